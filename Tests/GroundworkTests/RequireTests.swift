import Groundwork
import Testing

@Suite struct RequireTests {
  @Test func whatHoldsGoesOnWithoutMakingTheMessage() {
    var messages = 0
    func message() -> String {
      messages += 1
      return "unused"
    }
    require(1 < 2, message())
    #expect(messages == 0)
  }

  @Test func whatDoesNotHoldStopsWithTheMessage() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let (rows, columns) = (3, 4)
      require(rows == columns, "square: found \(rows)×\(columns), expected as many rows")
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("square: found 3×4, expected as many rows"))
  }
}
