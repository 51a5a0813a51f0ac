import Foundation

extension ReviewTopic {
  /// Counting parameters, starting weights, categorical cross-entropy, standardizing.
  static let chapter4: [ReviewTopic] = [
    ReviewTopic(chapter: 4) { generator in
      let sizes = (0..<3).map { _ in generator.number(in: 3...12) }
      let (n, u, k) = (sizes[0], sizes[1], sizes[2])
      return ReviewQuestion(
        "How many parameters has a network \(n)-\(u)-\(k), that is with \(n) inputs, \(u) hidden "
          + "units and \(k) output units?",
        section: "4.2", right: Double(n * u + u + u * k + k), "(inputs + 1) · units of each layer",
        wrong: [
          (Double(n * u + u * k), "the biases are left out"),
          (Double(n * u * k + u + k), "sizes of different layers are multiplied"),
          (Double(n * u + u * k + n + u + k), "inputs have no biases"),
        ])
    },
    ReviewTopic(chapter: 4) { generator in
      let inputs = generator.one(of: [8, 18, 32, 50, 98, 128, 200])
      let n = Double(inputs)
      return ReviewQuestion(
        "With which standard deviation does He's method draw the weights of a ReLU unit with "
          + "\(inputs) inputs?",
        section: "4.5", right: (2 / n).squareRoot(), "the root of 2/n",
        wrong: [
          (2 / n, "that is the variance"),
          ((1 / n).squareRoot(), "the 2, which makes up for the half that ReLU cuts, is missing"),
          (2 / n.squareRoot(), "the 2 stands outside of the root"),
        ], decimals: 3)
    },
    ReviewTopic(chapter: 4) { generator in
      let shares = [
        generator.one(of: [0.1, 0.2]), generator.one(of: [0.3, 0.4]),
      ]
      let last = 1 - shares[0] - shares[1]
      return ReviewQuestion(
        "A network gives three classes the probabilities \(shares[0]), \(shares[1]) and "
          + "\(last.rounded(to: 1)). The second one is right. What is the categorical cross-entropy?",
        section: "4.4", right: -log(shares[1]),
        "minus the logarithm of what the right class was given; the others don't count",
        wrong: [
          (-(log(shares[0]) + log(shares[1]) + log(last)), "all classes are counted"),
          (1 - shares[1], "there is no logarithm"),
          (
            -shares[1] * log(shares[1]),
            "it is weighted by the prediction, where the target, which is 1, belongs"
          ),
        ], decimals: 3)
    },
    ReviewTopic(chapter: 4) { generator in
      let (mean, deviation) = (generator.number(in: 10...40), generator.one(of: [2, 4, 5]))
      let steps = Double(generator.one(of: [-3, -1, 1, 3])) / 2
      let value = Double(mean) + steps * Double(deviation)
      return ReviewQuestion(
        "On the training set a feature has the mean \(mean) and the standard deviation "
          + "\(deviation). What does a test value of \(value.rounded(to: 1)) become when it is "
          + "standardized?",
        section: "4.8", right: steps,
        "the distance from the training mean, in standard deviations",
        wrong: [
          (value - Double(mean), "it is not divided by the standard deviation"),
          (steps / Double(deviation), "it is divided by the variance"),
          (value / Double(deviation), "the mean is not subtracted"),
        ], decimals: 2)
    },
  ]
}
