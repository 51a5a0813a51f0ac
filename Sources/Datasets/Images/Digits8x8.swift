import Foundation

/// 1,797 handwritten digits of 8×8 pixels: small enough to print, and to train in a second.
///
/// Alpaydin and Kaynak, "Optical recognition of handwritten digits", UCI Machine Learning
/// Repository, 1998. The pictures were scanned with 32×32 black or white points; a pixel counts
/// the black points, 0 to 16, in a square of 4×4.
public enum Digits8x8 {
  /// The digits, the first 1,437 to learn from and the last 360 to test with.
  ///
  /// That is four fifths and one fifth, in the order of the source.
  ///
  /// - Throws: `ResourceError` or `IDXError` where the library's own files are missing or damaged.
  public static func load() throws -> DigitsSplit {
    let all = try LabeledImages(
      images: Resource.url("digits8x8-images-idx3-ubyte"),
      labels: Resource.url("digits8x8-labels-idx1-ubyte"),
      pixelScale: 16)
    return DigitsSplit(
      training: all.subset(Array(0..<1437)), test: all.subset(Array(1437..<all.count)))
  }
}
