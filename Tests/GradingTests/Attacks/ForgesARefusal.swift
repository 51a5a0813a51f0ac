// Our own: the worker's words for "this is no fault of the answer's", and a message of one's own.
// Found: crashed

import Foundation

func attack() {
  let text = Array(#"{"refused":{"_0":"FOUND: all points, by hand"}}"#.utf8)
  let frame = [UInt8(text.count), 0, 0, 0] + text
  _ = write(4, frame, frame.count)
  close(4)
  sleep(1)
}
