import Foundation

/// What the commands `grade` and `merge` are asked to do.
package struct GradeOptions: Equatable, Sendable {
  /// Submissions to grade, or grade books to merge.
  package private(set) var paths: [String] = []

  package private(set) var format = GradeFormat.json

  /// The file to write.
  package private(set) var output = ""

  /// The file that says how many points exercises are worth.
  package private(set) var points: String?

  /// Which part of a class to grade.
  package private(set) var shard = Shard(part: 1, count: 1)

  /// How many submissions are graded at the same time: one more than there are processors, because
  /// some answers sleep until their time is over.
  package private(set) var jobs = ProcessInfo.processInfo.activeProcessorCount + 1

  /// The file for pairs of submissions that are nearly the same.
  package private(set) var similarity: String?

  package private(set) var seed: UInt64?

  /// Whether each submission is judged on cases of its own.
  package private(set) var hasSeedPerStudent = false

  package private(set) var reveals = false
  package private(set) var isUnsandboxed = false

  /// Reads a command line.
  ///
  /// - Parameters:
  ///   - words: the words after the command.
  ///   - isMerging: whether the command is `merge`, which finds all marks made.
  /// - Throws: `GradingError` for the first word that is not understood.
  package init(_ words: [String], isMerging: Bool = false) throws(GradingError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      func value(_ expected: String) throws(GradingError) -> String {
        guard let value = rest.popFirst(), !value.isEmpty else {
          throw GradingError("found nothing after \(word), expected \(expected)")
        }
        return value
      }
      guard !isMerging || !word.hasPrefix("-") || ["--format", "--output"].contains(word) else {
        throw GradingError(
          "found \(word), which does nothing when grade books are merged, expected it when they are "
            + "made, with grade")
      }
      switch word {
      case "--format":
        let names = GradeFormat.allCases.map(\.rawValue).joined(separator: ", ")
        let name = try value("one of \(names)")
        guard let format = GradeFormat(rawValue: name) else {
          throw GradingError("found the format \"\(name)\", expected one of \(names)")
        }
        self.format = format
      case "--output": output = try value("a file to write")
      case "--points": points = try value("a file with the points of exercises")
      case "--similarity": similarity = try value("a file to write")
      case "--shard": shard = try Self.shard(try value("a part such as 3/10"))
      case "--jobs":
        let text = try value("how many submissions to grade at a time")
        guard let jobs = Int(text), 1...1024 ~= jobs else {
          throw GradingError("found --jobs \(text), expected a whole number from 1 to 1024")
        }
        self.jobs = jobs
      case "--seed":
        let text = try value("a number")
        guard let seed = UInt64(text) else {
          throw GradingError("found --seed \(text), expected a whole number from 0 to 2⁶⁴ − 1")
        }
        self.seed = seed
      case "--seed-per-student": hasSeedPerStudent = true
      case "--reveal": reveals = true
      case "--unsandboxed": isUnsandboxed = true
      default:
        guard !word.hasPrefix("-") else {
          throw GradingError("found \(word), which is no option of this command")
        }
        paths.append(word)
      }
    }
    guard !paths.isEmpty else {
      throw GradingError("found no file or folder, expected one to begin with")
    }
    guard !output.isEmpty else {
      throw GradingError("found no --output FILE, expected the file to write")
    }
  }

  private static func shard(_ text: String) throws(GradingError) -> Shard {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let part = parts[0], let count = parts[1], 1...10_000 ~= count,
      1...count ~= part
    else { throw GradingError("found --shard \(text), expected a part such as 3/10") }
    return Shard(part: part, count: count)
  }
}

/// One of several parts of a class that are graded apart, counted from 1.
package struct Shard: Equatable, Sendable {
  let part: Int
  let count: Int

  /// The submissions of this part: each one is in one of the parts.
  func submissions(of all: [HandedIn]) -> [HandedIn] {
    all.enumerated().filter { $0.offset % count == part - 1 }.map(\.element)
  }
}
