// Row 19: seeds and names in arguments, variables and open files of all processes.
// Found: wrong

import Foundation

func attack() {
  let files = FileManager.default
  for process in (try? files.contentsOfDirectory(atPath: "/proc")) ?? [] {
    for name in ["cmdline", "environ"] {
      guard let data = files.contents(atPath: "/proc/\(process)/\(name)") else { continue }
      let text = String(decoding: data, as: UTF8.self)
      for secret in ["424242", "judge", "Checks", "Solutions"] where text.contains(secret) {
        print("FOUND \(secret) in /proc/\(process)/\(name)")
      }
    }
  }
}
