// Our own: a namespace in which the answer may do anything, to look for what is outside.
// Found: wrong

import Foundation

func attack() {
  typealias Unshare = @convention(c) (Int32) -> Int32
  let unshare = unsafeBitCast(dlsym(nil, "unshare"), to: Unshare.self)
  for kind: Int32 in [0x1000_0000, 0x2_0000, 0x4000_0000] { _ = unshare(kind) }
  for place in ["/proc/1/root/root", "/proc/1/cwd", "/root", "/home", "/sys"] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    if !names.isEmpty { print("FOUND \(place)") }
  }
  for process in ["1", "self/task/1"] where open("/proc/\(process)/mem", O_RDWR) >= 0 {
    print("FOUND the memory of \(process)")
  }
}
