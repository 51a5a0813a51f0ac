import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 4.3, wrong and right. Read on only after you have solved it.
extension ParameterCount {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the biases are left out",
      remedy: "Each unit has a bias besides its weights, and training has to find it too."
    ) { sizes in
      sum(sizes) { $0 * $1 }
    },
    .init(
      "the inputs get biases too",
      remedy: "Inputs are given and not computed: only units have a bias."
    ) { sizes in
      sum(sizes) { $0 * $1 + $1 } + (sizes.first ?? 0)
    },
    .init(
      "each layer has a single bias",
      remedy: "A bias belongs to a unit: a layer of 16 units has 16 of them."
    ) { sizes in
      sum(sizes) { $0 * $1 + 1 }
    },
    .init(
      "there is a bias for each input and not for each unit",
      remedy: "The bias is added to what a unit sums up: count units, not inputs."
    ) { sizes in
      sum(sizes) { $0 * $1 + $0 }
    },
    .init(
      "both sizes of a layer are counted with one more",
      remedy: "One more input for the bias is right, but no more units."
    ) { sizes in
      sum(sizes) { ($0 + 1) * ($1 + 1) }
    },
    .init(
      "the output layer has no biases",
      remedy: "Output units are units like all others: each has a bias."
    ) { sizes in
      sum(sizes) { $0 * $1 + $1 } - (sizes.count > 1 ? sizes.last ?? 0 : 0)
    },
    .init(
      "only the output layer has biases",
      remedy: "Hidden units have biases too, one each."
    ) { sizes in
      sum(sizes) { $0 * $1 } + (sizes.count > 1 ? sizes.last ?? 0 : 0)
    },
    .init(
      "the output layer is left out",
      remedy: "The last size is a layer too, with weights from the units before it."
    ) { sizes in
      sum(sizes.dropLast()) { $0 * $1 + $1 }
    },
    .init(
      "the first layer is left out",
      remedy: "The first layer has weights from the inputs, mostly more than all others together."
    ) { sizes in
      sum(sizes.dropFirst()) { $0 * $1 + $1 }
    },
    .init(
      "only the first layer is counted",
      remedy: "Let the loop go on to the last size, and return after it."
    ) { sizes in
      sum(sizes.prefix(2)) { $0 * $1 + $1 }
    },
    .init(
      "only the last layer is kept",
      remedy: "Add to the count with += in place of setting it with =."
    ) { sizes in
      sum(sizes.suffix(2)) { $0 * $1 + $1 }
    },
    .init(
      "the sizes are added up",
      remedy: "That is the number of inputs and units; the weights are between them."
    ) { sizes in
      sizes.reduce(0, +)
    },
    .init(
      "all sizes are multiplied with each other",
      remedy: "Only neighboring sizes are multiplied, and the products are added."
    ) { sizes in
      sizes.reduce(1, *)
    },
    .init(
      "the sizes of a layer are added in place of multiplied",
      remedy: "Every unit has a weight for every input: that is a product."
    ) { sizes in
      sum(sizes) { $0 + $1 + $1 }
    },
    .init(
      "every layer is joined to the inputs of the network",
      remedy: "The inputs of a layer are the units before it: go through neighboring sizes."
    ) { sizes in
      sizes.dropFirst().map { (sizes[0] + 1) * $0 }.reduce(0, +)
    },
    .init(
      "every layer is joined to all that come before it",
      remedy: "A dense layer takes only the units of the layer before it."
    ) { sizes in
      sizes.indices.dropFirst().map { (sizes[..<$0].reduce(0, +) + 1) * sizes[$0] }.reduce(0, +)
    },
    .init(
      "the output layer is joined to the inputs once more",
      remedy: "The network ends with its last layer: nothing leads back to the first."
    ) { sizes in
      sum(sizes) { $0 * $1 + $1 } + (sizes.last ?? 0) * (sizes.first ?? 0) + (sizes.first ?? 0)
    },
    .init(
      "the answer is always that of the worked example",
      remedy: "Count from layerSizes: networks come in all sizes."
    ) { _ in
      13_002
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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

  /// The sum over layers of a function of the layer's inputs and units.
  private static func sum(
    _ sizes: some Sequence<Int>, _ layer: (_ inputs: Int, _ units: Int) -> Int
  ) -> Int {
    zip(sizes, sizes.dropFirst()).map(layer).reduce(0, +)
  }
}
