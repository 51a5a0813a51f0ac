import NeuralNetworks
import XCTest

@testable import Companion

final class ReviewTopicTests: XCTestCase {
  func testEachChapterHasFourTopics() {
    for chapter in allChapters {
      XCTAssertEqual(ReviewTopic.all.count { $0.chapter == chapter.number }, 4)
    }
  }

  /// A mistake that gives the right answer, or the same as another mistake, could not be told apart.
  func testChoicesDifferAndOneIsRight() {
    for (index, topic) in ReviewTopic.all.enumerated() {
      var places: Set<Int> = []
      for seed in 0..<300 {
        var generator = SplitMix64(seed: UInt64(seed))
        let question = topic.question(using: &generator)
        XCTAssertEqual(question.choices.count, 4)
        XCTAssertEqual(Set(question.choices.map(\.text)).count, 4, "\(question)")
        let right = question.choices.indices.filter { question.choices[$0].mistake == nil }
        XCTAssertEqual(right.count, 1, "\(question)")
        places.formUnion(right)
        XCTAssertTrue(question.section.hasPrefix("\(topic.chapter)."), question.section)
        XCTAssertFalse(question.choices.contains { $0.text.contains("-") }, "\(question)")
      }
      XCTAssertEqual(places, [0, 1, 2, 3], "topic \(index): the right one is always in one place")
    }
  }

  func testTheSameSeedAsksTheSame() {
    for topic in ReviewTopic.all {
      var first = SplitMix64(seed: 7)
      var second = SplitMix64(seed: 7)
      XCTAssertEqual(topic.question(using: &first), topic.question(using: &second))
    }
  }

  /// The right answers once more, from the numbers in the texts of three hundred questions each, by
  /// formulas of their own.
  func testRightAnswersFollowFromTheirTexts() throws {
    func numbers(_ text: String) -> [Double] {
      text.replacing("−", with: "-").matches(of: /-?\d+(\.\d+)?/).compactMap { Double($0.0) }
    }
    typealias Rule = ([Double]) -> Double
    let rules: [(String, Rule)] = [
      ("A unit has the inputs", { $0[0] * $0[2] + $0[1] * $0[3] + $0[4] }),
      ("A perceptron answers", { $0[3] + $0[2] * $0[4] }),
      ("A unit is right on", { ($0[0] * (100 - $0[0]) / $0[1]).squareRoot() }),
      ("A sigmoid unit", { $0[0] - $0[0] * $0[0] }),
      ("A tanh unit", { (1 - $0[0]) * (1 + $0[0]) }),
      ("One linear unit", { $0[1] * $0[2] + $0[3] }),
      ("A network has", { ($0[0] + 2) * $0[1] + 1 }),
      ("Nudging a weight", { ($0[1] - $0[2]) / ($0[0] + $0[0]) }),
      ("Two predictions", { ($0[0] * $0[0] + $0[1] * $0[1]) / 2 }),
      ("How many parameters", { ($0[3] + 1) * $0[4] + ($0[4] + 1) * $0[5] }),
      ("On the training set", { ($0[2] - $0[0]) / $0[1] }),
      ("y = (wx + b)²", { 2 * ($0[0] * $0[1] + $0[2]) * $0[1] }),
      ("A weight meets", { $0[0] * $0[2] + $0[1] * $0[3] }),
      ("The gradient is 1", { $0[1] * 1 + $0[1] * (1 + $0[2]) }),
      ("A bowl has", { 2 / $0[0] }),
      ("A precision of", { 2 / (1 / $0[0] + 1 / $0[1]) }),
      ("The count in", { $0[2] * 256 + $0[3] }),
    ]
    var checked: Set<String> = []
    for topic in ReviewTopic.all {
      for seed in 0..<300 {
        var generator = SplitMix64(seed: UInt64(seed))
        let question = topic.question(using: &generator)
        guard let (start, rule) = rules.first(where: { question.text.hasPrefix($0.0) }) else {
          continue
        }
        let right = try XCTUnwrap(question.choices.first { $0.mistake == nil })
        let expected = rule(numbers(question.text))
        let found = try XCTUnwrap(numbers(right.text).first)
        XCTAssertEqual(found, expected, accuracy: 0.006, question.text)
        checked.insert(start)
      }
    }
    XCTAssertEqual(checked.count, rules.count)
  }
}
