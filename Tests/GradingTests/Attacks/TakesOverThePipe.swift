// Our own: the worker's reply goes nowhere, another one goes where it should.
// Found: wrong crashed

import Foundation

func attack() {
  let pipe = dup(4)
  let nowhere = open("/dev/null", O_WRONLY)
  dup2(nowhere, 4)
  let text = Array(#"{"value":{"_0":"[]"}}"#.utf8)
  let frame = [UInt8(text.count), 0, 0, 0] + text
  _ = write(pipe, frame, frame.count)
  close(pipe)
}
