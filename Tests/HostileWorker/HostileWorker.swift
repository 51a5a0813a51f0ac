// swift-format-ignore-file: NeverForceUnwrap

import Answers
import Exercises
import Foundation
import HostileContracts

/// A worker whose answers do to their process whatever an answer can do. `WorkerAskerTests` judges
/// them.
@main struct HostileWorker: Worker {
  static let answers = Deed.allCases.map { deed in
    deed.contract.answered { perform(deed, with: $0) }
  }
}

private func perform(_ deed: Deed, with number: Int) -> Int {
  switch deed {
  case .right: return number
  case .wrong: return number + 1
  case .stub: return unfinished(number)
  case .stubInOneCase: return number == 8 ? unfinished(0) : number
  case .badIndex: return [Int]()[number]
  case .trapInOneCase: return number == 8 ? [Int]()[number] : number
  case .wrongAndTrap: return number == 7 ? [Int]()[number] : number + 1
  case .recursion: return deepen(number)
  case .loop:
    var sum = number
    while sum > 0 { sum = sum % 7 + 1 }
    return sum
  case .deaf:
    signal(SIGQUIT, SIG_IGN)
    while true { usleep(1000) }
  case .allocations:
    var rows: [[UInt8]] = []
    while true { rows.append([UInt8](repeating: 1, count: 1 << 22)) }
  case .hugeAllocation: return [UInt8](repeating: 1, count: number << 40).count
  case .flood:
    let line = String(repeating: "x", count: 999)
    for _ in 0..<100_000 { print(line) }
    return number
  case .exit: exit(0)
  case .exitInOneCase:
    if number == 9 { exit(0) }
    return number
  case .forgedReply:
    for file: Int32 in 3..<20 { _ = write(file, "AAAAAAAA", 8) }
    return number
  case .secondReply:
    // A whole frame: the length, and a reply that says what the judge would like to hear.
    let text = Array(#"{"value":{"_0":"OA=="}}"#.utf8)
    let frame = [UInt8(text.count), 0, 0, 0] + text
    for file: Int32 in 3..<20 { _ = write(file, frame, frame.count) }
    return number
  case .closedFiles:
    for file: Int32 in 0..<20 { close(file) }
    return number
  case .background:
    system("(sleep 2; touch \"$TMPDIR/late\") &")
    return number
  case .escaped:
    system("(setsid sh -c 'sleep 2; touch \"$TMPDIR/late\"' &); sleep 0.1")
    return number
  case .handlerAtExit:
    atexit { while true { usleep(1000) } }
    return number
  case .thread:
    Thread.detachNewThread { while true { usleep(1) } }
    return number
  case .printing:
    print("I am here\u{1B}[31m")
    return number + 1
  case .killed:
    kill(getpid(), SIGKILL)
    return number
  case .reading: return readLine() == nil ? number : 0
  case .garbage:
    for file: Int32 in 3..<20 { _ = write(file, [0xFF, 0xFF, 0xFF, 0xFF] as [UInt8], 4) }
    return number
  case .overflow: return Int.max / 6 * number
  case .missingValue: return nothing(for: number)!
  case .fatal: fatalError("no answer to \(number)")
  }
}

private func nothing(for number: Int) -> Int? { number > 0 ? nil : number }

private func deepen(_ number: Int) -> Int { number < 0 ? 0 : 1 + deepen(number + 1) }
