// Row 17: files in every place, until there is no room or no time.
// Found: wrong crashed timedOut

import Foundation

func attack() {
  let block = Data(repeating: 1, count: 1 << 20)
  for folder in ["/tmp", "/dev/shm", "/var/tmp", "/"] {
    for number in 0..<200 {
      try? block.write(to: URL(fileURLWithPath: "\(folder)/block\(number)"))
    }
  }
}
