import Testing

@testable import NeuralNetworks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct ThreadsStopTests {
  /// A wrong setting is the user's mistake: one line and status 2, no crash report.
  @Test(arguments: ["0", "-1", "abc", "1000"])
  func aNumberOfThreadsThatIsNone(setting: String) async {
    let result = await #expect(
      processExitsWith: .exitCode(2), observing: [\.standardErrorContent]
    ) { [setting] in
      setenv("THREADS", setting, 1)
      _ = Threads.count
    }
    let lines = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      .split(separator: "\n")
    #expect(
      lines == [
        """
        THREADS: expected a whole number from 1 to 64, found "\(setting)"; without it, each core \
        gets a thread
        """
      ])
  }
}
