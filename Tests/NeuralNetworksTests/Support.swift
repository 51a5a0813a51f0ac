import XCTest

@testable import NeuralNetworks

extension Matrix {
  /// The elements as bit patterns: equal means equal to the last bit, and a NaN equals itself.
  var bits: [UInt32] { elements.map(\.bitPattern) }

  /// The elements as bit patterns, with one for all that are not a number: which sign and payload such
  /// a result has differs from processor to processor.
  var canonicalBits: [UInt32] { elements.map { ($0.isNaN ? .nan : $0).bitPattern } }

  /// Whether two matrices lie in the same memory.
  func sharesStorage(with other: Matrix) -> Bool { storage.pointer == other.storage.pointer }
}

/// A matrix of uniform random numbers, the same for the same seed.
func randomMatrix(
  _ rows: Int, _ columns: Int, seed: UInt64, in range: Range<Float> = -1..<1
) -> Matrix {
  var generator = SplitMix64(seed: seed)
  return Matrix(
    rows: rows, columns: columns,
    elements: (0..<rows * columns).map { _ in generator.nextUniform(in: range) })
}

/// One row per sample, 1 in the column of its class and 0 in the others.
func oneHot(_ classes: [Int], count: Int) -> Matrix {
  Matrix(classes.map { label in (0..<count).map { $0 == label ? 1 : 0 } })
}

/// Fails unless each element is within `tolerance` of the expected number, or of its size where that
/// is above 1.
func assertEqual(
  _ matrix: Matrix, _ expected: [Double], tolerance: Double = 1e-6, _ message: String = "",
  file: StaticString = #filePath, line: UInt = #line
) {
  guard matrix.count == expected.count else {
    return XCTFail(
      "\(message) \(matrix.shape) elements instead of \(expected.count)", file: file, line: line)
  }
  for (index, (found, wanted)) in zip(matrix.elements, expected).enumerated() {
    XCTAssertEqual(
      Double(found), wanted, accuracy: tolerance * max(1, wanted.magnitude),
      "\(message) element \(index)", file: file, line: line)
  }
}

/// The numbers of threads with which results have to be the same bits.
let threadCounts = [1, 2, 3, 8]

/// Runs `body` with a number of threads that share all that is large enough, whether that pays or not,
/// and sets the old number again.
func withThreads<Result>(_ count: Int, _ body: () throws -> Result) rethrows -> Result {
  let before = (count: Threads.count, sharesAlways: ThreadPool.shared.sharesAlways)
  Threads.count = count
  ThreadPool.shared.sharesAlways = true
  defer {
    Threads.count = before.count
    ThreadPool.shared.sharesAlways = before.sharesAlways
  }
  return try body()
}

/// All parameters of a layer in one list of bit patterns.
func parameterBits(_ layer: some Layer) -> [UInt32] { layer.parameters.flatMap { $0.value.bits } }

/// Mean and variance of some numbers.
func moments(_ numbers: [Float]) -> (mean: Double, variance: Double) {
  let count = Double(numbers.count)
  let mean = numbers.reduce(0.0) { $0 + Double($1) } / count
  let squares = numbers.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
  return (mean, squares / count)
}

/// Pearson's statistic for counts that should all be equal: Σ (found − expected)² / expected.
func chiSquared(_ counts: [Int]) -> Double {
  let expected = Double(counts.reduce(0, +)) / Double(counts.count)
  return counts.reduce(0.0) {
    $0 + (Double($1) - expected) * (Double($1) - expected) / expected
  }
}

/// Random samples whose weighted sums all stay 1/16 away from 0, where a ReLU has its kink and a step
/// its jump: there central differences see both sides and no formula can be right.
///
/// - Parameters:
///   - count: how many samples.
///   - inputs: the number of features of a sample.
///   - seed: where the samples come from.
///   - sums: the weighted sums that such units get for one sample, `[1 × inputs]`.
/// - Returns: `[count × inputs]`.
func samplesAwayFromKinks(
  _ count: Int, inputs: Int, seed: UInt64, sums: (Matrix) -> Matrix
) -> Matrix {
  var generator = SplitMix64(seed: seed)
  var rows: [[Float]] = []
  while rows.count < count {
    let row = (0..<inputs).map { _ in generator.nextUniform(in: -1..<1) }
    if sums(Matrix([row])).elements.allSatisfy({ $0.magnitude > 0.0625 }) { rows.append(row) }
  }
  return Matrix(rows)
}

/// Fails unless every gradient of a layer agrees with central differences to 10⁻³.
func assertPassesGradientCheck(
  _ layer: some Layer, input: Matrix, targets: Matrix, loss: Loss, _ message: String,
  file: StaticString = #filePath, line: UInt = #line
) {
  for result in checkGradients(of: layer, input: input, targets: targets, loss: loss) {
    XCTAssertLessThan(result.error, 1e-3, "\(message): \(result.name)", file: file, line: line)
  }
}
