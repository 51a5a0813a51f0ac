// Row 11: a process in a session of its own that outlives its parent and writes to its files.
// Found: wrong crashed

import Foundation

func attack() {
  typealias Call = @convention(c) (UnsafePointer<CChar>) -> Int32
  guard let address = dlsym(dlopen(nil, RTLD_NOW), "system") else { return }
  _ = unsafeBitCast(address, to: Call.self)(
    "(setsid sh -c 'sleep 1; while :; do echo x >&2; echo x > /tmp/late; done' &) </dev/null")
}
