import DataFiles
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
  /// The files have their usual names: `train-images-idx3-ubyte` and so on, also with a dot before
  /// `idx3`, in capital letters, or gzipped with `.gz` at the end. They are in the folder itself or,
  /// where torchvision leaves them, in `MNIST/raw` inside it. Any set of the same form will do that
  /// has 12 pictures of each digit to learn from and one to test with. The digits of EMNIST
  /// (`emnist-digits-train-images-idx3-ubyte` and so on) are published with rows and columns
  /// exchanged, and are turned upright.
  ///
  /// - Parameter folder: the folder with the four files.
  /// - Returns: the pictures of `train` and of `t10k`.
  /// - Throws: `MNISTError` where a file is missing or its content cannot be digits, `IDXError`
  ///   where a file is wrong.
  public static func read(from folder: URL) throws -> DigitsSplit {
    let files = try MNISTFolder(folder)
    return DigitsSplit(
      training: try read(.trainingImages, .trainingLabels, of: files, atLeast: 12),
      test: try read(.testImages, .testLabels, of: files, atLeast: 1))
  }

  private static func read(
    _ images: MNISTFileName.Role, _ labels: MNISTFileName.Role, of files: MNISTFolder,
    atLeast perClass: Int
  ) throws -> LabeledImages {
    let (images, labels) = (files.url(images), files.url(labels))
    let digits = try LabeledImages(images: images, labels: labels, pixelScale: 255)
    try digits.checkDigits(images: images.path, labels: labels.path, atLeast: perClass)
    return files.collection == .mnist ? digits : digits.transposed()
  }
}
