import XCTest

@testable import NeuralNetworks

/// What holds for every optimizer.
final class OptimizerTests: XCTestCase {
  private let makers: [() -> any Optimizer] = [
    { SGD(learningRate: 0.1, weightDecay: 0.1) }, { Momentum(learningRate: 0.1, weightDecay: 0.1) },
    { RMSProp(learningRate: 0.1, weightDecay: 0.1) }, { Adam(learningRate: 0.1, weightDecay: 0.1) },
  ]

  private func parameter(_ rows: Int, _ columns: Int) -> Parameter {
    Parameter(name: "weights", value: randomMatrix(rows, columns, seed: 1), isDecayed: true)
  }

  /// 17 numbers are a vector and a rest of one; 128 × 129 numbers are divided among threads.
  func testEveryNumberMovesAlikeWhateverItsPlaceAndTheThreads() {
    for make in makers {
      for count in [1, 15, 16, 17, 33, 128 * 129] {
        var results: Set<[UInt32]> = []
        for threads in threadCounts {
          let optimizer = make()
          let parameter = Parameter(
            name: "weights", value: Matrix(rows: 1, columns: count, repeating: 0.5), isDecayed: true
          )
          withThreads(threads) {
            for gradient: Float in [1, -0.3] {
              parameter.gradient = Matrix(rows: 1, columns: count, repeating: gradient)
              optimizer.step([parameter])
            }
          }
          results.insert(parameter.value.bits)
        }
        XCTAssertEqual(results.count, 1, "\(type(of: make())), \(count) numbers")
        XCTAssertEqual(results.first.map { Set($0).count }, 1)
      }
    }
  }

  func testACopyOfTheValueMadeBeforeAStepStays() {
    for make in makers {
      let parameter = parameter(3, 4)
      let before = parameter.value
      let copy = Matrix(rows: 3, columns: 4, elements: before.elements)
      parameter.gradient = randomMatrix(3, 4, seed: 2)
      make().step([parameter])
      XCTAssertEqual(before, copy)
      XCTAssertNotEqual(parameter.value, copy)
    }
  }

  /// Moments belong to the optimizer that made them.
  func testAnotherOptimizerStartsAfresh() {
    for make in makers {
      let (used, fresh) = (parameter(3, 4), parameter(3, 4))
      let first = make()
      for seed in 5..<8 {
        used.gradient = randomMatrix(3, 4, seed: UInt64(seed))
        first.step([used])
      }
      fresh.value = used.value
      fresh.gradient = used.gradient
      make().step([used])
      make().step([fresh])
      XCTAssertEqual(used.value.bits, fresh.value.bits)
    }
  }

  /// Or moments would be read and written past their end.
  func testAValueOfAnotherSizeGetsMomentsOfItsSize() {
    for make in makers {
      let parameter = parameter(1, 2)
      let optimizer = make()
      parameter.gradient = Matrix([[1, 1]])
      optimizer.step([parameter])
      parameter.value = randomMatrix(20, 30, seed: 3)
      parameter.gradient = Matrix(rows: 20, columns: 30)
      optimizer.step([parameter])
      XCTAssertEqual(parameter.value.shape.description, "20×30")
    }
  }

  func testAStepGoesAgainstTheGradient() {
    for make in makers {
      let parameter = Parameter(name: "biases", value: Matrix([[1, 1]]), isDecayed: false)
      parameter.gradient = Matrix([[2, -2]])
      make().step([parameter])
      XCTAssertLessThan(parameter.value[0, 0], 1)
      XCTAssertGreaterThan(parameter.value[0, 1], 1)
    }
  }
}
