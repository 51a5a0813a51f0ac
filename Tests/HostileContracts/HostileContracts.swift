import Exercises

/// What an answer of the hostile worker does to its process.
package enum Deed: String, CaseIterable, Sendable {
  case right, wrong, stub, stubInOneCase, badIndex, trapInOneCase, wrongAndTrap, recursion, loop
  case deaf, allocations, hugeAllocation, flood, exit, exitInOneCase, forgedReply, secondReply
  case closedFiles, background, escaped, handlerAtExit, thread, printing, killed, reading, garbage
  case overflow, missingValue, fatal

  /// An exercise in which each number is to be returned as it is.
  package var contract: Contract<Int, Int> {
    Contract(
      rawValue,
      in: Outline(
        "0.\(rawValue)", "identity", file: "Tests/HostileWorker/HostileWorker.swift", section: "",
        hints: []),
      arguments: ["number"])
  }
}
