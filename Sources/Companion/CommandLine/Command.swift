/// What the companion is asked to do.
enum Command: Equatable {
  case overview
  case test(Selection)
  case watch(Selection)
  case next

  /// A hint for an exercise, or for the one that the learner is at; the number of the hint, or the
  /// next one.
  case hint(exercise: String?, number: Int?)
  case reset(Selection)
  case undoReset(Selection?)
  case solution(exercise: String, isForced: Bool)
  case list(Selection)

  /// A chapter's experiment with the learner's functions.
  case finale(Chapter)

  /// The page to show to a friend, with a digit in a picture of the learner's own.
  case page(picture: String?)

  /// Questions about chapters; about those that are due, or solved, where none is named.
  case review([Int])
  case matrix(Selection)
  case reports(Selection)
  case weave(Selection, isCheck: Bool)
  case book

  /// The browser page, at an experiment of a chapter or as it is at first.
  case playground(PlaygroundExperiment?, opens: Bool)
  case grade([String])
  case merge([String])
  case help

  /// The words that commands begin with.
  static let names = [
    "test", "watch", "next", "hint", "reset", "solution", "list", "finale", "page", "review",
    "playground", "matrix", "weave", "book", "grade", "merge", "help",
  ]

  /// Reads a command line.
  ///
  /// - Parameter arguments: the words after `swift run course`.
  /// - Throws: what is wrong with them.
  init(arguments: [String]) throws(CommandError) {
    if arguments.contains("--help") || arguments.contains("-h") {
      self = .help
      return
    }
    guard let name = arguments.first else {
      self = .overview
      return
    }
    if name == "grade" || name == "merge" {
      let words = Array(arguments.dropFirst())
      self = name == "grade" ? .grade(words) : .merge(words)
      return
    }
    var rest = Words(command: name, words: Array(arguments.dropFirst()))
    switch name {
    case "test": self = .test(try rest.selections() ?? .everything)
    case "watch": self = .watch(try rest.selection())
    case "next": self = .next
    case "hint":
      self = .hint(
        exercise: rest.isEmpty ? nil : try rest.exercise(), number: try rest.hintNumber())
    case "reset":
      if rest.takeFlag("--undo") {
        self = .undoReset(try rest.selections())
      } else if let selection = try rest.selections() {
        self = .reset(selection)
      } else {
        throw .missingExercise(command: name)
      }
    case "solution":
      let isForced = rest.takeFlag("--force")
      self = .solution(exercise: try rest.exercise(), isForced: isForced)
    case "list": self = .list(try rest.selections() ?? .everything)
    case "finale": self = .finale(try rest.chapter())
    case "page": self = .page(picture: rest.file())
    case "review":
      self = .review(try rest.selections()?.chapters.map(\.chapter.number) ?? [])
    case "reports": self = .reports(try rest.selection())
    case "matrix": self = .matrix(try rest.selection())
    case "weave":
      let isCheck = rest.takeFlag("--check")
      self = .weave(try rest.selection(), isCheck: isCheck)
    case "book": self = .book
    case "playground":
      let opens = !rest.takeFlag("--no-open")
      self = .playground(try rest.experiment(), opens: opens)
    case "help": self = .help
    default: throw .unknownCommand(name)
    }
    try rest.end()
  }
}

/// The words of a command line that are not read yet.
private struct Words {
  let command: String
  var words: [String]

  mutating func takeFlag(_ flag: String) -> Bool {
    guard let index = words.firstIndex(of: flag) else { return false }
    words.remove(at: index)
    return true
  }

  var isEmpty: Bool { words.isEmpty }

  /// Everything that is named; nil if nothing is.
  mutating func selections() throws(CommandError) -> Selection? {
    var selections: [Selection] = []
    while let word = take() { selections.append(try Selection(word)) }
    return selections.count > 1 ? .several(selections) : selections.first
  }

  mutating func selection() throws(CommandError) -> Selection {
    guard let word = take() else { return .everything }
    return try Selection(word)
  }

  mutating func exercise() throws(CommandError) -> String {
    guard let word = take() else { throw .missingExercise(command: command) }
    guard case .exercise(let number) = try Selection(word) else {
      throw .notAnExercise(command: command, found: word)
    }
    return number
  }

  mutating func chapter() throws(CommandError) -> Chapter {
    guard let word = take() else { throw .missingChapter(command: command) }
    guard case .chapter(let number) = try Selection(word),
      let chapter = allChapters.first(where: { $0.number == number })
    else { throw .notAChapter(command: command, found: word) }
    return chapter
  }

  mutating func file() -> String? { take() }

  /// The experiment that is named, if one is.
  mutating func experiment() throws(CommandError) -> PlaygroundExperiment? {
    guard let word = take() else { return nil }
    guard let experiment = PlaygroundExperiment.all.first(where: { $0.name == word }) else {
      throw .unknownExperiment(found: word, names: PlaygroundExperiment.all.map(\.name))
    }
    return experiment
  }

  mutating func hintNumber() throws(CommandError) -> Int? {
    guard let word = take() else { return nil }
    guard let number = Int(word), 1...3 ~= number else { throw .noSuchHint(found: word) }
    return number
  }

  func end() throws(CommandError) {
    if let word = words.first { throw .stray(command: command, found: word) }
  }

  private mutating func take() -> String? {
    guard let word = words.first, !word.hasPrefix("-") else { return nil }
    return words.removeFirst()
  }
}
