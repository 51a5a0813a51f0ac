import Foundation

extension ReviewTopic {
  /// Units, their learning rule, log loss, and how sure a share is.
  static let chapter1: [ReviewTopic] = [
    ReviewTopic(chapter: 1) { generator in
      let (x1, x2) = (generator.number(in: 1...5), generator.number(in: 1...5))
      let (w1, w2) = (generator.number(in: 2...4), -generator.number(in: 1...3))
      let bias = generator.number(in: 1...6)
      let sum = x1 * w1 + x2 * w2
      return ReviewQuestion(
        "A unit has the inputs \(x1) and \(x2), the weights \(w1) and \(minus(w2)), and the bias "
          + "\(bias). What is its preactivation?",
        section: "1.1", right: Double(sum + bias),
        "each input times its weight, and the bias added once",
        wrong: [
          (Double(sum), "the bias is left out"),
          (Double(x1 * w1 - x2 * w2 + bias), "the sign of the second weight is lost"),
          (Double((x1 + x2) * (w1 + w2) + bias), "inputs and weights are added up first"),
        ])
    },
    ReviewTopic(chapter: 1) { generator in
      let x = generator.number(in: 2...6)
      let weight = Double(generator.number(in: 1...9)) / 10
      let rate = generator.one(of: [0.1, 0.5])
      return ReviewQuestion(
        "A perceptron answers 0 where 1 is right. The input is \(x), its weight \(weight), the "
          + "learning rate \(rate). What is the weight after the update?",
        section: "1.7", right: weight + rate * Double(x),
        "the weight grows by rate times error times input, and the error is 1 − 0",
        wrong: [
          (weight - rate * Double(x), "the error is taken with the other sign"),
          (weight + rate, "the input is left out"),
          (weight, "a wrong answer is taken for a right one, which changes nothing"),
        ], decimals: 1)
    },
    ReviewTopic(chapter: 1) { generator in
      let samples = generator.one(of: [100, 400, 900, 2500])
      let share = generator.one(of: [0.5, 0.8, 0.9])
      let spread = share * (1 - share)
      return ReviewQuestion(
        "A unit is right on \(Int(share * 100))% of \(samples) test digits. What is the standard "
          + "error of this share, in percent?",
        section: "1.5", right: 100 * (spread / Double(samples)).squareRoot(),
        "the root of p(1 − p)/n",
        wrong: [
          (100 * spread / Double(samples), "the root is left out"),
          (100 * spread.squareRoot(), "it is not divided by the number of samples"),
          (100 * spread.squareRoot() / Double(samples), "n stands outside of the root"),
        ], decimals: 2)
    },
    ReviewTopic(chapter: 1) { generator in
      let percent = generator.one(of: [10, 20, 30, 70, 80, 90])
      let p = Double(percent) / 100
      return ReviewQuestion(
        "The target is 1, and the unit says 1 with a probability of \(p). What is the log loss?",
        section: "1.8", right: -log(p), "minus the natural logarithm of what the target was given",
        wrong: [
          (-log(1 - p), "it takes the probability of the other answer"),
          (-log2(p), "the logarithm has base 2"),
          (1 - p, "it is the distance to the target, without a logarithm"),
        ], decimals: 3)
    },
  ]
}

/// A whole number with the sign that text has.
private func minus(_ number: Int) -> String { number < 0 ? "−\(-number)" : "\(number)" }
