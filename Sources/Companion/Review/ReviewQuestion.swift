import Foundation
import NeuralNetworks

/// A question with one number for an answer, and three wrong ones that well-known mistakes give.
struct ReviewQuestion: Equatable {
  /// A number to choose.
  struct Choice: Equatable {
    let text: String

    /// The mistake behind it; nil for the right answer.
    let mistake: String?
  }

  /// The section that answers it, such as "1.8".
  let section: String
  let text: String

  /// The choices, in the order in which they are shown.
  private(set) var choices: [Choice]

  /// How the right answer comes about.
  let explanation: String

  /// A question.
  ///
  /// - Parameters:
  ///   - text: what is asked.
  ///   - section: the section that answers it.
  ///   - right: the right answer.
  ///   - explanation: how it comes about.
  ///   - wrong: other numbers, each with the mistake that gives it, as a clause after "because".
  ///   - decimals: how many decimals the choices are written with.
  init(
    _ text: String, section: String, right: Double, _ explanation: String,
    wrong: [(number: Double, mistake: String)], decimals: Int = 0
  ) {
    func written(_ number: Double) -> String {
      let text = String(format: "%.\(decimals)f", number)
      return text.replacing("-", with: "−")
    }
    self.text = text
    self.section = section
    self.explanation = explanation
    choices =
      [Choice(text: written(right), mistake: nil)]
      + wrong.map { Choice(text: written($0.number), mistake: $0.mistake) }
  }

  /// Whether no two choices look the same.
  var isSound: Bool { Set(choices.map(\.text)).count == choices.count }

  /// The same question with its choices in another order.
  func shuffled(using generator: inout SplitMix64) -> ReviewQuestion {
    var question = self
    generator.shuffle(&question.choices)
    return question
  }
}

/// A kind of question: each time with other numbers.
struct ReviewTopic: Sendable {
  let chapter: Int
  private let draw: @Sendable (inout SplitMix64) -> ReviewQuestion

  init(chapter: Int, _ draw: @escaping @Sendable (inout SplitMix64) -> ReviewQuestion) {
    self.chapter = chapter
    self.draw = draw
  }

  /// A question with numbers drawn for it, in which no mistake gives the right answer by chance.
  func question(using generator: inout SplitMix64) -> ReviewQuestion {
    var question = draw(&generator)
    while !question.isSound { question = draw(&generator) }
    return question.shuffled(using: &generator)
  }
}

extension SplitMix64 {
  /// One of some values, each as likely as any other.
  mutating func one<Value>(of values: [Value]) -> Value { values[nextInteger(below: values.count)] }

  /// A whole number of a range, each as likely as any other.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + nextInteger(below: range.count)
  }
}
