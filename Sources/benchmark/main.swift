// Measures how fast the library is; README.md in this folder says how to repeat it.

import Benchmarks
import Console
import Foundation
import NeuralNetworks

/// Ends the program with a message on standard error.
func fail(_ error: any Error, status: Int32) -> Never {
  StandardStream.error.send("benchmark: \(explanation(of: error))\n")
  exit(status)
}

/// Prints a line at once, in the place of Swift's `print`, to which lost output is no failure.
func print(_ line: some CustomStringConvertible) {
  StandardStream.output.send("\(line)\n")
}

let command: Command
let options: OptionValues
let report: URL?
do {
  switch try Command.read(Array(CommandLine.arguments.dropFirst())) {
  case .help(let text):
    print(text)
    exit(0)
  case .run(let asked, let values):
    command = asked
    options = values
  }
  report = options.text("json").map { URL(fileURLWithPath: $0) }
  if let report { try Report.checkFolder(of: report) }
} catch {
  fail(error, status: 2)
}

Threads.count = options.integer("threads")
let setup = Setup.current
print(setup)

do {
  let figures = try measure(command, options)
  if let report { try Report(setup: setup, figures: figures).write(to: report) }
} catch {
  fail(error, status: 1)
}
