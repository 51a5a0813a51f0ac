import XCTest

@testable import NeuralNetworks

/// Known values: Tests/Reference/random_reference.py. Bounds on statistics are 4.5 standard deviations
/// of the statistic for n draws, and the 99.99 % quantile for Pearson's χ².
final class DistributionsTests: XCTestCase {
  private let seeds: [UInt64] = [1, 7, 42, 1_234_567]
  private let count = 20_000

  private func draw<Number>(_ seed: UInt64, _ next: (inout SplitMix64) -> Number) -> [Number] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in next(&generator) }
  }

  // MARK: - Uniform

  func testKnownUniformNumbers() {
    var generator = SplitMix64(seed: 1)
    XCTAssertEqual(
      (0..<4).map { _ in generator.nextUniform() * 0x1p24 },
      [9_505_325, 12_512_141, 16_290_722, 7_455_110])
    generator = SplitMix64(seed: 1_234_567)
    XCTAssertEqual(
      (0..<4).map { _ in generator.nextUniform() * 0x1p24 },
      [5_873_360, 2_913_264, 8_928_956, 4_177_655])
  }

  func testUniformNumbersAreSpreadEvenly() {
    let n = Double(count)
    for seed in seeds {
      let numbers = draw(seed) { $0.nextUniform() }
      XCTAssertTrue(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
      let (mean, variance) = moments(numbers)
      XCTAssertEqual(mean, 0.5, accuracy: 4.5 * (1 / 12 / n).squareRoot())
      // The fourth central moment is 1/80, so the variance of x² is 1/80 − 1/144 = 1/180.
      XCTAssertEqual(variance, 1.0 / 12, accuracy: 4.5 * (1 / 180 / n).squareRoot())
      var tenths = Array(repeating: 0, count: 10)
      for number in numbers { tenths[Int(number * 10)] += 1 }
      XCTAssertLessThan(chiSquared(tenths), 33.7)  // 9 degrees of freedom
      // Neighbors do not go together: their covariance has a standard deviation of 1 / 12√n.
      let products = zip(numbers, numbers.dropFirst()).map { ($0 - 0.5) * ($1 - 0.5) }
      XCTAssertEqual(moments(products).mean, 0, accuracy: 4.5 / 12 / n.squareRoot())
    }
  }

  func testUniformNumbersOfARangeStayInIt() {
    for seed in seeds {
      let numbers = draw(seed) { $0.nextUniform(in: -3..<5) }
      XCTAssertTrue(numbers.allSatisfy { $0 >= -3 && $0 < 5 })
      let mean = moments(numbers).mean
      XCTAssertEqual(mean, 1, accuracy: 4.5 * (64.0 / 12 / Double(count)).squareRoot())
    }
  }

  /// Between 2²⁴ and 2²⁴ + 2 there is no other number: half of the sums round up to the bound.
  func testTheUpperBoundIsExcludedEvenIfRoundingReachesIt() {
    let numbers = draw(1) { $0.nextUniform(in: 0x1p24..<0x1p24 + 2) }
    XCTAssertTrue(numbers.allSatisfy { $0 == 0x1p24 })
  }

  /// 4·10³⁸, the width of the range, is no Float.
  func testARangeWiderThanTheLargestFloat() {
    for seed in seeds {
      let numbers = draw(seed) { $0.nextUniform(in: -2e38..<2e38) }
      XCTAssertTrue(numbers.allSatisfy { $0 >= -2e38 && $0 < 2e38 })
      var tenths = Array(repeating: 0, count: 10)
      for number in numbers { tenths[min(Int((Double(number) + 2e38) / 4e37), 9)] += 1 }
      XCTAssertLessThan(chiSquared(tenths), 33.7)  // 9 degrees of freedom
    }
    let all = -Float.greatestFiniteMagnitude..<Float.greatestFiniteMagnitude
    XCTAssertTrue(draw(1) { $0.nextUniform(in: all) }.allSatisfy { all.contains($0) })
  }

  // MARK: - Normal

  func testKnownNormalNumbers() {
    let expected: [UInt64: [Double]] = [
      1: [0.429452, 0.4564557, -0.3268389, 1.0555241, -0.6643747, -1.5075496],
      1_234_567: [-0.4802428, 0.2100664, 0.9421149, 0.6368102, -0.2517805, -2.0486591],
    ]
    for (seed, numbers) in expected.sorted(by: { $0.key < $1.key }) {
      var generator = SplitMix64(seed: seed)
      for number in numbers {
        XCTAssertEqual(Double(generator.nextNormal()), number, accuracy: 2e-6, "seed \(seed)")
      }
    }
  }

  func testNormalNumbersHaveTheMomentsAndTailsOfTheBell() {
    let n = Double(count)
    for seed in seeds {
      let numbers = draw(seed) { $0.nextNormal() }
      let (mean, variance) = moments(numbers)
      XCTAssertEqual(mean, 0, accuracy: 4.5 / n.squareRoot())
      XCTAssertEqual(variance, 1, accuracy: 4.5 * (2 / n).squareRoot())
      XCTAssertEqual(
        moments(numbers.map { $0 * $0 * $0 }).mean, 0, accuracy: 4.5 * (15 / n).squareRoot())
      XCTAssertEqual(
        moments(numbers.map { $0 * $0 * $0 * $0 }).mean, 3, accuracy: 4.5 * (96 / n).squareRoot())
      // The shares beyond one, two and three standard deviations, 1 − erf(z / √2).
      for (bound, share) in [(1, 0.3173105), (2, 0.0455003), (3, 0.0026998)] {
        let found = Double(numbers.count { $0.magnitude > Float(bound) }) / n
        XCTAssertEqual(found, share, accuracy: 4.5 * (share * (1 - share) / n).squareRoot())
      }
    }
  }

  // MARK: - Whole numbers

  func testKnownIntegers() {
    var generator = SplitMix64(seed: 1)
    XCTAssertEqual(
      (0..<12).map { _ in generator.nextInteger(below: 10) }, [5, 7, 9, 4, 4, 7, 8, 5, 2, 7, 4, 6])
    generator = SplitMix64(seed: 1)
    XCTAssertEqual(
      (0..<4).map { _ in generator.nextInteger(below: 3 << 61) },
      [
        3_919_206_142_200_308_424, 5_158_966_954_149_910_694, 6_716_939_733_856_083_971,
        3_073_213_963_922_613_285,
      ])
  }

  func testIntegersAreEquallyLikely() {
    for seed in seeds {
      var counts = Array(repeating: 0, count: 10)
      for number in draw(seed, { $0.nextInteger(below: 10) }) { counts[number] += 1 }
      XCTAssertLessThan(chiSquared(counts), 33.7)  // 9 degrees of freedom
      XCTAssertTrue(draw(seed) { $0.nextInteger(below: 1) }.allSatisfy { $0 == 0 })
    }
  }

  /// 2⁶⁴ / (3 · 2⁶¹) = 8/3: without drawing some products again, of three neighboring numbers two
  /// come up three times for each two of the third.
  func testIntegersAreUnbiasedForABoundNearTheWordSize() {
    let bound = 3 << 61
    for seed in seeds {
      let numbers = draw(seed) { $0.nextInteger(below: bound) }
      XCTAssertTrue(numbers.allSatisfy { $0 >= 0 && $0 < bound })
      var remainders = [0, 0, 0]
      var thirds = [0, 0, 0]
      for number in numbers {
        remainders[number % 3] += 1
        thirds[number / (1 << 61)] += 1
      }
      XCTAssertLessThan(chiSquared(remainders), 18.4)  // 2 degrees of freedom
      XCTAssertLessThan(chiSquared(thirds), 18.4)
    }
  }

  // MARK: - Order

  func testKnownPermutation() {
    var generator = SplitMix64(seed: 1)
    XCTAssertEqual(generator.permutation(of: 10), [9, 0, 1, 4, 8, 2, 3, 7, 6, 5])
    generator = SplitMix64(seed: 1_234_567)
    XCTAssertEqual(generator.permutation(of: 10), [6, 9, 0, 7, 2, 5, 8, 4, 1, 3])
  }

  func testAPermutationHoldsEveryNumberOnce() {
    var generator = SplitMix64(seed: 3)
    for count in [0, 1, 2, 3, 100] {
      XCTAssertEqual(generator.permutation(of: count).sorted(), Array(0..<count))
    }
  }

  func testEveryOrderIsEquallyLikely() {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    for seed in seeds {
      var generator = SplitMix64(seed: seed)
      var counts = Array(repeating: 0, count: 6)
      for _ in 0..<6000 {
        var list = [0, 1, 2]
        generator.shuffle(&list)
        counts[orders.firstIndex(of: list) ?? 0] += 1
      }
      XCTAssertLessThan(chiSquared(counts), 25.7)  // 5 degrees of freedom
    }
  }
}
