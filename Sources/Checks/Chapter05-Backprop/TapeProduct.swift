import Exercises
import Judging

/// The product of exercise 5.7.
enum TapeProduct {
  static let check = operation.check(
    cases: cases, mistakes: mistakes, rightAnswers: rightAnswers)

  private static let operation = TapeOperations.Operation(
    contract: Chapter5.product, name: "the product", sign: "·", count: 2,
    recipe: TapeOperations.Recipe(
      number: { $0[0] * $0[1] }, slopes: { x, _ in [x[1].number, x[0].number] }))

  // By hand.
  private static let cases: [TapeOperations.Known] = [
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

  private static let mistakes: [Chapter5.TapeOperation.Mistake] = [
    operation.overwriting,
    operation.mistake(
      "the product hands back the other factor, whatever arrives",
      "The other factor is the slope: multiply it by the gradient of the result."
    ) { $0.join = TapeOperations.ignoreWhatArrives },
    operation.plainNumber,
    operation.mistake(
      "the slopes are multiplied by the inputs' own gradients, which are still 0",
      "Multiply the slopes by what the closure is given."
    ) { $0.join = TapeOperations.useOwnGradient },
    operation.mistake(
      "the product hands each factor its own number",
      "Where a grows, a · b grows b times as much: it is the other factor that counts."
    ) { $0.slopes = { x, _ in [x[0].number, x[1].number] } },
    operation.mistake(
      "the product hands both factors the whole product",
      "Each factor gets the other factor, times what arrives."
    ) { $0.slopes = { _, product in [product, product] } },
    operation.mistake(
      "the product hands back what arrives, as a sum does",
      "The slope of a product for one factor is the other factor."
    ) { $0.slopes = { _, _ in [1, 1] } },
    .init(
      "the product uses the factors' gradients in place of their numbers",
      "The slope is the other factor's `number`.",
      answer: TapeOperations.answer { factors in
        let (a, b) = (factors[0], factors[1])
        return Value(a.number * b.number, from: factors) { gradient in
          a.gradient += b.gradient * gradient
          b.gradient += a.gradient * gradient
        }
      }),
    operation.mistake(
      "only the first factor of a product gets a gradient",
      "A product has two inputs: add to both gradients."
    ) { $0.slopes = { x, _ in [x[1].number, 0] } },
    operation.mistake(
      "a value that is multiplied by itself gets its gradient once",
      "Add to both gradients, even where a and b are the same value."
    ) { $0.slopes = { x, _ in [x[1].number, x[0] === x[1] ? 0 : x[0].number] } },
    operation.namingNothing,
    operation.namingOnly(valueAt: 0),
    operation.namingOnly(valueAt: 1),
    operation.subtracting,
  ]

  private static let rightAnswers: [Chapter5.TapeOperation.RightAnswer] = [
    .init(
      "the second factor handed its share first",
      answer: TapeOperations.answer { factors in
        let (a, b) = (factors[0], factors[1])
        return Value(b.number * a.number, from: [b, a]) { gradient in
          b.gradient += gradient * a.number
          a.gradient += gradient * b.number
        }
      }),
    operation.right("a value multiplied by itself as a square") {
      $0.slopes = { x, _ in
        x[0] === x[1] ? [2 * x[0].number] : [x[1].number, x[0].number]
      }
      $0.named = { $0[0] === $0[1] ? [$0[0]] : $0 }
    },
  ]
}
