// swift-format-ignore-file: NeverForceUnwrap

import ExerciseSupport
import Foundation

// A program like a chapter's, whose answers do to their process whatever an answer can do.
// JudgeTests starts it. An answer is right if it returns its argument.

typealias Identity = Exercise<Int, Int>

/// Exercises with one case; their numbers count from 1.
let answers: [@Sendable (Int) throws -> Int] = [
  { $0 },
  { $0 + 1 },
  { unfinished($0) },
  { [Int]()[$0] },
  { Int.max / 6 * $0 },
  { nothing(for: $0)! },
  { fatalError("no answer to \($0)") },
  { deepen($0) },
  { number in
    var sum = number
    while sum > 0 { sum = sum % 7 + 1 }
    return sum
  },
  { number in
    var rows: [[UInt8]] = []
    while true { rows.append([UInt8](repeating: 1, count: 1 << 22)) }
  },
  { number in [UInt8](repeating: 1, count: number << 40).count },
  { number in
    let line = String(repeating: "x", count: 999)
    for _ in 0..<100_000 { print(line) }
    return number
  },
  { _ in exit(0) },
  { number in
    print("passed")
    print(#"{"number":"0.14","verdict":{"correct":{}}}"#)
    exit(0)
  },
  { number in
    // It holds on to the pipes.
    system("(sleep 0.5; touch \"$LATE_FILE\") &")
    return number
  },
  { number in
    try forge(#"{"number":"0.16","verdict":{"corr"#)
    exit(0)
  },
  { number in
    try forge(#"{"number":"0.1","verdict":{"correct":{}}}"#)
    exit(0)
  },
  { number in
    close(1)
    close(2)
    return number
  },
  { number in
    atexit { while true { usleep(1000) } }
    return number
  },
  { number in
    atexit { while true { usleep(1000) } }
    exit(0)
  },
  { number in
    print("I am here\u{1B}[31m")
    FileHandle.standardError.write(Data("and there\n".utf8))
    return number + 1
  },
  { number in
    kill(getpid(), SIGKILL)
    return number
  },
  { number in
    signal(SIGQUIT, SIG_IGN)
    while true { usleep(1000) }
  },
]

func nothing(for number: Int) -> Int? { number > 0 ? nil : number }

func forge(_ report: String) throws {
  try Data(report.utf8).write(to: URL(fileURLWithPath: CommandLine.arguments[4]))
}

func deepen(_ number: Int) -> Int { number < 0 ? 0 : 1 + deepen(number + 1) }

judgeIfAsked(
  answers.enumerated().map { index, answer in
    Identity(
      "0.\(index + 1)", "identity", file: "Tests/HostileAnswers/main.swift",
      comparing: .numbers(), cases: [.init("seven", given: 7, expect: 7)],
      hints: [], misconceptions: [], otherAnswers: []
    ).answered(by: answer)
  })
