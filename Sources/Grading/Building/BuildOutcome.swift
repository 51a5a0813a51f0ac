import Console
import Exercises
import Foundation

/// What came of building a worker with a submission's files.
enum BuildOutcome {
  /// A worker that can be asked.
  case worker(URL)

  /// What is the matter with the files of some exercises.
  case faults([Fault])

  /// It failed, and nothing says which file is to blame.
  case failed(String)

  /// What is the matter with a file.
  struct Fault {
    let exercise: Outline
    let line: Int?

    /// A sentence or two, and the compiler's own words.
    let details: [String]
  }

  /// Reads what compiler and linker have printed.
  init(
    _ process: FinishedProcess, chapter: CourseChapter, folder: URL, course: Course
  ) {
    let output = process.output.text + "\n" + process.errors.text
    var faults: [Fault] = []
    for match in output.matches(of: /(?m)^(\/.+?):(\d+):\d+: error: (.+)$/) {
      guard
        let exercise = chapter.exercises.first(where: {
          folder.appendingPathComponent($0.file).path == match.1
        }), !faults.contains(where: { $0.exercise == exercise })
      else { continue }
      let message = String(match.3)
      faults.append(
        Fault(
          exercise: exercise, line: Int(match.2),
          details: [course.plainWords(message), "error: \(message)"].compactMap { $0 }))
    }
    if faults.isEmpty {
      for exercise in chapter.exercises {
        guard let stub = course.stub(exercise),
          let declaration = missing(declaredIn: stub, chapter: chapter, output: output)
        else { continue }
        faults.append(
          Fault(
            exercise: exercise, line: nil,
            details: [
              "Its function is missing or renamed, it is not public, or its type has changed. It "
                + "has to be declared as", "  \(declaration)",
            ]))
      }
    }
    if faults.isEmpty {
      let reason =
        process.ending == .outOfTime || process.ending == .signal(SIGKILL)
          || process.ending == .signal(SIGXCPU)
        ? "The compiler does not come to its end in reasonable time."
        : "The compiler fails (\(process.ending)): "
          + output.split(separator: "\n").suffix(3).joined(separator: "\n").prefix(500)
      self = .failed(reason)
    } else {
      self = .faults(faults)
    }
  }
}

/// The declaration of a function that the linker has looked for in vain.
private func missing(
  declaredIn stub: String, chapter: CourseChapter, output: String
) -> String? {
  for match in stub.matches(of: /public func ([^(<\s]+)[^{]*/) {
    let symbol = "\(chapter.module).\(match.1)"
    let isMissing = output.split(separator: "\n").contains { line in
      line.contains("undefined symbol") && line.contains(symbol)
    }
    if isMissing { return match.0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }
  return nil
}
