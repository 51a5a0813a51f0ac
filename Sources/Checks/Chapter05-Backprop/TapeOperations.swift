import Exercises
import Judging
import NeuralNetworks

/// Exercise 5.7: three operations, each tried in calculations that use values more than once, with
/// others around it that are given.
///
/// Here is what the three have in common; each has a file of its own: TapeSum, TapeProduct, TapeTanh.
enum TapeOperations {
  typealias Function = Chapter5.TapeOperation
  typealias Calculation = Chapter5.Calculation

  static let exam = Exam(TapeSum.check, TapeProduct.check, TapeTanh.check)

  /// A calculation whose result and gradients are known. Inputs are a, b, c …; the steps follow, each
  /// with the next letter.
  typealias Known = (
    name: String, steps: [Calculation.Step], inputs: [Double], result: Double, gradients: [Double]
  )

  // MARK: - Operations

  /// An operation in its parts, each of which a mistake may change.
  struct Recipe: Sendable {
    /// What a share does to the gradient of an input.
    typealias Join = @Sendable (_ input: Value, _ slope: Double, _ gradient: Double) -> Void

    /// The number of the result.
    var number: @Sendable ([Double]) -> Double
    /// How steep the result is along each input, from the inputs and its number.
    var slopes: @Sendable (_ inputs: [Value], _ result: Double) -> [Double]
    var join: Join = { $0.gradient += $1 * $2 }
    /// The values that the result names as what it was made from.
    var named: @Sendable ([Value]) -> [Value] = { $0 }

    @Sendable func callAsFunction(_ inputs: [Value]) -> Value {
      let result = number(inputs.map(\.number))
      let slopes = slopes(inputs, result)
      return Value(result, from: named(inputs)) { gradient in
        for (input, slope) in zip(inputs, slopes) { join(input, slope, gradient) }
      }
    }
  }

  /// An answer that is recorded as the worker records it.
  @Sendable static func answer(
    _ operation: @escaping @Sendable ([Value]) -> Value
  ) -> Function.Answer {
    { Chapter5.recorded($0.0, $0.1, operation) }
  }

  /// One of the three, with what is asked of it and the mistakes that can be made in each.
  struct Operation: Sendable {
    let contract: Function
    /// What mistakes call it, such as "the sum".
    let name: String
    /// What stands for it in a calculation that is written down, such as "+".
    let sign: String
    /// How many values it takes, 1 or 2.
    let count: Int
    /// A right answer in its parts.
    let recipe: Recipe

    // MARK: Cases

    func check(
      cases: [Known], mistakes: [Function.Mistake], rightAnswers: [Function.RightAnswer]
    ) -> Check<(Calculation, [Double]), Chapter5.Walk> {
      Check(
        contract,
        comparing: .parts(
          .part("number of the result", { $0.result }, within: 1e-5),
          .part("gradients", { $0.gradients }, within: 1e-5)),
        cases: cases.map { known in
          let calculation = Calculation(inputs: known.inputs.count, steps: known.steps, sign: sign)
          return .init(
            known.name, (calculation, known.inputs),
            gives: .init(result: known.result, gradients: known.gradients))
        },
        random: [.init(6) { randomCase(&$0) }], mistakes: mistakes, rightAnswers: rightAnswers)
    }

    /// A random calculation. What is expected is worked out by central differences.
    private func randomCase(_ generator: inout SplitMix64) -> Function.Case {
      let start = 2 + generator.nextInteger(below: 3)
      let inputs = generator.nextQuarters(start).map { Double($0) / 2 }
      // Each step takes the newest value, so that all of them count, and any other.
      let steps = (0..<6).map { index -> Calculation.Step in
        let newest = start + index - 1
        let other = generator.nextInteger(below: start + index)
        switch index {
        case 1, 4: return .mean(other, newest)
        case 3: return .times(newest, 1.5)
        default: return .asked(Array([newest, other].prefix(count)))
        }
      }
      let calculation = Calculation(inputs: start, steps: steps, sign: sign)
      func result(_ inputs: [Double]) -> Double {
        calculation.result(of: inputs) { step, numbers in
          switch step {
          case .asked(let places): recipe.number(places.map { numbers[$0] })
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

    // MARK: Answers

    /// Makes a mistake from its name, its remedy and what it changes in the recipe.
    var mistake: @Sendable (String, String, (inout Recipe) -> Void) -> Function.Mistake {
      Function.mistakes(changing: recipe) { answer($0.callAsFunction) }
    }

    /// Makes a right answer from its form and what it changes in the recipe.
    var right: @Sendable (String, (inout Recipe) -> Void) -> Function.RightAnswer {
      Function.rightAnswers(changing: recipe) { answer($0.callAsFunction) }
    }

    private var gradients: String { count == 1 ? "the gradient" : "the gradients" }

    var overwriting: Function.Mistake {
      mistake(
        "\(name) overwrites \(gradients) with `=`",
        "A value may go into several operations: add to its gradient."
      ) { $0.join = { $0.gradient = $1 * $2 } }
    }

    var subtracting: Function.Mistake {
      mistake(
        "\(gradients) \(count == 1 ? "is" : "are") subtracted",
        "Gradients that arrive are added: `+=`."
      ) { $0.join = { $0.gradient -= $1 * $2 } }
    }

    var plainNumber: Function.Mistake {
      .init(
        "the result is a plain number, where the tape ends, and no gradient reaches an input",
        "Give `Value` its inputs and a closure, which adds to their gradients.",
        answer: answer { Value(recipe.number($0.map(\.number))) })
    }

    var namingNothing: Function.Mistake {
      mistake(
        "\(name) does not name what it was made from",
        "The walk back finds its way by `from:`: name "
          + "\(count == 1 ? "the input" : "all inputs") there."
      ) { $0.named = { _ in [] } }
    }

    /// Of two values, the result names one.
    ///
    /// - Parameter index: which of the two, 0 or 1.
    /// - Returns: the mistake.
    func namingOnly(valueAt index: Int) -> Function.Mistake {
      mistake(
        "\(name) names only the \(index == 0 ? "first" : "second") value it was made from",
        "The walk back finds its way by `from:`: name both values there."
      ) { $0.named = { [$0[index]] } }
    }
  }

  // Ways to join that are wrong for each operation, each of which has its own words for them.
  static let ignoreWhatArrives: Recipe.Join = { input, slope, _ in input.gradient += slope }
  static let useOwnGradient: Recipe.Join = { input, slope, _ in
    input.gradient += slope * input.gradient
  }
}
