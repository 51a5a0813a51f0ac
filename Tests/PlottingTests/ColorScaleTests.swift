import XCTest

@testable import Plotting

final class ColorScaleTests: XCTestCase {
  func testEndsAndMiddle() {
    XCTAssertEqual(ColorScale.sequential.color(at: 0), "#f7fbff")
    XCTAssertEqual(ColorScale.sequential.color(at: 1), "#08306b")
    XCTAssertEqual(ColorScale.diverging.color(at: 0.5), Palette.panel)
    XCTAssertEqual(ColorScale.grey.color(at: 0), Palette.panel)
    XCTAssertEqual(ColorScale.grey.color(at: 1), Palette.ink)
  }

  func testBetweenStops() {
    // Halfway from (247, 251, 255) to (198, 219, 239): (222.5, 235, 247), rounded (223, 235, 247).
    XCTAssertEqual(ColorScale.sequential.color(at: 0.125), "#dfebf7")
    // A quarter of the way from (252, 252, 250) to (36, 41, 47): (198, 199.25, 199.25).
    XCTAssertEqual(ColorScale.grey.color(at: 0.25), "#c6c7c7")
  }

  func testOutsideIsClamped() {
    for scale in [ColorScale.sequential, .diverging, .grey] {
      XCTAssertEqual(scale.color(at: -3), scale.color(at: 0))
      XCTAssertEqual(scale.color(at: .infinity), scale.color(at: 1))
      XCTAssertEqual(scale.color(at: .nan), Palette.missing)
    }
  }

  func testLightnessGoesOneWay() {
    let fractions = (0...100).map { Double($0) / 100 }
    for scale in [ColorScale.sequential, .grey] {
      let lightness = fractions.map(scale.lightness(at:))
      XCTAssertTrue(zip(lightness, lightness.dropFirst()).allSatisfy { $0 > $1 })
    }
    // Up to the middle, then down.
    let lightness = fractions.map(ColorScale.diverging.lightness(at:))
    XCTAssertTrue(zip(lightness[...50], lightness[1...50]).allSatisfy { $0 < $1 })
    XCTAssertTrue(zip(lightness[50...], lightness[51...]).allSatisfy { $0 > $1 })
  }

  func testTheSidesOfAGroundDifferInGrey() {
    // Luma of (104, 160, 201): 147.9 / 255 = 0.580; of (248, 190, 146): 202.3 / 255 = 0.793.
    XCTAssertEqual(ColorScale.ground.lightness(at: 0), 0.580, accuracy: 0.001)
    XCTAssertEqual(ColorScale.ground.lightness(at: 1), 0.793, accuracy: 0.001)
  }

  func testTextIsReadable() {
    XCTAssertEqual(ColorScale.sequential.textColor(on: 0), Palette.ink)
    XCTAssertEqual(ColorScale.sequential.textColor(on: 1), "#ffffff")
    // Greys of which 8, 10 and 11 parts in 16 are ink have the luminances 0.29, 0.19 and 0.15.
    XCTAssertEqual(ColorScale.grey.textColor(on: 8.0 / 16), Palette.ink)
    XCTAssertEqual(ColorScale.grey.textColor(on: 10.0 / 16), "#000000")
    XCTAssertEqual(ColorScale.grey.textColor(on: 11.0 / 16), "#ffffff")
    for scale in [ColorScale.sequential, .diverging, .grey] {
      for step in 0...100 {
        let ground = luminance(scale.color(at: Double(step) / 100))
        let text = luminance(scale.textColor(on: Double(step) / 100))
        let contrast = (max(ground, text) + 0.05) / (min(ground, text) + 0.05)
        XCTAssertGreaterThanOrEqual(contrast, 4.5, "step \(step)")
      }
    }
  }

  /// The relative luminance of a color such as "#0072b2", by the formula of WCAG 2.
  private func luminance(_ color: String) -> Double {
    let number = Int(color.dropFirst(), radix: 16) ?? 0
    return zip([16, 8, 0], [0.2126, 0.7152, 0.0722]).reduce(0) { sum, part in
      let share = Double(number >> part.0 & 255) / 255
      return sum + part.1 * (share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4))
    }
  }
}
