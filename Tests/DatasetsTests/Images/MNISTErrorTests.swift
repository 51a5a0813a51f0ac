import XCTest

@testable import DataFiles
@testable import Datasets

final class MNISTErrorTests: XCTestCase {
  func testEveryMessageNamesThePlaceWhatWasFoundAndWhatToDo() {
    let messages: [(MNISTError, [String])] = [
      (.noFolder(folder: "/f"), ["no such folder", "Give the folder"]),
      (.notAFolder(file: "/f"), ["is a file", "folder was expected", "Give the folder"]),
      (.unreadableFolder(folder: "/f", reason: "denied"), ["denied", "Check"]),
      (
        .filesMissing(folder: "/f", missing: ["a", "b"], found: ["x", "y"]),
        ["no a, no b (", "holds x, y.", "Give the folder"]
      ),
      (.filesMissing(folder: "/f", missing: ["a"], found: []), ["no a (", "It holds nothing."]),
      (
        .filesMissing(folder: "/f", missing: ["a"], found: (1...9).map(String.init)),
        ["holds 1, 2, 3, 4, 5, 6 and 3 more."]
      ),
      (.severalSets(folder: "/f", found: ["c", "d"]), ["c and d", "one set", "Give"]),
      (
        .wrongImageSize(file: "/f", found: [32, 30], expected: [28, 28]),
        ["32×30", "28×28", "Give"]
      ),
      (
        .tooFewImages(file: "/f", digit: 9, found: 11, expected: 12),
        ["11 images of the digit 9", "12 or more", "Give"]
      ),
      (.blankImages(file: "/f", blank: 70, count: 80), ["70 images without", "80", "get it anew"]),
      (.faintImages(file: "/f", largest: 1, expected: 255), ["above 1 ", "255", "Scale"]),
      (.invertedImages(file: "/f", mean: 87), ["87 %", "Subtract"]),
      (
        .oneDigit(file: "/f", digit: 3, found: 70, count: 80),
        ["70 of 80", "digit 3", "get it anew"]
      ),
    ]
    for (error, words) in messages {
      let text = "\(error)"
      XCTAssertTrue(text.hasPrefix("/f: "), text)
      for word in words { XCTAssertTrue(text.contains(word), "\(word) is not in: \(text)") }
    }
  }
}
