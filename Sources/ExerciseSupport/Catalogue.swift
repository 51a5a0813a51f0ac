// An exercise is only as good as its checks. Here the checks are checked: a test run of the course
// proves that they reject every known wrong answer and accept every known right one.

extension Exercise {
  /// What is wrong with the catalogue of misconceptions, a line for each fault.
  ///
  /// There have to be five or more, and a learner who gives one of them as an answer has to get
  /// its own advice, not another's. Nothing here runs the learner's answer.
  public var misconceptionFaults: [String] {
    var faults: [String] = []
    if misconceptions.count < 5 {
      faults.append("exercise \(number) has \(misconceptions.count) misconceptions, fewer than 5")
    }
    for misconception in misconceptions {
      let name = "\"\(misconception.advice.mistake)\""
      switch verdict(on: misconception.answer) {
      case .correct:
        faults.append("\(name) is accepted: a case is missing that shows the mistake")
      case .notDone(let file, let line):
        faults.append("\(name) is not done: \(file), line \(line)")
      case .wrong(let answer) where answer.advice != misconception.advice:
        faults.append("\(name) is taken for \"\(answer.advice?.mistake ?? "no known mistake")\"")
      case .wrong:
        break
      }
    }
    return faults
  }

  /// What is wrong with the list of other right answers, a line for each fault.
  ///
  /// There have to be two or more, and all have to be accepted. Nothing here runs the learner's
  /// answer.
  public var otherAnswerFaults: [String] {
    var faults: [String] = []
    if otherAnswers.count < 2 {
      faults.append("exercise \(number) has \(otherAnswers.count) other answers, fewer than 2")
    }
    for other in otherAnswers {
      if let failure = failure(of: other.answer) {
        faults.append("\"\(other.form)\" is rejected: \(failure)")
      }
    }
    return faults
  }
}
