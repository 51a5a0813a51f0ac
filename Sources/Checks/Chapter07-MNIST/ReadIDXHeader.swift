import ExerciseSupport
import NeuralNetworks

/// Exercise 7.1: the sizes of the dimensions, or the reason why the file cannot be read.
public enum ReadIDXHeader {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<[UInt8], [Int]>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "7.1", "read an IDX header", file: "Chapters/Chapter07-MNIST/Exercises/ReadIDXHeader.swift",
    comparing: .numbers(),
    cases: goodFiles + (1...5).map(randomCase) + badFiles,
    hints: [
      "Work from the front, in the order of the table in the task: make sure that there are four "
        + "bytes, check them, make sure that all sizes are there, and then read the sizes.",
      "A size is four digits in base 256: start from 0, and for each byte multiply by 256 "
        + "and add the byte, as an Int.",
      "Multiply the sizes one by one with multipliedReportingOverflow(by:) and compare the "
        + "product with bytes.count − 4 − 4 · n.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // 0x012C = 1 · 256 + 44 = 300; 0x010003 = 65,536 + 3 = 65,539.
  static let goodFiles: [Exercise.Case] = [
    .init(
      "two pictures of 3 rows and 1 column",
      given: [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 1] + data(6), expect: [2, 3, 1]),
    .init("300 labels", given: [0, 0, 8, 1, 0, 0, 0x01, 0x2C] + data(300), expect: [300]),
    .init(
      "65,539 labels", given: [0, 0, 8, 1, 0, 0x01, 0x00, 0x03] + data(65_539), expect: [65_539]),
    .init(
      "four dimensions, and 5 bytes more than promised",
      given: [0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3] + data(17),
      expect: [2, 1, 2, 3]),
    .init(
      "no pictures, each of 28 rows and 28 columns",
      given: [0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28], expect: [0, 28, 28]),
  ]

  // Each of these files has one fault only, so that the order of the checks does not matter.
  static let badFiles: [Exercise.Case] = [
    .init("an empty file", given: [], expectError: IDXHeaderError.headerTooShort(found: 0)),
    .init(
      "three bytes", given: [0, 0, 8], expectError: IDXHeaderError.headerTooShort(found: 3)),
    .init(
      "the second size cut in half", given: [0, 0, 8, 2, 0, 0, 0, 2, 0, 0],
      expectError: IDXHeaderError.headerTooShort(found: 10)),
    .init(
      "the first bytes of a gzip file",
      given: [0x1F, 0x8B, 8, 1, 0, 0, 0, 2] + data(2),
      expectError: IDXHeaderError.wrongMagic(0x1F, 0x8B)),
    .init(
      "a second byte that is not zero", given: [0, 7, 8, 1, 0, 0, 0, 2] + data(2),
      expectError: IDXHeaderError.wrongMagic(0, 7)),
    .init(
      "elements of four bytes, type 0x0D", given: [0, 0, 0x0D, 1, 0, 0, 0, 2] + data(8),
      expectError: IDXHeaderError.unsupportedElementType(0x0D)),
    .init(
      "one byte of data missing", given: [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3] + data(5),
      expectError: IDXHeaderError.dataTooShort(found: 5, promised: 6)),
    .init(
      // 4,294,967,295 · 28 · 28 = 2³² · 784 − 784 = 3,367,254,359,280
      "no data, and the largest size there is",
      given: [0, 0, 8, 3, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 28, 0, 0, 0, 28],
      expectError: IDXHeaderError.dataTooShort(found: 0, promised: 3_367_254_359_280)),
    .init(
      // 2³¹ · 2³¹ · 4 = 2⁶⁴, which needs one bit more than 64 bits can hold
      "a promise of 2⁶⁴ bytes",
      given: [0, 0, 8, 3, 0x80, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 4],
      expectError: IDXHeaderError.tooManyElements(dimensions: [2_147_483_648, 2_147_483_648, 4])),
  ]

  /// A file written for random sizes: the sizes come first, the bytes are made from them.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    var sizes = (0...generator.nextInteger(below: 3)).map { _ in
      1 + generator.nextInteger(below: 6)
    }
    sizes[0] = 257 + generator.nextInteger(below: 1000)
    var file: [UInt8] = [0, 0, 8, UInt8(sizes.count)]
    for size in sizes { file += [0, 0, UInt8(size / 256), UInt8(size % 256)] }
    file += data(sizes.reduce(1, *))
    return .init("random sizes \(sizes), seed \(seed)", given: file, expect: sizes)
  }

  private static func data(_ count: Int) -> [UInt8] { [UInt8](repeating: 9, count: count) }
}
