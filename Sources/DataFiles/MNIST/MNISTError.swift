/// What can be wrong with a folder that should hold a set of handwritten digits, or with the set.
///
/// (What can be wrong with one of its files is an `IDXError`.)
public enum MNISTError: Error, Equatable {
  /// There is no such folder.
  case noFolder(folder: String)
  /// A file was given where the folder with the four files belongs.
  case notAFolder(file: String)
  /// The folder is there, but what it holds cannot be seen.
  case unreadableFolder(folder: String, reason: String)
  /// Files are missing, all of which are named; `found` is what the folder holds.
  case filesMissing(folder: String, missing: [String], found: [String])
  /// The folder holds several sets, none of them named as MNIST.
  case severalSets(folder: String, found: [String])
  /// The images have another size than those of this data set.
  case wrongImageSize(file: String, found: [Int], expected: [Int])
  /// There are too few images of a digit to learn from.
  case tooFewImages(file: String, digit: Int, found: Int, expected: Int)
  /// So many images have no ink at all: their pixels are all 0.
  case blankImages(file: String, blank: Int, count: Int)
  /// No pixel is as large as half of what full ink is.
  case faintImages(file: String, largest: Int, expected: Int)
  /// The images are more ink than paper: `mean` is that of all pixels, in percent of full ink.
  case invertedImages(file: String, mean: Int)
  /// Most labels are one digit.
  case oneDigit(file: String, digit: Int, found: Int, count: Int)
}

extension MNISTError: CustomStringConvertible {
  /// Says where, what was found, what was expected and what to do.
  public var description: String {
    switch self {
    case .noFolder(let folder):
      return "\(folder): there is no such folder. \(MNISTError.whatToGive)"
    case .notAFolder(let file):
      return "\(file): is a file where a folder was expected. \(MNISTError.whatToGive)"
    case .unreadableFolder(let folder, let reason):
      return "\(folder): cannot be read (\(reason)). Check who may read it."
    case .filesMissing(let folder, let missing, let found):
      return """
        \(folder): holds no \(missing.joined(separator: ", no ")) (also tried: a dot before idx, .gz \
        at the end, the folder MNIST/raw). It holds \(MNISTError.summary(of: found)). \
        \(MNISTError.whatToGive)
        """
    case .severalSets(let folder, let found):
      return """
        \(folder): holds \(found.joined(separator: " and ")) where one set was expected. Give a \
        folder with the four files of one of them.
        """
    case .wrongImageSize(let file, let found, let expected):
      return """
        \(file): has images of \(MNISTError.size(found)) pixels where \(MNISTError.size(expected)) \
        were expected. Give the files of MNIST.
        """
    case .tooFewImages(let file, let digit, let found, let expected):
      return """
        \(file): has \(found) images of the digit \(digit) where \(expected) or more were expected. \
        Give a larger set.
        """
    case .blankImages(let file, let blank, let count):
      return """
        \(file): has \(blank) images without any ink among its \(count), where hardly one was \
        expected. It was not written to its end, or made wrongly: get it anew.
        """
    case .faintImages(let file, let largest, let expected):
      return """
        \(file): has no pixel above \(largest) where paper is 0 and ink up to \(expected). Scale the \
        pixels to 0...\(expected), or give the files of MNIST.
        """
    case .invertedImages(let file, let mean):
      return """
        \(file): has more ink than paper, \(mean) % on average, where dark paper (0) and a bright \
        pen (255) were expected. Subtract each pixel from 255, or give the files of MNIST.
        """
    case .oneDigit(let file, let digit, let found, let count):
      return """
        \(file): says that \(found) of \(count) images show the digit \(digit), where about as many \
        of each digit were expected. It was not written to its end, or made wrongly: get it anew.
        """
    }
  }

  private static let whatToGive = """
    Give the folder with the four files of MNIST: images and labels of train and of t10k.
    """

  private static func size(_ sizes: [Int]) -> String {
    sizes.map(String.init).joined(separator: "×")
  }

  /// The first of these names, and how many more there are.
  private static func summary(of names: [String]) -> String {
    guard !names.isEmpty else { return "nothing" }
    let shown = names.prefix(6).joined(separator: ", ")
    return names.count > 6 ? "\(shown) and \(names.count - 6) more" : shown
  }
}
