import Console
import Exercises
import Foundation

extension Session {
  /// Leads from exercise to exercise, with the keys of the terminal if standard input is one.
  func watch(_ selection: Selection) throws -> Int32 {
    let keyboard = console.isTerminal ? Keyboard() : nil
    defer { keyboard?.close() }
    return try watch(selection, key: keyboard.map { keyboard in { keyboard.key(within: 0.2) } })
  }

  /// Leads from exercise to exercise.
  ///
  /// - Parameters:
  ///   - selection: where to begin; without keys also where to end.
  ///   - key: waits for a key for a moment, and gives it; nil where nobody can press one.
  /// - Returns: the exit status, once the key for the end was pressed.
  /// - Throws: what keeps it from building and judging.
  func watch(_ selection: Selection, key: (() -> Character?)?) throws -> Int32 {
    guard let key else {
      var watch = try Watch(self, selection, first: selection, key: nil)
      while true {
        Thread.sleep(forTimeInterval: 0.2)
        try watch.lookAtFiles()
      }
    }
    var watch = try Watch(self, .everything, first: selection, key: key)
    while true {
      let pressed = key()
      if pressed == "q" || pressed == Keyboard.end { return 0 }
      if let pressed { try watch.press(pressed) }
      try watch.lookAtFiles()
    }
  }
}

/// What stays open beside the learner's editor: it judges what is saved, says what comes next, and
/// does what keys ask for.
struct Watch {
  private let session: Session
  private let selection: Selection

  /// Waits for a key for a moment, and gives it; nil where nobody can press one.
  private let key: (() -> Character?)?

  /// The exercise that the learner is at.
  private(set) var current: Outline

  /// What is known of each exercise, by its number.
  private var findings: [String: Finding] = [:]

  private var seen: FileTimes

  /// Files that were gone when the files were last looked at, and whether that was said.
  private var gone: [String: Bool] = [:]

  /// The exercise that was solved last, whose solution may be looked at now.
  private var lastSolved: Outline?

  private var console: Screen { session.console }
  private var hasKeys: Bool { key != nil }
  private var exercises: [Outline] { selection.exercises }

  /// Judges what there is, and shows where to begin.
  ///
  /// - Parameters:
  ///   - session: where and how to judge.
  ///   - selection: the exercises that are watched.
  ///   - first: those among which to begin.
  ///   - key: waits for a key for a moment, and gives it; nil where nobody can press one.
  /// - Throws: what keeps it from building and judging.
  init(
    _ session: Session, _ selection: Selection, first: Selection, key: (() -> Character?)?
  ) throws {
    self.session = session
    self.selection = selection
    self.key = key
    seen = FileTimes(of: selection, in: session.workspace)
    current = first.exercises.first ?? allExercises[0]
    session.console.clear()
    let found = try session.examine(selection).map(session.advised)
    note(found)
    // What is complete already has had its finale.
    var memory = session.memory()
    for chapter in completeChapters { _ = memory.noteComplete(chapter) }
    current = openExercise(from: first.exercises) ?? openExercise(after: current) ?? current
    if hasKeys {
      showCurrent()
    } else {
      found.forEach(session.show)
      console.line()
      showStanding()
      showNext()
    }
  }

  // MARK: - Files

  /// Judges what was saved since the last look, and has a word on what is gone.
  mutating func lookAtFiles() throws {
    let now = FileTimes(of: selection, in: session.workspace)
    let changed = now.changes(since: seen)
    seen = now
    if !changed.isEmpty { try judge(changed) }
    for exercise in exercises {
      if now.hasFile(exercise.file) {
        gone[exercise.file] = nil
      } else if let isSaid = gone[exercise.file] {
        if !isSaid { showLoss(of: exercise) }
        gone[exercise.file] = true
      } else {
        // It may be an editor that is about to save; the next look tells.
        gone[exercise.file] = false
      }
    }
  }

