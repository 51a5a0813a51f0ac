import Testing

@testable import NeuralNetworks

struct ThreadsStopTests {
  @Test func aNumberOfThreadsThatIsNone() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Threads.initialCount(setting: "two", cores: 2)
    }
    expect(result, says: "THREADS: expected a whole number from 1 to 64, found \"two\"")
  }
}
