import Foundation
import XCTest

@testable import DataFiles
@testable import Datasets

final class ResourceTests: XCTestCase {
  func testFindsEveryResourceAndItsLicence() throws {
    let names = [
      "digits8x8-images-idx3-ubyte", "digits8x8-labels-idx1-ubyte", "mnist5k-images-idx3-ubyte",
      "mnist5k-labels-idx1-ubyte", "auto-mpg.csv",
    ]
    let readme = try String(contentsOf: Resource.url("README.md"), encoding: .utf8)
    for name in names {
      let checksum = try Checksum.sha256(of: Resource.url(name))
      XCTAssertTrue(readme.contains("\(checksum)  \(name)"), "\(name) has \(checksum)")
    }
  }

  func testAResourceThatCannotBeReadIsNamedWithTheReason() {
    // What is found and can't be read as a file: the folder of the resources itself.
    XCTAssertThrowsError(try Resource.contents("Resources")) {
      guard let error = $0 as? ResourceError else { return XCTFail("\($0)") }
      XCTAssertEqual(error.reason, String(cString: strerror(EISDIR)))
      XCTAssertTrue("\(error)".contains("cannot be read (\(error.reason ?? ""))"), "\(error)")
    }
  }

  func testMissingResourceIsNamed() {
    XCTAssertThrowsError(try Resource.url("nowhere")) {
      XCTAssertEqual(($0 as? ResourceError)?.name, "nowhere")
      XCTAssertTrue("\($0)".contains("nowhere"), "\($0)")
    }
  }
}