  /// Judges the exercises in files; of a file that belongs to no exercise, its whole chapter.
  mutating func judge(_ files: [String]) throws {
    let complete = completeChapters
    let hadReader = hasReader
    console.passing("Judging …")
    var all: [ChapterFindings] = []
    for (chapter, exercises) in selection.chapters {
      let mine = files.filter { $0.hasPrefix(chapter.folder + "/") }
      guard !mine.isEmpty else { continue }
      let changed = exercises.filter { mine.contains($0.file) }
      let found = try session.workshop.examine(chapter, changed.isEmpty ? exercises : changed)
      all.append(session.advised(found))
    }
    note(all)
    let judged = all.flatMap(\.findings)
    session.note(judged)
    current = judged.first { !$0.isSolved }?.exercise ?? judged.last?.exercise ?? current
    console.endPassing()
    console.clear()
    showStanding()
    all.forEach(session.show)
    guard judged.allSatisfy(\.isSolved) else { return showKeys() }
    lastSolved = current
    console.line()
    if hasReader, !hadReader, !session.workshop.usesSolutions {
      try session.writePage(Array(findings.values))
      console.line()
    }
    try celebrate(completeChapters.filter { !complete.contains($0) })
    current = openExercise(after: current) ?? current
    showNext()
  }

  /// Praises chapters that have just been completed, and shows what the code of one can do now.
  private mutating func celebrate(_ chapters: [Chapter]) throws {
    for chapter in chapters {
      session.praise(chapter)
      var memory = session.memory()
      _ = memory.noteComplete(chapter)
      if chapters.count > 1 { session.offerFinale(of: chapter) }
      console.line()
    }
    if chapters.count == 1 { try runFinale(of: chapters[0], isNew: true) }
  }

  /// Runs a chapter's finale, which a key stops.
  private func runFinale(of chapter: Chapter, isNew: Bool) throws {
    try session.finale(of: chapter, isNew: isNew, key: key.map { _ in "q" }) {
      let pressed = key?()
      return pressed == "q" || pressed == Keyboard.end
    }
    console.line()
  }

  /// Has a word on an exercise's file that is not there any more, and goes to that exercise.
  private mutating func showLoss(of exercise: Outline) {
    current = exercise
    console.line()
    console.text("\(exercise.file) is gone. What brings it back:")
    console.commands(
      (hasKeys ? [("r", "the unfinished function, as at first")] : []) + [
        ("swift run course reset \(exercise.number)", "the same"),
        (
          "swift run course reset --undo \(exercise.number)",
          "what an earlier reset has kept, if there was one"
        ),
      ])
  }

  // MARK: - Keys

  /// Does what a key asks for; any other key does nothing.
  mutating func press(_ key: Character) throws {
    switch key {
    case "h":
      console.line()
      if session.giveHint(current) == current.hints.count {
        console.text(
          "That was the last hint. swift run course solution \(current.number) --force shows a "
            + "solution.")
      }
    case "n": move(to: openExercise(after: current))
    case "p": move(to: exercises.last { isBefore($0, current) })
    case "l":
      console.clear()
      showList()
      showKeys()
    case "t": try judge([current.file])
    case "r":
      console.line()
      _ = try session.reset([current])
      note(try session.examine(.exercise(current.number)))
      seen = FileTimes(of: selection, in: session.workspace)
    case "s": showSolution()
    case "f": try showFinale()
    case "?":
      console.line()
      console.commands(Self.keys)
    default: break
    }
  }

  /// All keys, and what they do.
  private static let keys = [
    ("h", "a hint for this exercise; each time a plainer one"),
    ("n", "go to the next open exercise; this one can wait"),
    ("p", "go to the exercise before this one"),
    ("l", "list the chapters, and the exercises of this one"),
    ("t", "judge this exercise again"),
    ("r", "put the unfinished function back, and keep a copy of yours"),
    ("s", "a solution of the exercise that you have just solved"),
    ("f", "the finale of a chapter that is complete: its experiment on your own functions"),
    ("q", "quit"),
  ]

  private mutating func move(to exercise: Outline?) {
    current = exercise ?? current
    console.clear()
    showCurrent()
  }

  private func showSolution() {
    console.line()
    if findings[current.number]?.isSolved == true {
      session.showSolution(current)
    } else if let lastSolved {
      session.showSolution(lastSolved)
    } else {
      console.text(
        "Exercise \(current.number) is not solved yet, and its solution is for comparing. A hint, "
          + "with the key h, helps on.")
    }
  }

