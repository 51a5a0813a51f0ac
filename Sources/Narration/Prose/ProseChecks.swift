import Groundwork

/// Checks a chapter's prose before it runs: headings, callouts, mathematics and links.
struct ProseChecks {
  /// What was found, in no order.
  private(set) var faults: [Fault] = []

  /// Checks the prose among the steps of a chapter.
  ///
  /// - Parameters:
  ///   - steps: the chapter.
  ///   - constants: the constants that experiments may change.
  init(steps: [ChapterSource.Step], constants: [Constant]) {
    var level = 1
    var awaited: (callout: Callout, line: Int)?
    checkFolds(steps)
    for step in steps {
      var found: Callout?
      if case .prose(let block, _) = step {
        if case .heading(let next, _) = block.kind {
          checkHeading(next, after: level, line: block.line)
          level = max(2, next)
        }
        if case .callout(let callout, let blocks) = block.kind {
          found = callout
          if callout == .experiment { checkExperiment(blocks, constants, line: block.line) }
        }
        if case .sideBySide(let listings) = block.kind { checkWidth(of: listings) }
        faults += MathematicsChecks(block).faults
      } else if case .foldBegins(let block) = step {
        faults += MathematicsChecks(block).faults
      } else if case .statement(let statement, _) = step, statement.firstWord.isEmpty {
        continue
      }
      awaited = checkCallout(found, at: step, awaited: awaited)
    }
    if let awaited { missing(awaited) }
  }

  /// Two listings beside each other have room for so many columns each.
  private static let widestBeside = 46

  private mutating func checkWidth(of listings: [ProseBlock]) {
    for block in listings {
      guard case .listing(_, let lines) = block.kind else { continue }
      for (source, line) in zip(block.source.dropFirst(), lines)
      where line.displayWidth > Self.widestBeside {
        add(
          source.number,
          "found a line of \(line.displayWidth) columns in listings side by side, which have room "
            + "for \(Self.widestBeside). Break it.")
      }
    }
  }

  private mutating func checkHeading(_ level: Int, after previous: Int, line: Int) {
    if level == 1 {
      faults.append(
        Fault(
          line: line,
          message: "found a heading of level 1, which is the chapter's title, given to narrate(). "
            + "Use ## for a section."))
    } else if level > previous + 1 {
      faults.append(
        Fault(
          line: line,
          message: "the heading jumps from level \(previous) to level \(level). "
            + "Use \(String(repeating: "#", count: previous + 1))."))
    }
  }

  // MARK: - Folds

  /// A fold has a title, and something in it; its heading is of a level between section and fold.
  private mutating func checkFolds(_ steps: [ChapterSource.Step]) {
    for (index, step) in steps.enumerated() {
      guard case .foldBegins(let block) = step, case .heading(let level, _) = block.kind else {
        continue
      }
      if !(3...4).contains(level) {
        add(
          block.line,
          "found “Deeper:” in a heading of level \(level), which opens a fold within a section. "
            + "Use ###.")
      }
      if block.foldTitle?.isEmpty ?? true {
        add(
          block.line, "the fold has no title. Write “### Deeper: …” with the question it answers.")
      }
      if let title = block.foldTitle, MarkdownSpan.spans(of: title).contains(where: \.isMathematics)
      {
        add(
          block.line,
          "mathematics in the title of a fold, which GitHub shows raw. Say it in words or code.")
      }
      if steps.dropFirst(index + 1).first == .foldEnds {
        add(
          block.line,
          "the fold is empty: it lasts until the next heading or rule. Put text below it, and bold "
            + "words in place of headings in it.")
      }
    }
  }

  private mutating func add(_ line: Int, _ message: String) {
    faults.append(Fault(line: line, message: message))
  }

  private mutating func checkExperiment(
    _ blocks: [ProseBlock], _ constants: [Constant], line: Int
  ) {
    guard let settings = Settings(experiment: blocks) else {
      faults.append(
        Fault(
          line: line,
          message: "the experiment changes no constant. Name it with its value, as in "
            + "`learningRate = 4`."))
      return
    }
    for (name, value) in settings.pairs {
      guard let constant = constants.first(where: { $0.name == name }) else {
        let known = constants.isEmpty ? "none" : constants.map(\.name).joined(separator: ", ")
        faults.append(
          Fault(
            line: line,
            message: "the experiment changes “\(name)”, but no constant(\"\(name)\", …) makes it. "
              + "There are: \(known)."))
        continue
      }
      if !constant.allows(value) {
        faults.append(
          Fault(
            line: line,
            message: "the experiment sets “\(name)” to \(value), which is not "
              + "\(constant.expectation). Change its value, or the constant's range."))
      }
    }
  }

  // MARK: - Pairs of callouts

  /// A question must be followed by its answer, an experiment by its outcome, a claim by its
  /// verdict, and none of these may stand alone.
  private mutating func checkCallout(
    _ callout: Callout?, at step: ChapterSource.Step, awaited: (callout: Callout, line: Int)?
  ) -> (callout: Callout, line: Int)? {
    guard case .prose(let block, _) = step else {
      if let awaited { missing(awaited) }
      return nil
    }
    if let awaited {
      if let callout, awaited.callout.partners.contains(callout) { return nil }
      missing(awaited)
    }
    guard let callout else { return nil }
    if let opener = callout.opener {
      faults.append(
        Fault(
          line: block.line,
          message:
            "\(callout.rawValue.lowercased()) without anything before it. Put it right after "
            + "its \(opener.rawValue.lowercased())."))
    }
    return callout.partners.isEmpty ? nil : (callout, block.line)
  }

  private mutating func missing(_ awaited: (callout: Callout, line: Int)) {
    let partners = awaited.callout.partners.map(\.rawValue)
    add(
      awaited.line,
      "\(awaited.callout.rawValue.lowercased()) without "
        + "\(partners.map { $0.lowercased() }.listed(with: "or")). "
        + "Write \(partners.map { "“- \($0): …”" }.listed(with: "or")) right after it.")
  }
}
