// Our own: a whole second reply, to every file that may be open.
// Found: wrong crashed

import Foundation

func attack() {
  let text = Array(#"{"value":{"_0":"OA=="}}"#.utf8)
  let frame = [UInt8(text.count), 0, 0, 0] + text
  for file: Int32 in 3..<64 { _ = write(file, frame, frame.count) }
}
