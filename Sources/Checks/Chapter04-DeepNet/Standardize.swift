import Exercises
import Judging
import NeuralNetworks

/// Exercise 4.7: columns with the mean and the deviation of the training rows.
enum Standardize {
  typealias Function = Chapter4.Standardize

  /// Where a constant column explodes, how far it does depends on which small number was added to its
  /// deviation: these are alike.
  static let exam = Exam(
    Check(
      Chapter4.standardize,
      comparing: .parts(
        .part("training", { $0.training }, within: 1e-4),
        .part("test", { $0.test }, within: 1e-4)
      ).alike { scaled in
        .init(training: scaled.training, test: scaled.test.map { max(-1e4, min($0, 1e4)) })
      },
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand; the cars by scikit-learn's StandardScaler (Tests/Reference/chapter04_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", (Matrix([[1, 4], [5, 4]]), Matrix([[7, 9]])),
      gives: .init(training: Matrix([[-1, 0], [1, 0]]), test: Matrix([[2, 5]]))),
    .init(
      "five cars and two more: weight, cylinders, acceleration",
      (
        Matrix([[3504, 8, 12], [2372, 4, 15], [2833, 6, 15.5], [1835, 4, 20.5], [4354, 8, 9]]),
        Matrix([[2130, 4, 14.5], [3850, 8, 8.5]])
      ),
      gives: .init(
        training: Matrix([
          [0.5964678, 1.118034, -0.6251187], [-0.6911019, -1.118034, 0.1562797],
          [-0.1667471, 0, 0.2865127], [-1.3019014, -1.118034, 1.5888434],
          [1.5632826, 1.118034, -1.4065171],
        ]), test: Matrix([[-0.9663598, -1.118034, 0.0260466], [0.9900183, 1.118034, -1.5367502]])
      )),
    .init(
      "one training row, so that all columns are constant",
      (Matrix([[3, -4]]), Matrix([[5, -4], [3, 0], [2.5, -4.5]])),
      gives: .init(training: Matrix([[0, 0]]), test: Matrix([[2, 0], [0, 4], [-0.5, -0.5]]))),
    .init(
      // s = 1/1024
      "a column that varies little, but does",
      (Matrix([[1.0009765625, -2], [0.9990234375, 6]]), Matrix([[1.001953125, 4]])),
      gives: .init(training: Matrix([[1, -1], [-1, 1]]), test: Matrix([[2, 0.5]]))),
    .init(
      // In units of 2⁻⁴⁴: μ = 2, s = 1.
      "a column of tiny numbers, which varies all the same",
      (Matrix([[0x1p-44], [3 * 0x1p-44]]), Matrix([[4 * 0x1p-44]])),
      gives: .init(training: Matrix([[-1], [1]]), test: Matrix([[2]]))),
    .init(
      // The quarters 0 to 7 from 4096 up: μ = 4096.875, s² = (8² − 1) / 12 / 16.
      "numbers far from zero, and the negative",
      (
        Matrix(rows: 8, columns: 2) { ($1 == 0 ? 1 : -1) * (4096 + Float($0) / 4) },
        Matrix([[4096.875, -4096.875], [4100, -4100]])
      ),
      gives: .init(
        training: Matrix(rows: 8, columns: 2) {
          ($1 == 0 ? 1 : -1) * (Float($0) / 4 - 0.875) / Float(0.328125).squareRoot()
        },
        test: Matrix([[0, 0], [5.45544726, -5.45544726]])  // 3.125 / √0.328125
      )),
    .init(
      "constant columns of numbers that are no sums of halves, quarters, eighths …",
      (Matrix(rows: 10, columns: 2) { [0.1, -0.7][$1] + 0 * Float($0) }, Matrix([[0.35, -0.7]])),
      gives: .init(training: Matrix(rows: 10, columns: 2), test: Matrix([[0.25, 0]]))),
  ]

