import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 5.7: three operations, each tried in calculations that use values more than once, with
/// others around it that are given.
enum TapeOperations {
  typealias Function = Chapter5.TapeOperation
  typealias Calculation = Chapter5.Calculation

  static let exam = Exam(
    check(
      Chapter5.sum, "+", { $0[0] + $0[1] }, places: 2, casesOfSum, mistakesOfSum, rightSums),
    check(
      Chapter5.product, "·", { $0[0] * $0[1] }, places: 2, casesOfProduct, mistakesOfProduct,
      rightProducts),
    check(
      Chapter5.tanh, "tanh", { Foundation.tanh($0[0]) }, places: 1, casesOfTanh, mistakesOfTanh,
      rightTanhs))

  private static func check(
    _ contract: Function, _ sign: String, _ operation: @escaping @Sendable ([Double]) -> Double,
    places: Int, _ cases: [(String, [Calculation.Step], [Double], Double, [Double])],
    _ mistakes: [Function.Mistake], _ rightAnswers: [Function.RightAnswer]
  ) -> Check<(Calculation, [Double]), Chapter5.Walk> {
    Check(
      contract,
      comparing: .parts(
        .part("number of the result", { $0.result }, within: 1e-5),
        .part("gradients", { $0.gradients }, within: 1e-5)),
      cases: cases.map { name, steps, inputs, result, gradients in
        let calculation = Calculation(inputs: inputs.count, steps: steps, sign: sign)
        return .init(
          name, (calculation, inputs), gives: .init(result: result, gradients: gradients))
      },
      random: [.init(6) { randomCase(sign, operation, places: places, &$0) }],
      mistakes: mistakes, rightAnswers: rightAnswers)
  }

  /// A random calculation. What is expected is worked out by central differences.
  private static func randomCase(
    _ sign: String, _ operation: ([Double]) -> Double, places: Int,
    _ generator: inout SplitMix64
  ) -> Function.Case {
    let count = 2 + generator.nextInteger(below: 3)
    let inputs = generator.nextQuarters(count).map { Double($0) / 2 }
    // Each step takes the newest value, so that all of them count, and any other.
    let steps = (0..<6).map { index -> Calculation.Step in
      let newest = count + index - 1
      let other = generator.nextInteger(below: count + index)
      switch index {
      case 1, 4: return .mean(other, newest)
      case 3: return .times(newest, 1.5)
      default: return .asked(Array([newest, other].prefix(places)))
      }
    }
    let calculation = Calculation(inputs: count, steps: steps, sign: sign)
    func result(_ inputs: [Double]) -> Double {
      calculation.result(of: inputs) { step, numbers in
        switch step {
        case .asked(let places): operation(places.map { numbers[$0] })
        case .times(let a, let factor): factor * numbers[a]
        case .square(let a): numbers[a] * numbers[a]
        case .mean(let a, let b): (numbers[a] + numbers[b]) / 2
        }
      }
    }
    let gradients = centralDifferences(of: result, at: inputs)
    return .init(
      "a random calculation", (calculation, inputs),
      gives: .init(result: result(inputs), gradients: gradients))
  }

  // MARK: - Operations

  private typealias Binary = @Sendable (Value, Value) -> Value
  private typealias Unary = @Sendable (Value) -> Value

  /// What a share does to the gradient of an input: added to it, in right answers.
  private typealias Join = @Sendable (_ input: Value, _ slope: Double, _ gradient: Double) -> Void

  private static let accumulate: Join = { $0.gradient += $1 * $2 }
  private static let overwrite: Join = { $0.gradient = $1 * $2 }
  private static let ignoreWhatArrives: Join = { input, slope, _ in input.gradient += slope }
  private static let useOwnGradient: Join = { input, slope, _ in
    input.gradient += slope * input.gradient
  }

  /// A value made from others, with a slope along each; `named` are those that it names.
  private static func made(
    _ number: Double, _ inputs: [(Value, slope: Double)], named: [Value]? = nil,
    join: @escaping Join = accumulate
  ) -> Value {
    Value(number, from: named ?? inputs.map { $0.0 }) { gradient in
      for (input, slope) in inputs { join(input, slope, gradient) }
    }
  }

