import Foundation

/// Handwritten digits of 28×28 pixels, the set on which methods have been compared since 1998.
///
/// LeCun, Cortes and Burges, "The MNIST database of handwritten digits". 5,000 of the training
/// pictures come with this library; all 70,000 are read from files or downloaded once.
public enum MNIST {
  /// The 5,000 pictures that come with this library: the first 500 of each digit in the training
  /// set, the first 400 of which to learn from and the last 100 to test with.
  ///
  /// Pictures are sorted by class, so a batch needs them shuffled. None is in MNIST's test set.
  ///
  /// - Throws: `ResourceError` or `IDXError` where the library's own files are missing or damaged.
  public static func embedded() throws -> DigitsSplit {
    let all = try LabeledImages(
      images: Resource.url("mnist5k-images-idx3-ubyte"),
      labels: Resource.url("mnist5k-labels-idx1-ubyte"),
      pixelScale: 255)
    let (training, test) = all.holdingOut(lastPerClass: 100)
    return DigitsSplit(training: training, test: test)
  }

  /// Reads the four files of MNIST: 60,000 pictures to learn from and 10,000 to test with.
  ///
  /// The files have their usual names (`train-images-idx3-ubyte` and so on), gzipped with `.gz`
  /// at the end or unpacked without. Any set of the same form will do that
  /// has 12 pictures of each digit to learn from and one to test with.
  ///
  /// - Parameter folder: the folder with the four files.
  /// - Returns: the pictures of `train` and of `t10k`.
  /// - Throws: `IDXError` where a file is missing or wrong.
  public static func read(from folder: URL) throws(IDXError) -> DigitsSplit {
    DigitsSplit(
      training: try read("train", from: folder, atLeast: 12),
      test: try read("t10k", from: folder, atLeast: 1))
  }

  private static func read(
    _ part: String, from folder: URL, atLeast perClass: Int
  ) throws(IDXError) -> LabeledImages {
    let images = unpackedOrNot("\(part)-images-idx3-ubyte", in: folder)
    let digits = try LabeledImages(
      images: images,
      labels: unpackedOrNot("\(part)-labels-idx1-ubyte", in: folder),
      pixelScale: 255)
    guard digits.rows == 28, digits.columns == 28 else {
      throw .wrongImageSize(
        file: images.path, found: [digits.rows, digits.columns], expected: [28, 28])
    }
    for (digit, found) in digits.classCounts.enumerated() where found < perClass {
      throw .tooFewImages(file: images.path, digit: digit, found: found, expected: perClass)
    }
    return digits
  }

  private static func unpackedOrNot(_ name: String, in folder: URL) -> URL {
    let unpacked = folder.appendingPathComponent(name)
    let packed = folder.appendingPathComponent(name + ".gz")
    let useUnpacked =
      FileManager.default.fileExists(atPath: unpacked.path)
      || !FileManager.default.fileExists(atPath: packed.path)
    return useUnpacked ? unpacked : packed
  }
}