  /// Random columns, made backwards: z has mean 0 and deviation 1 and stands in random order, and
  /// what is given is μ + s·z, exact in `Float`. The last column is constant.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      // Five numbers with the sum 0 and the sum of squares 5, turned around at will.
      let blocks = (0...generator.nextInteger(below: 3)).map { _ in
        let sign: Float = generator.nextInteger(below: 2) == 0 ? 1 : -1
        return [2, -0.5, -0.5, -0.5, -0.5].map { sign * $0 }
      }
      let columns = 2 + generator.nextInteger(below: 3)
      let rows = 5 * blocks.count
      let testRows = 1 + generator.nextInteger(below: 4)
      var training = Matrix(rows: rows, columns: columns)
      var test = Matrix(rows: testRows, columns: columns)
      var (scaledTraining, scaledTest) = (training, test)
      for column in 0..<columns {
        let isConstant = column == columns - 1
        let mean = Float(generator.nextInteger(below: 65) - 32) / 4
        let deviation = isConstant ? 1 : Float(1 + generator.nextInteger(below: 20)) / 4
        var numbers = isConstant ? [Float](repeating: 0, count: rows) : blocks.flatMap { $0 }
        generator.shuffle(&numbers)
        for (row, number) in numbers.enumerated() {
          scaledTraining[row, column] = number
          training[row, column] = mean + deviation * number
        }
        for row in 0..<testRows {
          let number = 0.25 + Float(generator.nextInteger(below: 12)) / 4
          scaledTest[row, column] = number
          test[row, column] = mean + deviation * number
        }
      }
      return .init(
        "random columns", (training, test), gives: .init(training: scaledTraining, test: scaledTest)
      )
    }
  ]

  // MARK: - Mistakes

  /// What is subtracted from a column, and then what it is divided by.
  private struct Scale {
    var mean: Double
    var divisor: Double
  }

  /// The way from a column of training rows to its scale, of which a mistake may change each step.
  private struct Recipe: Sendable {
    var mean: @Sendable ([Double]) -> Double = average
    var deviation: @Sendable (_ distances: [Double]) -> Double = { distances in
      average(distances.map { $0 * $0 }).squareRoot()
    }
    var divisor: @Sendable (_ deviation: Double) -> Double = { $0 == 0 ? 1 : $0 }
    /// What is subtracted, once mean and deviation are known.
    var center: @Sendable (_ mean: Double, _ deviation: Double) -> Double = { mean, _ in mean }

    func scale(_ numbers: [Double]) -> Scale {
      let mean = mean(numbers)
      let deviation = deviation(numbers.map { $0 - mean })
      return Scale(mean: center(mean, deviation), divisor: divisor(deviation))
    }

    func scales(_ matrix: Matrix) -> [Scale] { columns(matrix).map(scale) }

    @Sendable func callAsFunction(_ training: Matrix, _ test: Matrix) -> Chapter4.Standardized {
      both(training, test, scales(training))
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1) }
  }

  @Sendable private static func average(_ numbers: [Double]) -> Double {
    numbers.reduce(0, +) / Double(numbers.count)
  }

  private static func columns(_ matrix: Matrix) -> [[Double]] {
    (0..<matrix.columns).map { column in (0..<matrix.rows).map { Double(matrix[$0, column]) } }
  }

  private static func apply(_ scales: [Scale], _ matrix: Matrix) -> Matrix {
    matrix.mapRows { row in
      zip(row, scales).map { Float((Double($0) - $1.mean) / $1.divisor) }
    }
  }

  private static func both(
    _ training: Matrix, _ test: Matrix, _ scales: [Scale]
  ) -> Chapter4.Standardized {
    .init(training: apply(scales, training), test: apply(scales, test))
  }

  private static func standardized(_ matrix: Matrix) -> Matrix {
    apply(Recipe().scales(matrix), matrix)
  }

  private static let mistakes: [Function.Mistake] = [
    .init(
      "the test rows are measured by their own mean and deviation",
      "The network knows the scale of the training rows: the test rows need the same one."
    ) { .init(training: standardized($0), test: standardized($1)) },
    .init(
      "mean and deviation are taken over training and test rows together",
      "Nothing of the test rows may get into what is trained: measure the training rows only."
    ) { training, test in
      let all = Matrix(
        rows: training.rows + test.rows, columns: training.columns,
        elements: training.elements + test.elements)
      return both(training, test, Recipe().scales(all))
    },
    mistake(
      "the squared distances are divided by the number of rows less one",
      "The formula divides by m; with m − 1 a single row would mean 0 / 0."
    ) {
      $0.deviation = { d in (d.map { $0 * $0 }.reduce(0, +) / Double(d.count - 1)).squareRoot() }
    },
    mistake(
      "the squared distances are divided by the number of rows less one, where there are several",
      "The formula divides by m, the number of training rows, with nothing taken off."
    ) {
      $0.deviation = { d in
        (d.map { $0 * $0 }.reduce(0, +) / Double(max(1, d.count - 1))).squareRoot()
      }
    },
    mistake(
      "the squared distances are not divided by the number of rows",
      "The deviation is the root of a mean: divide the sum by m before you take the root."
    ) { $0.deviation = { d in d.map { $0 * $0 }.reduce(0, +).squareRoot() } },
    mistake(
      "the numbers are divided by the variance",
      "The deviation is the root of the variance: it has the unit of the numbers themselves."
    ) { $0.deviation = { d in average(d.map { $0 * $0 }) } },
    mistake(
      "the columns are centered but not divided",
      "A mean of 0 is half of it: the deviation should become 1."
    ) { $0.divisor = { _ in 1 } },
    mistake("the columns are divided but not centered", "Subtract the mean first, then divide.") {
      $0.center = { _, _ in 0 }
    },
    mistake(
      "a constant column is divided by its deviation of 0",
      "0 / 0 is not a number: a column without spread is only centered."
    ) { $0.divisor = { $0 } },
    mistake(
      "a small number is added to the deviation, so that a constant column explodes",
      "A test row that differs a little would become huge: only center such a column."
    ) { $0.divisor = { $0 + 1e-8 } },
    mistake(
      "a column that varies very little is taken for constant",
      "Only a column of equal numbers is constant: compare the deviation with 0."
    ) { $0.divisor = { $0 < 1e-7 ? 1 : $0 } },
    .init(
      "a constant column is set to 0 in the test rows too",
      "The test rows may differ there: center them on the training mean and keep the rest."
    ) { training, test in
      let isConstant = columns(training).map { Set($0).count == 1 }
      let result = Recipe()(training, test)
      let cleared = Matrix(rows: test.rows, columns: test.columns) {
        isConstant[$1] ? 0 : result.test[$0, $1]
      }
      return .init(training: result.training, test: cleared)
    },
    mistake(
      "a constant column is left as it is",
      "It cannot be scaled, but it is centered: subtract its mean."
    ) { $0.center = { mean, deviation in deviation == 0 ? 0 : mean } },
    .init(
      "each row gets a mean and a deviation of its own",
      "Pounds and cylinders cannot be averaged: work column by column."
    ) { training, test in
      .init(
        training: standardized(training.transposed()).transposed(),
        test: standardized(test.transposed()).transposed())
    },
    .init(
      "all columns share one mean and one deviation",
      "Each column has its own size: each needs its own mean and deviation."
    ) { training, test in
      let scale = Recipe().scale(training.elements.map { Double($0) })
      return both(training, test, [Scale](repeating: scale, count: training.columns))
    },
    .init(
      "the columns are brought to the range from 0 to 1",
      "That is another scaling: here the mean becomes 0 and the deviation 1."
    ) { training, test in
      let scales = columns(training).map { numbers in
        let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
        return Scale(mean: low, divisor: high > low ? high - low : 1)
      }
      return both(training, test, scales)
    },
    .init(
      "the deviation comes from Σx²/m − μ² in Float",
      "Two large numbers cancel: subtract the mean before you square."
    ) { training, test in
      both(training, test, columns(training).map { scaleOfFloats($0, squaresFirst: true) })
    },
    .init(
      "mean and deviation are computed in Float",
      "There the mean of ten times 0.1 is not 0.1, and a constant column explodes: use Double."
    ) { training, test in
      both(training, test, columns(training).map { scaleOfFloats($0, squaresFirst: false) })
    },
    .init(
      "the test rows stay as they are",
      "The network must see test rows on the scale on which it has learned."
    ) { .init(training: standardized($0), test: $1) },
  ]

  /// The scale of a column in `Float`, with the squares of the numbers or of their distances.
  private static func scaleOfFloats(_ numbers: [Double], squaresFirst: Bool) -> Scale {
    let numbers = numbers.map { Float($0) }
    let mean = numbers.reduce(0, +) / Float(numbers.count)
    let distances = squaresFirst ? numbers : numbers.map { $0 - mean }
    let sum = distances.map { $0 * $0 }.reduce(0, +)
    let variance = sum / Float(numbers.count) - (squaresFirst ? mean * mean : 0)
    return Scale(mean: Double(mean), divisor: variance > 0 ? Double(variance.squareRoot()) : 1)
  }

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the library's Standardizer") { training, test in
      let standardizer = Standardizer(training)
      return .init(training: standardizer(training), test: standardizer(test))
    },
    .init("Σx²/m − μ² in Double, times the inverse") { training, test in
      let scales = columns(training).map { numbers in
        let mean = average(numbers)
        let variance = average(numbers.map { $0 * $0 }) - mean * mean
        let isConstant = variance <= 1e-13 * mean * mean
        return (mean: mean, factor: isConstant ? 1 : 1 / variance.squareRoot())
      }
      func scaled(_ matrix: Matrix) -> Matrix {
        Matrix(rows: matrix.rows, columns: matrix.columns) {
          Float((Double(matrix[$0, $1]) - scales[$1].mean) * scales[$1].factor)
        }
      }
      return .init(training: scaled(training), test: scaled(test))
    },
    .init("in Float, but a column is constant if all its numbers are equal") { training, test in
      let scales = columns(training).map { numbers in
        var scale = scaleOfFloats(numbers, squaresFirst: false)
        if numbers.allSatisfy({ $0 == numbers[0] }) { scale.divisor = 1 }
        return scale
      }
      return both(training, test, scales)
    },
    .init("mean and squares updated row by row, after Welford") { training, test in
      let scales = columns(training).map { numbers in
        var (mean, squares): (Float, Float) = (0, 0)
        for (index, number) in numbers.enumerated() {
          let distance = Float(number) - mean
          mean += distance / Float(index + 1)
          squares += distance * (Float(number) - mean)
        }
        let deviation = (squares / Float(numbers.count)).squareRoot()
        return Scale(mean: Double(mean), divisor: deviation > 0 ? Double(deviation) : 1)
      }
      return both(training, test, scales)
    },
  ]
}
