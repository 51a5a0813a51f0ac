import Exercises
import Judging
import NeuralNetworks

/// Exercise 7.1: the sizes of the dimensions, or the reason why the file cannot be read.
enum ReadIDXHeader {
  typealias Function = Chapter7.ReadIDXHeader
  private typealias Reading = @Sendable ([UInt8]) throws -> [Int]

  static let exam = Exam(
    Check(
      Chapter7.readIDXHeader, observing: { Seen(output: $1) }, comparing: .equality,
      cases: goodFiles + badFiles, random: random, mistakes: mistakes,
      rightAnswers: rightAnswers))

  /// What came back, in words that name an error as it is thrown.
  private struct Seen: Equatable, CustomStringConvertible {
    let output: Attempt<[Int], IDXHeaderError>

    static func == (one: Seen, other: Seen) -> Bool { one.description == other.description }

    var description: String {
      switch output {
      case .value(let sizes): "\(sizes)"
      case .failure(.headerTooShort(let found)): "throws headerTooShort(found: \(found))"
      case .failure(.wrongMagic(let first, let second)): "throws wrongMagic(\(first), \(second))"
      case .failure(.unsupportedElementType(let type)): "throws unsupportedElementType(\(type))"
      case .failure(.dataTooShort(let found, let promised)):
        "throws dataTooShort(found: \(found), promised: \(promised))"
      case .failure(.tooManyElements(let sizes)): "throws tooManyElements(dimensions: \(sizes))"
      }
    }
  }

  // 0x012C = 1 · 256 + 44 = 300; 0x010003 = 65,536 + 3 = 65,539.
  private static let goodFiles: [Function.Case] = [
    .init(
      "two pictures of 3 rows and 1 column",
      [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 1] + data(6), gives: .value([2, 3, 1])),
    .init("300 labels", [0, 0, 8, 1, 0, 0, 0x01, 0x2C] + data(300), gives: .value([300])),
    .init(
      "65,539 labels", [0, 0, 8, 1, 0, 0x01, 0x00, 0x03] + data(65_539), gives: .value([65_539])),
    .init(
      "four dimensions, and 5 bytes more than promised",
      [0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3] + data(17),
      gives: .value([2, 1, 2, 3])),
    .init(
      "no pictures, each of 28 rows and 28 columns",
      [0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28], gives: .value([0, 28, 28])),
    .init(
      "pictures without columns, and a byte that nobody needs",
      [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 7], gives: .value([2, 3, 0])),
    .init(
      // 0 · 2³¹ · 2³¹ · 4 is 0 at every step.
      "no pictures, of a size that nobody could count",
      [0, 0, 8, 4, 0, 0, 0, 0, 0x80, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 4],
      gives: .value([0, 2_147_483_648, 2_147_483_648, 4])),
  ]

  // Each of these files has one fault only, so that the order of the checks does not matter.
  private static let badFiles: [Function.Case] = [
    .init("an empty file", [], gives: .failure(.headerTooShort(found: 0))),
    .init(
      "two bytes, and none of them right", [0x1F, 0x8B], gives: .failure(.headerTooShort(found: 2))),
    .init(
      "three bytes", [0, 0, 8], gives: .failure(.headerTooShort(found: 3))),
    .init(
      "the second size cut in half", [0, 0, 8, 2, 0, 0, 0, 2, 0, 0],
      gives: .failure(.headerTooShort(found: 10))),
    .init(
      "the first bytes of a gzip file",
      [0x1F, 0x8B, 8, 1, 0, 0, 0, 2] + data(2), gives: .failure(.wrongMagic(0x1F, 0x8B))),
    .init(
      "a second byte that is not zero", [0, 7, 8, 1, 0, 0, 0, 2] + data(2),
      gives: .failure(.wrongMagic(0, 7))),
    .init(
      "elements of four bytes, type 0x0D", [0, 0, 0x0D, 1, 0, 0, 0, 2] + data(8),
      gives: .failure(.unsupportedElementType(0x0D))),
    .init(
      "one byte of data missing", [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3] + data(5),
      gives: .failure(.dataTooShort(found: 5, promised: 6))),
    .init(
      // 4,294,967,295 · 28 · 28 = 2³² · 784 − 784 = 3,367,254,359,280
      "no data, and the largest size there is",
      [0, 0, 8, 3, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 28, 0, 0, 0, 28],
      gives: .failure(.dataTooShort(found: 0, promised: 3_367_254_359_280))),
    .init(
      // 2³¹ · 2³¹ · 4 = 2⁶⁴, which needs one bit more than 64 bits can hold
      "a promise of 2⁶⁴ bytes",
      [0, 0, 8, 3, 0x80, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 4],
      gives: .failure(.tooManyElements(dimensions: [2_147_483_648, 2_147_483_648, 4]))),
    .init(
      "sizes that overflow before a size of 0 comes",
      [0, 0, 8, 4, 0x80, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0],
      gives: .failure(.tooManyElements(dimensions: [2_147_483_648, 2_147_483_648, 4, 0]))),
  ]