  private static func sum(
    _ a: Value, _ b: Value, named: [Value]? = nil, join: @escaping Join = accumulate
  ) -> Value {
    made(a.number + b.number, [(a, 1), (b, 1)], named: named, join: join)
  }

  private static func product(
    _ a: Value, _ b: Value, named: [Value]? = nil, join: @escaping Join = accumulate
  ) -> Value {
    made(a.number * b.number, [(a, b.number), (b, a.number)], named: named, join: join)
  }

  /// tanh, or what is taken for it, with a slope from its result.
  private static func activation(
    _ a: Value, _ number: (Double) -> Double = { Foundation.tanh($0) }, named: [Value]? = nil,
    join: @escaping Join = accumulate, slope: (_ y: Double) -> Double = { 1 - $0 * $0 }
  ) -> Value {
    let y = number(a.number)
    return made(y, [(a, slope(y))], named: named, join: join)
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ operation: @escaping Binary
  ) -> Function.Mistake {
    .init(name, remedy) { Chapter5.recorded($0, $1) { operation($0[0], $0[1]) } }
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ operation: @escaping Unary
  ) -> Function.Mistake {
    .init(name, remedy) { Chapter5.recorded($0, $1) { operation($0[0]) } }
  }

  private static func right(_ form: String, _ operation: @escaping Binary) -> Function.RightAnswer {
    .init(form) { Chapter5.recorded($0, $1) { operation($0[0], $0[1]) } }
  }

  private static func right(_ form: String, _ operation: @escaping Unary) -> Function.RightAnswer {
    .init(form) { Chapter5.recorded($0, $1) { operation($0[0]) } }
  }

  // MARK: - Sum

  // By hand. Inputs are a, b, c …; the steps follow, each with the next letter.
  private static let casesOfSum: [(String, [Calculation.Step], [Double], Double, [Double])] = [
    ("a sum", [.asked([0, 1])], [2, 3], 5, [1, 1]),
    (
      "the worked example: the gradient 4 arrives at the sum", [.asked([0, 1]), .times(2, 4)],
      [2, 3], 20, [4, 4]
    ),
    ("a value plus itself", [.asked([0, 0])], [3.5], 7, [2]),
    (
      // c = a + b, and d = c + a: a goes into both.
      "a value in two sums", [.asked([0, 1]), .asked([2, 0])], [2, 3], 7, [2, 1]
    ),
    (
      "the square of a sum: what arrives depends on it", [.asked([0, 1]), .square(2)], [1, -3], 4,
      [-4, -4]
    ),
    (
      // b = a + a, c = a², and their mean: 1 and −3 arrive at a, one after the other.
      "a value in a sum and in a square", [.asked([0, 0]), .square(0), .mean(1, 2)], [-3], 1.5,
      [-2]
    ),
    (
      // 3a + b²
      "terms that were made by other steps", [.times(0, 3), .square(1), .asked([2, 3])], [2, -3],
      15, [3, -6]
    ),
    ("an input that plays no part", [.asked([0, 0])], [1, 5], 2, [2, 0]),
    (
      // c = a + b, d = c + c, e = d + c, f = e²: 9 (a + b)², with the slope 18 (a + b).
      "an intermediate result that is used three times",
      [.asked([0, 1]), .asked([2, 2]), .asked([3, 2]), .square(4)], [1, -3], 36, [-36, -36]
    ),
  ]

