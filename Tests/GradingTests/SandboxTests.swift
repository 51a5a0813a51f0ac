import Console
import Exercises
import Foundation
import XCTest

@testable import Grading

/// How long a program may compute where strangers' code runs.
final class SandboxTests: XCTestCase {
  func testAnEndlessLoopIsEndedByItsTimeOfTheProcessor() throws {
    for isUnsandboxed in [false, true] {
      try withTemporaryFolder("sandbox") { folder in
        let sandbox: Sandbox
        do {
          sandbox = try Sandbox(isUnsandboxed: isUnsandboxed, hiding: [], in: folder)
        } catch let error as GradingError {
          throw XCTSkip("no sandbox on this machine: \(error)")
        }
        let loop = folder.appendingPathComponent("loop")
        try sandbox.write(
          running: ["bash", "-c", "while :; do :; done"], with: Confinement(), to: loop)
        // One that does not heed the signal is killed.
        let deaf = folder.appendingPathComponent("deaf")
        try sandbox.write(
          running: ["bash", "-c", "trap '' XCPU; while :; do :; done"], with: Confinement(),
          to: deaf)
        var environment = ProcessInfo.processInfo.environment
        environment[JudgeRequest.processorSeconds] = "1"
        for (script, signal) in [(loop, SIGXCPU), (deaf, SIGKILL)] {
          let process = try runProcess(
            script.path, [], environment: environment, limits: ProcessLimits(seconds: 300))
          XCTAssertEqual(process.ending, .signal(signal), "\(isUnsandboxed), \(script.path)")
        }
      }
    }
  }
}
