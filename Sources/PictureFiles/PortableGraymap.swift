import Handwriting

/// A file in the format PGM, the simplest there is for gray pictures: a head in text, then numbers,
/// in text (P2) or in bytes (P5).
///
/// Described in the manual page pgm(5) of the netpbm project.
struct PortableGraymap {
  private let bytes: [UInt8]
  private var place = 2

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The picture.
  ///
  /// - Throws: what is wrong with the file.
  func picture() throws(PictureFault) -> GrayPicture {
    var reader = self
    return try reader.read()
  }

  private mutating func read() throws(PictureFault) -> GrayPicture {
    guard bytes.count > 2 else { throw .truncated }
    let isText: Bool
    switch bytes[1] {
    case UInt8(ascii: "2"): isText = true
    case UInt8(ascii: "5"): isText = false
    default: throw .anotherFormat("a file of another kind")
    }
    let (columns, rows, white) = (try number(), try number(), try number())
    guard rows > 0, columns > 0, columns <= GrayPicture.mostPixels / rows else {
      throw .wrongSize(rows: rows, columns: columns)
    }
    guard 1...65_535 ~= white else {
      throw .damaged("the value of white is \(white), expected a number from 1 to 65535")
    }
    let count = rows * columns
    var brightness: [Float] = []
    if isText {
      // Each number takes a digit and a space at least.
      guard bytes.count - place >= 2 * count - 1 else { throw .truncated }
      brightness.reserveCapacity(count)
      for _ in 0..<count { brightness.append(try share(try number(), of: white)) }
    } else {
      place += 1  // the one space after the head
      let width = white > 255 ? 2 : 1
      guard bytes.count - place >= width * count else { throw .truncated }
      brightness.reserveCapacity(count)
      for index in 0..<count {
        let start = place + width * index
        let value = width == 1 ? Int(bytes[start]) : Int(bytes[start]) << 8 | Int(bytes[start + 1])
        brightness.append(try share(value, of: white))
      }
    }
    return GrayPicture(rows: rows, columns: columns, brightness: brightness)
  }

  private func share(_ value: Int, of white: Int) throws(PictureFault) -> Float {
    guard value <= white else {
      throw .damaged("found a pixel of \(value), expected at most \(white)")
    }
    return Float(value) / Float(white)
  }

  /// The next number, after spaces and comments.
  private mutating func number() throws(PictureFault) -> Int {
    var isComment = false
    while place < bytes.count {
      let byte = bytes[place]
      let isLineEnd = byte == 10 || byte == 13
      if byte == UInt8(ascii: "#") { isComment = true }
      if isComment ? isLineEnd : !(isLineEnd || byte == 32 || byte == 9) {
        if !isComment { break }
        isComment = false
      }
      place += 1
    }
    guard place < bytes.count else { throw .truncated }
    var number = 0
    let start = place
    while place < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[place] {
      number = number * 10 + Int(bytes[place] - UInt8(ascii: "0"))
      place += 1
      guard number <= 1_000_000_000 else { throw .damaged("found a number of ten digits or more") }
    }
    guard place > start else {
      throw .damaged(
        "found “\(Character(Unicode.Scalar(bytes[place])))” where a number was expected")
    }
    return number
  }
}
