import XCTest

@testable import Exercises

/// The tape that exercise 5.7 is given, with operations that know nothing of it but its interface.
final class ValueTests: XCTestCase {
  func testAValueByItselfHasTheGradientOne() {
    let value = Value(-3)
    XCTAssertEqual(value.gradient, 0)
    value.backward()
    XCTAssertEqual(value.number, -3)
    XCTAssertEqual(value.gradient, 1)
  }

  /// 3a by 2b is 6ab: at a = 5 and b = 7 the slopes are 42 and 30.
  func testGradientsFindTheirWayBack() {
    let (a, b) = (Value(5), Value(7))
    product(scaled(a, by: 3), scaled(b, by: 2)).backward()
    XCTAssertEqual(a.gradient, 42)
    XCTAssertEqual(b.gradient, 30)
  }

  /// With b = 2a, the product a · b · a is 2a³, and its slope 6a². The value b hands back only after
  /// both products have, though one of them is nearer to the end.
  func testAValueHandsBackOnlyWhenItsGradientIsComplete() {
    let a = Value(3)
    let b = scaled(a, by: 2)
    product(product(a, b), a).backward()
    XCTAssertEqual(a.gradient, 54)

    let c = Value(3)
    let d = scaled(c, by: 2)
    product(d, product(product(d, d), d)).backward()  // (2c)⁴ has the slope 8 (2c)³
    XCTAssertEqual(d.gradient, 4 * 216)
    XCTAssertEqual(c.gradient, 8 * 216)
  }

  /// 2²⁰ paths lead from the end to the beginning: each value is to be visited once.
  func testManyPathsTakeNoMoreTimeThanValues() {
    let first = Value(1)
    var last = first
    for _ in 0..<20 { last = product(last, last) }
    last.backward()
    XCTAssertEqual(first.gradient, 1_048_576)
  }

  func testValuesTheResultWasNotMadeFromStayZero() {
    let (a, other) = (Value(2), Value(4))
    _ = product(a, other)
    scaled(a, by: 5).backward()
    XCTAssertEqual(a.gradient, 5)
    XCTAssertEqual(other.gradient, 0)
  }

  private func scaled(_ a: Value, by factor: Double) -> Value {
    Value(factor * a.number, from: [a]) { a.gradient += factor * $0 }
  }

  private func product(_ a: Value, _ b: Value) -> Value {
    Value(a.number * b.number, from: [a, b]) { gradient in
      a.gradient += b.number * gradient
      b.gradient += a.number * gradient
    }
  }
}
