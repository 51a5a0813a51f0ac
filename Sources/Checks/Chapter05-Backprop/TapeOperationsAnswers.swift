import ExerciseSupport
import Foundation

/// Wrong answers to exercise 5.7. Read on only after you have solved it.
extension TapeOperations {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "each operation overwrites the gradients with `=`",
      remedy: "A value may go into several operations: add to its gradient.",
      add: { a, b in operation(a, b, a.number + b.number, 1, 1, join: overwrite) },
      multiply: { a, b in
        operation(a, b, a.number * b.number, b.number, a.number, join: overwrite)
      },
      tanh: { a in activation(a, Foundation.tanh(a.number), join: overwrite) { 1 - $0 * $0 } }),
    mistake(
      "the sum overwrites the gradients with `=`",
      remedy: "A value may go into several operations: add to its gradient.",
      add: { a, b in operation(a, b, a.number + b.number, 1, 1, join: overwrite) }),
    mistake(
      "the product overwrites the gradients with `=`",
      remedy: "A value may go into several operations: add to its gradient.",
      multiply: { a, b in
        operation(a, b, a.number * b.number, b.number, a.number, join: overwrite)
      }),
    mistake(
      "tanh overwrites the gradient with `=`",
      remedy: "A value may go into several operations: add to its gradient.",
      tanh: { a in activation(a, Foundation.tanh(a.number), join: overwrite) { 1 - $0 * $0 } }),
    mistake(
      "what arrives at the result is left out in all operations",
      remedy: "The closure is given the gradient of the result: multiply each slope by it.",
      add: { a, b in operation(a, b, a.number + b.number, 1, 1, join: ignore) },
      multiply: { a, b in operation(a, b, a.number * b.number, b.number, a.number, join: ignore) },
      tanh: { a in activation(a, Foundation.tanh(a.number), join: ignore) { 1 - $0 * $0 } }),
    mistake(
      "the sum hands back 1, whatever arrives",
      remedy: "The slope is 1, but it is multiplied by the gradient of the result.",
      add: { a, b in operation(a, b, a.number + b.number, 1, 1, join: ignore) }),
    mistake(
      "the product hands back the other factor, whatever arrives",
      remedy: "The other factor is the slope: multiply it by the gradient of the result.",
      multiply: { a, b in operation(a, b, a.number * b.number, b.number, a.number, join: ignore) }),
    mistake(
      "tanh hands back its slope, whatever arrives",
      remedy: "Multiply the slope by the gradient of the result.",
      tanh: { a in activation(a, Foundation.tanh(a.number), join: ignore) { 1 - $0 * $0 } }),
    mistake(
      "no gradient reaches an input: either the results are plain numbers, where the tape ends, or "
        + "the slopes are multiplied by the inputs' own gradients, which are still 0",
      remedy:
        "Give `Value` its inputs and a closure, and multiply the slopes by what the closure is "
        + "given.",
      add: { a, b in
        Value(a.number + b.number, from: [a, b]) { _ in
          a.gradient += a.gradient
          b.gradient += b.gradient
        }
      },
      multiply: { a, b in
        Value(a.number * b.number, from: [a, b]) { _ in
          a.gradient += b.number * a.gradient
          b.gradient += a.number * b.gradient
        }
      },
      tanh: { a in
        let y = Foundation.tanh(a.number)
        return Value(y, from: [a]) { _ in a.gradient += (1 - y * y) * a.gradient }
      }),
    mistake(
      "the product hands each factor its own number",
      remedy: "Where a grows, a · b grows b times as much: it is the other factor that counts.",
      multiply: { a, b in operation(a, b, a.number * b.number, a.number, b.number) }),
    mistake(
      "the product hands both factors the whole product",
      remedy: "Each factor gets the other factor, times what arrives.",
      multiply: { a, b in
        let product = a.number * b.number
        return operation(a, b, product, product, product)
      }),
    mistake(
      "the product hands back what arrives, as a sum does",
      remedy: "The slope of a product for one factor is the other factor.",
      multiply: { a, b in operation(a, b, a.number * b.number, 1, 1) }),
    mistake(
      "the product uses the factors' gradients in place of their numbers",
      remedy: "The slope is the other factor's `number`.",
      multiply: { a, b in
        Value(a.number * b.number, from: [a, b]) { gradient in
          a.gradient += b.gradient * gradient
          b.gradient += a.gradient * gradient
        }
      }),
    mistake(
      "only the first factor of a product gets a gradient",
      remedy: "A product has two inputs: add to both gradients.",
      multiply: { a, b in operation(a, b, a.number * b.number, b.number, 0) }),
    mistake(
      "only the first term of a sum gets a gradient",
      remedy: "A sum has two inputs: add to both gradients.",
      add: { a, b in operation(a, b, a.number + b.number, 1, 0) }),
    mistake(
      "a value that is added to itself, or multiplied by itself, gets its gradient once",
      remedy: "Add to both gradients, even where a and b are the same value.",
      add: { a, b in operation(a, b, a.number + b.number, 1, a === b ? 0 : 1) },
      multiply: { a, b in
        operation(a, b, a.number * b.number, b.number, a === b ? 0 : a.number)
      }),
    mistake(
      "the sum shares out what arrives, half to each term",
      remedy: "Nothing is shared out at a sum: each term gets all of it.",
      add: { a, b in operation(a, b, a.number + b.number, 0.5, 0.5) }),
    mistake(
      "the sum hands back as a product does",
      remedy: "Where a grows by 1, a + b grows by 1, whatever b is.",
      add: { a, b in operation(a, b, a.number + b.number, b.number, a.number) }),
    mistake(
      "the slope of tanh is 1 − y",
      remedy: "Square y: the slope is the same at −0.5 and at 0.5.",
      tanh: { a in activation(a, Foundation.tanh(a.number)) { 1 - $0 } }),
    mistake(
      "the slope of tanh is that of the sigmoid",
      remedy: "tanh is steepest at 0, where its output is 0.",
      tanh: { a in activation(a, Foundation.tanh(a.number)) { $0 * (1 - $0) } }),
    mistake(
      "the slope of tanh is taken from what goes in, and not from y",
      remedy: "In 1 − y² the y is the result, tanh of a.",
      tanh: { a in activation(a, Foundation.tanh(a.number)) { _ in 1 - a.number * a.number } }),
    mistake(
      "the slope of tanh goes through tanh twice",
      remedy: "y is tanh of a already: square it as it is.",
      tanh: { a in
        activation(a, Foundation.tanh(a.number)) { 1 - pow(Foundation.tanh($0), 2) }
      }),
    mistake(
      "tanh hands back what arrives, as it is",
      remedy: "Where tanh is flat, little gets through: multiply by its slope.",
      tanh: { a in activation(a, Foundation.tanh(a.number)) { _ in 1 } }),
    mistake(
      "tanh hands back y times what arrives",
      remedy: "How much y grows is not how large it is: take the slope.",
      tanh: { a in activation(a, Foundation.tanh(a.number)) { $0 } }),
    mistake(
      "the results do not name what they were made from",
      remedy: "The walk back finds its way by `from:`: name all inputs there.",
      add: { a, b in operation(a, b, a.number + b.number, 1, 1, from: []) },
      multiply: { a, b in operation(a, b, a.number * b.number, b.number, a.number, from: []) },
      tanh: { a in activation(a, Foundation.tanh(a.number), from: []) { 1 - $0 * $0 } }),
    mistake(
      "sums and products name only the first value they were made from",
      remedy: "The walk back finds its way by `from:`: name both values there.",
      add: { a, b in operation(a, b, a.number + b.number, 1, 1, from: [a]) },
      multiply: { a, b in
        operation(a, b, a.number * b.number, b.number, a.number, from: [a])
      }),
    mistake(
      "the gradients are subtracted",
      remedy: "Gradients that arrive are added: `+=`.",
      add: { a, b in operation(a, b, a.number + b.number, -1, -1) },
      multiply: { a, b in operation(a, b, a.number * b.number, -b.number, -a.number) },
      tanh: { a in activation(a, Foundation.tanh(a.number)) { $0 * $0 - 1 } }),
    mistake(
      "tanh is a sigmoid",
      remedy: "tanh lies between −1 and 1, and is 0 at 0: Foundation has it.",
      tanh: { a in activation(a, logistic(a.number)) { $0 * (1 - $0) } }),
  ]
}
