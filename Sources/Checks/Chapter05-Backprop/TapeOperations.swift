import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 5.7: three operations, tried in calculations that use values more than once.
public enum TapeOperations {
  /// A calculation, to its result and the gradients of its inputs.
  public typealias Exercise = ExerciseSupport.Exercise<
    (calculation: Calculation, inputs: [Double]), (result: Double, gradients: [Double])
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "5.7", "the tape's +, × and tanh",
    file: "Chapters/Chapter05-Backprop/Exercises/TapeOperations.swift",
    comparing: .parts(
      .part("number of the result", { $0.result }, comparing: .numbers(within: 1e-5)),
      .part("gradients", { $0.gradients }, comparing: .numbers(within: 1e-5))),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "Start from the square in the comment, and change it into a product of two different values. "
        + "How many gradients does its closure add to?",
      "Each operation is `return Value(number, from: [inputs]) { gradient in … }`, and in the "
        + "closure stands a line `input.gradient += slope * gradient` for each input.",
      "For +, add `gradient` to both. For ×, add `b.number * gradient` to a.gradient, and to "
        + "b.gradient the same with `a.number`. For tanh, keep `let y = tanh(a.number)` and add `(1 - y * y) * gradient`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  /// The three operations of a tape as a function of the exercise's input.
  ///
  /// - Parameters:
  ///   - add: the learner's `+`, or any other.
  ///   - multiply: the learner's `*`, or any other.
  ///   - tanh: the learner's `tanh`, or any other.
  /// - Returns: what `exercise` can judge.
  public static func tape(
    add: @escaping @Sendable (Value, Value) -> Value,
    multiply: @escaping @Sendable (Value, Value) -> Value,
    tanh: @escaping @Sendable (Value) -> Value
  ) -> Exercise.Function {
    { input in
      let inputs = input.inputs.map { Value($0) }
      let result = input.calculation.result(of: inputs) { step, values in
        switch step {
        case .sum(let a, let b): add(values[a], values[b])
        case .product(let a, let b): multiply(values[a], values[b])
        case .tanh(let a): tanh(values[a])
        }
      }
      result.backward()
      return (result: result.number, gradients: inputs.map(\.gradient))
    }
  }

  // By hand; the last by NumPy (Tests/Reference/chapter05_reference.py).
  static let knownCases: [Exercise.Case] = [
    known("a sum", [.sum(0, 1)], of: [2, 3], result: 5, gradients: [1, 1]),
    known("a product", [.product(0, 1)], of: [2, 3], result: 6, gradients: [3, 2]),
    known("tanh of 0.5", [.tanh(0)], of: [0.5], result: 0.46211716, gradients: [0.78644773]),
    known(
      "a product of a sum: what arrives at the sum is not 1", [.sum(0, 1), .product(3, 2)],
      of: [2, 3, -4], result: -20, gradients: [-4, -4, 5]),
    known(
      "a product of a product", [.product(0, 1), .product(3, 2)], of: [2, 3, -4], result: -24,
      gradients: [-12, -8, 6]),
    known(
      // tanh(1.5) = 0.90514825, and 4 · (1 − 0.90514825²) = 0.72282656
      "four times tanh", [.tanh(0), .product(1, 2)], of: [1.5, 4], result: 3.62059301,
      gradients: [0.72282656, 0.90514825]),
    known("a value plus itself", [.sum(0, 0)], of: [3.5], result: 7, gradients: [2]),
    known("a value times itself", [.product(0, 0)], of: [-3], result: 9, gradients: [-6]),
    known(
      // c = ab, and d = c + a: a goes into both.
      "a value in a product and in a sum", [.product(0, 1), .sum(2, 0)], of: [2, 3], result: 8,
      gradients: [4, 2]),
    known(
      // tanh(−1) + (−1)² ; the slopes are 1 − 0.76159416² = 0.41997434 and −2.
      "a value in tanh and in a product", [.tanh(0), .product(0, 0), .sum(1, 2)], of: [-1],
      result: 0.23840584, gradients: [-1.58002566]),
    known(
      "an input that plays no part", [.sum(0, 0)], of: [1, 5], result: 2, gradients: [2, 0]),
    known(
      // c = a + b, d = c · c, e = d · c = (a + b)³, with the slope 3 (a + b)².
      "an intermediate result that is used three times",
      [.sum(0, 1), .product(2, 2), .product(3, 2)], of: [1, -3], result: -8, gradients: [12, 12]),
    known(
      "a unit with two weights, tanh(x w + y v + b) times itself",
      [.product(0, 1), .product(2, 3), .sum(5, 6), .sum(7, 4), .tanh(8), .product(9, 9)],
      of: [0.5, -1.5, 2, 0.75, -0.25], result: 0.21355227,
      gradients: [-1.09029297, 0.36343099, 0.54514649, 1.45372396, 0.72686198]),
  ]

  private static func known(
    _ name: String, _ steps: [Calculation.Step], of inputs: [Double], result: Double,
    gradients: [Double]
  ) -> Exercise.Case {
    .init(
      name, given: (calculation: Calculation(inputs: inputs.count, steps: steps), inputs: inputs),
      expect: (result: result, gradients: gradients))
  }

  /// A random calculation. What is expected is worked out by central differences.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 3)
    let inputs = generator.nextQuarters(count).map { Double($0) / 2 }
    // Each step takes the newest value, so that all of them count, and any other.
    let steps = (0..<6).map { index -> Calculation.Step in
      let newest = count + index - 1
      let other = generator.nextInteger(below: count + index)
      switch (index + Int(seed)) % 3 {
      case 0: return .sum(other, newest)
      case 1: return .tanh(newest)
      default: return .product(newest, other)
      }
    }
    let calculation = Calculation(inputs: count, steps: steps)
    return known(
      "a random calculation, seed \(seed)", steps, of: inputs,
      result: calculation.result(of: inputs),
      gradients: centralDifferences(of: { calculation.result(of: $0) }, at: inputs))
  }
}

extension TapeOperations {
  /// A calculation step by step, as a tape would keep it.
  public struct Calculation: Sendable, CustomStringConvertible {
    /// An operation on values that are there already, by their places: inputs first, then results.
    enum Step: Sendable {
      case sum(Int, Int)
      case product(Int, Int)
      case tanh(Int)
    }

    let inputs: Int
    let steps: [Step]

    /// The steps as formulas: `c = a · b, d = c + a`.
    public var description: String {
      func name(_ index: Int) -> String { String(UnicodeScalar(UInt8(97 + index))) }
      return steps.enumerated().map { index, step in
        let formula =
          switch step {
          case .sum(let a, let b): "\(name(a)) + \(name(b))"
          case .product(let a, let b): "\(name(a)) · \(name(b))"
          case .tanh(let a): "tanh \(name(a))"
          }
        return "\(name(inputs + index)) = \(formula)"
      }.joined(separator: ", ")
    }

    /// The last result, by operations on any kind of number.
    func result<Number>(
      of inputs: [Number], operation: (_ step: Step, _ numbers: [Number]) -> Number
    ) -> Number {
      var numbers = inputs
      for step in steps { numbers.append(operation(step, numbers)) }
      return numbers[numbers.count - 1]
    }

    /// The last result, without a tape.
    func result(of inputs: [Double]) -> Double {
      result(of: inputs) { step, numbers in
        switch step {
        case .sum(let a, let b): numbers[a] + numbers[b]
        case .product(let a, let b): numbers[a] * numbers[b]
        case .tanh(let a): Foundation.tanh(numbers[a])
        }
      }
    }
  }
}
