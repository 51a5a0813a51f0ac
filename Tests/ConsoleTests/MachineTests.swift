import XCTest

@testable import Console

final class OperatingSystemTests: XCTestCase {
  func testTheProcessorsNameIsReadFromCPUInfo() {
    let text = """
      processor\t: 0
      vendor_id\t: GenuineIntel
      model name\t: Some Processor: 2.60GHz
      model name\t: Another
      """
    XCTAssertEqual(OperatingSystem.processorName(inCPUInfo: text), "Some Processor: 2.60GHz")
  }

  func testCPUInfoWithoutANameGivesNone() {
    XCTAssertNil(OperatingSystem.processorName(inCPUInfo: "processor\t: 0\nCPU part\t: 0xd0c\n"))
    XCTAssertNil(OperatingSystem.processorName(inCPUInfo: ""))
    XCTAssertNil(OperatingSystem.processorName(inCPUInfo: "model name"))
  }

  func testTheStartIsField22EvenIfTheNameHasParenthesesAndSpaces() {
    // Fields 3 to 21 are "S" and 4 … 21, field 22 is the start.
    let fields = (4...21).map(String.init).joined(separator: " ")
    XCTAssertEqual(
      OperatingSystem.startTicks(inStat: "77 (a) b (c) S \(fields) 4711 23 24\n"), 4711)
  }

  func testADamagedStatGivesNoStart() {
    XCTAssertNil(OperatingSystem.startTicks(inStat: ""))
    XCTAssertNil(OperatingSystem.startTicks(inStat: "77 (name) S 4 5"))
  }

  func testThisProcessStartedAMomentAgo() throws {
    let seconds = try XCTUnwrap(OperatingSystem.secondsSinceProcessStart)
    XCTAssertGreaterThan(seconds, -0.02)  // the start is known to a hundredth
    XCTAssertLessThan(seconds, 3600)
    Thread.sleep(forTimeInterval: 0.05)
    let later = try XCTUnwrap(OperatingSystem.secondsSinceProcessStart)
    XCTAssertGreaterThan(later - seconds, 0.04)
  }

  func testPeakMemoryCountsBytes() {
    // 100 million bytes, all of them written, and less than the machine has.
    let bytes = [UInt8](repeating: 1, count: 100_000_000)
    XCTAssertEqual(bytes[99_999_999], 1)
    XCTAssertGreaterThan(OperatingSystem.peakMemory, 100_000_000)
    XCTAssertLessThan(
      OperatingSystem.peakMemory, Int(clamping: ProcessInfo.processInfo.physicalMemory))
  }
}
