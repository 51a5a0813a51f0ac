/// A constant that experiments and `--set` may change, as a chapter declares it:
///
///     let units = constant("units", 4, in: 1...64)
///
/// The narrator finds it in the chapter's text before the chapter begins. So a value that the
/// chapter can't work with is refused before the first line, wherever the constant stands.
struct Constant: Equatable, Sendable {
  /// The values that a constant may have.
  enum Range: Equatable, Sendable {
    case whole(ClosedRange<Int>)
    case real(ClosedRange<Float>)
  }

  let name: String
  let range: Range

  /// What a value has to be, for messages.
  var expectation: String {
    switch range {
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .real(let range):
      "a number from \(Self.text(range.lowerBound)) to "
        + Self.text(range.upperBound)
    }
  }

  /// Whether a text is a value of this constant.
  func allows(_ text: String) -> Bool {
    switch range {
    case .whole(let range): Int(text).map(range.contains) ?? false
    // Not a number is in no range.
    case .real(let range): Float(text).map(range.contains) ?? false
    }
  }

  /// A bound as it is typed: 100, not 100.0.
  private static func text(_ bound: Float) -> String {
    Int(exactly: bound).map { "\($0)" } ?? "\(bound)"
  }
}

extension Constant {
  /// Reads a constant from the arguments of its call; nil where its value and its range are not
  /// plain numbers, or the value is not in the range.
  ///
  /// - Parameters:
  ///   - name: the constant's name.
  ///   - arguments: what follows the name in the call: `, 4, in: 1...64)`.
  init?(_ name: String, arguments: String) {
    let parts = arguments.prefix { $0 != ")" }.split(separator: ",").map(\.trimmed)
    guard parts.count == 2, parts[1].hasPrefix("in:"), let dots = parts[1].range(of: "...") else {
      return nil
    }
    let range = parts[1]
    let numbers = [
      parts[0], range[..<dots.lowerBound].dropFirst(3).trimmed, range[dots.upperBound...].trimmed,
    ].map { $0.replacing("_", with: "") }
    let whole = numbers.compactMap { Int($0) }
    let real = numbers.compactMap { Float($0) }
    if whole.count == 3, whole[1] <= whole[2] {
      self.init(name: name, range: .whole(whole[1]...whole[2]))
    } else if real.count == 3, real[1] <= real[2] {
      self.init(name: name, range: .real(real[1]...real[2]))
    } else {
      return nil
    }
    guard allows(numbers[0]) else { return nil }
  }
}
