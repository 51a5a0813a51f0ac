import Testing

@testable import Plotting

// What a wrong shape says before it stops the program; see StopTests of the library.
private func expect(_ result: ExitTest.Result?, says text: String) {
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains(text))
}

@Suite struct DiagramStops {
  @Test func imageOfWrongSize() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ImageGrid.Image(pixels: [0, 1, 2], rows: 2, columns: 2)
    }
    expect(result, says: "ImageGrid: 3 pixels do not make a picture of 2×2")
  }

  @Test func heatMapNames() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = HeatMap(title: "", values: [[1, 2]], rows: ["a", "b"])
    }
    expect(result, says: "HeatMap: 2 row names for 1×2 numbers")
  }

  @Test func heatMapRowsOfDifferentLength() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = HeatMap(title: "", values: [[1, 2], [3]])
    }
    expect(result, says: "HeatMap: row 1 has 1 numbers, row 0 has 2")
  }

  @Test func confusionCounts() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ConfusionChart(title: "", counts: [[1, 2], [3]])
    }
    expect(result, says: "ConfusionChart: 2 rows of [2, 1] counts for 2 classes")
  }

  @Test func networkWeights() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NetworkDiagram(
        title: "", layers: [.init("in", count: 2), .init("out", count: 3)],
        weights: [[[1, 2], [3, 4], [5, 6]]])
    }
    expect(
      result, says: "NetworkDiagram: weights of shape 3×2 between layers of 2 and 3 units")
  }

  @Test func unitWeights() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = UnitDiagram(title: "", inputs: ["x"], weights: [])
    }
    expect(result, says: "UnitDiagram: 1 inputs and 0 weights")
  }

  @Test func unknownNode() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ComputationGraph(title: "", nodes: [.init("a")], edges: [("a", "q")])
    }
    expect(result, says: "ComputationGraph: an edge names \"q\", which is no node")
  }

  @Test func circle() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ComputationGraph(
        title: "", nodes: [.init("a"), .init("b")], edges: [("a", "b"), ("b", "a")])
    }
    expect(result, says: "the edges lead in a circle")
  }

  @Test func shapeWithoutASize() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ShapeDiagram(
        title: "", sizes: ["m": 2], equations: [.init("", [.matrix("Z", "m", "u")])])
    }
    expect(result, says: "ShapeDiagram: Z has u rows or columns")
  }

  @Test func markOutside() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ShapeDiagram(
        title: "", sizes: ["m": 2], equations: [.init("", [.matrix("Z", "m", "3", .row(2))])])
    }
    expect(result, says: "Z of 2×3 has no such cells to mark")
  }
}
