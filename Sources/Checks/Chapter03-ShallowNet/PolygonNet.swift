import Exercises
import Judging
import NeuralNetworks

/// Exercise 3.6: a net of step units that says whether a point is in a convex polygon.
///
/// Whatever net answers rightly is right. What is expected at a point is found without a net, by
/// counting how often a ray from it crosses the border.
enum PolygonNet {
  typealias Function = Chapter3.PolygonNet
  private typealias Net = Chapter3.Net

  static let exam = Exam(
    Check(
      Chapter3.polygonNet, observing: Seen.init,
      comparing: Comparison(
        difference: Comparison.equality.difference,
        // Units may share out the lines of a rectangle in many ways.
        areAlike: { $0 == $1 || $0.drawsRectangle && $1.drawsRectangle }),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // MARK: - What is seen

  /// What a net answers at many points.
  private struct Seen: Equatable, CustomStringConvertible {
    let description: String

    /// How many hidden units say yes at each point, and what the net says, if it is wrong somewhere.
    private var votes: [Int] = []
    private var answers: [Bool] = []

    /// Whether it is wrong in that it draws the smallest rectangle around the polygon, or three sides
    /// of that.
    private(set) var drawsRectangle = false

    @Sendable init(_ vertices: Matrix, _ net: Chapter3.Net) {
      let sides = vertices.rows
      let parts = [net.hiddenWeights, net.hiddenBias, net.outputWeights, net.outputBias]
      let shapes = parts.map { "\($0.rows)×\($0.columns)" }
      guard shapes == ["2×\(sides)", "1×\(sides)", "\(sides)×1", "1×1"] else {
        description = "matrices of \(shapes.joined(separator: ", "))"
        return
      }
      guard parts.allSatisfy({ $0.elements.allSatisfy(\.isFinite) }) else {
        description = "a weight or a bias that is not finite"
        return
      }
      let polygon = Polygon(vertices)
      let probes = polygon.probes
      let passes = probes.map { forward(net, at: $0) }
      let sums = passes.map(\.output)
      let least =
        1e-4
        * (net.outputWeights.elements + net.outputBias.elements).reduce(0) {
          max($0, abs(Double($1)))
        }
      if let hair = sums.firstIndex(where: { $0 != 0 && abs($0) < least }) {
        description = "an output unit whose z is \(sums[hair]), so close to 0 that rounding decides"
        return
      }
      let answers = sums.map { $0 >= 0 }
      let wrong = probes.indices.filter { polygon.contains(probes[$0]) != answers[$0] }
      guard let first = wrong.first else {
        description = "all \(probes.count) points right"
        return
      }
      votes = passes.map(\.votes)
      self.answers = answers
      drawsRectangle = polygon.rectangles.contains { sides in
        probes.map { probe in sides.allSatisfy { $0(probe) } } == answers
      }
      let (x, y) = (Float(probes[first].x), Float(probes[first].y))
      description =
        "\(wrong.count) of \(probes.count) points wrong, such as (\(x), \(y)), which is "
        + (answers[first] ? "outside and called inside" : "inside and called outside")
    }
  }

  /// How many hidden units say yes, and the output unit's preactivation. All units have the step
  /// function, which is 1 from 0 on.
  private static func forward(
    _ net: Net, at place: Polygon.Place
  ) -> (votes: Int, output: Double) {
    let yes = (0..<net.hiddenWeights.columns).filter { unit in
      let (w1, w2) = (Double(net.hiddenWeights[0, unit]), Double(net.hiddenWeights[1, unit]))
      return place.x * w1 + place.y * w2 + Double(net.hiddenBias[0, unit]) >= 0
    }
    let output = yes.reduce(Double(net.outputBias[0, 0])) { $0 + Double(net.outputWeights[$1, 0]) }
    return (yes.count, output)
  }

  // MARK: - Cases

  private static let cases: [Function.Case] = [
    check("the triangle of the example", [[0, 0], [4, 0], [0, 2]]),
    check("a square around the origin", [[-1, -1], [1, -1], [1, 1], [-1, 1]]),
    check("a triangle far from the origin", [[10, 10], [12, 11], [10.5, 13]]),
    check("a triangle on the other side of the origin", [[-9, -7], [-6, -7.5], [-7, -4]]),
    check(
      "a rectangle that starts at its upper right corner", [[5, 3], [2, 3], [2, 1], [5, 1]]),
    check("a long thin quadrilateral", [[0, 0], [10, 4], [10.25, 5], [0, 1]]),
    check("a pentagon", [[3, 0], [1, 3], [-2.5, 2], [-2.5, -2], [1, -3]]),
    check(
      "a hexagon below the first axis",
      [[2, -5], [4, -5], [5, -3], [4, -1], [2, -1], [1, -3]]),
  ]

  /// Polygons of 3 to 12 sides, anywhere.
  private static let random: [Function.RandomCases] = [
    .init(10) { generator in
      let sides = 3 + generator.nextInteger(below: 10)
      let vertices = Polygon.random(sides: sides, using: &generator)
      return .init("a random polygon", vertices, gives: Recipe()(vertices))
    }
  ]

  private static func check(_ name: String, _ vertices: [[Float]]) -> Function.Case {
    .init(name, Matrix(vertices), gives: Recipe()(Matrix(vertices)))
  }

  // MARK: - Mistakes

  /// The net in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    typealias Pair = (x: Float, y: Float)

    var corners: @Sendable (_ all: [Pair]) -> [Pair] = { $0 }
    var last: @Sendable (_ index: Int, _ count: Int) -> Int = { ($0 + 1) % $1 }
    var weights: @Sendable (_ p: Pair, _ q: Pair) -> Pair = { p, q in (p.y - q.y, q.x - p.x) }
    var bias: @Sendable (_ w: Pair, _ p: Pair, _ q: Pair) -> Float = { w, p, _ in
      -(w.x * p.x + w.y * p.y)
    }
    var units: @Sendable (_ corners: Int) -> Int = { $0 }
    var outputWeight: @Sendable (_ units: Float) -> Float = { _ in 1 }
    var outputBias: @Sendable (_ units: Float) -> Float = { 0.5 - $0 }

    @Sendable func callAsFunction(_ vertices: Matrix) -> Chapter3.Net {
      let corners = corners((0..<vertices.rows).map { (vertices[$0, 0], vertices[$0, 1]) })
      let units = units(corners.count)
      var rows: [[Float]] = [[], []]
      var biases: [Float] = []
      for index in 0..<units {
        let (p, q) = (corners[index], corners[last(index, corners.count)])
        let w = weights(p, q)
        rows[0].append(w.x)
        rows[1].append(w.y)
        biases.append(bias(w, p, q))
      }
      return .init(
        hiddenWeights: Matrix(rows), hiddenBias: Matrix([biases]),
        outputWeights: Matrix(rows: units, columns: 1, repeating: outputWeight(Float(units))),
        outputBias: Matrix([[outputBias(Float(units))]]))
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0) }
  }

