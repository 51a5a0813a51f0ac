import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 5.5: ‖a − b‖ / (‖a‖ + ‖b‖).
enum RelativeError {
  typealias Function = Chapter5.RelativeError

  /// What is left of an error where a small number was added to the divisor depends on that number:
  /// such errors are alike.
  static let exam = Exam(
    Check(
      Chapter5.relativeError,
      comparing: .numbers(within: 1e-4, relativeFrom: 1e-14).alike { error in
        error > 0 && error < 1e-9 ? 1e-9 : error
      },
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand, with √2 = 1.41421356; four parameters by NumPy (Tests/Reference/chapter05_reference.py).
  private static let cases: [Function.Case] = [
    .init("the worked example", ([6, 8], [3, 4]), gives: 1.0 / 3),
    .init("equal gradients", ([0.5, -2, 7], [0.5, -2, 7]), gives: 0),
    .init("opposite gradients", ([3, -4], [-3, 4]), gives: 1),
    .init("one is zero", ([0, 0, 0], [1, -2, 2]), gives: 1),
    .init("both are zero", ([0, 0], [0, 0]), gives: 0),
    .init(
      // √(1 + 1) / (1 + 1)
      "as long as each other, but at right angles", ([1, 0], [0, 1]), gives: 0.70710678),
    .init("one parameter, as a wrong factor 2 makes it", ([-5], [-2.5]), gives: 1.0 / 3),
    .init(
      // ‖a − b‖ = 1/1024, ‖a‖ = 5; b is longer by 3/5 of 1/1024
      "close to each other", ([3, 4], [3 + 1.0 / 1024, 4]), gives: 9.7650528e-5),
    .init("a parameter whose gradient is zero", ([0, 12], [5, 12]), gives: 5.0 / 25),
    .init("gradients that have vanished", ([6e-25, 8e-25], [3e-25, 4e-25]), gives: 1.0 / 3),
    .init("gradients that have exploded", ([6e25, 8e25], [3e25, 4e25]), gives: 1.0 / 3),
    .init(
      "four parameters, one of them with the wrong sign",
      ([0.2, -1.5, 0.75, 3], [0.2, -1.5, -0.75, 3]), gives: 0.217849356),
  ]

  /// Random gradients. What is expected is worked out from their product: the square of the distance
  /// is ‖a‖² + ‖b‖² − 2 Σ ab.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let count = 2 + generator.nextInteger(below: 6)
      let (a, b) = (generator.nextQuarters(count), generator.nextQuarters(count))
      func product(_ one: [Float], _ other: [Float]) -> Double {
        one.indices.reduce(0) { $0 + Double(one[$1]) * Double(other[$1]) }
      }
      let (aa, bb) = (product(a, a), product(b, b))
      let distance = (aa + bb - 2 * product(a, b)).squareRoot()
      let size = aa.squareRoot() + bb.squareRoot()
      return .init("random gradients", (a, b), gives: size == 0 ? 0 : distance / size)
    }
  ]

  // MARK: - Mistakes

