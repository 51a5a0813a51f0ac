// Row 16.
// Found: timedOut

import Foundation

func attack() {
  signal(SIGQUIT, SIG_IGN)
  while true {}
}
