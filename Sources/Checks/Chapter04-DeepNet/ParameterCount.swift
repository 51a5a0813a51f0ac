import Exercises
import Judging
import NeuralNetworks

/// Exercise 4.3: weights and biases of a stack of dense layers.
enum ParameterCount {
  typealias Function = Chapter4.ParameterCount

  static let exam = Exam(
    Check(
      Chapter4.parameterCount, comparing: .numbers(), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand: a layer has inputs · units + units; 64-32-16-10 by the sizes of NumPy's arrays
  // (Tests/Reference/chapter04_reference.py).
  private static let cases: [Function.Case] = [
    .init("the worked example", [784, 16, 16, 10], gives: 13_002),
    .init("one unit on 64 pixels", [64, 1], gives: 65),
    .init("several units, one layer", [3, 5], gives: 20),
    .init("XOR: 2-2-1", [2, 2, 1], gives: 9),
    .init("chapter 3's network: 64-4-1", [64, 4, 1], gives: 265),
    .init("wider and wider", [2, 3, 5, 7], gives: 9 + 20 + 42),
    .init("digits: 64-32-16-10", [64, 32, 16, 10], gives: 2778),
    .init("a chain of ones", [1, 1, 1, 1, 1], gives: 8),
    .init("only inputs, no layer", [10], gives: 0),
    .init(
      // A Float near 25 million is always even.
      "a layer too large for counting in Float", [5000, 5001], gives: 25_010_001),
  ]

  /// A random network. What is expected is counted one by one: for each unit its inputs and a bias.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let sizes = (0..<3 + generator.nextInteger(below: 4)).map { _ in
        1 + generator.nextInteger(below: 40)
      }
      var count = 0
      for layer in 1..<sizes.count {
        for _ in 0..<sizes[layer] {
          for _ in 0..<sizes[layer - 1] { count += 1 }
          count += 1
        }
      }
      return .init("random sizes", sizes, gives: count)
    }
  ]

  /// The sum over layers of a function of the layer's inputs and units.
  private static func sum(
    _ sizes: some Sequence<Int>, _ layer: (_ inputs: Int, _ units: Int) -> Int
  ) -> Int {
    zip(sizes, sizes.dropFirst()).map(layer).reduce(0, +)
  }

  /// The number of output units, if there is a layer.
  private static func outputs(_ sizes: [Int]) -> Int { sizes.dropFirst().last ?? 0 }

  private static let mistakes: [Function.Mistake] = [
    .init(
      "the biases are left out",
      "Each unit has a bias besides its weights, and training has to find it too."
    ) { sum($0) { $0 * $1 } },
    .init(
      "the inputs get biases too", "Inputs are given and not computed: only units have a bias."
    ) { sizes in sum(sizes) { $0 * $1 + $1 } + sizes[0] },
    .init(
      "each layer has a single bias",
      "A bias belongs to a unit: a layer of 16 units has 16 of them."
    ) { sum($0) { $0 * $1 + 1 } },
    .init(
      "there is a bias for each input and not for each unit",
      "The bias is added to what a unit sums up: count units, not inputs."
    ) { sum($0) { $0 * $1 + $0 } },
    .init(
      "both sizes of a layer are counted with one more",
      "One more input for the bias is right, but no more units."
    ) { sum($0) { ($0 + 1) * ($1 + 1) } },
    .init(
      "the output layer has no biases",
      "Output units are units like all others: each has a bias."
    ) { sizes in sum(sizes) { $0 * $1 + $1 } - outputs(sizes) },
    .init("only the output layer has biases", "Hidden units have biases too, one each.") { sizes in
      sum(sizes) { $0 * $1 } + outputs(sizes)
    },
    .init(
      "the output layer is left out",
      "The last size is a layer too, with weights from the units before it."
    ) { sum($0.dropLast()) { $0 * $1 + $1 } },
    .init(
      "the first layer is left out",
      "The first layer has weights from the inputs, mostly more than all others together."
    ) { sum($0.dropFirst()) { $0 * $1 + $1 } },
    .init(
      "only the first layer is counted", "Let the loop go on to the last size, and return after it."
    ) { sum($0.prefix(2)) { $0 * $1 + $1 } },
    .init(
      "only the last layer is kept", "Add to the count with += in place of setting it with =."
    ) { sum($0.suffix(2)) { $0 * $1 + $1 } },
    .init(
      "the sizes are added up",
      "That is the number of inputs and units; the weights are between them."
    ) { $0.reduce(0, +) },
    .init(
      "all sizes are multiplied with each other",
      "Only neighboring sizes are multiplied, and the products are added."
    ) { $0.reduce(1, *) },
    .init(
      "the sizes of a layer are added in place of multiplied",
      "Every unit has a weight for every input: that is a product."
    ) { sum($0) { $0 + $1 + $1 } },
    .init(
      "every layer is joined to the inputs of the network",
      "The inputs of a layer are the units before it: go through neighboring sizes."
    ) { sizes in sizes.dropFirst().map { (sizes[0] + 1) * $0 }.reduce(0, +) },
    .init(
      "every layer is joined to all that come before it",
      "A dense layer takes only the units of the layer before it."
    ) { sizes in
      sizes.indices.dropFirst().map { (sizes[..<$0].reduce(0, +) + 1) * sizes[$0] }.reduce(0, +)
    },
    .init(
      "the output layer is joined to the inputs once more",
      "The network ends with its last layer: nothing leads back to the first."
    ) { sizes in
      sum(sizes) { $0 * $1 + $1 } + (sizes.last ?? 0) * sizes[0] + sizes[0]
    },
    .init(
      "the answer is always that of the worked example",
      "Count from layerSizes: networks come in all sizes."
    ) { _ in 13_002 },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("a loop over subscripts, the bias as one more input") { sizes in
      var count = 0
      for layer in 1..<max(1, sizes.count) { count += (sizes[layer - 1] + 1) * sizes[layer] }
      return count
    },
    .init("all weights first, then a bias for each unit") { sizes in
      sum(sizes) { $0 * $1 } + sizes.dropFirst().reduce(0, +)
    },
    .init("by recursion") { sizes in
      func count(_ sizes: ArraySlice<Int>) -> Int {
        guard let inputs = sizes.first, let units = sizes.dropFirst().first else { return 0 }
        return inputs * units + units + count(sizes.dropFirst())
      }
      return count(sizes[...])
    },
    .init("the size of the layer before kept in a variable") { sizes in
      var (count, incoming) = (0, sizes[0])
      for units in sizes.dropFirst() {
        count += units * (incoming + 1)
        incoming = units
      }
      return count
    },
  ]
}
