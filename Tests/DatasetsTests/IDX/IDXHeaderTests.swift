import XCTest

@testable import DataFiles
@testable import Datasets

final class IDXHeaderTests: XCTestCase {
  func testReadsTheHeaderOfMNISTsTrainingPictures() throws {
    // The first 16 bytes of the original file: 60,000 = 0xEA60 pictures of 28 = 0x1C by 28.
    let bytes: [UInt8] = [0, 0, 8, 3, 0, 0, 0xEA, 0x60, 0, 0, 0, 0x1C, 0, 0, 0, 0x1C]
    let header = try XCTUnwrap(IDXHeader(bytes: bytes))
    XCTAssertEqual(header.elementType, IDXHeader.unsignedByte)
    XCTAssertEqual(header.dimensions, [60_000, 28, 28])
    XCTAssertEqual(header.elementCount, 47_040_000)
  }

  func testTheMostSignificantByteComesFirst() throws {
    let header = try XCTUnwrap(IDXHeader(bytes: [0, 0, 8, 1, 1, 2, 3, 4]))
    XCTAssertEqual(header.dimensions, [0x0102_0304])
  }

  func testThereIsNoHeaderInTooFewBytes() {
    let bytes: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 5]
    for count in 0..<8 { XCTAssertNil(IDXHeader(bytes: Array(bytes[..<count])), "\(count)") }
    XCTAssertNotNil(IDXHeader(bytes: bytes))
  }

  func testAHeaderStartsWithTwoZeros() {
    XCTAssertNil(IDXHeader(bytes: [1, 0, 8, 1, 0, 0, 0, 5]))
    XCTAssertNil(IDXHeader(bytes: [0, 1, 8, 1, 0, 0, 0, 5]))
  }

  func testAProductBeyondIntHasNoElementCount() throws {
    // (2³² − 1)² still fits in 64 bits without a sign only; 2³¹ · 2³¹ = 2⁶² fits.
    let large = try XCTUnwrap(
      IDXHeader(bytes: idx(dimensions: [0xFFFF_FFFF, 0xFFFF_FFFF], elements: [])))
    XCTAssertNil(large.elementCount)
    let fitting = try XCTUnwrap(
      IDXHeader(bytes: idx(dimensions: [0x8000_0000, 0x8000_0000], elements: [])))
    XCTAssertEqual(fitting.elementCount, 1 << 62)
  }
}
