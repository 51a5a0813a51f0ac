import Console
import NeuralNetworks
import XCTest

@testable import Benchmarks

final class TrainingPlanTests: XCTestCase {
  private func plan(_ command: Command, _ arguments: [String]) throws -> TrainingPlan {
    try TrainingPlan(command.options.parse(["--data", "."] + arguments), for: command)
  }

  func testWithoutOptionsItIsTheStandardPlan() throws {
    for command in [Command.mnist, .scaling] {
      XCTAssertEqual(try plan(command, []), .standard(for: command))
    }
    XCTAssertEqual(TrainingPlan.standard(for: .mnist).hidden, [128])
    XCTAssertEqual(TrainingPlan.standard(for: .scaling).hidden, [512, 512])
  }

  func testTheStandardPlansLeaveFiveEpochsToCount() {
    for command in [Command.mnist, .scaling] {
      XCTAssertGreaterThanOrEqual(TrainingPlan.standard(for: command).epochs - 1, 5)
    }
  }

  func testHiddenLayersAreAListOfNumbers() throws {
    XCTAssertEqual(try plan(.mnist, ["--hidden", "64"]).hidden, [64])
    XCTAssertEqual(try plan(.mnist, ["--hidden", "512,32,7"]).hidden, [512, 32, 7])
    XCTAssertEqual(
      try plan(.mnist, ["--hidden", "512,32", "--batch", "8"]).description,
      "hidden 512,32 batch 8")
  }

  func testAWrongListIsAnError() {
    for list in ["x", "5,", ",5", "5 6", "0", "10001", "-3", "5,,6"] {
      XCTAssertThrowsError(try plan(.mnist, ["--hidden", list])) { error in
        XCTAssertEqual(
          error as? OptionError,
          .notANumber(
            option: "--hidden", found: list,
            expected: "whole numbers from 1 to 10000 with commas between them"))
      }
    }
  }

  func testOneEpochIsTooFew() {
    XCTAssertThrowsError(try plan(.mnist, ["--epochs", "1"])) { error in
      XCTAssertEqual(
        error as? OptionError,
        .outOfRange(option: "--epochs", found: "1", expected: "a whole number from 2 to 1000"))
    }
  }

  func testTheNetworkHasReLUInHiddenLayersAndScoresAtTheEnd() throws {
    var generator = SplitMix64(seed: 1)
    let network = TrainingPlan(hidden: [20, 30], batch: 1, epochs: 2)
      .network(inputs: 784, using: &generator)
    XCTAssertEqual(
      network.layers.map(\.summary),
      ["Dense 784 → 20, ReLU", "Dense 20 → 30, ReLU", "Dense 30 → 10"])
  }
}
