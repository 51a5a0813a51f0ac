import Testing

@testable import Plotting

/// What stops the program, and with which words.
@Suite struct PlottingStopTests {
  private func message(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  @Test func aFileMayNotBeTooLarge() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let points = (0..<20_000).map { index -> Point in
        let x = index * 7919 % 20_011
        return Point(Double(x), Double(index))
      }
      _ = Chart(title: "Crowd", x: "x", y: "y", .points(points)).svg(description: "")
    }
    #expect(message(result).contains("draw fewer points"))
  }

  @Test func aLogarithmicAxisStartsAboveZero() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Axis("loss", scale: .logarithmic, range: 0...1)
    }
    #expect(message(result).contains("Axis \"loss\": a logarithmic axis cannot start at 0.0"))
  }

  @Test func aDecisionMapNeedsLinearAxes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Chart(
        x: Axis("x", scale: .logarithmic), y: "y", .region(x: 1...2, y: 1...2) { x, _ in x })
    }
    #expect(message(result).contains("a decision map needs two linear axes"))
  }

  @Test func thereIsAValueForEachX() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Mark.line(x: [1, 2, 3] as [Float], y: [1] as [Float])
    }
    #expect(message(result).contains("line: 3 values of x for 1 values of y"))
  }
}
