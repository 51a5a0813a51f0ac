import ExerciseSupport
import Foundation

/// Answers to exercise 5.6, wrong and right. Read on only after you have solved it.
extension RelativeError {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the distance is not divided by the size of the gradients",
      remedy: "That is the absolute error: what it means depends on how large the gradients are."
    ) { a, b in norm(difference(a, b)) },
    mistake(
      "the distance is divided by the norm of a only",
      remedy: "Neither of the two is the true one: divide by the sum of both norms."
    ) { a, b in quotient(norm(difference(a, b)), norm(a)) },
    mistake(
      "the distance is divided by the norm of b only",
      remedy: "Neither of the two is the true one: divide by the sum of both norms."
    ) { a, b in quotient(norm(difference(a, b)), norm(b)) },
    mistake(
      "the distance is divided by the larger of the two norms",
      remedy: "Some texts do; here both norms are added, so that opposite gradients give 1."
    ) { a, b in quotient(norm(difference(a, b)), max(norm(a), norm(b))) },
    mistake(
      "the distance is divided by the mean of the two norms",
      remedy: "Add the norms, and do not halve the sum: opposite gradients are to give 1."
    ) { a, b in quotient(2 * norm(difference(a, b)), norm(a) + norm(b)) },
    mistake(
      "the distance is divided by the norm of a + b",
      remedy: "Take each norm by itself and then add: opposite gradients have a sum of zero."
    ) { a, b in quotient(norm(difference(a, b)), norm(zip(a, b).map { $0 + $1 })) },
    mistake(
      "the roots are left out",
      remedy: "A norm is the root of the sum of squares."
    ) { a, b in quotient(squares(difference(a, b)), squares(a) + squares(b)) },
    mistake(
      "one root is drawn for both norms together",
      remedy: "Draw the root for each norm by itself, and then add."
    ) { a, b in quotient(norm(difference(a, b)), (squares(a) + squares(b)).squareRoot()) },
    mistake(
      "the root of the distance is left out",
      remedy: "The distance is a norm too: draw the root of its sum of squares."
    ) { a, b in quotient(squares(difference(a, b)), norm(a) + norm(b)) },
    mistake(
      "magnitudes are added up, and not squares",
      remedy: "A norm here is the root of a sum of squares, as for the length of an arrow."
    ) { a, b in quotient(magnitudes(difference(a, b)), magnitudes(a) + magnitudes(b)) },
    mistake(
      "the differences are added up with their signs",
      remedy: "Differences above and below zero must not cancel: square them first."
    ) { a, b in quotient(abs(difference(a, b).reduce(0, +)), norm(a) + norm(b)) },
    mistake(
      "the norms are compared, and not the gradients",
      remedy: "Two arrows as long as each other can point anywhere: take the norm of a − b."
    ) { a, b in quotient(abs(norm(a) - norm(b)), norm(a) + norm(b)) },
    mistake(
      "the mean of the relative errors of each parameter is returned",
      remedy: "A parameter whose gradient is nearly 0 would decide: work with whole gradients."
    ) { a, b in
      let errors = zip(a, b).map { quotient(abs($0 - $1), abs($0) + abs($1)) }
      return errors.reduce(0, +) / Double(errors.count)
    },
    mistake(
      "the largest of the relative errors of each parameter is returned",
      remedy: "A parameter whose gradient is nearly 0 would decide: work with whole gradients."
    ) { a, b in
      zip(a, b).map { quotient(abs($0 - $1), abs($0) + abs($1)) }.max() ?? 0
    },
    mistake(
      "the largest differences and magnitudes are compared",
      remedy: "A norm takes in all parameters, not only the largest."
    ) { a, b in
      func largest(_ numbers: [Double]) -> Double { numbers.map { abs($0) }.max() ?? 0 }
      return quotient(largest(difference(a, b)), largest(a) + largest(b))
    },
    mistake(
      "the angle between the gradients is taken, as 1 minus their cosine",
      remedy: "A gradient twice as long points the same way, and is wrong all the same."
    ) { a, b in
      let product = zip(a, b).map { $0 * $1 }.reduce(0, +)
      return 1 - quotient(product, norm(a) * norm(b))
    },
    mistake(
      "two gradients of zeros give 0 / 0",
      remedy: "Look for a size of 0 before you divide: two zeros are equal."
    ) { a, b in norm(difference(a, b)) / (norm(a) + norm(b)) },
    mistake(
      "two gradients of zeros give 1",
      remedy: "Two zeros are equal: their error is 0."
    ) { a, b in
      let size = norm(a) + norm(b)
      return size == 0 ? 1 : norm(difference(a, b)) / size
    },
    mistake(
      "a small number is added to the divisor, so that it is never 0",
      remedy: "Beside gradients that have vanished it is not small: look for a size of 0 instead."
    ) { a, b in norm(difference(a, b)) / (norm(a) + norm(b) + 1e-8) },
    mistake(
      "a very small size counts as zero",
      remedy: "Only a size of 0 is one: gradients of 1e-25 can be as wrong as any."
    ) { a, b in
      let size = norm(a) + norm(b)
      return size < 1e-8 ? 0 : norm(difference(a, b)) / size
    },
    .init(
      "the numbers are squared as Floats",
      remedy: "The square of 1e-25 is 0 in a Float, that of 1e25 infinite: turn them into Doubles."
    ) { a, b in
      func norm(_ numbers: [Float]) -> Float { numbers.reduce(0) { $0 + $1 * $1 }.squareRoot() }
      let size = norm(a) + norm(b)
      return size == 0 ? 0 : Double(norm(zip(a, b).map { $0 - $1 }) / size)
    },
    .init(
      "the numbers are squared as Floats, and sizes of 0 are not looked after",
      remedy: "Turn the numbers into Doubles first; then the size is 0 for zeros only, "
        + "which need an answer of their own."
    ) { a, b in
      func norm(_ numbers: [Float]) -> Float { numbers.reduce(0) { $0 + $1 * $1 }.squareRoot() }
      return Double(norm(zip(a, b).map { $0 - $1 }) / (norm(a) + norm(b)))
    },
    mistake(
      "the result is 1 where the gradients differ, and 0 where they are equal",
      remedy: "The two ways never agree to the last digit: say how far apart they are."
    ) { a, b in a == b ? 0 : 1 },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("in one loop, with three sums") { a, b in
      var (distance, sizeOfA, sizeOfB) = (0.0, 0.0, 0.0)
      for index in a.indices {
        let (one, other) = (Double(a[index]), Double(b[index]))
        distance += (one - other) * (one - other)
        sizeOfA += one * one
        sizeOfB += other * other
      }
      guard sizeOfA + sizeOfB > 0 else { return 0 }
      return distance.squareRoot() / (sizeOfA.squareRoot() + sizeOfB.squareRoot())
    },
    .init("with hypot, which squares nothing that is too small or too large") { a, b in
      func norm(_ numbers: [Float]) -> Float { numbers.reduce(0) { hypot($0, $1) } }
      let error = norm(zip(a, b).map(-)) / (norm(a) + norm(b))
      return error.isNaN ? 0 : Double(error)
    },
    .init("both gradients scaled by the largest magnitude first") { a, b in
      let largest = (a + b).map { abs($0) }.max() ?? 0
      if largest == 0 { return 0 }
      let (a, b) = (a.map { Double($0 / largest) }, b.map { Double($0 / largest) })
      return norm(zip(a, b).map { $0 - $1 }) / (norm(a) + norm(b))
    },
  ]
}

// MARK: - Parts of the answers

extension RelativeError {
  /// A wrong answer in Double.
  private static func mistake(
    _ mistake: String, remedy: String,
    _ function: @escaping @Sendable ([Double], [Double]) -> Double
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { function($0.a.map { Double($0) }, $0.b.map { Double($0) }) }
  }

  private static func difference(_ a: [Double], _ b: [Double]) -> [Double] {
    zip(a, b).map { $0 - $1 }
  }

  private static func squares(_ numbers: [Double]) -> Double {
    numbers.map { $0 * $0 }.reduce(0, +)
  }

  private static func norm(_ numbers: [Double]) -> Double { squares(numbers).squareRoot() }

  private static func magnitudes(_ numbers: [Double]) -> Double {
    numbers.map { abs($0) }.reduce(0, +)
  }

  /// The quotient, where 0 by 0 is 0.
  private static func quotient(_ number: Double, _ divisor: Double) -> Double {
    number == 0 && divisor == 0 ? 0 : number / divisor
  }
}
