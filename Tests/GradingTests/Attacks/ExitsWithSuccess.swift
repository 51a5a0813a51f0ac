// Row 2: the program ends, with the status of success.
// Found: crashed

import Foundation

func attack() { exit(0) }
