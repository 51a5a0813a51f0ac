import Exercises
import Judging
import NeuralNetworks

/// Exercise 4.3: distances by matrix products, with little work left outside of them.
enum LoopsIntoProducts {
  typealias Function = Chapter4.WeightedDistances
  typealias Result = Chapter4.CountedResult

  static let exam = Exam(
    Check(
      Chapter4.weightedDistances, observing: { Seen($0, $1) },
      comparing: .parts(
        .part("distances", { $0.distances }, within: 1e-3),
        .part("work outside of matrix products", { $0.work }, comparing: .equality)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  /// The distances, and whether the work that was left is little enough.
  private struct Seen: CustomStringConvertible, Sendable {
    let distances: Matrix
    let work: String
    private let operations: Int

    /// The loops do four operations for each pixel of each pair of pictures. For few pixels nothing
    /// is asked of the number of operations.
    init(_ input: (Matrix, Matrix, Matrix), _ output: Result) {
      let loops = 4 * input.0.rows * input.1.rows * input.0.columns
      distances = output.result
      operations = output.operations
      if input.0.columns < 40 || 10 * output.operations <= loops {
        work = "little enough"
      } else if 10 * output.operations <= 6 * loops {
        work = "more than a tenth of the loops' \(loops) operations"
      } else {
        work = "more than half of the loops' \(loops) operations"
      }
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
    .init(name, input, gives: Result(result: distances, operations: 0))
  }

  /// Pictures of quarters, whose distances are exact in `Float`, found by the loops in `Double`.
  private static let random: [Function.RandomCases] = [
    .init(4) { randomCase(pixels: 2 + $0.nextInteger(below: 5), pictures: 2...5, &$0) },
    .init(3) { randomCase(pixels: 40 + $0.nextInteger(below: 25), pictures: 16...28, &$0) },
  ]

  private static func randomCase(
    pixels: Int, pictures range: ClosedRange<Int>, _ generator: inout SplitMix64
  ) -> Function.Case {
    let pictures = range.lowerBound + generator.nextInteger(below: range.count)
    var known = range.lowerBound + generator.nextInteger(below: range.count)
    if known == pictures { known += 1 }
    func matrix(_ rows: Int) -> Matrix {
      Matrix(rows: rows, columns: pixels, elements: generator.nextQuarters(rows * pixels))
    }
    let (a, b, v) = (matrix(pictures), matrix(known), matrix(1))
    let distances = Matrix(rows: pictures, columns: known) { i, k in
      var sum = 0.0
      for j in 0..<pixels {
        let difference = Double(a[i, j]) - Double(b[k, j])
        sum += Double(v[0, j]) * difference * difference
      }
      return Float(sum)
    }
    return .init(
      pixels < 40 ? "random pictures" : "random pictures of many pixels", (a, b, v),
      gives: Result(result: distances, operations: 0))
  }

  // MARK: - Answers

  private typealias Call = @Sendable (CountedMatrix, CountedMatrix, CountedMatrix) -> CountedMatrix

  private static func mistake(
    _ name: String, _ remedy: String, of call: @escaping Call
  ) -> Function.Mistake {
    .init(name, remedy) { Chapter4.counted($0, $1, $2, call) }
  }

  private static func right(_ form: String, of call: @escaping Call) -> Function.RightAnswer {
    .init(form) { Chapter4.counted($0, $1, $2, call) }
  }

  @Sendable private static func diagonal(_ row: CountedMatrix) -> CountedMatrix {
    var matrix = CountedMatrix(rows: row.columns, columns: row.columns)
    for index in 0..<row.columns { matrix[index, index] = row[0, index] }
    return matrix
  }

  /// A column added to each column.
  private static func adding(_ column: CountedMatrix, to matrix: CountedMatrix) -> CountedMatrix {
    matrix.transposed().adding(row: column.transposed()).transposed()
  }

  /// The three sums in their places, each of which a mistake may change.
  private struct Recipe: Sendable {
    typealias Weigh = @Sendable (_ numbers: CountedMatrix, _ v: CountedMatrix) -> CountedMatrix

    var mixedFactor: Float = -2
    var weighMixed: Weigh = { matmul($0, diagonal($1)) }
    var ofPictures: Weigh = { matmul($0 * $0, $1.transposed()) }
    var ofKnown: Weigh = { matmul($0 * $0, $1.transposed()) }

    @Sendable func callAsFunction(
      _ a: CountedMatrix, _ b: CountedMatrix, _ v: CountedMatrix
    ) -> CountedMatrix {
      let mixed = matmul(weighMixed(a, v), transposing: b)
      return adding(
        ofPictures(a, v), to: (mixedFactor * mixed).adding(row: ofKnown(b, v).transposed()))
    }
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ change: (inout Recipe) -> Void
  ) -> Function.Mistake {
    var recipe = Recipe()
    change(&recipe)
    return mistake(name, remedy, of: recipe.callAsFunction)
  }

  /// The loops of the text, with the square taken apart or not.
  private static func loops(
    _ a: CountedMatrix, _ b: CountedMatrix, _ v: CountedMatrix,
    _ term: (_ a: CountedNumber, _ b: CountedNumber, _ v: CountedNumber) -> CountedNumber
  ) -> CountedMatrix {
    var distances = CountedMatrix(rows: a.rows, columns: b.rows)
    for i in 0..<a.rows {
      for k in 0..<b.rows {
        for j in 0..<a.columns { distances[i, k] += term(a[i, j], b[k, j], v[0, j]) }
      }
    }
    return distances
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the work is still done number by number",
      "The numbers are right. Which of the sums in the loops is a sum of products of two numbers? "
        + "`matmul` makes all of those at once.",
      of: { a, b, v in
        loops(a, b, v) { a, b, v in
          let difference = a - b
          return v * difference * difference
        }
      }),
    mistake(
      "differences and squares are still made pair by pair",
      "Only their sum is a product so. Multiply v (a − b)² out, and no difference is left to take.",
      of: { a, b, v in
        var distances = CountedMatrix(rows: a.rows, columns: b.rows)
        for i in 0..<a.rows {
          let differences = b.adding(row: -1 * a[row: i])
          let sums = matmul(v, (differences * differences).transposed())
          for k in 0..<b.rows { distances[i, k] = sums[0, k] }
        }
        return distances
      }),
    mistake(
      "the product of the two pictures is left out", "A square of a difference has a mixed term."
    ) { $0.mixedFactor = 0 },
    mistake(
      "the mixed term is counted once", "(a − b)² holds a · b twice: once from each order."
    ) { $0.mixedFactor = -1 },
    mistake(
      "the mixed term is added",
      "(a − b)² is smallest where a and b are equal: which sign does a · b have?"
    ) { $0.mixedFactor = 2 },
    mistake(
      "the importance is left out of the mixed term",
      "v multiplies all of (a − b)², so it stands in each of the three sums."
    ) { $0.weighMixed = { a, _ in a } },
    mistake(
      "the importance is left out of the sums of squares",
      "v multiplies all of (a − b)², so it stands in each of the three sums."
    ) {
      $0.ofPictures = { a, _ in (a * a).rowSums() }
      $0.ofKnown = { b, _ in (b * b).rowSums() }
    },
    mistake(
      "the importance is not used", "Each pixel's square is multiplied by its importance."
    ) {
      $0.weighMixed = { a, _ in a }
      $0.ofPictures = { a, _ in (a * a).rowSums() }
      $0.ofKnown = { b, _ in (b * b).rowSums() }
    },
    mistake(
      "the importance is squared",
      "It multiplies the square of the difference. Weigh one factor of a · b only, not both."
    ) {
      $0.weighMixed = { matmul(matmul($0, diagonal($1)), diagonal($1)) }
      $0.ofPictures = { matmul($0 * $0, ($1 * $1).transposed()) }
      $0.ofKnown = { matmul($0 * $0, ($1 * $1).transposed()) }
    },
    mistake(
      "the importance is squared in the mixed term",
      "Weigh one factor of a · b only: the pictures or the known ones."
    ) { $0.weighMixed = { matmul(matmul($0, diagonal($1)), diagonal($1)) } },
    mistake(
      "the squares of the pictures are left out",
      "To find the nearest they don't matter, since they are equal for all known ones, but the "
        + "distances need them."
    ) { $0.ofPictures = { a, _ in CountedMatrix(rows: a.rows, columns: 1) } },
    mistake(
      "the squares of the known pictures are left out",
      "The distance from a picture to itself should be 0: which three sums cancel there?"
    ) { $0.ofKnown = { b, _ in CountedMatrix(rows: b.rows, columns: 1) } },
    mistake(
      "the pictures are not squared where only one picture counts",
      "The first and the last term of (a − b)² are squares."
    ) {
      $0.ofPictures = { matmul($0, $1.transposed()) }
      $0.ofKnown = { matmul($0, $1.transposed()) }
    },
    mistake(
      "the sums of the pictures are added as a row",
      "Each picture has a sum of its own, for its whole row of distances. With only `adding(row:)` at "
        + "hand, what has to be done before, and what afterwards?",
      of: { a, b, v in
        // Where they do not fit, the answer stops.
        guard a.rows == b.rows else { return CountedMatrix(rows: a.rows, columns: b.rows) }
        let recipe = Recipe()
        let mixed = matmul(recipe.weighMixed(a, v), transposing: b)
        return (-2 * mixed).adding(row: recipe.ofKnown(b, v).transposed())
          .adding(row: recipe.ofPictures(a, v).transposed())
      }),
    mistake(
      "the result is transposed",
      "Each picture has a row and each known one a column: exchange the factors of the product.",
      of: { Recipe()($0, $1, $2).transposed() }),
    mistake(
      "pixels are taken for their roots: the sum is of v · (a² − b²)",
      "Take the difference first and square it then: multiply that out."
    ) {
      $0.mixedFactor = 0
      $0.ofKnown = { -1 * matmul($0 * $0, $1.transposed()) }
    },
    mistake(
      "the numbers of the worked example come out for all pictures",
      "Other pictures have other distances: work them out from the arguments.",
      of: { _, _, _ in CountedMatrix(Matrix([[1, 40], [49, 4]])) }),
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    right("one product, of v a², −2 v a and v with 1, b and b²") { a, b, v in
      let pixels = a.columns
      var left = CountedMatrix(rows: a.rows, columns: 3 * pixels)
      var right = CountedMatrix(rows: b.rows, columns: 3 * pixels)
      for j in 0..<pixels {
        for i in 0..<a.rows {
          let weighed = v[0, j] * a[i, j]
          left[i, j] = weighed * a[i, j]
          left[i, pixels + j] = -2 * weighed
          left[i, 2 * pixels + j] = v[0, j]
        }
        for k in 0..<b.rows {
          right[k, j] = 1
          right[k, pixels + j] = b[k, j]
          right[k, 2 * pixels + j] = b[k, j] * b[k, j]
        }
      }
      return matmul(left, transposing: right)
    },
    right("a product for each picture, of its differences and their weighed ones") { a, b, v in
      var distances = CountedMatrix(rows: a.rows, columns: b.rows)
      let (weighed, ofKnown) = (matmul(b, diagonal(v)), matmul(b * b, v.transposed()))
      for i in 0..<a.rows {
        let picture = a[row: i]
        let mixed = matmul(picture, weighed.transposed())
        let own = matmul(picture * picture, v.transposed())[0, 0]
        for k in 0..<b.rows { distances[i, k] = own + ofKnown[k, 0] - mixed[0, k] - mixed[0, k] }
      }
      return distances
    },
    right("the known ones weighed, and the sums added element by element") { a, b, v in
      let mixed = matmul(a, matmul(diagonal(v), b.transposed()))
      let (pictures, known) = (matmul(v, (a * a).transposed()), matmul(v, (b * b).transposed()))
      var distances = CountedMatrix(rows: a.rows, columns: b.rows)
      for i in 0..<a.rows {
        for k in 0..<b.rows { distances[i, k] = pictures[0, i] + known[0, k] - 2 * mixed[i, k] }
      }
      return distances
    },
  ]
}
