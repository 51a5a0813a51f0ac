import Foundation

/// How good a right answer is, where one may be better than another.
public struct Note: Codable, Equatable, Sendable {
  /// The same in a sentence, with what it may be compared with.
  public let text: String

  /// The numbers that count.
  public let figures: [Figure]

  /// What the answer has done that can be looked at.
  public let exhibits: [Exhibit]

  /// How good a right answer is.
  public init(_ text: String, figures: [Figure] = [], exhibits: [Exhibit] = []) {
    self.text = text
    self.figures = figures
    self.exhibits = exhibits
  }
}

/// A number by which right answers to an exercise are compared.
public struct Figure: Codable, Equatable, Sendable {
  /// What is counted, to stand after the number: "steps".
  public let unit: String

  /// How many there are.
  public let value: Int

  /// Whether the smaller of two is the better one.
  public let isBetterSmaller: Bool

  /// How long an optimizer is on its way through Rosenbrock's valley.
  public static let inTheValley = "steps through the valley, on average"
  /// How many pictures a reader of digits has read right.
  public static let read = "of 1,000 digits read right"
  /// The same for readers that have learned few numbers.
  public static let readBySmall = "\(read), with fewer than 5,000 parameters"

  /// How many numbers a reader of digits has learned.
  public static let parameters = "parameters"

  /// A number of what is the better the smaller it is.
  public static func fewest(_ value: Int, _ unit: String) -> Figure {
    Figure(unit: unit, value: value, isBetterSmaller: true)
  }

  /// A number of what is the better the larger it is.
  public static func most(_ value: Int, _ unit: String) -> Figure {
    Figure(unit: unit, value: value, isBetterSmaller: false)
  }

  /// Whether it is better than another one.
  public func isBetter(than other: Int) -> Bool {
    isBetterSmaller ? value < other : value > other
  }
}

/// A picture of a digit, and what a network reads in it.
public struct Exhibit: Codable, Equatable, Sendable {
  /// A byte for each of 28 × 28 pixels, 0 for paper and 255 for ink, row by row.
  public let pixels: Data

  /// The picture as it was before somebody changed pixels.
  public let original: Data?

  /// The digit that it is; nil where nobody knows.
  public let label: Int?

  /// The probability that the network gives to each of the ten digits.
  public let shares: [Double]

  /// A picture of a digit.
  ///
  /// - Parameters:
  ///   - pixels: 28 × 28 numbers from 0 to 1.
  ///   - original: the same before somebody changed pixels.
  ///   - label: the digit that it is, if that is known.
  ///   - shares: the probability of each of the ten digits.
  public init(pixels: [Float], original: [Float]? = nil, label: Int?, shares: [Float]) {
    self.pixels = Self.bytes(pixels)
    self.original = original.map(Self.bytes)
    self.label = label
    self.shares = shares.map { Double($0) }
  }

  /// The most probable digit.
  public var answer: Int { shares.indices.max { shares[$0] < shares[$1] } ?? 0 }

  private static func bytes(_ numbers: [Float]) -> Data {
    Data(numbers.map { UInt8((255 * min(max($0, 0), 1)).rounded()) })
  }
}
