import Foundation
import NeuralNetworks

/// How many miles 392 cars of the years 1970 to 1982 go on a gallon of fuel.
///
/// Quinlan, "Auto MPG", UCI Machine Learning Repository, 1993. Six of the 398 cars lack their
/// horsepower and are left out.
public struct AutoMPG: Equatable, Sendable {
  /// Where a car was built; the numbers are those in the file.
  public enum Origin: Int, CaseIterable, Sendable {
    /// The United States.
    case america = 1
    /// Europe.
    case europe
    /// Japan.
    case japan
  }

  /// What is known of a car.
  public struct Car: Equatable, Sendable {
    /// The number of cylinders, 3 to 8.
    public let cylinders: Int
    /// The volume of all cylinders in cubic inches.
    public let displacement: Float
    /// The engine's power in horsepower.
    public let horsepower: Float
    /// The weight in pounds.
    public let weight: Float
    /// The seconds that the car takes from 0 to 60 miles an hour.
    public let acceleration: Float
    /// The year of the model without the century, 70 to 82.
    public let modelYear: Int
    /// Where the car was built.
    public let origin: Origin
    /// The car's name in lower case, misspellings and all.
    public let name: String
    /// The miles that it goes on a gallon: what is to be predicted.
    public let milesPerGallon: Float
  }

  /// The cars, by year.
  public let cars: [Car]

  /// What the columns of `dataset()`'s inputs mean.
  ///
  /// The origin takes three columns, 1 in one of them and 0 in the others: as one column with 1,
  /// 2 and 3 it would say that Europe lies half way from America to Japan.
  public static let featureNames = [
    "cylinders", "displacement", "horsepower", "weight", "acceleration", "model year",
    "from America", "from Europe", "from Japan",
  ]

  /// The cars as numbers in the units of the file, neither shifted nor scaled.
  ///
  /// - Returns: inputs `[392 × 9]` with the columns of `featureNames`, and targets `[392 × 1]` in
  ///   miles a gallon. The order is by year, so shuffle before a split.
  public func dataset() -> Dataset {
    let inputs = cars.map { car in
      [
        Float(car.cylinders), car.displacement, car.horsepower, car.weight, car.acceleration,
        Float(car.modelYear),
      ] + Origin.allCases.map { car.origin == $0 ? 1 : 0 }
    }
    return Dataset(inputs: Matrix(inputs), targets: Matrix(cars.map { [$0.milesPerGallon] }))
  }

  /// Reads the cars that come with this library.
  ///
  /// - Throws: `ResourceError` or `AutoMPGError` where the file is missing or damaged.
  public static func load() throws -> AutoMPG {
    let csv = try Resource.contents("auto-mpg.csv")
    return try AutoMPG(csv: String(decoding: csv, as: UTF8.self))
  }
}

extension AutoMPG {
  static let csvHeader =
    "cylinders,displacement,horsepower,weight,acceleration,model year,origin,name,miles per gallon"

  /// Cars from comma-separated values: a line of column names, then one car a line.
  ///
  /// Lines may end as they do on any system, and a byte order mark may come first.
  ///
  /// - Throws: `AutoMPGError` with the number of the first line that is no car.
  public init(csv: String) throws(AutoMPGError) {
    let text = csv.hasPrefix("\u{FEFF}") ? csv.dropFirst() : csv[...]
    // A line break of two characters, as on Windows, is one `Character` in Swift, but no "\n".
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // The last line ends with a line break, after which nothing comes.
    if lines.last == "" { lines.removeLast() }
    guard lines.first == AutoMPG.csvHeader[...] else {
      throw AutoMPGError(
        line: 1, found: String(lines.first ?? ""), expected: "the columns \(AutoMPG.csvHeader)")
    }
    let expected = "a car with 9 values in their columns, its numbers above 0"
    guard lines.count > 1 else { throw AutoMPGError(line: 2, found: "", expected: expected) }
    var cars: [Car] = []
    for (index, line) in lines.enumerated().dropFirst() {
      guard let car = Car(line) else {
        throw AutoMPGError(line: index + 1, found: String(line), expected: expected)
      }
      cars.append(car)
    }
    self.cars = cars
  }
}

extension AutoMPG.Car {
  fileprivate init?(_ line: Substring) {
    let values = line.split(separator: ",", omittingEmptySubsequences: false)
    guard values.count == 9,
      let cylinders = Int(values[0]),
      let displacement = Float(values[1]),
      let horsepower = Float(values[2]),
      let weight = Float(values[3]),
      let acceleration = Float(values[4]),
      let modelYear = Int(values[5]),
      let origin = Int(values[6]).flatMap(AutoMPG.Origin.init),
      let milesPerGallon = Float(values[8]),
      cylinders > 0, modelYear > 0,
      [displacement, horsepower, weight, acceleration, milesPerGallon]
        .allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }
    self.cylinders = cylinders
    self.displacement = displacement
    self.horsepower = horsepower
    self.weight = weight
    self.acceleration = acceleration
    self.modelYear = modelYear
    self.origin = origin
    name = String(values[7])
    self.milesPerGallon = milesPerGallon
  }
}

/// A line of the table of cars cannot be read.
public struct AutoMPGError: Error, Equatable, CustomStringConvertible {
  /// The number of the line, counted from 1.
  public let line: Int

  /// What stands there.
  public let found: String

  /// What should stand there.
  public let expected: String

  /// Says which line, what was found, what was expected and what to do.
  public var description: String {
    // A file of another kind may be one line as long as a book.
    let start = found.prefix(100)
    let text = found.isEmpty ? "nothing" : "\"\(start)\(start == found[...] ? "" : "…")\""
    return """
      auto-mpg.csv, line \(line): found \(text), expected \(expected). Restore the file from the \
      course's repository.
      """
  }
}
