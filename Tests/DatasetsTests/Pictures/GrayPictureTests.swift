import Foundation
import Handwriting
import XCTest

@testable import PictureFiles

/// Pictures that Pillow wrote, and what is in them by the numbers they were made of.
final class GrayPictureTests: TemporaryFolderTestCase {
  private func picture(_ base64: String) throws -> GrayPicture {
    try GrayPicture(decoding: bytes(base64))
  }

  private func bytes(_ base64: String) throws -> [UInt8] {
    [UInt8](try XCTUnwrap(Data(base64Encoded: base64)))
  }

  private func assert(
    _ picture: GrayPicture, rows: Int, _ expected: [Float], line: UInt = #line
  ) {
    XCTAssertEqual(picture.rows, rows, line: line)
    XCTAssertEqual(picture.columns, expected.count / rows, line: line)
    for (found, expected) in zip(picture.brightness, expected) {
      XCTAssertEqual(found, expected, accuracy: 1e-6, line: line)
    }
  }

  private let gray =
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAEElEQVR4nGNkMDZmmHnmPwAGowLM1hIFRgAAAABJRU5ErkJggg=="

  // MARK: - Kinds of pixels

  func testGray() throws {
    assert(try picture(gray), rows: 2, [0, 0.2, 0.4, 0.6, 0.8, 1])
    let sixteenBits =
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABEAAAAABuG5crAAAAD0lEQVR4nGNgYPj/v4EBAAgAAn9ktz2OAAAAAElFTkSuQmCC"
    assert(try picture(sixteenBits), rows: 1, [0, 1, 32768 / 65535])
  }

  /// Ten pixels do not fill two bytes: the rest of the second says nothing.
  func testBlackAndWhite() throws {
    let bits =
      "iVBORw0KGgoAAAANSUhEUgAAAAoAAAACAQAAAABJGnB9AAAADklEQVR4nGMIPcD4/yAAB3EC10N9nisAAAAASUVORK5CYII="
    let ones = [Float](repeating: 1, count: 10)
    assert(try picture(bits), rows: 2, [0, 1, 0, 1, 0, 1, 0, 1, 1, 1] + ones)
  }

  /// Red, green, blue and white, as colors and as places in a palette.
  func testColor() throws {
    let color =
      "iVBORw0KGgoAAAANSUhEUgAAAAQAAAABCAIAAAB2XpiaAAAAFUlEQVR4nGP4z8DA8J+BgeH/////AR3vBfuzdzNoAAAAAElFTkSuQmCC"
    assert(try picture(color), rows: 1, [0.299, 0.587, 0.114, 1])
    let palette =
      "iVBORw0KGgoAAAANSUhEUgAAAAQAAAABAgMAAACEUudeAAAADFBMVEX///8A/wD/AAAAAP8XAUDqAAAACklEQVR4nGOYAwAAngCdlBo8mgAAAABJRU5ErkJggg=="
    assert(try picture(palette), rows: 1, [0.299, 0.587, 0.114, 1])
  }

  /// Black of which all, nothing and a fifth is to be seen, on white paper.
  func testTransparency() throws {
    let color =
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAYAAAAb4BS0AAAAEElEQVR4nGNgYGD4zwABxgAJNwEzkFlQmQAAAABJRU5ErkJggg=="
    assert(try picture(color), rows: 1, [0, 1, 0.8])
    let gray =
      "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAQAAABeK7cBAAAADUlEQVR4nGNI+c/AAAAEkgFk+HFJ+wAAAABJRU5ErkJggg=="
    assert(try picture(gray), rows: 1, [100 / 255, 1])
  }

  /// Pillow chooses a filter for each row; pixel (y, x) is (7y + 11x + (xy mod 13)) mod 256.
  func testFilters() throws {
    let gradient = """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAiklEQVR4nIXPORbDIBAD0GGYRax2cv+bGkMKkyJVVP6n\
      QgpUfiOOlEvdWUgbGnEUNfrCot6DqIUN82iBD1bjB+5WqXM8o8UHpKwWjihigsSOkWelzqe8zTHEYdmehprBxOF3ceoc\
      X2oOFwcwKwKfouaAOFJKi3qKouZ7R8458Ab2a9xz0YZr/D3XPpVjGyUdKCIQAAAAAElFTkSuQmCC
      """
    let expected = (0..<256).map { index -> Float in
      let (y, x) = index.quotientAndRemainder(dividingBy: 16)
      return Float((7 * y + 11 * x + x * y % 13) % 256) / 255
    }
    assert(try picture(gradient), rows: 16, expected)
  }

  func testGraymaps() throws {
    let text = "P2 # a comment\n3 2\n# another\n10\n0 2 4\n6 8 10\n"
    assert(try GrayPicture(decoding: Array(text.utf8)), rows: 2, [0, 0.2, 0.4, 0.6, 0.8, 1])
    let bytes = Array("P5\n3 1\n255\n".utf8) + [0, 51, 255]
    assert(try GrayPicture(decoding: bytes), rows: 1, [0, 0.2, 1])
    let wide = Array("P5 2 1 65535 ".utf8) + [0x80, 0x00, 0xFF, 0xFF]
    assert(try GrayPicture(decoding: wide), rows: 1, [32768 / 65535, 1])
  }

