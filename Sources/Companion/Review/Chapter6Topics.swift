extension ReviewTopic {
  /// Steps in an epoch, and how far the optimizers go.
  static let chapter6: [ReviewTopic] = [
    ReviewTopic(chapter: 6) { generator in
      let batch = generator.one(of: [32, 50, 100, 128])
      let full = generator.number(in: 5...30)
      let rest = generator.number(in: 1...(batch - 1))
      let samples = batch * full + rest
      return ReviewQuestion(
        "\(samples) samples are trained on in batches of \(batch). How many steps has an epoch?",
        section: "6.4", right: Double(full + 1), "the last, smaller batch is a step as well",
        wrong: [
          (Double(full), "the samples of the last, smaller batch are left out"),
          (Double(samples), "a step takes a whole batch"),
          (Double(batch), "that is the size of a batch"),
        ])
    },
    ReviewTopic(chapter: 6) { generator in
      let rate = generator.one(of: [0.1, 0.2, 0.5])
      let share = generator.one(of: [0.5, 0.9])
      return ReviewQuestion(
        "The gradient is 1 at each step, the rate \(rate), and momentum keeps \(share) of its "
          + "velocity. How far has the weight moved after two steps?",
        section: "6.5", right: rate * (2 + share),
        "the velocity is 1, then \(share) + 1, and the weight moves by rate times velocity each time",
        wrong: [
          (rate * 2, "that is two steps without momentum"),
          (rate * (1 + share), "that is the second step alone"),
          (
            rate * 2 * share, "what is kept multiplies the velocity of before, not the new gradient"
          ),
        ], decimals: 2)
    },
    ReviewTopic(chapter: 6) { generator in
      let gradient = generator.one(of: [4, 20, 50])
      let rate = generator.one(of: [0.01, 0.02, 0.05])
      return ReviewQuestion(
        "Adam with its usual settings and the rate \(rate) takes its first step. The gradient is "
          + "\(gradient). How far does the weight move, about?",
        section: "6.5", right: rate,
        "after the corrections, mean and root mean square are both \(gradient), and cancel",
        wrong: [
          (rate * Double(gradient), "that is gradient descent"),
          (rate * 0.1 * Double(gradient), "that is 0.1 of the gradient, as the mean starts"),
          (0, "the corrections make up for the start at zero"),
        ], decimals: 3)
    },
    ReviewTopic(chapter: 6) { generator in
      let curvature = generator.one(of: [4, 5, 8, 10, 20])
      let c = Double(curvature)
      return ReviewQuestion(
        "A bowl has the curvature \(curvature). Above which rate does gradient descent diverge?",
        section: "6.1", right: 2 / c, "2/c: there each step lands as far on the other side",
        wrong: [
          (1 / c, "that rate reaches the bottom in one step"),
          (c / 2, "it is the other way round: a steeper bowl needs a smaller rate"),
          (1, "the bound depends on the curvature"),
        ], decimals: 2)
    },
  ]
}
