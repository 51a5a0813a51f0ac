import XCTest

@testable import Plotting

final class UnitDiagramTests: XCTestCase {
  func testManyInputs() {
    let unit = UnitDiagram(
      title: "A unit", inputs: ["x₁", "x₂", "⋮", "xₙ"], weights: ["w₁", "w₂", "⋮", "wₙ"])
    let svg = checkDrawing(unit)
    for text in ["x₁", "wₙ", "b", "Σ", "σ", "a", "⋮"] {
      XCTAssertTrue(svg.contents.contains(text), text)
    }
    // Three inputs, the sum and the activation.
    XCTAssertEqual(svg.count("circle"), 5)
    XCTAssertTrue(
      unit.terminal(width: 80, color: false)
        .hasSuffix("z = w₁·x₁ + w₂·x₂ + … + wₙ·xₙ + b,   a = σ(z)"))
  }

  func testNumbers() {
    let unit = UnitDiagram(
      title: "", inputs: ["1", "0"], weights: ["2", "−3"], bias: "−1.5", activation: "step")
    checkDrawing(unit)
    XCTAssertEqual(
      unit.terminal(width: 80, color: false),
      """
        1 ───2─────┬─▶ (Σ − 1.5) ──z──▶ (step) ──▶ a
        0 ───−3────┘

      z = 2·1 − 3·0 − 1.5,   a = step(z)
      """)
  }

  func testOneInput() {
    checkDrawing(UnitDiagram(title: "<", inputs: ["x"], weights: ["w"]), width: 20)
  }
}
