// Row 9: nobody can report what has gone wrong.
// Found: crashed wrong

import Foundation

func attack() { for file: Int32 in 0..<64 { close(file) } }
