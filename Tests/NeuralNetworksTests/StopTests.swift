import NeuralNetworks
import Testing

/// Programming errors stop the program; what it says must name the operation and both shapes.
@Suite struct StopTests {
  @Test func matmulNamesBothShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(Matrix(rows: 3, columns: 4), Matrix(rows: 5, columns: 2))
    }
    expect(result, says: "matmul: 3×4 times 5×2: inner sizes 4 and 5 differ")
  }
}
func expect(
  _ result: ExitTest.Result?, says text: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains(text), sourceLocation: sourceLocation)
}
