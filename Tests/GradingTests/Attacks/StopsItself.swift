// Row 16: no time of the processor is used.
// Found: timedOut

import Foundation

func attack() { kill(getpid(), SIGSTOP) }
