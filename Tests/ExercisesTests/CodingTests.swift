import Exercises
import Foundation
import NeuralNetworks
import Testing

/// What goes from process to process comes back as it was.
struct CodingTests {
  @Test(
    arguments: [
      0, -0.0, 0.1, 1 / 3, .leastNonzeroMagnitude, -.greatestFiniteMagnitude, .infinity, -.infinity,
      .pi, 0x1.fffffep-1,
    ] as [Float])
  func floatsKeepTheirBits(_ number: Float) throws {
    let back = try Coding.decode([Float].self, from: Coding.encode([number]))
    #expect(back.map(\.bitPattern) == [number.bitPattern])
  }

  @Test func nanStaysNaN() throws {
    #expect(try Coding.decode([Float].self, from: Coding.encode([Float.nan]))[0].isNaN)
  }

  @Test func matricesComeBack() throws {
    let empty = Matrix(rows: 0, columns: 3)
    let back = try Coding.decode(Matrix.self, from: Coding.encode(empty))
    #expect(back.rows == 0 && back.columns == 3)
    let matrix = Matrix([[1, 2, 3], [4, 5, -0.0]])
    #expect(try Coding.decode(Matrix.self, from: Coding.encode(matrix)).elements == matrix.elements)
  }

  @Test(arguments: [
    #"{"rows":2,"columns":2,"elements":[1]}"#, #"{"rows":-1,"columns":-1,"elements":[1]}"#,
    #"{"rows":9223372036854775807,"columns":2,"elements":[]}"#,
    #"{"rows":0,"columns":4611686018427387904,"elements":[]}"#, "[]", "", "\u{0}",
  ])
  func whatIsNoMatrixIsRefused(_ text: String) {
    #expect(throws: (any Error).self) {
      try Coding.decode(Matrix.self, from: Data(text.utf8))
    }
  }

  @Test func argumentsComeBack() throws {
    let contract = Contract<([Float], Int, Matrix), Float>(
      "f", in: Outline("0.1", "f", file: "f", section: "", hints: []), arguments: ["a", "b", "c"])
    let back = try contract.decode(contract.encode(([1, .infinity], .min, Matrix([[2]]))))
    #expect(back.0 == [1, .infinity] && back.1 == .min && back.2.elements == [2])
    #expect(contract.list(back).count == 3)
  }
}
