/// What can be wrong with an IDX file, or with a pair of files of images and labels.
public enum IDXError: Error, Equatable {
  /// There is no such file.
  case missingFile(file: String)
  /// What has that name is no regular file but, as `found` says, a folder or a device.
  case notAFile(file: String, found: String)
  /// The file is there, but it cannot be read.
  case unreadable(file: String, reason: String)
  /// The file holds nothing.
  case empty(file: String)
  /// The file ends within its header; `found` and `expected` are numbers of bytes.
  case truncatedHeader(file: String, found: Int, expected: Int)
  /// The file is no IDX file, but of another kind that is well known.
  case anotherFormat(file: String, format: FileFormat)
  /// The file does not start with two zero bytes; `found` are its first bytes, 16 at most.
  case wrongMagic(file: String, found: [UInt8])
  /// The elements are no unsigned bytes.
  case wrongElementType(file: String, found: UInt8)
  /// The header counts more or fewer dimensions than the caller asked for.
  case wrongDimensionCount(file: String, found: Int, expected: Int)
  /// A dimension has size 0.
  case noElements(file: String, dimensions: [Int])
  /// The product of the dimensions is larger than any file.
  case overflow(file: String, dimensions: [Int])
  /// The header promises more elements than the file holds or could hold.
  case missingElements(file: String, dimensions: [Int], atMost: Int)
  /// The file goes on after the last element that the header promises.
  case trailingBytes(file: String, dimensions: [Int])
  /// The file begins like a gzip file and cannot be unpacked.
  case brokenGzip(file: String, reason: String)
  /// The gzip file was unpacked and found whole, and other bytes follow it.
  case bytesAfterGzip(file: String)
  /// The file is gzipped, and there is no program `gzip` to unpack it.
  case gzipMissing(file: String)
  /// There are more images than labels, or fewer.
  case countsDiffer(images: String, imageCount: Int, labels: String, labelCount: Int)
  /// A label is no digit; `index` counts from 0.
  case wrongLabel(file: String, index: Int, found: UInt8)
}

extension IDXError: CustomStringConvertible {
  /// Says which file, what was found, what was expected and what to do.
  public var description: String {
    switch self {
    case .missingFile(let file):
      return "\(file): there is no such file. Check the folder and the file's name."
    case .notAFile(let file, let found):
      return "\(file): is \(found) where a file was expected. Give the file itself."
    case .unreadable(let file, let reason):
      return "\(file): cannot be read (\(reason)). Check the file and who may read it."
    case .empty(let file):
      return "\(file): holds 0 bytes where an IDX file was expected. Download it again."
    case .truncatedHeader(let file, let found, let expected):
      return """
        \(file): ends after \(found) bytes, within its header of \(expected) bytes. \
        Download it again.
        """
    case .anotherFormat(let file, let format):
      return """
        \(file): is \(format.name), where an IDX file was expected, gzipped or not. \
        \(format.remedy)
        """
    case .wrongMagic(let file, let found):
      return """
        \(file): starts with \(start(found)) where an IDX file starts with the bytes 00 00. Give \
        an IDX file, gzipped or not.
        """
    case .wrongElementType(let file, let found):
      return """
        \(file): has elements of type \(hexadecimal([found])) where unsigned bytes (08) were \
        expected. Give a file of MNIST's kind.
        """
    case .wrongDimensionCount(let file, let found, let expected):
      return """
        \(file): has \(found) dimensions where \(expected) were expected: images have 3, labels 1. \
        Check that files of images and labels are not mixed up.
        """
    case .noElements(let file, let dimensions):
      return """
        \(file): has dimensions \(shape(dimensions)), so no elements, where at least one was \
        expected. Download it again.
        """
    case .overflow(let file, let dimensions):
      return """
        \(file): promises \(shape(dimensions)) elements, more than any file can hold. Its header \
        is damaged: download it again.
        """
    case .missingElements(let file, let dimensions, let atMost):
      return """
        \(file): promises \(shape(dimensions)) elements and can hold \(atMost) at most. It was cut \
        off or is damaged: download it again.
        """
    case .trailingBytes(let file, let dimensions):
      return """
        \(file): goes on after the \(shape(dimensions)) elements that its header promises. It is \
        damaged: download it again.
        """
    case .brokenGzip(let file, let reason):
      return """
        \(file): gzip cannot unpack it (\(reason)). It was cut off, is damaged, or a character was \
        added: download it again, as binary data.
        """
    case .bytesAfterGzip(let file):
      return """
        \(file): goes on after the end of the gzip file that it starts with. Something was added, \
        a line break for example: download it again, as binary data.
        """
    case .gzipMissing(let file):
      return """
        \(file): is gzipped, and no program gzip was found in PATH. Install gzip, or unpack the \
        file elsewhere.
        """
    case .countsDiffer(let images, let imageCount, let labels, let labelCount):
      return """
        \(images): holds \(imageCount) images, but \(labels) holds \(labelCount) labels; as many \
        labels as images were expected. Give two files that belong together.
        """
    case .wrongLabel(let file, let index, let found):
      return """
        \(file): label \(index) is \(found) where a digit from 0 to 9 was expected. Give the labels \
        of a set of digits.
        """
    }
  }

  private func shape(_ sizes: [Int]) -> String {
    sizes.map(String.init).joined(separator: "×")
  }

  /// The first bytes of a file: as text where they are text.
  private func start(_ bytes: [UInt8]) -> String {
    let isText = bytes.allSatisfy { (0x20...0x7E).contains($0) || (0x09...0x0D).contains($0) }
    guard isText else { return "the bytes \(hexadecimal(Array(bytes.prefix(4))))" }
    let firstLine = bytes.prefix { $0 >= 0x20 }
    return "the text \"\(String(decoding: firstLine, as: UTF8.self))\""
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.count == 1 ? "0" + digits : digits
    }.joined(separator: " ")
  }
}