  /// A mistake in `Double`.
  private static func mistake(
    _ name: String, _ remedy: String,
    _ function: @escaping @Sendable (_ a: [Double], _ b: [Double]) -> Double
  ) -> Function.Mistake {
    .init(name, remedy) { a, b in function(a.map { Double($0) }, b.map { Double($0) }) }
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

  /// The quotient of distance and size in `Float`.
  private static func inFloat(_ a: [Float], _ b: [Float], zero: Bool) -> Double {
    func norm(_ numbers: [Float]) -> Float { numbers.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let size = norm(a) + norm(b)
    return zero && size == 0 ? 0 : Double(norm(zip(a, b).map { $0 - $1 }) / size)
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the distance is not divided by the size of the gradients",
      "That is the absolute error: what it means depends on how large the gradients are."
    ) { a, b in norm(difference(a, b)) },
    mistake(
      "the distance is divided by the norm of a only",
      "Neither of the two is the true one: divide by the sum of both norms."
    ) { a, b in quotient(norm(difference(a, b)), norm(a)) },
    mistake(
      "the distance is divided by the norm of b only",
      "Neither of the two is the true one: divide by the sum of both norms."
    ) { a, b in quotient(norm(difference(a, b)), norm(b)) },
    mistake(
      "the distance is divided by the larger of the two norms",
      "Some texts do; here both norms are added, so that opposite gradients give 1."
    ) { a, b in quotient(norm(difference(a, b)), max(norm(a), norm(b))) },
    mistake(
      "the distance is divided by the mean of the two norms",
      "Add the norms, and do not halve the sum: opposite gradients are to give 1."
    ) { a, b in quotient(2 * norm(difference(a, b)), norm(a) + norm(b)) },
    mistake(
      "the distance is divided by the norm of a + b",
      "Take each norm by itself and then add: opposite gradients have a sum of zero."
    ) { a, b in quotient(norm(difference(a, b)), norm(zip(a, b).map { $0 + $1 })) },
    mistake("the roots are left out", "A norm is the root of the sum of squares.") { a, b in
      quotient(squares(difference(a, b)), squares(a) + squares(b))
    },
    mistake(
      "one root is drawn for both norms together",
      "Draw the root for each norm by itself, and then add."
    ) { a, b in quotient(norm(difference(a, b)), (squares(a) + squares(b)).squareRoot()) },
    mistake(
      "the root of the distance is left out",
      "The distance is a norm too: draw the root of its sum of squares."
    ) { a, b in quotient(squares(difference(a, b)), norm(a) + norm(b)) },
    mistake(
      "magnitudes are added up, and not squares",
      "A norm here is the root of a sum of squares, as for the length of an arrow."
    ) { a, b in quotient(magnitudes(difference(a, b)), magnitudes(a) + magnitudes(b)) },
    mistake(
      "the differences are added up with their signs",
      "Differences above and below zero must not cancel: square them first."
    ) { a, b in quotient(abs(difference(a, b).reduce(0, +)), norm(a) + norm(b)) },
    mistake(
      "the norms are compared, and not the gradients",
      "Two arrows as long as each other can point anywhere: take the norm of a − b."
    ) { a, b in quotient(abs(norm(a) - norm(b)), norm(a) + norm(b)) },
    mistake(
      "the mean of the relative errors of each parameter is returned",
      "A parameter whose gradient is nearly 0 would decide: work with whole gradients."
    ) { a, b in
      let errors = zip(a, b).map { quotient(abs($0 - $1), abs($0) + abs($1)) }
      return errors.reduce(0, +) / Double(errors.count)
    },
    mistake(
      "two gradients of zeros give 0 / 0",
      "Look for a size of 0 before you divide: two zeros are equal."
    ) { a, b in norm(difference(a, b)) / (norm(a) + norm(b)) },
    mistake("two gradients of zeros give 1", "Two zeros are equal: their error is 0.") { a, b in
      let size = norm(a) + norm(b)
      return size == 0 ? 1 : norm(difference(a, b)) / size
    },
    mistake(
      "a small number is added to the divisor, so that it is never 0",
      "Beside gradients that have vanished it is not small: look for a size of 0 instead."
    ) { a, b in norm(difference(a, b)) / (norm(a) + norm(b) + 1e-8) },
    mistake(
      "a very small size counts as zero",
      "Only a size of 0 is one: gradients of 1e-25 can be as wrong as any."
    ) { a, b in
      let size = norm(a) + norm(b)
      return size < 1e-8 ? 0 : norm(difference(a, b)) / size
    },
    .init(
      "the numbers are squared as Floats",
      "The square of 1e-25 is 0 in a Float, that of 1e25 infinite: turn them into Doubles."
    ) { a, b in inFloat(a, b, zero: true) },
    .init(
      "the numbers are squared as Floats, and sizes of 0 are not looked after",
      "Turn the numbers into Doubles first; then the size is 0 for zeros only, "
        + "which need an answer of their own."
    ) { a, b in inFloat(a, b, zero: false) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
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
