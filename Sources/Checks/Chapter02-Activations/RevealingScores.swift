import Exercises
import Judging
import NeuralNetworks

/// Exercise 2.7: two lists of scores on which every known wrong softmax shows.
enum RevealingScores {
  typealias Function = Chapter2.RevealingScores
  private typealias Lists = Chapter2.ScoreLists

  static let exam = Exam(
    Check(
      Chapter2.revealingScores, observing: Seen.init, comparing: .equality, cases: cases,
      random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  /// Who is still undetected, or what is wrong with the lists.
  private struct Seen: Equatable, CustomStringConvertible {
    let flaws: [String]

    @Sendable init(_ input: (Int, UInt64), _ output: Chapter2.ScoreLists) {
      let (classes, seed) = input
      let lists = [output.first, output.second]
      let counts = lists.map(\.count)
      guard counts == [classes, classes] else {
        flaws = ["lists of \(counts[0]) and \(counts[1]) scores"]
        return
      }
      guard lists.joined().allSatisfy(\.isFinite) else {
        flaws = ["a score that is not finite"]
        return
      }
      flaws = Impostor.all(classes: classes, seed: seed).filter { impostor in
        !lists.contains { impostor.isExposed(by: $0) }
      }.map { "the one that \($0.name) is undetected" }
    }

    var description: String {
      let others = flaws.count - 1
      let rest =
        others == 0 ? "" : ", and so \(others == 1 ? "is another" : "are \(others) others")"
      return flaws.first.map { $0 + rest } ?? "every impostor is caught"
    }
  }

  // MARK: - Cases

  private static let cases: [Function.Case] = [
    check("four classes", 4, seed: 1), check("five classes", 5, seed: 2),
    check("ten classes", 10, seed: 3), check("twelve classes", 12, seed: 4),
  ]

  /// Fresh impostors, for any number of classes.
  private static let random: [Function.RandomCases] = [
    .init(12) { generator in
      let classes = 4 + generator.nextInteger(below: 9)
      return check("fresh impostors", classes, seed: generator.next())
    }
  ]

  private static func check(_ name: String, _ classes: Int, seed: UInt64) -> Function.Case {
    .init(name, (classes, seed), gives: right(classes))
  }

  /// A list for overflow, with high scores between low ones, and one far below zero, where all
  /// scores count.
  private static func right(_ classes: Int) -> Lists {
    .init(first: far(classes), second: near(classes))
  }

  private static func far(_ classes: Int) -> [Float] {
    (0..<classes).map { $0 == 1 ? 1000 : $0 == 2 ? 999 : 0 }
  }

  private static func near(_ classes: Int, around center: Float = -1000) -> [Float] {
    (0..<classes).map { center - Float($0 % 3) }
  }

  // MARK: - Mistakes

  private static func mistake(
    _ name: String, _ remedy: String, _ first: @escaping @Sendable (Int) -> [Float],
    _ second: @escaping @Sendable (Int) -> [Float]
  ) -> Function.Mistake {
    .init(name, remedy) { classes, _ in .init(first: first(classes), second: second(classes)) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "all scores are moderate, so that nothing overflows",
      "Most impostors are right on such scores: what happens to e¹⁰⁰⁰, and to e⁻¹⁰⁰⁰?",
      { near($0, around: 2) }, { near($0, around: -2) }),
    mistake(
      "the scores of each list are close together",
      "Then the first, the last and the smallest score are as good as the largest: give one list "
        + "some that are far below.", { near($0, around: 1000) }, { near($0) }),
    mistake(
      "the scores of each list fall in small steps",
      "Then the first, the last and the smallest score are as good as the largest, and sorting "
        + "changes nothing: give one list some that are far below, in no order.",
      { count in (0..<count).map { 1000 - Float($0) } },
      { count in (0..<count).map { -1000 - Float($0) } }),
    mistake(
      "the scores of the second list fall by 1 from each to the next",
      "Then no two are equal, and the late ones of many classes count for nothing: let three values "
        + "come again and again.", far, { count in (0..<count).map { -1000 - Float($0) } }),
    mistake(
      "only four scores of the second list count, whatever the number of classes",
      "Whoever leaves out the fifth score is right, if it counts for nothing: let every score be near "
        + "the largest in one of the lists.", far,
      { near(4) + [Float](repeating: -2000, count: $0 - 4) }),
    mistake(
      "no list has only scores far below zero",
      "Where all scores are near −1000, some impostors divide 0 by 0: which ones?", far,
      { near($0, around: 0) }),
    mistake(
      "no list has a score far above zero",
      "One impostor is right as long as the largest score is negative.",
      { far($0).map { $0 - 1100 } }, { near($0) }),
    mistake(
      "all scores of a list are alike",
      "Then each probability is one over their number, whatever base is taken: let scores differ.",
      { [Float](repeating: 1000, count: $0) }, { [Float](repeating: -1000, count: $0) }),
    mistake(
      "one score is so far ahead that the others count for nothing",
      "Whoever leaves out a score that counts for nothing is right: let every score be near the "
        + "largest in one of the lists.", far, { far($0).map { $0 - 3000 } }),
    mistake(
      "the first score is never far below the largest",
      "One impostor subtracts the first score, which is as good as the largest if it is near it.",
      { far($0).enumerated().map { $0.offset == 0 ? 999 : $0.element } }, { near($0) }),
    mistake(
      "the last score is never far below the largest",
      "One impostor subtracts the last score, which is as good as the largest if it is near it.",
      { count in far(count).enumerated().map { $0.offset == count - 1 ? 999 : $0.element } },
      { near($0) }),
    mistake(
      "no two scores are equal where it counts",
      "One impostor counts equal scores only once: give it two that are near the largest.", far,
      { count in (0..<count).map { -1000 - 0.25 * Float($0 * 7 % 11) - 0.01 * Float($0) } }),
    mistake(
      "the scores of both lists fall",
      "One impostor sorts its probabilities, and these are sorted already.",
      { far($0).sorted(by: >).map { $0 == 0 ? -200 : $0 } }, { near($0).sorted(by: >) }),
    mistake(
      "the scores of both lists rise",
      "One impostor sorts its probabilities, and these are sorted already.",
      { far($0).sorted() }, { near($0).sorted() }),
    mistake(
      "the same list is given twice",
      "No list can be positive and negative: let each do what the other cannot.", { near($0) },
      { near($0) }),
    mistake(
      "the lists have as many scores as in the example, whatever is asked",
      "Make the lists from the number of classes.", { _ in far(4) }, { _ in near(4) }),
    mistake(
      "a score is infinite",
      "No network has such scores, and softmax itself would fail: 1000 is large enough.",
      { far($0).map { $0 == 1000 ? .infinity : $0 } }, { near($0) }),
    mistake(
      "the scores go only just beyond what a Float can bear",
      "An impostor that subtracts a fixed number survives near ±100: go on to ±1000.",
      { far($0).map { $0 / 9 } }, { near($0, around: -110) }),
    mistake(
      "the scores go to 100 and to −100 and no further",
      "An impostor that subtracts the mean, or a fixed number, comes near enough to zero from there: "
        + "go on to ±1000.",
      { count in (0..<count).map { $0 % (count - 1) == 0 ? 0 : 99 + Float($0 % 2) } },
      { count in (0..<count).map { $0 % (count - 1) == 0 ? -100 : -200 } }),
    mistake(
      "the scores are 10 apart or more, so that only the largest counts",
      "e⁻¹⁰ is less than a thousandth: let every score be within 3 or so of the largest in one of "
        + "the lists.", far, { count in (0..<count).map { -1000 - 10 * Float($0 * 5 % count) } }),
  ]

  // MARK: - Right answers

  private static func right(
    _ form: String, _ first: @escaping @Sendable (Int) -> [Float],
    _ second: @escaping @Sendable (Int) -> [Float]
  ) -> Function.RightAnswer {
    .init(form) { classes, _ in .init(first: first(classes), second: second(classes)) }
  }

  private static let rightAnswers: [Function.RightAnswer] = [
    right("the lists the other way around", { near($0) }, far),
    right(
      "scores that differ by a hair in the second list", far,
      { near($0).map { -1000 + ($0 + 1000) * 0x1p-10 } }),
    right("larger scores", { far($0).map { 3 * $0 } }, { near($0, around: -5000) }),
    right(
      "all scores of the first list high but the first and the last",
      { count in (0..<count).map { $0 == 0 || $0 == count - 1 ? -1000 : 1000 + Float($0 % 2) } },
      { count in (0..<count).map { -1500 + ($0 % 2 == 0 ? 0 : 0.5) } }),
    right(
      "one score far ahead in the first list", { count in (0..<count).map { $0 == 2 ? 2000 : 0 } },
      { near($0).map { $0 - 0.5 } }),
  ]
}
