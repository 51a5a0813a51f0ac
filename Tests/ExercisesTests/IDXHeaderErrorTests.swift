import Exercises
import XCTest

final class IDXHeaderErrorTests: XCTestCase {
  func testDescriptionsSayWhatWasFoundAndWhatIsExpected() {
    let errors: [(IDXHeaderError, [String])] = [
      (.headerTooShort(found: 3), ["3 bytes", "takes 4"]),
      (.wrongMagic(31, 139), ["31 and 139", "0 and 0"]),
      (.unsupportedElementType(13), ["13", "only 8"]),
      (.dataTooShort(found: 5, promised: 6), ["promises 6 bytes", "has 5"]),
      (.tooManyElements(dimensions: [2, 3]), ["[2, 3]"]),
    ]
    for (error, words) in errors {
      for word in words {
        XCTAssertTrue("\(error)".contains(word), "\(word) is missing in: \(error)")
      }
    }
  }
}
