// Row 3: a handler that makes any end a success.
// Found: wrong

import Foundation

func attack() { atexit { _exit(0) } }
