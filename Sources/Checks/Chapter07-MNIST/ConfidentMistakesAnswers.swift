import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 7.7, wrong and right. Read on only after you have solved it.
extension ConfidentMistakes {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the least confident mistakes come first",
      remedy: "Let the larger probability stand before the smaller one."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count, score: { -$0.highest })
    },
    .init(
      "right predictions are ranked too",
      remedy: "Keep only samples whose prediction is not their label."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count, counts: { _ in true })
    },
    .init(
      "right predictions are ranked, and mistakes left out",
      remedy: "A mistake is a sample whose prediction is not its label."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count, counts: { $0.prediction == $0.label })
    },
    .init(
      "the confidence is the probability of the right class",
      remedy: "Confidence is what the network gave to the class it settled on, right or wrong."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count, score: { $0.row[$0.label] })
    },
    .init(
      "the mistakes are ranked by how little the right class was given",
      remedy: "That ranks by the loss: two wrong classes can share what the right one did not get."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count, score: { -$0.row[$0.label] })
    },
    .init(
      "the mistakes are ranked by the lead over the right class",
      remedy: "Take the probability of the prediction alone, and subtract nothing."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count, score: { $0.highest - $0.row[$0.label] })
    },
    .init(
      "the mistakes are ranked by the lead over the second likeliest class",
      remedy: "Take the probability of the prediction alone, and subtract nothing."
    ) { probabilities, labels, count in
      ranking(
        probabilities, labels, count,
        score: { $0.highest - ($0.row.sorted(by: >).dropFirst().first ?? 0) })
    },
    .init(
      "all mistakes are returned",
      remedy: "Return `count` of them at most: prefix takes as many, or all if there are fewer."
    ) { probabilities, labels, _ in
      ranking(probabilities, labels, labels.count)
    },
    .init(
      "one more is returned than asked for",
      remedy: "Take `count` of them: 0..<count, not 0...count."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count + 1)
    },
    .init(
      "the mistakes are not sorted",
      remedy: "Put all mistakes in order of their confidence before you take the first ones."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count, score: { _ in 0 })
    },
    .init(
      "the first mistakes are taken, and then sorted",
      remedy: "The surest mistake may come last in the matrix: sort before you take the first ones."
    ) { probabilities, labels, count in
      let first = samples(probabilities, labels).filter(isMistake).prefix(count)
      return first.sorted { $0.highest > $1.highest }.map(\.number)
    },
    .init(
      "the surest of all samples are taken, and then the mistakes among them",
      remedy: "Leave out right predictions first, then count."
    ) { probabilities, labels, count in
      let surest = samples(probabilities, labels).sorted { $0.highest > $1.highest }.prefix(count)
      return surest.filter(isMistake).map(\.number)
    },
    .init(
      "places in the list of mistakes are returned",
      remedy: "Return the numbers that the samples have in the matrix: sort those themselves."
    ) { probabilities, labels, count in
      let mistakes = samples(probabilities, labels).filter(isMistake)
      let order = mistakes.indices.sorted { mistakes[$0].highest > mistakes[$1].highest }
      return Array(order.prefix(count))
    },
    .init(
      "the samples are counted from 1",
      remedy: "The first sample is row 0 of the matrix."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count).map { $0 + 1 }
    },
    .init(
      "the predicted classes are returned",
      remedy: "Return which samples they are, not what was read."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count).map { samples(probabilities, labels)[$0].prediction }
    },
    .init(
      "of mistakes that are equally sure the later comes first",
      remedy: "Sort with > from the start: a ranking that is reversed turns equal ones around too."
    ) { probabilities, labels, count in
      let mistakes = samples(probabilities, labels).filter(isMistake)
      return mistakes.sorted { $0.highest < $1.highest }.reversed().prefix(count).map(\.number)
    },
    .init(
      "of classes that are equally likely the last is the prediction",
      remedy: "Take the first of equal ones, as argmax() does."
    ) { probabilities, labels, count in
      ranking(
        probabilities, labels, count,
        counts: { $0.row.lastIndex(of: $0.highest) != $0.label })
    },
    .init(
      "mistakes with a probability of one half or less are left out",
      remedy: "Of ten classes the likeliest may well be below one half: ask for no threshold."
    ) { probabilities, labels, count in
      ranking(probabilities, labels, count, counts: { isMistake($0) && $0.highest > 0.5 })
    },
    .init(
      "only one mistake is returned for each label",
      remedy: "Several mistakes can have the same label: rank them all."
    ) { probabilities, labels, count in
      var seen: [Int] = []
      let ranking = ranking(probabilities, labels, labels.count).filter { sample in
        defer { seen.append(labels[sample]) }
        return !seen.contains(labels[sample])
      }
      return Array(ranking.prefix(count))
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("pairs of confidence and number, compared as wholes") { probabilities, labels, count in
      var pairs: [(confidence: Float, number: Int)] = []
      for (number, label) in labels.enumerated() {
        let row = probabilities.row(number)
        let confidence = row.max() ?? 0
        if row.firstIndex(of: confidence) != label { pairs.append((confidence, number)) }
      }
      pairs.sort { (-$0.confidence, $0.number) < (-$1.confidence, $1.number) }
      return pairs.prefix(count).map(\.number)
    },
    .init("the surest picked out again and again") { probabilities, labels, count in
      var left = samples(probabilities, labels).filter(isMistake)
      var ranking: [Int] = []
      while ranking.count < count, !left.isEmpty {
        var best = 0
        for index in left.indices where left[index].highest > left[best].highest { best = index }
        ranking.append(left.remove(at: best).number)
      }
      return ranking
    },
    .init("each mistake put into its place in a short list") { probabilities, labels, count in
      let predictions = probabilities.argmax()
      var best: [Int] = []
      func confidence(_ sample: Int) -> Float { probabilities[sample, predictions[sample]] }
      for sample in labels.indices where predictions[sample] != labels[sample] {
        let place = best.firstIndex { confidence($0) < confidence(sample) } ?? best.count
        best.insert(sample, at: place)
        if best.count > count { best.removeLast() }
      }
      return best
    },
  ]
}

// MARK: - Parts of the answers

/// What there is to know of a sample.
private struct Sample {
  let number: Int
  let label: Int
  let row: [Float]
  var highest: Float { row.max() ?? 0 }
  var prediction: Int { row.firstIndex(of: highest) ?? 0 }
}

private func samples(_ probabilities: Matrix, _ labels: [Int]) -> [Sample] {
  labels.enumerated().map { number, label in
    Sample(number: number, label: label, row: probabilities.row(number))
  }
}

private func isMistake(_ sample: Sample) -> Bool { sample.prediction != sample.label }

/// The ranking as it should be, except for what a caller replaces.
private func ranking(
  _ probabilities: Matrix, _ labels: [Int], _ count: Int,
  counts: (Sample) -> Bool = isMistake, score: (Sample) -> Float = { $0.highest }
) -> [Int] {
  let ranked = samples(probabilities, labels).filter(counts).sorted { score($0) > score($1) }
  return ranked.prefix(count).map(\.number)
}
