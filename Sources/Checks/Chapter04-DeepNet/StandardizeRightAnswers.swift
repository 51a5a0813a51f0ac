import ExerciseSupport
import NeuralNetworks

/// Right answers to exercise 4.6, and the parts that the wrong ones share with them.
extension Standardize {
  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("the library's Standardizer, in Double") { training, test in
      let standardizer = Standardizer(training)
      return (training: standardizer(training), test: standardizer(test))
    },
    .init("Σx²/m − μ² in Double, times the inverse") { training, test in
      let scales = columns(training).map { numbers in
        let numbers = numbers.map { Double($0) }
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        let variance =
          numbers.map { $0 * $0 }.reduce(0, +) / Double(numbers.count) - mean * mean
        return (mean: Float(mean), factor: variance > 1e-12 ? Float(1 / variance.squareRoot()) : 1)
      }
      func scaled(_ matrix: Matrix) -> Matrix {
        Matrix(rows: matrix.rows, columns: matrix.columns) {
          (matrix[$0, $1] - scales[$1].mean) * scales[$1].factor
        }
      }
      return (training: scaled(training), test: scaled(test))
    },
    .init("column sums of the matrices, row by row") { training, test in
      let share = 1 / Float(training.rows)
      let minusMeans = -share * training.columnSums()
      let centered = training.adding(row: minusMeans)
      let deviations = (share * (centered * centered).columnSums()).map {
        $0 == 0 ? 1 : $0.squareRoot()
      }.elements
      func divided(_ matrix: Matrix) -> Matrix {
        matrix.mapRows { row in zip(row, deviations).map { $0 / $1 } }
      }
      return (training: divided(centered), test: divided(test.adding(row: minusMeans)))
    },
    .init("mean and squares updated row by row, after Welford") { training, test in
      let scales = columns(training).map { numbers in
        var (mean, squares): (Float, Float) = (0, 0)
        for (index, number) in numbers.enumerated() {
          let distance = number - mean
          mean += distance / Float(index + 1)
          squares += distance * (number - mean)
        }
        let deviation = (squares / Float(numbers.count)).squareRoot()
        return Scale(mean: mean, divisor: deviation > 0 ? deviation : 1)
      }
      return both(training, test, scales)
    },
  ]
}

// MARK: - Parts of the answers

extension Standardize {
  /// What is subtracted from a column, and then what it is divided by.
  struct Scale {
    let mean: Float
    let divisor: Float
  }

  static func columns(_ matrix: Matrix) -> [[Float]] {
    (0..<matrix.columns).map { column in (0..<matrix.rows).map { matrix[$0, column] } }
  }

  static func mean(_ numbers: [Float]) -> Float {
    numbers.reduce(0, +) / Float(numbers.count)
  }

  /// The scale of each column, its divisor made of the sum of squares and the count; `constant`
  /// takes the place of a divisor of 0.
  static func scales(
    _ matrix: Matrix,
    constant: Float = 1,
    divisor: (_ sumOfSquares: Float, _ count: Int) -> Float = { ($0 / Float($1)).squareRoot() }
  ) -> [Scale] {
    columns(matrix).map { numbers in
      let mean = mean(numbers)
      let squares = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
      let quotient = divisor(squares, numbers.count)
      return Scale(mean: mean, divisor: quotient == 0 ? constant : quotient)
    }
  }

  static func apply(_ scales: [Scale], _ matrix: Matrix) -> Matrix {
    matrix.mapRows { row in zip(row, scales).map { ($0 - $1.mean) / $1.divisor } }
  }

  static func both(
    _ training: Matrix, _ test: Matrix, _ scales: [Scale]
  ) -> (training: Matrix, test: Matrix) {
    (training: apply(scales, training), test: apply(scales, test))
  }

  static func standardized(_ matrix: Matrix) -> Matrix { apply(scales(matrix), matrix) }
}
