import Foundation

extension ReviewTopic {
  /// Slopes of activations, softmax, layers that collapse.
  static let chapter2: [ReviewTopic] = [
    ReviewTopic(chapter: 2) { generator in
      let a = Double(generator.one(of: [1, 2, 3, 4, 6, 7, 8, 9])) / 10
      return ReviewQuestion(
        "A sigmoid unit has the activation \(a). What is the slope of the sigmoid there?",
        section: "2.2", right: a * (1 - a), "a(1 − a)",
        wrong: [
          (1 - a * a, "that is the slope of tanh"),
          (1 - a, "the factor a is left out"),
          (a, "the activation is no slope"),
        ], decimals: 2)
    },
    ReviewTopic(chapter: 2) { generator in
      let a = Double(generator.one(of: [2, 3, 4, 6, 7, 8, 9])) / 10
      return ReviewQuestion(
        "A tanh unit has the activation \(a). What is the slope of tanh there?",
        section: "2.3", right: 1 - a * a, "1 − a²",
        wrong: [
          (a * (1 - a), "that is the slope of the sigmoid"),
          (1 - a, "the square is left out"),
          (1 + a * a, "the sign is wrong; a slope of tanh is never above 1"),
        ], decimals: 2)
    },
    ReviewTopic(chapter: 2) { generator in
      let difference = generator.number(in: 1...3)
      let low = generator.number(in: 1...4)
      let (high, first) = (low + difference, exp(Double(difference)))
      return ReviewQuestion(
        "Two classes have the scores \(high) and \(low). What probability does softmax give the "
          + "first one?",
        section: "2.6", right: first / (1 + first),
        "its exponential over the sum of both; only the difference of the scores counts",
        wrong: [
          (Double(high) / Double(high + low), "the scores are divided without exponentials"),
          (1 / (1 + first), "it is the other class's"),
          (Double(difference) / 4, "a probability does not grow in proportion to a score"),
        ], decimals: 3)
    },
    ReviewTopic(chapter: 2) { generator in
      let (a, b) = (generator.number(in: 2...5), generator.number(in: 1...5))
      let (c, d) = (generator.number(in: 2...5), generator.number(in: 1...5))
      return ReviewQuestion(
        "One linear unit computes \(a)x + \(b), a second one takes that times \(c) and adds \(d). "
          + "Both are one linear unit. What is its bias?",
        section: "2.1", right: Double(b * c + d),
        "the first bias passes through the second weight, then the second bias is added",
        wrong: [
          (Double(b + d), "the second weight is left out"),
          (Double((b + d) * c), "the second bias goes through its own weight"),
          (Double(a * c + d), "the first weight is taken for the bias"),
        ])
    },
  ]
}
