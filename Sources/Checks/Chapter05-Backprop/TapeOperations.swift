import Exercises
import Foundation
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

  /// A calculation that is known: its steps, the inputs, the result and the gradients. Inputs are a,
  /// b, c …; the steps follow, each with the next letter.
  typealias Known = (String, [Calculation.Step], [Double], Double, [Double])

  static func check(
    _ contract: Function, _ sign: String, _ right: Recipe, places: Int, _ cases: [Known],
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
      random: [.init(6) { randomCase(sign, right.number, places: places, &$0) }],
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

  // Wrong ways to join, for each of the operations.
  static let overwrite: Recipe.Join = { $0.gradient = $1 * $2 }
  static let ignoreWhatArrives: Recipe.Join = { input, slope, _ in input.gradient += slope }
  static let useOwnGradient: Recipe.Join = { input, slope, _ in
    input.gradient += slope * input.gradient
  }

  /// An answer that is recorded as the worker records it.
  @Sendable static func answer(
    _ operation: @escaping @Sendable ([Value]) -> Value
  ) -> Function.Answer {
    { Chapter5.recorded($0.0, $0.1, operation) }
  }

  /// The mistake that is the same in all three.
  static func plainNumber(_ operation: Recipe) -> Function.Mistake {
    .init(
      "the result is a plain number, where the tape ends, and no gradient reaches an input",
      "Give `Value` its inputs and a closure, which adds to their gradients.",
      answer: answer { Value(operation.number($0.map(\.number))) })
  }
}
