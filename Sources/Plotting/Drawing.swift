/// A picture that can be drawn on a page, as SVG, and in the terminal, in characters.
public protocol Drawing: Sendable {
  /// The drawing as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file.
  func svg(description: String) -> String

  /// The drawing in characters.
  ///
  /// - Parameters:
  ///   - width: how many columns there are.
  ///   - color: whether the terminal shows colors; otherwise no escape codes are used.
  /// - Returns: lines, without a line break at the end.
  func terminal(width: Int, color: Bool) -> String
}
