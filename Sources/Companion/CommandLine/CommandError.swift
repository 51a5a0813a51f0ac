import Console
import Groundwork

/// What is wrong with the companion's command line.
enum CommandError: Error, Equatable, CustomStringConvertible {
  case unknownCommand(String)
  case unknownChapter(found: String, chapters: [String])
  case unknownExercise(found: String, exercises: [String])
  case missingExercise(command: String)
  case missingChapter(command: String)
  case notAChapter(command: String, found: String)
  case notAnExercise(command: String, found: String)
  case noSuchHint(found: String)
  case unknownExperiment(found: String, names: [String])
  case stray(command: String, found: String)

  var description: String {
    switch self {
    case .unknownCommand(let found):
      let nearest = Command.names.min { editDistance(found, $0) < editDistance(found, $1) }
      let suggestion = nearest.flatMap { editDistance(found, $0) <= 2 ? $0 : nil }
      return "found \"\(found)\", expected \(Command.names.listed(with: "or"))."
        + (suggestion.map { " Did you mean \($0)?" } ?? "")
    case .unknownChapter(let found, let chapters):
      return
        "found \"\(found)\", expected a chapter, \(chapters.listed(with: "or")), an exercise such as "
        + "7.2, or all."
    case .unknownExercise(let found, let exercises):
      guard !exercises.isEmpty else {
        return "found \"\(found)\", but this chapter has no exercises."
      }
      return "found \"\(found)\", expected \(exercises.listed(with: "or"))."
    case .missingExercise(let command):
      return "found no exercise, expected one: swift run course \(command) 7.2."
    case .notAnExercise(let command, let found):
      return "found \"\(found)\", expected an exercise: swift run course \(command) 7.2."
    case .missingChapter(let command):
      return "found no chapter, expected one: swift run course \(command) 7."
    case .notAChapter(let command, let found):
      return "found \"\(found)\", expected a chapter: swift run course \(command) 7."
    case .noSuchHint(let found):
      return "found hint \"\(found)\", expected 1, 2 or 3."
    case .unknownExperiment(let found, let names):
      return "found \"\(found)\", expected an experiment: \(names.listed(with: "or"))."
    case .stray(let command, let found):
      return "found \"\(found)\" after \(command), expected nothing there."
    }
  }
}
