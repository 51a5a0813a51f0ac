import Foundation
import NeuralNetworks

// What judge and worker say to each other: one request, one reply, and so on. A request is the name
// of a function and arguments, a reply is what the learner's function returned. Verdicts, and what
// they are made from, never cross this line.

/// The judge's side of a call.
public struct Request: Codable, Sendable {
  /// Which function to call.
  public let id: FunctionID

  /// Its arguments, encoded.
  public let arguments: Data

  /// A call of a function.
  public init(_ id: FunctionID, arguments: Data) {
    self.id = id
    self.arguments = arguments
  }
}

/// The worker's side of a call.
public enum Reply: Codable, Sendable {
  /// The function returned this, encoded.
  case value(Data)

  /// The function came past a stub that is not done.
  case unfinished(UnfinishedMark)

  /// The worker does not know the function, or cannot read its arguments.
  case refused(String)
}

/// What whoever grades a class asks a judge for: the report on one answer.
public struct JudgeRequest: Codable, Sendable {
  /// The program that calls the answer.
  public let worker: String

  /// The exercise's number.
  public let exercise: String

  /// What the random cases follow from.
  public let seed: UInt64

  /// The variable that tells the sandbox of a worker how many seconds of a processor's time all calls
  /// together may use.
  public static let processorSeconds = "WORKER_PROCESSOR_SECONDS"

  /// A question about an answer.
  public init(worker: String, exercise: String, seed: UInt64) {
    self.worker = worker
    self.exercise = exercise
    self.seed = seed
  }
}

/// Values as text and back; a number comes back with the same bits, infinities included. The one
/// thing lost is what kind of "not a number" a number was.
public enum Coding {
  /// A value as text.
  public static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(value)
  }

  /// The value in a text.
  ///
  /// - Throws: an error if the text, which may come from anybody, holds no such value.
  public static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: data)
  }
}

// The library itself does without `Codable`, which Embedded Swift does not have.
extension Matrix: Codable {
  private enum Key: CodingKey { case rows, columns, elements }

  /// More rows or columns than any answer has. A matrix without elements may claim any number of the
  /// other ones, and whoever goes through them would not come to an end.
  private static let longestSide = 1 << 20

  /// A matrix that was sent.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let rows = try container.decode(Int.self, forKey: .rows)
    let columns = try container.decode(Int.self, forKey: .columns)
    let elements = try container.decode([Float].self, forKey: .elements)
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, max(rows, columns) <= Self.longestSide, !overflows,
      count == elements.count
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .elements, in: container,
        debugDescription: "found \(elements.count) elements, expected \(rows) × \(columns)")
    }
    self.init(rows: rows, columns: columns, elements: elements)
  }

  /// Sends a matrix.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encode(elements, forKey: .elements)
  }
}