  /// A file written for random sizes: the sizes come first, the bytes are made from them.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      var sizes = (0...generator.nextInteger(below: 3)).map { _ in
        1 + generator.nextInteger(below: 6)
      }
      sizes[0] = 257 + generator.nextInteger(below: 1000)
      var file: [UInt8] = [0, 0, 8, UInt8(sizes.count)]
      for size in sizes { file += [0, 0, UInt8(size / 256), UInt8(size % 256)] }
      file += data(sizes.reduce(1, *))
      return .init("random sizes \(sizes)", file, gives: .value(sizes))
    }
  ]

  private static func data(_ count: Int) -> [UInt8] { [UInt8](repeating: 9, count: count) }

  // MARK: - Mistakes

  /// A reader of headers in its parts, each of which a mistake may change.
  private struct Recipe: Sendable {
    var checksMagic = true
    var checksType = true
    var checksData = true
    var dimensionCount: @Sendable (UInt8) -> Int = { Int($0) }
    var size: @Sendable (ArraySlice<UInt8>) -> Int = bigEndian
    var found: @Sendable (_ bytes: [UInt8], _ dataStart: Int) -> Int = { $0.count - $1 }
    var promised: @Sendable ([Int]) -> (Int, overflow: Bool) = product
    var isEnough: @Sendable (_ found: Int, _ promised: Int) -> Bool = { $0 >= $1 }

    @Sendable func callAsFunction(_ bytes: [UInt8]) throws(IDXHeaderError) -> [Int] {
      guard bytes.count >= 4 else { throw .headerTooShort(found: bytes.count) }
      if checksMagic && (bytes[0] != 0 || bytes[1] != 0) { throw .wrongMagic(bytes[0], bytes[1]) }
      if checksType && bytes[2] != 8 { throw .unsupportedElementType(bytes[2]) }
      let dataStart = 4 + 4 * dimensionCount(bytes[3])
      guard bytes.count >= dataStart else { throw .headerTooShort(found: bytes.count) }
      let sizes = stride(from: 4, to: dataStart, by: 4).map { size(bytes[$0..<$0 + 4]) }
      let (promised, overflow) = promised(sizes)
      let found = found(bytes, dataStart)
      if checksData && overflow { throw .tooManyElements(dimensions: sizes) }
      if checksData && !isEnough(found, promised) {
        throw .dataTooShort(found: found, promised: promised)
      }
      return sizes
    }
  }

  @Sendable private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  @Sendable private static func product(_ sizes: [Int]) -> (Int, overflow: Bool) {
    sizes.reduce(into: (1, overflow: false)) { result, size in
      let (product, overflow) = result.0.multipliedReportingOverflow(by: size)
      result = (product, result.overflow || overflow)
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { attempt(recipe.callAsFunction, $0) }
  }

  private static func mistake(
    _ name: String, _ remedy: String, of read: @escaping Reading
  ) -> Function.Mistake {
    .init(name, remedy) { attempt(read, $0) }
  }

  private static func right(_ form: String, _ read: @escaping Reading) -> Function.RightAnswer {
    .init(form) { attempt(read, $0) }
  }

  @Sendable private static func attempt(
    _ read: Reading, _ bytes: [UInt8]
  ) -> Attempt<[Int], IDXHeaderError> {
    do {
      return .value(try read(bytes))
    } catch let error as IDXHeaderError {
      return .failure(error)
    } catch {
      preconditionFailure("no error of a header: \(error)")
    }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the sizes are read with the least significant byte first",
      "The first byte of a size counts most: 00 00 01 2C is 1 · 256 + 44 = 300."
    ) { $0.size = { $0.reversed().reduce(0) { $0 << 8 | Int($1) } } },
    mistake(
      "only the last byte of a size counts, because a UInt8 shifted by 8 is 0",
      "Turn each byte into an Int before you shift it or multiply it by 256."
    ) { $0.size = { $0.last.map { Int($0) } ?? 0 } },
    mistake(
      "a size is read as a number with a sign",
      "Sizes have no sign: read four bytes as a UInt32, or build up an Int."
    ) { $0.size = { Int(Int32(truncatingIfNeeded: bigEndian($0))) } },
    mistake(
      "there are taken to be three dimensions always",
      "Byte 3 says how many there are: 3 for pictures, 1 for labels."
    ) { $0.dimensionCount = { _ in 3 } },
    mistake(
      "the first two bytes are not checked", "Throw wrongMagic unless both are zero."
    ) { $0.checksMagic = false },
    mistake(
      "the type of the elements is not checked",
      "Throw unsupportedElementType unless byte 2 is 0x08."
    ) { $0.checksType = false },
    mistake(
      "the data are not checked",
      "Multiply the sizes and compare with the number of bytes after the header."
    ) { $0.checksData = false },
    mistake(
      "the header's own bytes are counted as data",
      "The data start after 4 + 4 · n bytes, so subtract these from the file's bytes."
    ) { $0.found = { bytes, _ in bytes.count } },
    mistake(
      "the sizes are added to find how many bytes are promised",
      "Multiply them: 2 pictures of 3 rows and 1 column are 2 · 3 · 1 pixels."
    ) { $0.promised = { ($0.reduce(0, &+), false) } },
    mistake(
      "a product that is too large wraps around",
      "&* drops the bits that do not fit; multipliedReportingOverflow tells you of them."
    ) { $0.promised = { ($0.reduce(1, &*), false) } },
    mistake(
      "sizes that overflow are let through where one of them is 0",
      "Multiply from the first to the last: what overflows on the way is too many in any case."
    ) { $0.promised = { $0.contains(0) ? (0, false) : product($0) } },
    mistake(
      "sizes that overflow are too many even after a size of 0",
      "Multiply from the first to the last: after a size of 0 the product is 0, and stays 0."
    ) {
      $0.promised = { product($0.filter { $0 > 0 }).overflow ? (0, true) : product($0) }
    },
    mistake(
      "more bytes than promised are taken for an error",
      "Only too few bytes do harm: compare with <, not with !=."
    ) { $0.isEnough = { $0 == $1 } },
    mistake(
      "a size of 0 is taken for an error",
      "A file without pictures is a good file: it promises 0 bytes and has them.",
      of: { bytes in
        let sizes = try Recipe()(bytes)
        if sizes.contains(0) { throw IDXHeaderError.dataTooShort(found: 0, promised: 0) }
        return sizes
      }),
    mistake(
      "headerTooShort carries the number of bytes that are missing",
      "It carries what was found: the number of bytes in the whole file.",
      of: { bytes in
        do throws(IDXHeaderError) {
          return try Recipe()(bytes)
        } catch .headerTooShort(let found) {
          let needed = found < 4 ? 4 : 4 + 4 * Int(bytes[3])
          throw IDXHeaderError.headerTooShort(found: needed - found)
        }
      }),
    mistake(
      "dataTooShort carries the bytes of the whole file, header and all",
      "It carries what was found after the header, to be compared with what was promised.",
      of: { bytes in
        do throws(IDXHeaderError) {
          return try Recipe()(bytes)
        } catch .dataTooShort(_, let promised) {
          throw IDXHeaderError.dataTooShort(found: bytes.count, promised: promised)
        }
      }),
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    right(
      "sizes by multiplication, overflow found by division",
      Recipe(
        size: { four in four.reduce(0) { 256 * $0 + Int($1) } },
        promised: { sizes in
          var product = 1
          for size in sizes {
            if size > 0 && product > Int.max / size { return (0, true) }
            product *= size
          }
          return (product, false)
        }
      ).callAsFunction),
    right("element type checked before the first two bytes") { bytes in
      guard bytes.count >= 4 else { throw IDXHeaderError.headerTooShort(found: bytes.count) }
      guard bytes[2] == 8 else { throw IDXHeaderError.unsupportedElementType(bytes[2]) }
      return try Recipe()(bytes)
    },
    right("read from a slice that gets shorter") { bytes in
      var rest = bytes[...]
      func next(_ count: Int) throws -> [UInt8] {
        guard rest.count >= count else { throw IDXHeaderError.headerTooShort(found: bytes.count) }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }
      let magic = try next(4)
      guard magic[0] | magic[1] == 0 else { throw IDXHeaderError.wrongMagic(magic[0], magic[1]) }
      guard magic[2] == 8 else { throw IDXHeaderError.unsupportedElementType(magic[2]) }
      var sizes: [Int] = []
      for _ in 0..<magic[3] {
        let four = try next(4).map { Int($0) }
        sizes.append(four[0] << 24 + four[1] << 16 + four[2] << 8 + four[3])
      }
      // A Double holds products far larger than an Int, if not to the last digit.
      var estimate = 1.0
      for size in sizes {
        estimate *= Double(size)
        guard estimate < 0x1p63 else { throw IDXHeaderError.tooManyElements(dimensions: sizes) }
      }
      let promised = sizes.reduce(1, &*)
      guard rest.count >= promised else {
        throw IDXHeaderError.dataTooShort(found: rest.count, promised: promised)
      }
      return sizes
    },
  ]
}
