import ExerciseSupport
import Foundation

/// Right answers to exercise 5.7, and the parts that the wrong ones share with them.
extension TapeOperations {
  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init(
      "the second input handed its share first, the slope of tanh as 1 / cosh²",
      answer: tape(
        add: { a, b in
          Value(b.number + a.number, from: [b, a]) { gradient in
            for value in [b, a] { value.gradient = value.gradient + gradient }
          }
        },
        multiply: { a, b in
          Value(b.number * a.number, from: [b, a]) { gradient in
            b.gradient += gradient * a.number
            a.gradient += gradient * b.number
          }
        },
        tanh: { a in
          Value(Foundation.tanh(a.number), from: [a]) { gradient in
            a.gradient += gradient / pow(cosh(a.number), 2)
          }
        })),
    .init(
      "one function for all three, which takes inputs and slopes",
      answer: tape(
        add: { a, b in made(a.number + b.number, [(a, 1), (b, 1)]) },
        multiply: { a, b in made(a.number * b.number, [(a, b.number), (b, a.number)]) },
        tanh: { a in
          let y = Foundation.tanh(a.number)
          return made(y, [(a, (1 - y) * (1 + y))])
        })),
    .init(
      "a value added to itself as twice the value, multiplied by itself as a square; in Float",
      answer: tape(
        add: { a, b in
          a === b
            ? made(2 * a.number, [(a, 2)]) : made(a.number + b.number, [(a, 1), (b, 1)])
        },
        multiply: { a, b in
          a === b
            ? made(a.number * a.number, [(a, 2 * a.number)])
            : made(a.number * b.number, [(a, b.number), (b, a.number)])
        },
        tanh: { a in
          let y = Foundation.tanh(Float(a.number))
          return made(Double(y), [(a, Double(1 - y * y))])
        })),
  ]
}

// MARK: - Parts of the answers

extension TapeOperations {
  /// What a share does to the gradient of an input: added to it, in right answers.
  typealias Join = (_ input: Value, _ slope: Double, _ gradient: Double) -> Void

  static func accumulate(_ input: Value, _ slope: Double, _ gradient: Double) {
    input.gradient += slope * gradient
  }

  static func overwrite(_ input: Value, _ slope: Double, _ gradient: Double) {
    input.gradient = slope * gradient
  }

  static func ignore(_ input: Value, _ slope: Double, _ gradient: Double) {
    input.gradient += slope
  }

  static func made(_ number: Double, _ inputs: [(Value, slope: Double)]) -> Value {
    Value(number, from: inputs.map { $0.0 }) { gradient in
      for (input, slope) in inputs { accumulate(input, slope, gradient) }
    }
  }

  static func operation(
    _ a: Value, _ b: Value, _ number: Double, _ slopeOfA: Double, _ slopeOfB: Double,
    join: @escaping Join = accumulate, from inputs: [Value]? = nil
  ) -> Value {
    Value(number, from: inputs ?? [a, b]) { gradient in
      join(a, slopeOfA, gradient)
      join(b, slopeOfB, gradient)
    }
  }

  /// An activation with a slope from its result.
  static func activation(
    _ a: Value, _ y: Double, join: @escaping Join = accumulate, from inputs: [Value]? = nil,
    slope: @escaping (Double) -> Double
  ) -> Value {
    Value(y, from: inputs ?? [a]) { join(a, slope(y), $0) }
  }

  /// A wrong answer of which one operation or more are wrong.
  static func mistake(
    _ mistake: String, remedy: String,
    add: @escaping @Sendable (Value, Value) -> Value = { a, b in
      made(a.number + b.number, [(a, 1), (b, 1)])
    },
    multiply: @escaping @Sendable (Value, Value) -> Value = { a, b in
      made(a.number * b.number, [(a, b.number), (b, a.number)])
    },
    tanh: @escaping @Sendable (Value) -> Value = { a in
      let y = Foundation.tanh(a.number)
      return made(y, [(a, 1 - y * y)])
    }
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy, answer: tape(add: add, multiply: multiply, tanh: tanh))
  }
}
