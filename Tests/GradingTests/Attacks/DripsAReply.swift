// Our own: a reply that never ends, a byte at a time.
// Found: crashed timedOut

import Foundation

func attack() {
  var byte: UInt8 = 32
  while write(4, &byte, 1) == 1 { usleep(300_000) }
}
