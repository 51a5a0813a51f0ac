import XCTest

@testable import Companion
@testable import Console

final class BuildProgressTests: XCTestCase {
  private var time = ContinuousClock.now
  private var written: [String] = []

  private func progress(_ announcement: String?) -> BuildProgress {
    BuildProgress(
      "Building", announcement: announcement,
      newBar: { label in
        ProgressBar(label, isShown: true, now: { self.time }, write: { self.written.append($0) })
      },
      write: { written.append($0) }, now: { self.time })
  }

  func testTheFirstBuildIsAnnouncedAndShowsHowFarItIs() {
    let progress = progress("The first build takes a while.")
    XCTAssertEqual(written.first, "The first build takes a while.\n")
    XCTAssertTrue(written.last?.contains("  0 %") ?? false, "\(written)")
    time += .seconds(1)
    // A line may come in two pieces.
    progress.read(Array("[0/1] Planning build\nBuilding for debugging...\n[45/".utf8))
    time += .seconds(1)
    progress.read(Array("90] Compiling Judging Check.swift\n".utf8))
    XCTAssertTrue(written.last?.contains(" 50 %") ?? false, "\(written)")
    progress.begin("The judge")
    progress.read(Array("[1/4] Compiling Checks.swift\n".utf8))
    XCTAssertTrue(written.last?.hasPrefix("\rThe judge") ?? false, "\(written)")
    progress.finish()
    XCTAssertEqual(written.last?.last, "\r")
  }

  func testALaterBuildIsSilentUnlessItTakesLong() {
    let progress = progress(nil)
    time += .seconds(1)
    progress.read(Array("[1/4] Compiling\n".utf8))
    XCTAssertEqual(written, [])
    time += .seconds(1)
    progress.read(Array("[2/4] Compiling\n".utf8))
    XCTAssertTrue(written.last?.contains(" 50 %") ?? false, "\(written)")
  }

  func testLinesWithoutProgress() {
    XCTAssertEqual(BuildProgress.fraction(in: "[12/48] Compiling A b.swift"), 0.25)
    // As it is written in a terminal.
    XCTAssertEqual(BuildProgress.fraction(in: "\u{1B}[2K\u{1B}[1G[1/4] Compiling"), 0.25)
    for line in ["", "Building for debugging...", "warning: [1/2]", "[0/0] Nothing", "[a/2] x"] {
      XCTAssertNil(BuildProgress.fraction(in: line), line)
    }
  }
}
