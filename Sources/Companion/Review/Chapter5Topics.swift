extension ReviewTopic {
  /// The chain rule, paths that join, the gradients of softmax and of a batch.
  static let chapter5: [ReviewTopic] = [
    ReviewTopic(chapter: 5) { generator in
      let (w, x) = (generator.number(in: 1...4), generator.number(in: 2...4))
      let b = generator.number(in: 1...3)
      let inner = w * x + b
      return ReviewQuestion(
        "y = (wx + b)² with w = \(w), x = \(x) and b = \(b). What is the slope of y with respect "
          + "to w?",
        section: "5.1", right: Double(2 * inner * x),
        "the slope of the square, 2(wx + b), times the slope of wx + b, which is x",
        wrong: [
          (Double(2 * inner), "the inner slope x is left out"),
          (Double(inner * inner), "that is y itself"),
          (Double(2 * inner * w), "w and x are exchanged: that is the slope with respect to x"),
        ])
    },
    ReviewTopic(chapter: 5) { generator in
      let (x, factor) = (generator.number(in: 2...6), generator.number(in: 2...5))
      return ReviewQuestion(
        "y = x · x + \(factor)x with x = \(x). What slope does backprop find for x?",
        section: "5.6", right: Double(2 * x + factor),
        "three paths lead from y to x, and their slopes add: x, x and \(factor)",
        wrong: [
          (Double(x + factor), "one of the two paths through the product is forgotten"),
          (Double(factor), "only the last path counts: its slope takes the place of the others"),
          (Double(x * x * factor), "slopes of different paths are multiplied"),
        ])
    },
    ReviewTopic(chapter: 5) { generator in
      let p = Double(generator.number(in: 1...9)) / 10
      return ReviewQuestion(
        "Softmax gives the right class a probability of \(p). What is the slope of the "
          + "cross-entropy with respect to that class's score?",
        section: "5.3", right: p - 1, "p − t, and the target t is 1",
        wrong: [
          (1 - p, "the sign is wrong: raising the right score lowers the loss"),
          (p, "the target is not subtracted"),
          (-1 / p, "that is the slope with respect to the probability, before softmax"),
        ], decimals: 2)
    },
    ReviewTopic(chapter: 5) { generator in
      let inputs = [generator.number(in: 1...4), generator.number(in: 1...4)]
      let slopes = [generator.number(in: 2...5), -generator.number(in: 1...4)]
      let sum = Double(inputs[0] * slopes[0] + inputs[1] * slopes[1])
      return ReviewQuestion(
        "A weight meets the inputs \(inputs[0]) and \(inputs[1]) in a batch of two. The slopes of "
          + "the loss with respect to the preactivations of its unit, the mean already taken, are "
          + "\(slopes[0]) and −\(-slopes[1]). What is the slope for the weight?",
        section: "5.3", right: sum,
        "input times slope, added over the samples: an element of XᵀdZ",
        wrong: [
          (sum / 2, "the mean is taken twice"),
          (Double(slopes[0] + slopes[1]), "the inputs are left out: that is the bias's"),
          (
            Double((inputs[0] + inputs[1]) * (slopes[0] + slopes[1])),
            "inputs of one sample meet slopes of the other"
          ),
        ], decimals: 1)
    },
  ]
}
