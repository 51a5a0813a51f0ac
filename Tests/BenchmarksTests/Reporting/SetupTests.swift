import NeuralNetworks
import XCTest

@testable import Benchmarks

final class SetupTests: XCTestCase {
  func testItNamesMachineThreadsCompilerVectorsAndBuild() {
    let threads = Threads.count
    defer { Threads.count = threads }
    Threads.count = 3
    let setup = Setup.current
    let text = "\(setup)"
    XCTAssertEqual(setup.threads, 3)
    XCTAssertGreaterThan(setup.cores, 0)
    for part in [
      setup.processor, "threads: 3", setup.system, "Swift 6.", setup.vectors, setup.build,
    ] {
      XCTAssertFalse(part.isEmpty)
      XCTAssertTrue(text.contains(part), "\(part) in \(text)")
    }
  }

  func testItTellsDebugFromRelease() {
    #if DEBUG
      XCTAssertTrue(Setup.current.build.hasPrefix("debug"))
    #else
      XCTAssertEqual(Setup.current.build, "release")
    #endif
  }
}