  private static let mistakesOfSum: [Function.Mistake] = [
    mistake(
      "the sum overwrites the gradients with `=`",
      "A value may go into several operations: add to its gradient."
    ) { a, b in sum(a, b, join: overwrite) },
    mistake(
      "the sum hands back 1, whatever arrives",
      "The slope is 1, but it is multiplied by the gradient of the result."
    ) { a, b in sum(a, b, join: ignoreWhatArrives) },
    mistake(
      "the result is a plain number, where the tape ends, and no gradient reaches an input",
      "Give `Value` its inputs and a closure, which adds to their gradients."
    ) { a, b in Value(a.number + b.number) },
    mistake(
      "the sum adds the inputs' own gradients, which are still 0",
      "What has arrived at the result is what the closure is given: add that."
    ) { a, b in sum(a, b, join: useOwnGradient) },
    mistake(
      "only the first term of a sum gets a gradient",
      "A sum has two inputs: add to both gradients."
    ) { a, b in made(a.number + b.number, [(a, 1), (b, 0)]) },
    mistake(
      "a value that is added to itself gets its gradient once",
      "Add to both gradients, even where a and b are the same value."
    ) { a, b in made(a.number + b.number, [(a, 1), (b, a === b ? 0 : 1)]) },
    mistake(
      "the sum shares out what arrives, half to each term",
      "Nothing is shared out at a sum: each term gets all of it."
    ) { a, b in made(a.number + b.number, [(a, 0.5), (b, 0.5)]) },
    mistake(
      "the sum hands back as a product does", "Where a grows by 1, a + b grows by 1, whatever b is."
    ) { a, b in made(a.number + b.number, [(a, b.number), (b, a.number)]) },
    mistake(
      "the sum does not name what it was made from",
      "The walk back finds its way by `from:`: name all inputs there."
    ) { a, b in sum(a, b, named: []) },
    mistake(
      "the sum names only the first value it was made from",
      "The walk back finds its way by `from:`: name both values there."
    ) { a, b in sum(a, b, named: [a]) },
    mistake(
      "the sum names only the second value it was made from",
      "The walk back finds its way by `from:`: name both values there."
    ) { a, b in sum(a, b, named: [b]) },
    mistake("the gradients are subtracted", "Gradients that arrive are added: `+=`.") { a, b in
      made(a.number + b.number, [(a, -1), (b, -1)])
    },
  ]

  private static let rightSums = [
    right("the second term handed its share first") { a, b in
      Value(b.number + a.number, from: [b, a]) { gradient in
        for value in [b, a] { value.gradient = value.gradient + gradient }
      }
    },
    right("a value added to itself as twice the value, in Float") { a, b in
      a === b
        ? made(Double(2 * Float(a.number)), [(a, 2)])
        : made(Double(Float(a.number) + Float(b.number)), [(a, 1), (b, 1)])
    },
  ]

  // MARK: - Product

  private static let casesOfProduct: [(String, [Calculation.Step], [Double], Double, [Double])] = [
    ("a product", [.asked([0, 1])], [2, 3], 6, [3, 2]),
    (
      "the worked example: the gradient 4 arrives at the product",
      [.asked([0, 1]), .times(2, 4)], [2, 3], 24, [12, 8]
    ),
    ("a value times itself", [.asked([0, 0])], [-3], 9, [-6]),
    (
      "a product of a product", [.asked([0, 1]), .asked([3, 2])], [2, 3, -4], -24, [-12, -8, 6]
    ),
    (
      // d = a · b · a
      "a value in two products", [.asked([0, 1]), .asked([2, 0])], [2, 3], 12, [12, 4]
    ),
    (
      // c = a · b, d = a², and their mean: (b + 2a) / 2 and a / 2
      "a value in a product and in a square", [.asked([0, 1]), .square(0), .mean(2, 3)], [-3, 5],
      -3, [-0.5, -1.5]
    ),
    (
      // 3a · b²
      "factors that were made by other steps", [.times(0, 3), .square(1), .asked([2, 3])],
      [2, -3], 54, [27, -36]
    ),
    ("a factor of zero", [.asked([0, 1])], [0, 5], 0, [5, 0]),
    ("an input that plays no part", [.asked([0, 0])], [1, 5], 1, [2, 0]),
    (
      // c = a · b, d = c · c, e = d · c = (a b)³, with the slopes 3 (a b)² · b and 3 (a b)² · a.
      "an intermediate result that is used three times",
      [.asked([0, 1]), .asked([2, 2]), .asked([3, 2])], [1, -3], -27, [-81, 27]
    ),
  ]

