import Exercises

/// The exercises that a command is about.
enum Selection: Equatable {
  case everything
  case chapter(Int)
  case exercise(String)
  case several([Selection])

  /// Reads "all", "7", "07", "Chapter07-MNIST" or "7.2".
  init(_ word: String) throws(CommandError) {
    if word == "all" {
      self = .everything
      return
    }
    if let chapter = allChapters.first(where: { $0.name == word || $0.number == Int(word) }) {
      self = .chapter(chapter.number)
      return
    }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard let chapter = allChapters.first(where: { $0.number == Int(parts[0]) }), parts.count == 2
    else {
      throw .unknownChapter(found: word, chapters: allChapters.map { "\($0.number)" })
    }
    let numbers = chapter.exercises.map(\.number)
    guard let number = numbers.first(where: { $0 == word }) else {
      throw .unknownExercise(found: word, exercises: numbers)
    }
    self = .exercise(number)
  }

  /// The selected chapters, each with its selected exercises.
  var chapters: [(chapter: Chapter, exercises: [Outline])] {
    switch self {
    case .everything:
      allChapters.map { ($0, $0.exercises) }
    case .chapter(let number):
      allChapters.filter { $0.number == number }.map { ($0, $0.exercises) }
    case .exercise(let number):
      allChapters.map { ($0, $0.exercises.filter { $0.number == number }) }
        .filter { !$0.1.isEmpty }
    case .several(let selections):
      chapters(of: selections.flatMap(\.exercises))
    }
  }

  /// The selected exercises.
  var exercises: [Outline] { chapters.flatMap(\.exercises) }

  /// Each exercise once, in the order of the course, whatever the order of the words.
  private func chapters(of selected: [Outline]) -> [(chapter: Chapter, exercises: [Outline])] {
    allChapters.map { ($0, $0.exercises.filter(selected.contains)) }.filter { !$0.1.isEmpty }
  }
}

/// The exercise with a number that a command line was read from.
func exercise(_ number: String) throws(CommandError) -> Outline {
  guard let exercise = allExercises.first(where: { $0.number == number }) else {
    throw .unknownExercise(found: number, exercises: allExercises.map(\.number))
  }
  return exercise
}
