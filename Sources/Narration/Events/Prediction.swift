/// What a reader is asked before the outcome of an experiment is shown: a number that the experiment
/// changes.
///
/// Whoever says first what they expect remembers better what they then see, above all where they were
/// wrong: Crouch, Fagen, Callan and Mazur, Classroom demonstrations: Learning tools or entertainment?,
/// American Journal of Physics 72 (2004).
struct Prediction: Equatable {
  /// The named value.
  let name: String

  /// Its text with the constants of the chapter.
  let before: String

  /// Its text with the constants of the experiment.
  let after: String

  /// The first number that an outcome speaks of and that the experiment changes; nil where there is
  /// none.
  ///
  /// - Parameters:
  ///   - outcome: the outcome, with its references.
  ///   - before: the values of this run.
  ///   - after: the values of the run with the constants of the experiment.
  init?(outcome: ProseBlock, before: [String: String], after: [String: String]) {
    var names: [String] = []
    // The lines of an outcome are one text: a name may go on in the next one.
    let text = outcome.source.map(\.text.trimmed).joined(separator: " ")
    _ = NamedValues.filled([ProseLine(number: 0, text: text)]) { reference, _ in
      if case .experiment(let name) = reference { names.append(name) }
      return nil
    }
    let changed = names.first { name in
      guard let old = before[name], let new = after[name] else { return false }
      return old != new && Self.number(in: new) != nil && Self.number(in: old) != nil
    }
    guard let name = changed, let old = before[name], let new = after[name] else { return nil }
    self.name = name
    self.before = old
    self.after = new
  }

  /// What the reader is asked.
  var question: String { "Your guess for “\(name)”, which was \(before) before" }

  /// What there is to say of an answer; nil where it holds no number.
  func comment(on answer: String) -> String? {
    guard let guess = Self.number(in: answer), let number = Self.number(in: after),
      let old = Self.number(in: before)
    else { return nil }
    let opening = "You said \(answer.trimmed), and it is \(after)"
    if guess == number { return "\(opening): exactly." }
    let change = number - old
    if (guess - old).sign != change.sign || guess == old {
      return "\(opening): it went \(change > 0 ? "up" : "down") from \(before)."
    }
    // Which of two guesses is the better one depends on what there was to guess: the change.
    let share = abs(guess - number) / abs(change)
    return share <= 0.25
      ? "\(opening): close."
      : "\(opening): the right direction, \(guess > number ? "too high" : "too low")."
  }

  /// The first number of a text: 92.8 of "92.8 ± 1.6%", −0.5 of "−0.5", 1200 of "1,200". Powers of ten
  /// are none: nobody guesses 3×10⁻⁷.
  static func number(in text: String) -> Double? {
    let plain = text.replacing("−", with: "-").replacing(",", with: "")
    guard let match = plain.firstMatch(of: /-?\d+(\.\d+)?/),
      !plain[match.range.upperBound...].hasPrefix("×")
    else { return nil }
    return Double(match.0)
  }
}
