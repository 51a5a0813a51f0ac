// Row 18: a connection to the outside.
// Found: wrong

import Foundation

func attack() {
  let devices = (try? String(contentsOfFile: "/proc/net/dev", encoding: .utf8)) ?? ""
  for line in devices.split(separator: "\n").dropFirst(2) where !line.contains(" lo:") {
    print("FOUND a network: \(line)")
  }
  let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  _ = fcntl(connection, F_SETFL, O_NONBLOCK)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = UInt16(80).bigEndian
  address.sin_addr.s_addr = inet_addr("192.0.2.1")
  let size = socklen_t(MemoryLayout<sockaddr_in>.size)
  let result = withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(connection, $0, size) }
  }
  if result == 0 || errno != ENETUNREACH { print("FOUND a way out, \(errno)") }
}
