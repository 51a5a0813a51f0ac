import NeuralNetworks

extension ReviewTopic {
  /// Precision, recall, F1, and the byte order of the data's files.
  static let chapter7: [ReviewTopic] = [
    ReviewTopic(chapter: 7) { generator in
      let counts = Counts(using: &generator)
      return ReviewQuestion(
        counts.text + " What is the precision for sevens, in percent?", section: "7.6",
        right: counts.precision, "of what is called a seven, how much is one",
        wrong: [
          (counts.recall, "that is the recall: of the sevens, how many are called so"),
          (counts.share, "false sevens and missed ones are both counted"),
          (100 - counts.precision, "that is the share of the false ones"),
        ], decimals: 1)
    },
    ReviewTopic(chapter: 7) { generator in
      let counts = Counts(using: &generator)
      return ReviewQuestion(
        counts.text + " What is the recall for sevens, in percent?", section: "7.6",
        right: counts.recall, "of the sevens, how many are called so",
        wrong: [
          (counts.precision, "that is the precision: of what is called a seven, how much is one"),
          (counts.share, "false sevens and missed ones are both counted"),
          (100 - counts.recall, "that is the share of the missed ones"),
        ], decimals: 1)
    },
    ReviewTopic(chapter: 7) { generator in
      let precision = Double(generator.number(in: 5...9)) / 10
      let recall = Double(generator.number(in: 1...4)) / 10
      return ReviewQuestion(
        "A precision of \(precision) and a recall of \(recall): what is F1?", section: "7.6",
        right: 2 * precision * recall / (precision + recall),
        "the harmonic mean, 2PR/(P + R), which leans to the smaller one",
        wrong: [
          ((precision + recall) / 2, "that is the ordinary mean"),
          (precision * recall, "that is the product"),
          ((precision * recall).squareRoot(), "that is the geometric mean"),
        ], decimals: 3)
    },
    ReviewTopic(chapter: 7) { generator in
      let (high, low) = (generator.number(in: 1...40), generator.number(in: 1...255))
      return ReviewQuestion(
        "The count in an IDX file is the four bytes 0, 0, \(high), \(low). Which number is it?",
        section: "7.1", right: Double(256 * high + low), "the largest place comes first",
        wrong: [
          (Double(high + 256 * low), "the bytes are read in the other order"),
          (Double(100 * high + low), "a byte has 256 values, not 100"),
          (Double(high + low), "places are not told apart"),
        ])
    },
  ]

  /// All topics, in the order of the chapters.
  static let all = [chapter1, chapter2, chapter3, chapter4, chapter5, chapter6, chapter7].flatMap {
    $0
  }
}

/// What a reader of digits does with sevens.
private struct Counts {
  let right: Int
  let falseSevens: Int
  let missed: Int

  init(using generator: inout SplitMix64) {
    right = 10 * generator.number(in: 3...9)
    falseSevens = generator.number(in: 2...20)
    missed = generator.number(in: 2...20)
  }

  var text: String {
    "A network reads \(right) sevens rightly, calls \(falseSevens) other digits a seven, and takes "
      + "\(missed) sevens for something else."
  }

  var precision: Double { percent(of: right + falseSevens) }
  var recall: Double { percent(of: right + missed) }
  var share: Double { percent(of: right + falseSevens + missed) }

  private func percent(of count: Int) -> Double { 100 * Double(right) / Double(count) }
}
