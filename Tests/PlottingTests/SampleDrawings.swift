import Foundation

@testable import Plotting

/// One drawing of each kind that has axes, with hard cases among them.
enum SampleDrawings {
  static let waves: [Point] = (0..<50).map { Point(Double($0), sin(Double($0) / 5)) }

  static let all: [(name: String, drawing: any Picture)] = [
    (
      "lines",
      Chart(
        title: "Lines & <letters>", x: "x", y: "y", .line(waves, "a & b"),
        .function(over: 0...50, "1 / x") { 1 / ($0 - 10) }, .rule(x: 3, "three"),
        .rule(y: 0.5, "half"), .label(at: Point(20, 0), "here"))
    ),
    (
      "logarithmic",
      Chart(
        x: "epoch", y: Axis("loss", scale: .logarithmic),
        .line([1, 0.1, 0, -1, 0.01, 0.001] as [Double], "with zeros"), .points(waves, "waves"))
    ),
    (
      "equal",
      Chart(
        x: Axis("x", range: -1...1), y: Axis("y", range: -3...3), aspect: .equal,
        .arrow(from: Point(0, 0), to: Point(0.5, 2), "w"), .points([Point(0, 0)], "point"))
    ),
    (
      "map",
      Chart(
        title: "Map", x: "x", y: "y",
        .region(x: -1...1, y: -1...1, "probability") { x, y in x * y + 0.5 },
        .contours(x: -1...1, y: -1...1, levels: [0.5]) { x, y in x * y + 0.5 },
        .path([Point(-1, -1), Point(0, 0.5), Point(0.9, 0.9)], "SGD"))
    ),
    (
      "classes",
      Chart(
        x: "x", y: "y",
        .region(x: -1...1, y: -1...1, classes: ["in", "out"]) { $0 * $0 + $1 * $1 < 0.5 ? 0 : 1 },
        .points([Point(0, 0)], "in"))
    ),
    (
      "histograms",
      Chart(
        x: "weight", y: "count", .histogram(waves.map(\.y), bins: 8, "one"),
        .histogram(waves.map { $0.y * 2 }, bins: 8, "two"))
    ),
    (
      "band",
      Chart(
        x: "epoch", y: "accuracy",
        .band(x: [0, 1, 2, 3], lower: [0, 1, .nan, 2], upper: [1, 2, 3, 3] as [Double], "seeds"))
    ),
    ("nothing", Chart(x: "", y: "")),
    ("one point", Chart(x: "x", y: "y", .points([Point(1437, -3)]))),
    ("no number", Chart(x: "x", y: "y", .line([.nan, .infinity] as [Float], "lost"))),
    (
      "long words",
      Chart(
        title: String(repeating: "very long title ", count: 12),
        x: Axis(String(repeating: "very long label ", count: 9)), y: "y",
        (0..<7).map { .line([0, Double($0)], "a name of some length, number \($0)") })
    ),
    (
      "standing bars",
      BarChart(
        title: "Bars", categories: ["a", "b"], values: "accuracy",
        [
          .init([0.5, .nan], "one", spread: [0.4...0.6, 0.4...0.6]),
          .init([-0.25, 1] as [Double], "two"),
        ])
    ),
    (
      "lying bars",
      BarChart(
        categories: [String(repeating: "long name ", count: 5), "b"], values: "accuracy",
        [.init([0.5, 1000] as [Float])])
    ),
    ("no bars", BarChart(categories: [], values: "accuracy", [])),
    (
      "panels",
      Panels(
        title: "Panels", columns: 3, sharedLegend: true,
        (1...5).map { number in
          (
            "panel \(number)",
            Chart(
              x: "x", y: "y", .line(waves, "wave"),
              .region(x: 0...50, y: -1...1, "share") { x, _ in x / Double(10 * number) })
          )
        })
    ),
    (
      "animation",
      Animation(
        title: "Animation",
        (1...5).map { number in
          (
            "frame \(number)",
            Chart(x: "x", y: "y", .line(waves, "wave"), .rule(x: Double(number), "here"))
          )
        })
    ),
  ]
}
