import XCTest

@testable import Datasets

final class AutoMPGTests: XCTestCase {
  func testThereAre392CarsWithAllTheirValues() throws {
    let cars = try AutoMPG.load().cars
    XCTAssertEqual(cars.count, 392)
    XCTAssertTrue(cars.allSatisfy { $0.horsepower > 0 && $0.milesPerGallon > 0 && $0.weight > 0 })
    // Published for these 392 cars (the set Auto of James et al., "An introduction to statistical
    // learning"): mean miles per gallon 23.45, horsepower 104.5, weight 2978; 245 cars from
    // America, 68 from Europe, 79 from Japan.
    func mean(_ value: (AutoMPG.Car) -> Float) -> Double {
      cars.reduce(0) { $0 + Double(value($1)) } / 392
    }
    XCTAssertEqual(mean(\.milesPerGallon), 23.45, accuracy: 0.01)
    XCTAssertEqual(mean(\.horsepower), 104.5, accuracy: 0.05)
    XCTAssertEqual(mean(\.weight), 2978, accuracy: 0.5)
    let origins = AutoMPG.Origin.allCases.map { origin in cars.filter { $0.origin == origin }.count
    }
    XCTAssertEqual(origins, [245, 68, 79])
  }

  func testFirstCar() throws {
    // The first line of the original table.
    let car = try XCTUnwrap(AutoMPG.load().cars.first)
    XCTAssertEqual(car.name, "chevrolet chevelle malibu")
    XCTAssertEqual(car.cylinders, 8)
    XCTAssertEqual(car.displacement, 307)
    XCTAssertEqual(car.horsepower, 130)
    XCTAssertEqual(car.weight, 3504)
    XCTAssertEqual(car.acceleration, 12)
    XCTAssertEqual(car.modelYear, 70)
    XCTAssertEqual(car.origin, .america)
    XCTAssertEqual(car.milesPerGallon, 18)
  }

  func testDatasetHasAColumnForEachFeature() throws {
    let table = try AutoMPG.load()
    let dataset = table.dataset()
    XCTAssertEqual(dataset.inputs.shape.description, "392×9")
    XCTAssertEqual(dataset.targets.shape.description, "392×1")
    XCTAssertEqual(AutoMPG.featureNames.count, 9)
    XCTAssertEqual(dataset.inputs.row(0), [8, 307, 130, 3504, 12, 70, 1, 0, 0])
    let japanese = try XCTUnwrap(table.cars.firstIndex { $0.origin == .japan })
    XCTAssertEqual(dataset.inputs.row(japanese).suffix(3), [0, 0, 1])
    XCTAssertEqual(dataset.targets[391, 0], table.cars[391].milesPerGallon)
  }

  // MARK: Damaged tables

  private let good = "8,307.0,130.0,3504.0,12.0,70,1,chevrolet chevelle malibu,18.0"

  func testReadsEveryKindOfLineBreakWithAndWithoutALastOne() throws {
    for lineBreak in ["\n", "\r\n", "\r"] {
      for (start, end) in [("", ""), ("", lineBreak), ("\u{FEFF}", lineBreak)] {
        let lines = [AutoMPG.csvHeader, good, good].joined(separator: lineBreak)
        let table = try AutoMPG(csv: start + lines + end)
        XCTAssertEqual(table.cars.count, 2)
        XCTAssertEqual(table.cars.last?.milesPerGallon, 18)
      }
    }
  }

  private func error(_ csv: String) -> AutoMPGError? {
    do {
      _ = try AutoMPG(csv: csv)
      return nil
    } catch {
      return error
    }
  }

  func testWrongColumnNames() {
    XCTAssertEqual(error(good)?.line, 1)
    XCTAssertEqual(error("\n\(AutoMPG.csvHeader)\n\(good)\n")?.line, 1)
  }

  func testNothingAtAll() {
    for csv in ["", "\n", "\r\n", "\u{FEFF}"] {
      XCTAssertEqual(error(csv)?.line, 1)
      XCTAssertEqual(error(csv)?.description.contains("found nothing, expected the columns"), true)
    }
  }

  func testAHeaderAlone() {
    for end in ["", "\n", "\r\n"] {
      let error = error(AutoMPG.csvHeader + end)
      XCTAssertEqual(error?.line, 2)
      XCTAssertEqual(error?.description.contains("line 2: found nothing, expected a car"), true)
    }
  }

  func testAMessageQuotesTheStartOfALongLine() {
    let message = error(String(repeating: "<p>", count: 10_000))?.description ?? ""
    XCTAssertTrue(message.contains("<p><p>"), message)
    XCTAssertLessThan(message.count, 500)
  }

  func testLinesThatAreNoCar() {
    let lines = [
      "8,307.0,?,3504.0,12.0,70,1,no horsepower,18.0",
      "8,307.0,130.0,3504.0,12.0,70,4,unknown origin,18.0",
      "8,307.0,130.0,3504.0,12.0,70,1,too short",
      "8,307.0,130.0,3504.0,12.0,70,1,too long,18.0,5",
      "8,307.0,nan,3504.0,12.0,70,1,no number,18.0",
      "8,307.0,130.0,3504.0,12.0,70,1,no mileage,0",
      "8,307.0,130.0,-3504.0,12.0,70,1,negative weight,18.0",
      "0,307.0,130.0,3504.0,12.0,70,1,no cylinders,18.0",
      "",
    ]
    for line in lines {
      XCTAssertThrowsError(try AutoMPG(csv: "\(AutoMPG.csvHeader)\n\(good)\n\(line)\n\(good)")) {
        let error = $0 as? AutoMPGError
        XCTAssertEqual(error?.line, 3)
        XCTAssertEqual(error?.found, line)
        XCTAssertTrue("\($0)".contains("line 3"), "\($0)")
      }
    }
  }
}
