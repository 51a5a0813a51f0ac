import Exercises
import Judging
import NeuralNetworks

// Readers of digits, right and wrong (exercise 7.9). All have one hidden layer.

extension Capstone {
  /// A reader that is right until a part of it is changed: one hidden layer on pictures of 14 × 14.
  struct Recipe: Sendable {
    var units = 20
    var epochs = 12
    var isPooled = true
    var isTanh = false
    var startsAtZero = false
    var rate: Float = 0.05
    /// Whether the labels to learn are those that the course hands in, or the usual ones.
    var isRenamed = true
    /// How many of the pictures are learned from.
    var most = Int.max
    var changesGradient: @Sendable ([Matrix], _ count: Int) -> [Matrix] = { gradient, _ in gradient
    }
    var scoresAreShares = false
    var forgetsSlope = false
    var forgetsSoftmax = false
    /// Whether scores are those of the parameters that training found, whatever is handed in.
    var ignoresParameters = false
    /// Whether the hidden layer is that which training found, and not handed back.
    var keepsHiddenLayer = false

    func reading(_ course: Course) -> Reading {
      var kept: [Matrix] = []
      func all(_ parameters: [Matrix]) -> [Matrix] {
        ignoresParameters ? kept : keepsHiddenLayer ? kept[..<2] + parameters : parameters
      }
      func handedBack(_ matrices: [Matrix]) -> [Matrix] {
        keepsHiddenLayer ? Array(matrices[2...]) : matrices
      }
      let reader = Chapter7.Reader(
        train: {
          kept = train(pooled($0), labels($1, course), using: &$2)
          return handedBack(kept)
        },
        scores: { parameters, pictures in
          let scores = forward(all(parameters), pooled(pictures)).scores
          return scoresAreShares ? Activation.softmax(scores) : scores
        },
        gradient: { parameters, pictures, labels in
          let slopes = gradient(all(parameters), pooled(pictures), labels, isChanged: true)
          return handedBack(changesGradient(slopes, labels.count))
        })
      return Chapter7.recorded(reader, course)
    }

    private var activation: Activation { isTanh ? .tanh : .relu }

    private func pooled(_ pictures: Matrix) -> Matrix {
      isPooled ? matmul(pictures, Capstone.pool) : pictures
    }

    private func labels(_ given: [Int], _ course: Course) -> [Int] {
      guard !isRenamed, let names = Capstone.key(of: course)?.names else { return given }
      return given.map { names.firstIndex(of: $0) ?? 0 }
    }

    private func train(
      _ inputs: Matrix, _ labels: [Int], using generator: inout SplitMix64
    ) -> [Matrix] {
      let initializer = isTanh ? Initializer.glorotUniform : .normal(standardDeviation: 0.15)
      var parameters = [
        initializer.weights(inputs: inputs.columns, units: units, using: &generator),
        Matrix(rows: 1, columns: units),
        Initializer.glorotUniform.weights(inputs: units, units: 10, using: &generator),
        Matrix(rows: 1, columns: 10),
      ]
      if startsAtZero { parameters = parameters.map { 0 * $0 } }
      var velocities = parameters.map { Matrix(rows: $0.rows, columns: $0.columns) }
      let samples = Dataset(inputs: inputs, targets: Matrix(oneHot: labels, classes: 10))
      let count = min(labels.count, most)
      for epoch in 0..<epochs {
        let order = generator.permutation(of: count)
        for start in stride(from: 0, to: count, by: 50) {
          let numbers = Array(order[start..<min(start + 50, count)])
          let batch = samples.subset(numbers).inputs
          let slopes = gradient(
            parameters, batch, numbers.map { labels[$0] }, isChanged: false)
          for index in parameters.indices {
            velocities[index] = 0.9 * velocities[index] + slopes[index]
            parameters[index] -= rate * (1 - Float(epoch) / Float(epochs)) * velocities[index]
          }
        }
      }
      return parameters
    }

    private func forward(
      _ parameters: [Matrix], _ inputs: Matrix
    ) -> (hidden: Matrix, scores: Matrix) {
      let hidden = activation(matmul(inputs, parameters[0]).adding(row: parameters[1]))
      return (hidden, matmul(hidden, parameters[2]).adding(row: parameters[3]))
    }

