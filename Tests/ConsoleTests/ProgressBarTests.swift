import XCTest

@testable import Console

final class ProgressBarTests: XCTestCase {
  /// A clock that stands still until told, and a terminal that remembers what was written.
  private final class Bench {
    var time = ContinuousClock.now
    var written: [String] = []

    func bar(_ label: String = "Training", isShown: Bool = true) -> ProgressBar {
      ProgressBar(
        label, isShown: isShown, now: { self.time }, write: { self.written.append($0) })
    }
  }

  // MARK: - The line

  func testTheLineShowsLabelBarPercentAndSeconds() {
    let half = String(repeating: "█", count: 12) + String(repeating: "░", count: 12)
    XCTAssertEqual(
      ProgressBar.line(label: "Training", fraction: 0.5, elapsed: .milliseconds(4250)),
      "Training  \(half)   50 %  4.2 s")
  }

  func testOnlyWhatIsDoneLooksDone() {
    let line = ProgressBar.line(label: "", fraction: 0.9999, elapsed: .zero)
    XCTAssertTrue(line.contains("█░  "), line)
    XCTAssertTrue(line.contains(" 99 %"), line)
    XCTAssertEqual(line.filter { $0 == "█" }.count, 23)
  }

  func testFractionsOutsideTheRangeAreDrawnAsItsEnds() {
    func line(_ fraction: Double) -> String {
      ProgressBar.line(label: "", fraction: fraction, elapsed: .zero)
    }
    for fraction in [-1, -Double.infinity, .nan] { XCTAssertEqual(line(fraction), line(0)) }
    for fraction in [1.1, 1e300, .infinity] { XCTAssertEqual(line(fraction), line(1)) }
    XCTAssertTrue(line(0).contains("  0 %"))
    XCTAssertTrue(line(1).contains("100 %"))
    XCTAssertFalse(line(1).contains("░"))
  }

  func testALineFitsIn79Columns() {
    let label = String(repeating: "long ", count: 20)
    let line = ProgressBar.line(label: label, fraction: 1, elapsed: .seconds(99_999))
    XCTAssertLessThanOrEqual(line.count, 79)
    XCTAssertTrue(line.hasPrefix("long long long long long long…  █"), line)
    XCTAssertTrue(line.hasSuffix("99999.0 s"), line)
  }

  // MARK: - Drawing

  func testTheBarIsDrawnOverItself() {
    let bench = Bench()
    let bar = bench.bar()
    bar.update(to: 0.25)
    bench.time += .seconds(1)
    bar.update(to: 0.5)
    XCTAssertEqual(
      bench.written,
      [
        "\r" + ProgressBar.line(label: "Training", fraction: 0.25, elapsed: .zero),
        "\r" + ProgressBar.line(label: "Training", fraction: 0.5, elapsed: .seconds(1)),
      ])
  }

  func testTheBarIsDrawnTenTimesASecondAtMost() {
    let bench = Bench()
    let bar = bench.bar()
    // 1,000 updates in the 999 milliseconds from 0 to 999: drawn at 0, 100, … 900.
    for step in 0..<1000 {
      bar.update(to: Double(step) / 1000)
      bench.time += .milliseconds(1)
    }
    XCTAssertEqual(bench.written.count, 10)
  }

  func testFinishingErasesTheWholeLine() throws {
    let bench = Bench()
    let bar = bench.bar()
    bar.update(to: 0.5)
    bar.finish()
    let width = ProgressBar.line(label: "Training", fraction: 0.5, elapsed: .zero).count
    XCTAssertEqual(bench.written.last, "\r" + String(repeating: " ", count: width) + "\r")
    XCTAssertEqual(bench.written.count, 2)
    bar.finish()
    XCTAssertEqual(bench.written.count, 2, "a second finish has nothing to erase")
  }

  func testABarThatWasNeverDrawnIsNotErased() {
    let bench = Bench()
    bench.bar().finish()
    XCTAssertEqual(bench.written, [])
  }

  func testNothingIsWrittenWhereTheOutputIsNoTerminal() {
    let bench = Bench()
    let bar = bench.bar(isShown: false)
    bar.update(to: 0.5)
    bar.finish()
    XCTAssertEqual(bench.written, [])
  }
}
