import Exercises
import Judging
import NeuralNetworks

/// Exercise 4.3: distances by matrix products, with little work left outside of them.
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
    func matrix(_ rows: Int) -> Matrix {
      Matrix(rows: rows, columns: pixels, elements: generator.nextQuarters(rows * pixels))
    }
    let (a, b, v) = (matrix(pictures), matrix(known), matrix(1))
    return .init(
      pixels < 40 ? "random pictures" : "random pictures of many pixels", (a, b, v),
      gives: written(distances(a, b, v)))
  }

  /// The distances by the loops of the text, in `Double`.
  private static func distances(_ a: Matrix, _ b: Matrix, _ v: Matrix) -> Matrix {
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
  private static func written(_ matrix: Matrix) -> Calculation {
    Calculation(
      written: matrix.elements, steps: [], rows: matrix.rows, columns: matrix.columns,
      result: matrix.elements.indices.map { -1 - $0 })
  }

  // MARK: - Answers

  private typealias Call = @Sendable (CountedMatrix, CountedMatrix, CountedMatrix) -> CountedMatrix

  private static func mistake(
    _ name: String, _ remedy: String, of call: @escaping Call
  ) -> Function.Mistake {
    .init(name, remedy) { Chapter4.recorded($0, $1, $2, call).calculation }
  }

  private static func right(_ form: String, of call: @escaping Call) -> Function.RightAnswer {
    .init(form) { Chapter4.recorded($0, $1, $2, call).calculation }
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
    .init(
      "the numbers of the worked example come out for all pictures",
      "Other pictures have other distances: work them out from the arguments."
    ) { _, _, _ in written(Matrix([[1, 40], [49, 4]])) },
    mistake(
      "each picture has a matrix product of its own",
      "A product for each picture is a loop over the pictures. Let all of them be the rows of one "
        + "matrix: `matmul` goes through all rows at once.",
      of: { a, b, v in
        var distances = CountedMatrix(rows: a.rows, columns: b.rows)
        let (weighed, ofKnown) = (matmul(b, diagonal(v)), matmul(b * b, v.transposed()))
        for i in 0..<a.rows {
          let picture = a[row: i]
          let mixed = matmul(picture, weighed.transposed())
          let own = matmul(picture * picture, v.transposed())[0, 0]
          for k in 0..<b.rows { distances[i, k] = own + ofKnown[k, 0] - mixed[0, k] - mixed[0, k] }
        }
        return distances
      }),
    mistake(
      "each pair of pictures has a matrix product of its own",
      "A product of two rows is the innermost loop only. Let all pictures be the rows of one "
        + "matrix and all known ones the columns of the other: one product makes all pairs.",
      of: { a, b, v in
        var distances = CountedMatrix(rows: a.rows, columns: b.rows)
        let weighed = matmul(a, diagonal(v))
        let (ofPictures, ofKnown) = (matmul(weighed, transposing: a), matmul(b * b, transposing: v))
        for i in 0..<a.rows {
          for k in 0..<b.rows {
            let mixed = matmul(weighed[row: i], transposing: b[row: k])[0, 0]
            distances[i, k] = ofPictures[i, i] + ofKnown[k, 0] - 2 * mixed
          }
        }
        return distances
      }),
    .init(
      "the distances are worked out aside and written down",
      "The steps between your arguments and your result have to be steps of a `CountedMatrix`: "
        + "with the numbers of other pictures they have to give the distances of those."
    ) { written(distances($0, $1, $2)) },
    .init(
      "the record of the steps is not whole",
      "Return a matrix that was made from the arguments, by the operators of `CountedMatrix` and "
        + "`matmul`, in this very call."
    ) { a, b, v in
      var cut = Chapter4.recorded(a, b, v, Recipe().callAsFunction).calculation
      cut.steps.removeLast()
      return cut
    },
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
    right("two products for the weights, two for the sums, and ones to spread those") { a, b, v in
      let weighed = matmul(b, diagonal(v))
      let ones = { (rows: Int) in
        var ones = CountedMatrix(rows: rows, columns: 1)
        for row in 0..<rows { ones[row, 0] = 1 }
        return ones
      }
      let ofPictures = matmul(a * a, transposing: v)
      let ofKnown = (weighed * b).rowSums()
      return matmul(ofPictures, transposing: ones(b.rows))
        + matmul(ones(a.rows), transposing: ofKnown) - 2 * matmul(a, transposing: weighed)
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
