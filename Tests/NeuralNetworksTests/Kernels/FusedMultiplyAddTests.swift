import Foundation
import XCTest

@testable import NeuralNetworks

/// The measure is `addingProduct` of single numbers: the machine's instruction or C's `fmaf`. The
/// software version is compiled on every machine, and tested on those that do not need it.
final class FusedMultiplyAddTests: XCTestCase {
  /// A product and sum, most of which two roundings get wrong, with the result worked out by hand.
  private struct HardCase {
    let a, b, c, result: Float
  }

  private let hardCases = [
    // (1 + 2⁻¹²)² = 1 + 2⁻¹¹ + 2⁻²⁴ is halfway between two Floats. A Double can't hold 2⁻⁶⁰ beside
    // it, yet that decides.
    HardCase(a: 0x1.001p0, b: 0x1.001p0, c: 0x1p-60, result: 0x1.002002p0),
    HardCase(a: 0x1.001p0, b: 0x1.001p0, c: -0x1p-60, result: 0x1.002p0),
    HardCase(a: 0x1.001p0, b: 0x1.001p0, c: 0, result: 0x1.002p0),  // a true tie, to even
    HardCase(a: -0x1.001p0, b: 0x1.001p0, c: -0x1p-60, result: -0x1.002002p0),
    // (1 + 2⁻²³)·(1 − 2⁻²³)·2⁻¹⁵⁰ is less than half of the smallest number by 2⁻¹⁹⁶, so the sum
    // stays at c, whose last bit is odd.
    HardCase(
      a: 0x1.000002p-75, b: 0x1.fffffcp-76, c: 0x1p-127 + Float.leastNonzeroMagnitude,
      result: 0x1p-127 + Float.leastNonzeroMagnitude),
    // 2⁻¹⁵⁰ is half of it: a true tie, to even.
    HardCase(
      a: 0x1p-75, b: 0x1p-75, c: 0x1p-127 + Float.leastNonzeroMagnitude,
      result: 0x1p-127 + 2 * Float.leastNonzeroMagnitude),
    // (1 + 2⁻¹²)·(1 − 4095·2⁻²⁴) = 1 + 2⁻³⁶: the sum lies 2⁻¹⁸⁶ below the middle of the largest
    // subnormal and the smallest normal number.
    HardCase(
      a: 0x1.001p-75, b: -0x1.ffe002p-76, c: 0x1p-126,
      result: 0x1p-126 - Float.leastNonzeroMagnitude),
    // 2¹²⁸ is no Float, but less 2¹⁰⁴ it is the largest one. Less 2¹⁰³ is a tie, to infinity.
    HardCase(a: 0x1p64, b: 0x1p64, c: -0x1p104, result: .greatestFiniteMagnitude),
    HardCase(a: 0x1p64, b: 0x1p64, c: -0x1p103, result: .infinity),
  ]

  func testSoftwareVersionRoundsHardCasesOnce() {
    for hard in hardCases {
      for lane in 0..<16 {
        var (a, b, c, result) = (Vector.one, Vector.one, Vector.zero, Vector.one)
        (a[lane], b[lane], c[lane], result[lane]) = (hard.a, hard.b, hard.c, hard.result)
        XCTAssertEqual(softwareMultiplyAdd(a, b, c), result, "\(hard) in lane \(lane)")
      }
      let single = softwareMultiplyAdd(hard.a, hard.b, hard.c)
      XCTAssertEqual(single.bitPattern, hard.result.bitPattern, "\(hard)")
      XCTAssertEqual(hard.c.addingProduct(hard.a, hard.b), hard.result, "\(hard)")
    }
  }

  func testEverySpecialNumberWithEveryOther() {
    let special: [Float] = [
      0, -0.0, 1, -1, 0.5, 3, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
      -.leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown,
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0x1p-24, 0x1p-75, -0x1.000002p64,
    ]
    var triples: [(Float, Float, Float)] = []
    for a in special {
      for b in special { triples += special.map { (a, b, $0) } }
    }
    while triples.count % 16 != 0 { triples.append((0, 0, 0)) }
    assertRoundOnce(triples)
  }

  func testRandomBitPatterns() {
    var generator = SplitMix64(seed: 1)
    assertRoundOnce(
      (0..<160_000).map { _ in (generator.float(), generator.float(), generator.float()) })
  }

  /// Products of 25 bits lie halfway between two Floats; an addend far too small for a Double
  /// decides.
  func testSumsBesideHalfway() {
    var generator = SplitMix64(seed: 2)
    assertRoundOnce(
      (0..<160_000).map { _ in
        let a = Float(2049 + 2 * generator.nextInteger(below: 1024))
        let b = Float(8191 - 2 * generator.nextInteger(below: 64))
        return (a, -b, generator.float(exponents: 60..<100))
      })
  }

  /// Products a little smaller than half of the smallest number, beside a subnormal one.
  func testSubnormalSumsBesideHalfway() {
    var generator = SplitMix64(seed: 3)
    assertRoundOnce(
      (0..<160_000).map { index in
        let difference = Float(1 + generator.nextInteger(below: 32)) * 0x1p-23
        let a = 0x1p-75 * (1 + difference)
        let b = 0x1p-75 * (1 - difference)
        return (index % 2 == 0 ? a : -a, b, generator.float(exponents: 0..<1))
      })
  }

  /// Ordinary sums of numbers about as large as each other, with some bits to lose.
  func testSumsOfSimilarSize() {
    var generator = SplitMix64(seed: 4)
    assertRoundOnce(
      (0..<160_000).map { _ in
        let a = generator.float(exponents: 110..<140)
        let b = generator.float(exponents: 110..<140)
        let exponent = 127 + Int(a.exponent + b.exponent)
        return (a, b, generator.float(exponents: (exponent - 30)..<(exponent + 30)))
      })
  }

  /// Compares every version with `addingProduct`, sixteen triples at a time.
  private func assertRoundOnce(_ triples: [(Float, Float, Float)], line: UInt = #line) {
    var differences = 0
    for start in stride(from: 0, to: triples.count, by: 16) {
      let chunk = triples[start..<start + 16]
      let (a, b, c) = (Vector(chunk.map(\.0)), Vector(chunk.map(\.1)), Vector(chunk.map(\.2)))
      let software = softwareMultiplyAdd(a, b, c)
      let chosen = multiplyAdd(a, b, c)
      for (lane, (a, b, c)) in chunk.enumerated() {
        let expected = c.addingProduct(a, b)
        for result in [software[lane], chosen[lane], softwareMultiplyAdd(a, b, c)]
        where result.bitPattern != expected.bitPattern && !(result.isNaN && expected.isNaN) {
          differences += 1
          if differences <= 5 {
            XCTFail("\(a)·\(b) + \(c): \(result), not \(expected)", line: line)
          }
        }
      }
    }
    XCTAssertEqual(differences, 0, line: line)
  }
}

extension SplitMix64 {
  /// Any bit pattern, each equally likely.
  fileprivate mutating func float() -> Float { Float(bitPattern: UInt32(next() >> 32)) }

  /// Any sign and mantissa, and an exponent field from a range.
  fileprivate mutating func float(exponents: Range<Int>) -> Float {
    let exponent = exponents.lowerBound + nextInteger(below: exponents.count)
    return Float(bitPattern: UInt32(next() >> 32) & 0x807F_FFFF | UInt32(exponent) << 23)
  }
}
