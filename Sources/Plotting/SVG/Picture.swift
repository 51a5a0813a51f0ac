import Groundwork

/// A drawing that is made with the SVG writer, so that it can also be set in another drawing.
protocol Picture: Drawing {
  /// What the drawing is called, or nothing.
  var title: String { get }

  /// The picture, title included.
  ///
  /// - Parameter width: how many pixels wide it may be; nil for the width it likes best.
  /// - Returns: the picture, as high as it needs.
  func picture(width: Double?) -> SVG
}

extension Picture {
  /// The most bytes that a file may have: a page with ten figures should still load at once.
  static var largestFile: Int { 150 * 1024 }

  /// The picture as a whole file, of at most 150 KB.
  func file(description: String) -> String {
    let file = picture(width: nil).file(title: title, description: description)
    require(
      file.utf8.count <= Self.largestFile,
      "\"\(title)\": the SVG file has \(file.utf8.count) bytes, at most "
        + "\(Self.largestFile) are allowed; draw fewer points")
    return file
  }
}