  private static let mistakesOfProduct: [Function.Mistake] = [
    mistake(
      "the product overwrites the gradients with `=`",
      "A value may go into several operations: add to its gradient."
    ) { a, b in product(a, b, join: overwrite) },
    mistake(
      "the product hands back the other factor, whatever arrives",
      "The other factor is the slope: multiply it by the gradient of the result."
    ) { a, b in product(a, b, join: ignoreWhatArrives) },
    mistake(
      "the result is a plain number, where the tape ends, and no gradient reaches an input",
      "Give `Value` its inputs and a closure, which adds to their gradients."
    ) { a, b in Value(a.number * b.number) },
    mistake(
      "the slopes are multiplied by the inputs' own gradients, which are still 0",
      "Multiply the slopes by what the closure is given."
    ) { a, b in product(a, b, join: useOwnGradient) },
    mistake(
      "the product hands each factor its own number",
      "Where a grows, a · b grows b times as much: it is the other factor that counts."
    ) { a, b in made(a.number * b.number, [(a, a.number), (b, b.number)]) },
    mistake(
      "the product hands both factors the whole product",
      "Each factor gets the other factor, times what arrives."
    ) { a, b in
      let product = a.number * b.number
      return made(product, [(a, product), (b, product)])
    },
    mistake(
      "the product hands back what arrives, as a sum does",
      "The slope of a product for one factor is the other factor."
    ) { a, b in made(a.number * b.number, [(a, 1), (b, 1)]) },
    mistake(
      "the product uses the factors' gradients in place of their numbers",
      "The slope is the other factor's `number`."
    ) { a, b in
      Value(a.number * b.number, from: [a, b]) { gradient in
        a.gradient += b.gradient * gradient
        b.gradient += a.gradient * gradient
      }
    },
    mistake(
      "only the first factor of a product gets a gradient",
      "A product has two inputs: add to both gradients."
    ) { a, b in made(a.number * b.number, [(a, b.number), (b, 0)]) },
    mistake(
      "a value that is multiplied by itself gets its gradient once",
      "Add to both gradients, even where a and b are the same value."
    ) { a, b in made(a.number * b.number, [(a, b.number), (b, a === b ? 0 : a.number)]) },
    mistake(
      "the product does not name what it was made from",
      "The walk back finds its way by `from:`: name all inputs there."
    ) { a, b in product(a, b, named: []) },
    mistake(
      "the product names only the first value it was made from",
      "The walk back finds its way by `from:`: name both values there."
    ) { a, b in product(a, b, named: [a]) },
    mistake(
      "the product names only the second value it was made from",
      "The walk back finds its way by `from:`: name both values there."
    ) { a, b in product(a, b, named: [b]) },
    mistake("the gradients are subtracted", "Gradients that arrive are added: `+=`.") { a, b in
      made(a.number * b.number, [(a, -b.number), (b, -a.number)])
    },
  ]

  private static let rightProducts = [
    right("the second factor handed its share first") { a, b in
      Value(b.number * a.number, from: [b, a]) { gradient in
        b.gradient += gradient * a.number
        a.gradient += gradient * b.number
      }
    },
    right("a value multiplied by itself as a square") { a, b in
      a === b ? made(a.number * a.number, [(a, 2 * a.number)]) : product(a, b)
    },
  ]

  // MARK: - tanh

  // By NumPy (Tests/Reference/chapter05_reference.py) and by hand.
  private static let casesOfTanh: [(String, [Calculation.Step], [Double], Double, [Double])] = [
    ("tanh of 0.5", [.asked([0])], [0.5], 0.46211716, [0.78644773]),
    (
      "the worked example: the gradient 4 arrives at tanh", [.asked([0]), .times(1, 4)], [0.5],
      1.84846863, [3.14579093]
    ),
    ("tanh of a negative number", [.asked([0])], [-1], -0.76159416, [0.41997434]),
    ("tanh of a large number, where it is flat", [.asked([0])], [1000], 1, [0]),
    ("tanh of 0, where it is steepest", [.asked([0])], [0], 0, [1]),
    (
      // (1 − tanh² tanh 1.5) · (1 − tanh² 1.5)
      "tanh of tanh", [.asked([0]), .asked([1])], [1.5], 0.71879541, [0.08734151]
    ),
    (
      "the square of tanh: what arrives depends on it", [.asked([0]), .square(1)], [0.75],
      0.40341419, [0.75784170]
    ),
    (
      // b = tanh a, c = a², and their mean: (1 − tanh² a + 2a) / 2
      "a value in tanh and in a square", [.asked([0]), .square(0), .mean(1, 2)], [-1], 0.11920292,
      [-0.79001283]
    ),
    ("tanh of a square", [.square(0), .asked([1])], [-0.5], 0.24491866, [-0.94001485]),
    ("an input that plays no part", [.asked([1])], [5, 0.5], 0.46211716, [0, 0.78644773]),
  ]