  // MARK: - What is wrong

  private func fault(_ bytes: [UInt8]) -> PictureFault? {
    do throws(PictureFault) {
      _ = try GrayPicture(decoding: bytes)
      return nil
    } catch {
      return error
    }
  }

  func testOtherFiles() {
    XCTAssertEqual(fault([]), .empty)
    XCTAssertEqual(fault([0xFF, 0xD8, 0xFF, 0xE0]), .anotherFormat("a JPEG picture"))
    XCTAssertEqual(fault(Array("GIF89a".utf8)), .anotherFormat("a GIF picture"))
    XCTAssertEqual(fault(Array("P6 1 1 255 abc".utf8)), .anotherFormat("a PPM picture in color"))
    XCTAssertEqual(fault(Array("Hello".utf8)), .anotherFormat("a file of another kind"))
    XCTAssertEqual(fault(Array("P9".utf8)), .truncated)
  }

  /// Wherever a file is cut, it is said to end too early, never read.
  func testTruncated() throws {
    let whole = try bytes(gray)
    for count in 8..<whole.count {
      XCTAssertEqual(fault(Array(whole[..<count])), .truncated, "\(count) bytes")
    }
    let text = Array("P2 2 2 9 1 2 3 4".utf8)
    for count in 3..<text.count - 1 {
      XCTAssertNotNil(fault(Array(text[..<count])), "\(count) bytes")
    }
    XCTAssertEqual(fault(Array("P5 2 2 255 abc".utf8)), .truncated)
  }

  /// Whatever byte is changed, nothing crashes; a checksum covers all but the signature.
  func testDamaged() throws {
    let whole = try bytes(gray)
    for index in 8..<whole.count {
      var changed = whole
      changed[index] ^= 0x15
      XCTAssertNotNil(fault(changed), "byte \(index)")
    }
  }

  private func withHeader(_ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
    var changed = try bytes(gray)
    change(&changed)
    let sum = CyclicRedundancyCheck.of(changed[12..<29])
    for byte in 0..<4 { changed[29 + byte] = UInt8(truncatingIfNeeded: sum >> (24 - 8 * byte)) }
    return changed
  }

  func testSizes() throws {
    XCTAssertEqual(
      fault(try withHeader { $0[19] = 0 }), .wrongSize(rows: 2, columns: 0))
    XCTAssertEqual(
      fault(try withHeader { for byte in 16..<24 { $0[byte] = 0xFF } }),
      .wrongSize(rows: 0xFFFF_FFFF, columns: 0xFFFF_FFFF))
    XCTAssertEqual(
      fault(Array("P5 100000 100000 255 ".utf8)), .wrongSize(rows: 100_000, columns: 100_000))
    XCTAssertEqual(fault(Array("P2 0 3 255 ".utf8)), .wrongSize(rows: 3, columns: 0))
    // More pixels than the stream holds, and fewer.
    XCTAssertEqual(
      fault(try withHeader { $0[19] = 4 }), .damaged("its pixels are 8 bytes, expected 10"))
    XCTAssertEqual(fault(try withHeader { $0[19] = 2 }), .truncated)
  }

  func testUnsupported() throws {
    guard case .unsupported(let found, _) = fault(try withHeader { $0[28] = 1 }) else {
      return XCTFail("an interlaced picture is read")
    }
    XCTAssertEqual(found, "an interlaced picture")
    let animated =
      "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAACGFjVEwAAAACAAAAAPONk3AAAAAaZmNUTAAAAAAAAAAEAAAABAAAAAAAAAAAAAAAAQAAZkfFsAAAAAtJREFUeJxjYMAEAAAUAAF9/h7uAAAAGmZjVEwAAAABAAAABAAAAAQAAAAAAAAAAAAAAAEAAP00L2QAAAAVZmRBVAAAAAJ4nGP8z8DAwMSAQgAAE1EBB22UHLAAAAAASUVORK5CYII="
    guard case .unsupported(let what, _) = fault(try bytes(animated)) else {
      return XCTFail("an animated picture is read")
    }
    XCTAssertEqual(what, "an animated picture")
    // Three bits a pixel; a color type of its own.
    XCTAssertNotNil(fault(try withHeader { $0[24] = 3 }))
    XCTAssertNotNil(fault(try withHeader { $0[25] = 5 }))
    XCTAssertNotNil(fault(Array("P2 1 1 70000 5".utf8)))
    XCTAssertNotNil(fault(Array("P2 1 1 5 6".utf8)))
  }

  func testFiles() throws {
    let file = folder.appendingPathComponent("digit.png")
    try Data(try bytes(gray)).write(to: file)
    assert(try GrayPicture(contentsOf: file), rows: 2, [0, 0.2, 0.4, 0.6, 0.8, 1])
    for (url, part) in [
      (folder.appendingPathComponent("none.png"), "there is no such file"),
      (folder, "found a folder"), (URL(fileURLWithPath: "/dev/zero"), "is a device"),
    ] {
      XCTAssertThrowsError(try GrayPicture(contentsOf: url)) {
        XCTAssert("\($0)".hasPrefix(url.path), "\($0)")
        XCTAssert("\($0)".contains(part), "\($0)")
      }
    }
  }
}