    /// The gradient of the mean cross-entropy; it is right in training, where nothing is changed.
    private func gradient(
      _ parameters: [Matrix], _ inputs: Matrix, _ labels: [Int], isChanged: Bool
    ) -> [Matrix] {
      let (hidden, scores) = forward(parameters, inputs)
      let shares = forgetsSoftmax && isChanged ? scores : Activation.softmax(scores)
      let slopes = (shares - Matrix(oneHot: labels, classes: 10)) / Float(labels.count)
      let back = matmul(slopes, transposing: parameters[2])
      let inner = forgetsSlope && isChanged ? back : activation.backward(back, output: hidden)
      return [
        matmul(transposing: inputs, inner), inner.columnSums(), matmul(transposing: hidden, slopes),
        slopes.columnSums(),
      ]
    }
  }

  /// A product with this makes 14 × 14 pixels of 28 × 28, each the mean of four.
  private static let pool = Matrix(rows: 784, columns: 196) { pixel, place in
    pixel / 56 == place / 14 && pixel % 28 / 2 == place % 14 ? 0.25 : 0
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { $0.reading }
  private static let right = Function.rightAnswers(changing: Recipe()) { $0.reading }

  static let mistakes: [Function.Mistake] = [
    mistake(
      "the parameters are handed back as they were drawn",
      "Go through the pictures in epochs and batches, and take a step after each batch."
    ) { $0.epochs = 0 },
    mistake(
      "steps go along the gradient, uphill", "The loss falls against the gradient: subtract."
    ) {
      $0.rate = -0.01
      $0.epochs = 2
    },
    mistake(
      "the reader was trained beforehand, or does not look at the labels that it is given",
      "The ten digits are renamed for each verdict: train on the labels that are handed in."
    ) { $0.isRenamed = false },
    mistake(
      "it learns from pictures of one digit only, as they come in the list",
      "They are sorted by digit: draw a new random order of all 4,000 for each epoch."
    ) {
      $0.most = 100
      $0.epochs = 3
    },
    mistake(
      "the hidden layer gives 0 for every picture",
      "Its weights began at 0, or long steps from batches of one digit drove them there: draw them "
        + "at random, shuffle in each epoch, and try a smaller rate."
    ) {
      $0.startsAtZero = true
      $0.epochs = 1
    },
    mistake(
      "training is too short, or began from weights that are too large",
      "Print the loss of each epoch. Is it near 2.3 at first, and does it still fall at the end?"
    ) {
      $0.rate = 0.003
      $0.epochs = 1
    },
    mistake(
      "the gradient is not divided by the number of pictures",
      "The loss is the mean over the pictures: divide by their number."
    ) { $0.changesGradient = { gradient, count in gradient.map { Float(count) * $0 } } },
    mistake(
      "the gradient is divided by the number of classes as well",
      "The loss is the mean over pictures only."
    ) { $0.changesGradient = { gradient, _ in gradient.map { 0.1 * $0 } } },
    mistake(
      "the biases' gradient is left at 0",
      "A bias takes part in every picture's score: sum the columns of dZ."
    ) {
      $0.changesGradient = { gradient, _ in
        gradient.enumerated().map { $0.offset % 2 == 1 ? 0 * $0.element : $0.element }
      }
    },
    mistake(
      "the hidden layer's slope is forgotten on the way back",
      "What comes back through Wᵀ has to be multiplied by the activation's slope."
    ) { $0.forgetsSlope = true },
    mistake(
      "the gradient at the scores is scores minus targets",
      "It is softmax minus targets: chapter 5 derives it."
    ) { $0.forgetsSoftmax = true },
    mistake(
      "the scores are shares already, and the softmax is taken twice",
      "Return the scores as they are: the softmax belongs to the loss."
    ) { $0.scoresAreShares = true },
    mistake(
      "the gradients come in another order than the parameters",
      "Hand them back in the order and the shapes of the parameters."
    ) { $0.changesGradient = { gradient, _ in gradient.reversed() } },
    mistake(
      "the scores do not depend on the parameters that are handed in",
      "Keep nothing outside: `readerScores` is asked with parameters that were nudged."
    ) { $0.ignoresParameters = true },
    mistake(
      "a part of the reader is kept in a variable outside and not handed back",
      "All that it has learned belongs into the list of matrices: hand back every layer."
    ) { $0.keepsHiddenLayer = true },
    mistake(
      "the reader has far too many parameters", "At most 100,000: take fewer hidden units."
    ) {
      $0.isPooled = false
      $0.units = 200
      $0.epochs = 0
    },
  ]

  static let rightAnswers: [Function.RightAnswer] = [
    right("tanh, and all pixels") {
      $0.isTanh = true
      $0.isPooled = false
      $0.units = 32
    },
    right("ReLU on all pixels, fewer passes") {
      $0.isPooled = false
      $0.units = 48
      $0.epochs = 8
      $0.rate = 0.03
    },
    right("half the units, more passes") {
      $0.units = 16
      $0.epochs = 20
    },
  ]
}