  private static let mistakesOfTanh: [Function.Mistake] = [
    mistake(
      "tanh overwrites the gradient with `=`",
      "A value may go into several operations: add to its gradient."
    ) { a in activation(a, join: overwrite) },
    mistake(
      "tanh hands back its slope, whatever arrives",
      "Multiply the slope by the gradient of the result."
    ) { a in activation(a, join: ignoreWhatArrives) },
    mistake(
      "the result is a plain number, where the tape ends, and no gradient reaches an input",
      "Give `Value` its inputs and a closure, which adds to their gradients."
    ) { a in Value(Foundation.tanh(a.number)) },
    mistake(
      "the slope is multiplied by the input's own gradient, which is still 0",
      "Multiply the slope by what the closure is given."
    ) { a in activation(a, join: useOwnGradient) },
    mistake("the slope of tanh is 1 − y", "Square y: the slope is the same at −0.5 and at 0.5.") {
      a in activation(a, slope: { 1 - $0 })
    },
    mistake(
      "the slope of tanh is that of the sigmoid", "tanh is steepest at 0, where its output is 0."
    ) { a in activation(a, slope: { $0 * (1 - $0) }) },
    mistake(
      "the slope of tanh is taken from what goes in, and not from y",
      "In 1 − y² the y is the result, tanh of a."
    ) { a in activation(a, slope: { _ in 1 - a.number * a.number }) },
    mistake(
      "the slope of tanh goes through tanh twice", "y is tanh of a already: square it as it is."
    ) { a in activation(a, slope: { 1 - Foundation.tanh($0) * Foundation.tanh($0) }) },
    mistake(
      "tanh is worked out from exponentials, which overflow",
      "Infinity over infinity is no number: Foundation's `tanh` is right for large numbers too."
    ) { a in
      activation(a, { (exp(2 * $0) - 1) / (exp(2 * $0) + 1) }, slope: { 1 - $0 * $0 })
    },
    mistake(
      "tanh hands back what arrives, as it is",
      "Where tanh is flat, little gets through: multiply by its slope."
    ) { a in activation(a, slope: { _ in 1 }) },
    mistake(
      "tanh hands back y times what arrives",
      "How much y grows is not how large it is: take the slope."
    ) { a in activation(a, slope: { $0 }) },
    mistake(
      "tanh does not name what it was made from",
      "The walk back finds its way by `from:`: name the input there."
    ) { a in activation(a, named: []) },
    mistake("the gradient is subtracted", "Gradients that arrive are added: `+=`.") { a in
      activation(a, slope: { $0 * $0 - 1 })
    },
    mistake(
      "tanh is a sigmoid", "tanh lies between −1 and 1, and is 0 at 0: Foundation has it."
    ) { a in activation(a, { logistic($0) }, slope: { $0 * (1 - $0) }) },
  ]

  private static let rightTanhs = [
    right("the slope as 1 / cosh²") { a in
      Value(Foundation.tanh(a.number), from: [a]) { gradient in
        a.gradient += gradient / pow(cosh(a.number), 2)
      }
    },
    right("the slope as a product of sum and difference") { a in
      activation(a, slope: { (1 - $0) * (1 + $0) })
    },
    right("in Float") { a in
      let y = Foundation.tanh(Float(a.number))
      return made(Double(y), [(a, Double(1 - y * y))])
    },
  ]
}
