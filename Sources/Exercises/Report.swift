/// What the judge has to say of a learner's answer to an exercise.
///
/// It is all that leaves the judge: what the companion shows, and a grader counts.
public struct Report: Codable, Equatable, Sendable {
  /// How far an answer has come; the later of two is the one to speak of first.
  public enum State: String, Codable, Sendable, CaseIterable, Comparable {
    /// Every case gives what is expected.
    case solved

    /// The answer came past a stub.
    case notDone

    /// Every case that came to its end is right, but some did not: a trap, an endless loop.
    case stopped

    /// A case gives something else than expected.
    case wrong

    /// The system had no room, or the judge a fault: nothing can be said of the answer.
    case notJudged

    /// Whether the other one is to be spoken of first.
    public static func < (one: State, other: State) -> Bool { one.rank < other.rank }

    private var rank: Int { State.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What there is to say of one function.
  public struct Part: Codable, Equatable, Sendable {
    /// The function's name.
    public let function: String

    /// How far it has come.
    public let state: State

    /// What to say of it, after its name.
    public let words: String

    /// The line of the exercise's file to open, where it is known.
    public let line: Int?

    /// What is the matter, a paragraph each.
    public let details: [String]

    /// Where the details name a mistake, their words on what to do about it.
    public let remedy: String?

    /// How good a right answer is, where one may be better than another.
    public let notes: [Note]

    /// What there is to say of a function.
    public init(
      function: String, state: State, words: String? = nil, line: Int? = nil,
      details: [String] = [], remedy: String? = nil, notes: [Note] = []
    ) {
      self.function = function
      self.state = state
      self.words = words ?? state.words
      self.line = line
      self.details = details
      self.remedy = remedy
      self.notes = notes
    }
  }

  /// The exercise's number.
  public let number: String

  /// What there is to say of each function.
  public let parts: [Part]

  /// What the answer printed: the beginning and the end of it.
  public let printed: String

  /// What there is to say of an answer.
  public init(number: String, parts: [Part], printed: String = "") {
    self.number = number
    self.parts = parts
    self.printed = printed
  }

  /// How far the exercise as a whole has come.
  public var state: State { parts.map(\.state).max() ?? .notJudged }

  /// The line of the exercise's file to open, where it is known.
  public var line: Int? { first?.line }

  /// How good a right answer is; nothing where all are equally good.
  public var notes: [Note] { state == .solved ? parts.flatMap(\.notes) : [] }

  /// Whether it names a mistake, and says what to do about it.
  public var hasRemedy: Bool { parts.contains { $0.remedy != nil } }

  /// The report that names mistakes and leaves it to the learner what to do about them.
  public var withoutRemedies: Report {
    Report(
      number: number,
      parts: parts.map { part in
        guard let remedy = part.remedy else { return part }
        let details = part.details.map { detail in
          detail.hasSuffix(remedy)
            ? detail.dropLast(remedy.count) + "If that is not enough, the next verdict says more."
            : detail
        }
        return Part(
          function: part.function, state: part.state, words: part.words, line: part.line,
          details: details, remedy: remedy, notes: part.notes)
      }, printed: printed)
  }

  /// The part to speak of first.
  private var first: Part? { parts.first { $0.state == state } }
}

// MARK: - In words

extension Report {
  /// What is the matter, for the learner to read.
  ///
  /// - Parameter exercise: the exercise that was judged.
  /// - Returns: the text, of one or more lines; nil for a right answer.
  public func failureText(for exercise: some NamedExercise) -> String? {
    guard state != .solved, let first else { return nil }
    let place = exercise.file + (first.line.map { ":\($0)" } ?? "")
    var lines = ["Exercise \(exercise.number), \(exercise.title), \(first.words): open \(place)"]
    for part in parts {
      if parts.count > 1 {
        let line = part.line.map { " (line \($0))" } ?? ""
        lines.append("  \(part.function) \(part.words)\(line)")
      }
      lines += part.details.map { "  \($0)" }
    }
    if !printed.isEmpty {
      lines.append("  Your code printed:")
      lines += shortened(printed).map { "    \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  /// At most ten lines of a text, its beginning and its end, and of each line the beginning.
  private func shortened(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.count <= 70 ? String(line) : line.prefix(69) + "…"
    }
    return lines.count <= 10 ? lines : lines.prefix(6) + ["…"] + lines.suffix(3)
  }
}

extension Report.State {
  /// What to say of an exercise, after its name.
  var words: String {
    switch self {
    case .solved: "is right"
    case .notDone: "is not done yet"
    case .stopped: "does not come to its end"
    case .wrong: "is not right yet"
    case .notJudged: "could not be judged"
    }
  }
}
