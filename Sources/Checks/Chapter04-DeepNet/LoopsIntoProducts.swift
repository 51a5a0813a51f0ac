import Exercises
import Judging
import NeuralNetworks

/// Exercise 4.3: distances by matrix products, with little work left outside of them.
///
/// Here is what is seen of a calculation, and the pictures; known ways to calculate stand in
/// LoopsIntoProductsMistakes.swift.
enum LoopsIntoProducts {
  typealias Function = Chapter4.WeightedDistances

  static let exam = Exam(
    Check(
      Chapter4.weightedDistances, observing: { Seen($0, $1) },
      comparing: .parts(
        .part("distances", { $0.distances }, within: 1e-3),
        .part("work outside of matrix products", { $0.work }, comparing: .equality),
        .part("matrix products", { $0.products }, comparing: .equality),
        .part("the same steps with other pictures", { $0.elsewhere }, comparing: distancesElsewhere)
      ),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  /// Whatever is expected: no case tells how its distances came about.
  private static let distancesElsewhere = Comparison<String>(
    difference: { found, _ in
      found == "their distances"
        ? nil : Difference(place: "result", expected: "their distances", found: found)
    }, areAlike: ==)

  /// What other pictures follow from. No answer can know it, even one that knows a class's seed: who
  /// works distances out in secret, and records steps that lead to them, fails with other pictures.
  private static let secret = UInt64.random(in: 0...UInt64.max)

  /// The distances, whether the work that was left is little enough, in few enough products, and
  /// whether the same steps also give the distances of other pictures.
  private struct Seen: CustomStringConvertible, Sendable {
    var distances = Matrix(rows: 0, columns: 0)
    var work = "a record of the steps that is not whole"
    var products = "at most \(mostProducts)"
    var elsewhere = "their distances"
    private var operations = 0

    private static let mostProducts = 10

    /// The loops do four operations for each pixel of each pair of pictures. For few pixels nothing
    /// is asked of the number of operations.
    init(_ input: (Matrix, Matrix, Matrix), _ output: Calculation) {
      let given = [input.0, input.1, input.2]
      guard let replay = Replay(of: output, given: given.flatMap(\.elements)) else { return }
      let loops = 4 * input.0.rows * input.1.rows * input.0.columns
      distances = replay.result
      operations = output.operations
      if input.0.columns < 40 || 10 * operations <= loops {
        work = "little enough"
      } else if 10 * operations <= 6 * loops {
        work = "more than a tenth of the loops' \(loops) operations"
      } else {
        work = "more than half of the loops' \(loops) operations"
      }
      if replay.products > Self.mostProducts { products = "\(replay.products)" }
      var generator = SplitMix64(seed: secret)
      let other = given.map { matrix in
        Matrix(rows: matrix.rows, columns: matrix.columns) { _, _ in
          generator.nextUniform(in: -2..<2)
        }
      }
      let expected = LoopsIntoProducts.distances(other[0], other[1], other[2])
      let found = Replay(of: output, given: other.flatMap(\.elements))?.result
      let isRight = found.map {
        Comparison<Matrix>.numbers(within: 1e-3).difference($0, expected) == nil
      }
      if isRight != true { elsewhere = "other numbers" }
    }

    var description: String {
      let rows = (0..<distances.rows).map { "\(distances.row($0))" }.joined(separator: ", ")
      let amount = work == "little enough" ? "few" : "\(operations)"
      return "\(amount) operations outside of products, distances [\(rows)]"
    }
  }

  // By hand.
  private static let cases: [Function.Case] = [
    known(
      "the worked example",
      (Matrix([[1, 2], [3, 0]]), Matrix([[0, 2], [1, 0]]), Matrix([[1, 10]])),
      Matrix([[1, 40], [49, 4]])),
    known(
      "one picture, three known ones, one pixel",
      (Matrix([[-2]]), Matrix([[1], [-2], [0.5]]), Matrix([[2]])), Matrix([[18, 0, 12.5]])),
    known(
      "two pictures of three pixels, the second of which does not count",
      (Matrix([[1, 9, 0], [0, -9, 2]]), Matrix([[1, 0, 1]]), Matrix([[3, 0, 1]])),
      Matrix([[1], [4]])),
    known(
      "an importance below zero",
      (Matrix([[1, 1]]), Matrix([[0, 3], [2, 1]]), Matrix([[1, -1]])), Matrix([[-3, 1]])),
  ]

  private static func known(
    _ name: String, _ input: (Matrix, Matrix, Matrix), _ distances: Matrix
  ) -> Function.Case {
    .init(name, input, gives: written(distances))
  }

  /// Pictures of quarters, whose distances are exact in `Float`.
  private static let random: [Function.RandomCases] = [
    .init(4) { randomCase(pixels: 2 + $0.nextInteger(below: 5), pictures: 2...5, &$0) },
    .init(3) { randomCase(pixels: 40 + $0.nextInteger(below: 8), pictures: 16...20, &$0) },
  ]

  private static func randomCase(
    pixels: Int, pictures range: ClosedRange<Int>, _ generator: inout SplitMix64
  ) -> Function.Case {
    let pictures = range.lowerBound + generator.nextInteger(below: range.count)
    var known = range.lowerBound + generator.nextInteger(below: range.count)
    if known == pictures { known += 1 }
    let a = generator.nextQuarters(pictures, pixels)
    let b = generator.nextQuarters(known, pixels)
    let v = generator.nextQuarters(1, pixels)
    return .init(
      pixels < 40 ? "random pictures" : "random pictures of many pixels", (a, b, v),
      gives: written(distances(a, b, v)))
  }

  /// The distances by the loops of the text, in `Double`.
  static func distances(_ a: Matrix, _ b: Matrix, _ v: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: b.rows) { i, k in
      var sum = 0.0
      for j in 0..<a.columns {
        let difference = Double(a[i, j]) - Double(b[k, j])
        sum += Double(v[0, j]) * difference * difference
      }
      return Float(sum)
    }
  }

  /// A record without steps: a matrix that is written down.
  static func written(_ matrix: Matrix) -> Calculation {
    Calculation(
      written: matrix.elements, steps: [], rows: matrix.rows, columns: matrix.columns,
      result: matrix.elements.indices.map { -1 - $0 })
  }
}