  /// The finale of this chapter; of the chapter that was completed last, if this one is still open.
  private func showFinale() throws {
    console.line()
    let complete = completeChapters
    let here = complete.first { $0 == chapter(of: current) }
    let before = lastSolved.flatMap { chapter(of: $0) }.flatMap { complete.contains($0) ? $0 : nil }
    guard let chapter = here ?? before ?? complete.last else {
      return console.text(
        "A chapter's finale runs its experiment on your own functions, once all its exercises are "
          + "solved.")
    }
    try runFinale(of: chapter, isNew: false)
    showKeys()
  }

  // MARK: - Showing

  /// How much is solved, of everything that is watched and of the current chapter in it.
  private func showStanding() {
    let here = selection.chapters.first { $0.exercises.contains(current) }
    let chapter = here.map { chapter, exercises in
      "   chapter \(chapter.number): "
        + bar(solvedCount(among: exercises), of: exercises.count, cells: exercises.count)
    }
    console.line(
      bar(solvedCount(among: exercises), of: exercises.count, cells: 24) + (chapter ?? ""))
  }

  private func solvedCount(among exercises: [Outline]) -> Int {
    exercises.count { findings[$0.number]?.isSolved == true }
  }

  private var isAllSolved: Bool { solvedCount(among: exercises) == exercises.count }

  /// The current exercise: what is the matter if it is begun, otherwise what it takes.
  private func showCurrent() {
    showStanding()
    console.line()
    if let finding = findings[current.number], finding.isSolved {
      console.line("\(console.sign(.solved)) Exercise \(current.number), \(current.title)")
    }
    if isAllSolved {
      session.praiseCourse()
    } else {
      session.show(current, as: "Now")
      if let finding = findings[current.number], finding.sign != .notDone, !finding.isSolved,
        let chapter = chapter(of: current)
      {
        session.show(
          ChapterFindings(chapter: chapter, buildFailure: finding.buildFailure, findings: [finding])
        )
      }
    }
    showKeys()
  }

  /// What comes next, after something was solved.
  private func showNext() {
    if isAllSolved {
      if exercises.count == allExercises.count { session.praiseCourse() }
    } else {
      session.show(current, as: "Next")
    }
    showKeys()
  }

  private func showKeys() {
    console.line()
    if hasKeys {
      // No-break spaces keep a key beside what it does.
      console.text(
        "Save the file to have it judged. h\u{A0}hint, n\u{A0}next, l\u{A0}list, q\u{A0}quit, "
          + "?\u{A0}all\u{A0}keys")
    } else {
      console.text("Watching: save a file to have it judged; Ctrl-C ends this.")
    }
  }

  private func showList() {
    for chapter in allChapters {
      session.show(chapter, solved: solvedCount(among: chapter.exercises))
    }
    console.line()
    let here = chapter(of: current)?.exercises ?? []
    session.list(here.compactMap { findings[$0.number] }, withPlaces: false)
  }

  // MARK: - Going on

  private mutating func note(_ found: [ChapterFindings]) {
    for finding in found.flatMap(\.findings) { findings[finding.exercise.number] = finding }
  }

  private var completeChapters: [Chapter] {
    selection.chapters.map(\.chapter).filter { chapter in
      chapter.exercises.allSatisfy { findings[$0.number]?.isSolved == true }
    }
  }

  /// Whether the exercise is solved that a page to show to a friend is about.
  private var hasReader: Bool { findings[FriendPage.reader]?.isSolved == true }

  private func openExercise(from exercises: [Outline]) -> Outline? {
    exercises.first { findings[$0.number]?.isSolved == false }
  }

  /// The next exercise that is not solved; after the last one, from the first on.
  private func openExercise(after exercise: Outline) -> Outline? {
    openExercise(from: exercises.filter { isBefore(exercise, $0) })
      ?? openExercise(from: exercises)
  }

  /// Whether one exercise comes before another in the course.
  private func isBefore(_ one: Outline, _ other: Outline) -> Bool {
    let numbers = allExercises.map(\.number)
    return (numbers.firstIndex(of: one.number) ?? 0) < (numbers.firstIndex(of: other.number) ?? 0)
  }
}
