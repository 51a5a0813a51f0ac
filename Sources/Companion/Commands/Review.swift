import Console
import Foundation
import Groundwork
import NeuralNetworks

extension Session {
  /// Asks five questions with fresh numbers about chapters.
  ///
  /// - Parameters:
  ///   - chapters: the chapters that were asked for; empty for those that are due, or were solved.
  ///   - seed: what the questions are drawn from.
  ///   - answer: reads a line that the learner types; nil at the end of their input.
  /// - Returns: the exit status.
  func review(_ chapters: [Int], seed: UInt64, answer: () -> String?) -> Int32 {
    let now = Date()
    var schedule = ReviewSchedule(from: reviewFile)
    let due = schedule.due(now)
    let asked = chapters.isEmpty ? due.isEmpty ? schedule.entries.map(\.chapter) : due : chapters
    let topics = ReviewTopic.all.filter { asked.contains($0.chapter) }
    guard !topics.isEmpty else {
      console.text(
        "A review asks about chapters that you have solved. To be asked before that, name one:")
      console.line("  swift run course review 1")
      return 1
    }
    var generator = SplitMix64(seed: seed)
    // Of a single chapter one topic comes twice, with other numbers.
    let order = generator.permutation(of: topics.count)
    let picked = (0..<5).map { topics[order[$0 % order.count]] }
    var right = 0
    for (index, topic) in picked.enumerated() {
      let question = topic.question(using: &generator)
      console.line()
      console.line("\(index + 1) of \(picked.count).")
      show(question)
      guard let choice = choose(of: question.choices.count, answer) else {
        console.line()
        return 1
      }
      right += question.choices[choice].mistake == nil ? 1 : 0
      comment(on: question, choice)
    }
    console.line()
    console.line("\(right) of \(picked.count) right.")
    schedule.reviewed(asked, now)
    do {
      try schedule.save(to: reviewFile)
    } catch {
      console.text("When to ask again could not be noted: \(explanation(of: error))")
    }
    return 0
  }

  private func show(_ question: ReviewQuestion) {
    console.text("   " + question.text)
    for (letter, choice) in zip("abcd", question.choices) {
      console.line("     \(letter)  \(choice.text)")
    }
  }

  /// The choice that the learner names, asked for until it is one; nil at the end of their input.
  private func choose(of count: Int, _ answer: () -> String?) -> Int? {
    let letters = "abcd".prefix(count)
    while true {
      console.prompt("   > ")
      guard let word = answer()?.trimmingCharacters(in: .whitespaces).lowercased(), word != "q"
      else { return nil }
      if word.count == 1, let letter = word.first, let place = letters.firstIndex(of: letter) {
        return letters.distance(from: letters.startIndex, to: place)
      }
      console.line("   Type a, b, c or d; q ends the review.")
    }
  }

  private func comment(on question: ReviewQuestion, _ choice: Int) {
    let chosen = question.choices[choice]
    let right = question.choices.first { $0.mistake == nil }?.text ?? ""
    let text =
      chosen.mistake.map {
        "\(console.sign(.wrong)) \(chosen.text): \($0). It is \(right): \(question.explanation). "
          + "Section \(question.section) tells more."
      } ?? "\(console.sign(.solved)) Yes: \(question.explanation)."
    console.text("   " + text)
  }

  /// Where it is kept when to ask again.
  var reviewFile: URL {
    memoryFile.deletingLastPathComponent().appendingPathComponent("review.json")
  }

  /// Notes that a chapter is solved, so that a review can be offered later; nothing depends on it.
  func noteSolved(_ chapter: Chapter) {
    var schedule = ReviewSchedule(from: reviewFile)
    let before = schedule
    schedule.solved(chapter.number, Date())
    if schedule != before { try? schedule.save(to: reviewFile) }
  }

  /// Offers a review, if one is due.
  func offerReview() {
    let due = ReviewSchedule(from: reviewFile).due(Date())
    guard !due.isEmpty else { return }
    let chapters = "chapter\(due.count == 1 ? "" : "s") \(due.map(String.init).listed(with: "and"))"
    console.text("Five questions would bring \(chapters) back to mind:")
    console.line("  swift run course review")
    console.line()
  }
}
