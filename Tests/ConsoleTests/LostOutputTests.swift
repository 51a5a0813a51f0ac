import Foundation
import Testing

@testable import Console

/// Output that is lost ends the program: each test runs one whose standard output is replaced.
struct LostOutputTests {
  @Test func aFullDeviceEndsWithStatus1AndAMessage() async throws {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) {
      dup2(open("/dev/full", O_WRONLY), 1)
      StandardStream.output.send("text\n")
    }
    let errors = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(
      errors == "error: standard output: the disk is full. Make room, or choose another place.\n")
  }

  @Test func whatPrintHoldsBackIsNotLostEither() async {
    await #expect(processExitsWith: .exitCode(1)) {
      dup2(open("/dev/full", O_WRONLY), 1)
      print("text", terminator: "")
      StandardStream.output.send("")
    }
  }

  @Test func aClosedOutputEndsWithStatus1() async {
    await #expect(processExitsWith: .exitCode(1)) {
      close(1)
      StandardStream.output.send("text\n")
    }
  }

  /// 141 is 128 and the number of SIGPIPE, as a shell counts.
  @Test func aReaderWhoLeftEndsItQuietly() async throws {
    let result = await #expect(
      processExitsWith: .exitCode(141), observing: [\.standardErrorContent]
    ) {
      signal(SIGPIPE, SIG_IGN)
      var ends: [Int32] = [0, 0]
      pipe(&ends)
      close(ends[0])
      dup2(ends[1], 1)
      StandardStream.output.send("text\n")
    }
    let errors = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(!errors.contains("error"), "\(errors)")
  }

  @Test func standardErrorMayFail() async {
    await #expect(processExitsWith: .exitCode(0)) {
      dup2(open("/dev/full", O_WRONLY), 2)
      StandardStream.error.send("text\n")
      exit(0)
    }
  }
}
