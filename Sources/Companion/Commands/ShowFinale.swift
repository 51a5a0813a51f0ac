import Exercises
import Groundwork

extension Session {
  /// Runs a chapter's finale because the learner asks for it.
  ///
  /// - Returns: the exit status: 0 after a finale that was shown.
  func showFinale(of chapter: Chapter) throws -> Int32 {
    let found = try workshop.examine(chapter, chapter.exercises)
    let open = found.findings.filter { !$0.isSolved }
    guard open.isEmpty else {
      let numbers = open.map(\.exercise.number)
      console.text(
        "The finale of chapter \(chapter.number) runs on your own functions, once all of them are "
          + "right; \(numbers.listed(with: "and")) \(open.count == 1 ? "is" : "are") still open.")
      console.commands([("swift run course test \(chapter.number)", "says what is missing")])
      return 1
    }
    return try finale(of: chapter, isNew: false, stops: { false }) == .shown ? 0 : 1
  }

  /// Runs the experiment of a chapter, all of whose exercises were just found right, with the
  /// learner's functions.
  ///
  /// - Parameters:
  ///   - chapter: the chapter.
  ///   - isNew: whether nobody has asked for it.
  ///   - key: what stops it; nil where only Ctrl-C does.
  ///   - stops: is asked again and again whether to stop.
  /// - Returns: how it ended; nil where the program does not compile.
  /// - Throws: what keeps the program from being built or started.
  @discardableResult
  func finale(
    of chapter: Chapter, isNew: Bool, key: Character? = nil, stops: () -> Bool
  ) throws -> Finale.Ending? {
    console.text(
      "\(isNew ? "Now c" : "C")hapter \(chapter.number) runs its experiment on your own functions. "
        + "It takes about \(chapter.seconds) seconds, and up to a minute more if its program has to "
        + "be built; \(key.map { "the key \($0)" } ?? "Ctrl-C") stops it.")
    console.line()
    if let failure = try workshop.buildChapter(chapter, workshop.usesSolutions) {
      console.text(
        "The program of chapter \(chapter.number) could not be built with your functions, though "
          + "each of them is right: \(failure.summary)")
      return nil
    }
    let ending = try workshop.runFinale(chapter, stops)
    console.line()
    switch ending {
    case .shown: break
    case .stopped: console.text("Stopped. To see it later:")
    case .failed(let reason):
      console.text(
        "The experiment stopped before its end: \(reason). Something in it is asked of your "
          + "functions that no check has asked. What shows where:")
      console.line("  \(chapter.yourTurn(in: workspace))")
      console.text("And once that is mended:")
    }
    console.commands([
      ("swift run course finale \(chapter.number)", ending == .shown ? "shows it once more" : "")
    ])
    return ending
  }
}