  /// The corners of the smallest rectangle around a polygon, counterclockwise.
  private static func rectangle(around vertices: Matrix) -> Matrix {
    let bounds = Polygon(vertices).bounds
    // They come from numbers in `Float`, and are those again.
    let (left, right) = (Float(bounds.left), Float(bounds.right))
    let (low, high) = (Float(bounds.low), Float(bounds.high))
    return Matrix([[left, low], [right, low], [right, high], [left, high]])
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the weights point outward, so that each unit says yes outside",
      "Walking along a side, you have the inside on your left: turn the side to the left."
    ) { $0.weights = { p, q in (q.y - p.y, p.x - q.x) } },
    mistake(
      "the weights point outward, and the output unit says yes if any hidden unit does",
      "Two things at once: turn each side to the left, and ask for all hidden units."
    ) {
      $0.weights = { p, q in (q.y - p.y, p.x - q.x) }
      $0.outputBias = { _ in -0.5 }
    },
    mistake(
      "the weights point along the side",
      "Weights are perpendicular to the line that they draw: turn the side by a quarter."
    ) { $0.weights = { p, q in (q.x - p.x, q.y - p.y) } },
    mistake(
      "the side is mirrored and not turned",
      "A quarter turn to the left makes (0, 1) of (1, 0), and (−1, 0) of (0, 1)."
    ) { $0.weights = { p, q in (q.y - p.y, q.x - p.x) } },
    mistake(
      "the vertices themselves are the weights",
      "A unit belongs to a side, and its direction comes from both ends of it."
    ) { $0.weights = { p, _ in p } },
    mistake(
      "the biases are left out",
      "Then all lines pass through the origin: the bias moves a line to its side."
    ) { $0.bias = { _, _, _ in 0 } },
    mistake(
      "the sign of the biases is wrong", "At a vertex of the side, w · x + b has to be 0."
    ) { $0.bias = { w, p, _ in w.x * p.x + w.y * p.y } },
    mistake(
      "x and y of the vertex are exchanged in the bias",
      "At a vertex of the side, w · x + b has to be 0: the first weight belongs to x₁."
    ) { $0.bias = { w, p, _ in -(w.x * p.y + w.y * p.x) } },
    mistake(
      "the output unit says yes if any hidden unit does",
      "Inside means on the right side of all lines: how many units have to agree?"
    ) { $0.outputBias = { _ in -0.5 } },
    mistake(
      "the output unit says yes if most hidden units do",
      "A point beyond a single side is outside: all units have to agree."
    ) { $0.outputBias = { -$0 / 2 } },
    mistake(
      "the output unit lets one hidden unit disagree",
      "With n sides, n − 1 votes must not be enough, and n must be."
    ) { $0.outputBias = { 1.5 - $0 } },
    mistake(
      "the output unit has the bias of the triangle, −2.5, for every polygon",
      "How many hidden units say yes inside a square? The bias follows from the number of sides."
    ) { $0.outputBias = { _ in -2.5 } },
    mistake(
      "the output unit never says yes", "All n units together add up to n: that has to reach 0."
    ) { $0.outputBias = { -0.5 - $0 } },
    mistake(
      "the side from the last vertex to the first is missing",
      "A polygon has as many sides as vertices: after the last comes the first again."
    ) { $0.units = { $0 - 1 } },
    mistake(
      "the last side leads from the last vertex to itself",
      "After the last vertex comes the first again."
    ) { $0.last = { min($0 + 1, $1 - 1) } },
    mistake(
      "each unit is turned so that it says yes at the origin",
      "The origin may lie outside: it is the order of the vertices that tells where the inside is."
    ) {
      $0.weights = { p, q in
        let w = (p.y - q.y, q.x - p.x)
        return -(w.0 * p.x + w.1 * p.y) >= 0 ? w : (-w.0, -w.1)
      }
    },
    mistake(
      "each unit is turned so that its weights point up",
      "For the upper sides, the inside is below."
    ) {
      $0.weights = { p, q in
        let w = (p.y - q.y, q.x - p.x)
        return w.1 >= 0 ? w : (-w.0, -w.1)
      }
    },
    mistake(
      "n times 1/n has to reach 1, which hangs on rounding",
      "Leave room between the sums of n and of n − 1 votes: put the bias in the middle."
    ) {
      $0.outputWeight = { 1 / $0 }
      $0.outputBias = { _ in -1 }
    },
    .init(
      "the hidden weights have a row for each side",
      "Rows are inputs and columns are units: x₁'s weights are the first row, x₂'s the second."
    ) { vertices in
      let net = Recipe()(vertices)
      return .init(
        hiddenWeights: net.hiddenWeights.transposed(), hiddenBias: net.hiddenBias,
        outputWeights: net.outputWeights, outputBias: net.outputBias)
    },
    .init(
      "the net is always that of the example",
      "Work the net out from the vertices: other polygons follow."
    ) { _ in Recipe()(Matrix([[0, 0], [4, 0], [0, 2]])) },
    .init(
      "the net is that of the smallest rectangle around the polygon",
      "Each side of the polygon needs its own line, slanted as it is."
    ) { vertices in
      Recipe()(rectangle(around: vertices))
    },
    .init(
      "the lines are those of the smallest rectangle around the polygon, with a unit for each side",
      "A polygon is smaller than the rectangle around it: lay each unit's line along a side."
    ) { vertices in
      let net = Recipe()(rectangle(around: vertices))
      let sides = vertices.rows
      func spread(_ matrix: Matrix) -> Matrix {
        Matrix(rows: matrix.rows, columns: sides) { matrix[$0, $1 % 4] }
      }
      return .init(
        hiddenWeights: spread(net.hiddenWeights), hiddenBias: spread(net.hiddenBias),
        outputWeights: Matrix(rows: sides, columns: 1, repeating: 1),
        outputBias: Matrix([[0.5 - Float(sides)]]))
    },
  ]

  // MARK: - Right answers

  private static let right = Function.rightAnswers(changing: Recipe()) { recipe in
    { recipe($0) }
  }

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("units that say yes outside, and an output unit that wants none of them") { vertices in
      let net = Recipe()(vertices)
      return .init(
        hiddenWeights: -1 * net.hiddenWeights, hiddenBias: -1 * net.hiddenBias,
        outputWeights: -1 * net.outputWeights, outputBias: Matrix([[0.5]]))
    },
    right("weights of length 1, and an output that has to reach n exactly") {
      $0.weights = { p, q in
        let (dx, dy) = (q.x - p.x, q.y - p.y)
        let length = (dx * dx + dy * dy).squareRoot()
        return (-dy / length, dx / length)
      }
      $0.outputBias = { -$0 }
    },
    .init("each unit turned so that it says yes in the middle of the vertices") { vertices in
      let middle = 1 / Float(vertices.rows) * vertices.columnSums()
      var recipe = Recipe()
      recipe.weights = { p, q in
        let w = (p.y - q.y, q.x - p.x)
        return w.0 * (middle[0, 0] - p.x) + w.1 * (middle[0, 1] - p.y) > 0 ? w : (-w.0, -w.1)
      }
      return recipe(vertices)
    },
    right("weights of 20, and a bias in between") {
      $0.weights = { p, q in (20 * (p.y - q.y), 20 * (q.x - p.x)) }
      $0.outputWeight = { _ in 20 }
      $0.outputBias = { 10 - 20 * $0 }
    },
    right("the bias from the other end of the side") {
      $0.bias = { w, _, q in -(w.x * q.x + w.y * q.y) }
    },
  ]
}
