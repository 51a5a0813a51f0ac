import NeuralNetworks
import XCTest

/// Expected values: Tests/Reference/random_reference.py. Those of seed 1234567 are also on
/// Rosetta Code, from Vigna's C code.
final class SplitMix64Tests: XCTestCase {
  func testKnownNumbers() {
    let expected: [UInt64: [UInt64]] = [
      0: [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f],
      42: [0xbdd7_3226_2feb_6e95, 0x28ef_e333_b266_f103, 0x4752_6757_130f_9f52],
      1_234_567: [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 0x883e_bce5_a3f2_7c77],
      .max: [0xe4d9_7177_1b65_2c20, 0xe99f_f867_dbf6_82c9, 0x382f_f84c_b272_81e9],
    ]
    for (seed, numbers) in expected.sorted(by: { $0.key < $1.key }) {
      var generator = SplitMix64(seed: seed)
      XCTAssertEqual((0..<3).map { _ in generator.next() }, numbers, "seed \(seed)")
    }
  }

  func testTheSameSeedGivesTheSameNumbers() {
    var one = SplitMix64(seed: 9)
    var other = SplitMix64(seed: 9)
    XCTAssertEqual((0..<100).map { _ in one.next() }, (0..<100).map { _ in other.next() })
  }

  func testACopyGoesItsOwnWay() {
    var generator = SplitMix64(seed: 9)
    var copy = generator
    let first = generator.next()
    _ = generator.next()
    XCTAssertEqual(copy.next(), first)
  }

  func testSplitStartsAtTheNextNumber() {
    var generator = SplitMix64(seed: 5)
    var reference = SplitMix64(seed: 5)
    var part = generator.split()
    var expected = SplitMix64(seed: reference.next())
    XCTAssertEqual(part.next(), expected.next())
    XCTAssertEqual(generator.next(), reference.next(), "the part draws nothing from the whole")
  }

  /// Each of the 64 bits is set in half of the numbers, within 4.5 standard deviations √n / 2.
  func testEveryBitIsAsOftenSetAsNot() {
    let count = 10_000
    for seed in [UInt64(0), 1, 2, 3] {
      var generator = SplitMix64(seed: seed)
      var set = Array(repeating: 0, count: 64)
      for _ in 0..<count {
        let number = generator.next()
        for bit in 0..<64 { set[bit] += Int(number >> UInt64(bit) & 1) }
      }
      for bit in 0..<64 {
        let deviation = Double(set[bit] - count / 2).magnitude
        XCTAssertLessThan(deviation, 4.5 * Double(count).squareRoot() / 2, "bit \(bit)")
      }
    }
  }
}
