import Exercises
import Judging

/// The sum of exercise 5.7.
enum TapeSum {
  static let check = operation.check(
    cases: cases, mistakes: mistakes, rightAnswers: rightAnswers)

  private static let operation = TapeOperations.Operation(
    contract: Chapter5.sum, name: "the sum", sign: "+", count: 2,
    recipe: TapeOperations.Recipe(
      number: { $0[0] + $0[1] }, slopes: { _, _ in [1, 1] }))

  // By hand.
  private static let cases: [TapeOperations.Known] = [
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

  private static let mistakes: [Chapter5.TapeOperation.Mistake] = [
    operation.overwriting,
    operation.mistake(
      "the sum hands back 1, whatever arrives",
      "The slope is 1, but it is multiplied by the gradient of the result."
    ) { $0.join = TapeOperations.ignoreWhatArrives },
    operation.plainNumber,
    operation.mistake(
      "the sum adds the inputs' own gradients, which are still 0",
      "What has arrived at the result is what the closure is given: add that."
    ) { $0.join = TapeOperations.useOwnGradient },
    operation.mistake(
      "only the first term of a sum gets a gradient", "A sum has two inputs: add to both gradients."
    ) { $0.slopes = { _, _ in [1, 0] } },
    operation.mistake(
      "a value that is added to itself gets its gradient once",
      "Add to both gradients, even where a and b are the same value."
    ) { $0.slopes = { x, _ in [1, x[0] === x[1] ? 0 : 1] } },
    operation.mistake(
      "the sum shares out what arrives, half to each term",
      "Nothing is shared out at a sum: each term gets all of it."
    ) { $0.slopes = { _, _ in [0.5, 0.5] } },
    operation.mistake(
      "the sum hands back as a product does", "Where a grows by 1, a + b grows by 1, whatever b is."
    ) { $0.slopes = { x, _ in [x[1].number, x[0].number] } },
    operation.namingNothing,
    operation.namingOnly(valueAt: 0),
    operation.namingOnly(valueAt: 1),
    operation.subtracting,
  ]

  private static let rightAnswers: [Chapter5.TapeOperation.RightAnswer] = [
    .init(
      "the second term handed its share first",
      answer: TapeOperations.answer { terms in
        Value(terms[1].number + terms[0].number, from: terms.reversed()) { gradient in
          for value in terms.reversed() { value.gradient = value.gradient + gradient }
        }
      }),
    operation.right("a value added to itself as twice the value, in Float") {
      $0.number = { Double(Float($0[0]) + Float($0[1])) }
      $0.slopes = { x, _ in x[0] === x[1] ? [2] : [1, 1] }
      $0.named = { $0[0] === $0[1] ? [$0[0]] : $0 }
    },
  ]
}
