import Foundation
import Synchronization
import XCTest

/// A web server on this machine that gives prepared answers, wrong ones too.
final class LocalServer: Sendable {
  struct Answer: Sendable {
    var status = 200
    var body: [UInt8] = []
    /// The size that the head of the answer announces; nil for none.
    var announced: Int?
    /// True where the server takes the question and never answers.
    var isSilent = false
    /// What the head of the answer says under `Content-Encoding`; nil for nothing.
    var encoding: String?
  }

  /// The root of the server, `http://127.0.0.1:…/`.
  let url: URL

  private let listener: Int32
  private let answers: [String: Answer]
  private let state = Mutex((isStopped: false, requests: [String]()))

  /// The paths that were asked for so far.
  var requests: [String] { state.withLock { $0.requests } }

  /// Starts a server; a path without an answer gets status 404.
  init(_ answers: [String: Answer]) throws {
    signal(SIGPIPE, SIG_IGN)  // a client that hangs up is no reason to end the test run
    self.answers = answers
    let (listener, port) = try LocalServer.listen()
    self.listener = listener
    url = try XCTUnwrap(URL(string: "http://127.0.0.1:\(port)/"))
    Thread.detachNewThread { [self] in serve() }
  }

  /// Stops answering. The server's thread ends soon after.
  func stop() { state.withLock { $0.isStopped = true } }

  /// The address of a port at which nobody listens.
  static func refusedURL() throws -> URL {
    let (listener, port) = try listen()
    close(listener)
    return try XCTUnwrap(URL(string: "http://127.0.0.1:\(port)/"))
  }

  private static func listen() throws -> (socket: Int32, port: UInt16) {
    #if os(Linux)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let listener = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, size) == 0 && Foundation.listen(listener, 8) == 0
          && getsockname(listener, address, &size) == 0
      }
    }
    guard listener >= 0, result else { throw POSIXError(.EADDRNOTAVAIL) }
    return (listener, UInt16(bigEndian: address.sin_port))
  }

  private func serve() {
    while !state.withLock({ $0.isStopped }) {
      var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 20) > 0 else { continue }
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { continue }
      answer(connection)
      close(connection)
    }
    close(listener)
  }

  private func answer(_ connection: Int32) {
    var head = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !head.contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      head += String(decoding: buffer[..<count], as: UTF8.self)
    }
    let words = head.split(separator: " ")
    let path = words.count > 1 ? String(words[1]) : ""
    state.withLock { $0.requests.append(path) }
    let answer = answers[path] ?? Answer(status: 404, body: Array("not here".utf8), announced: 8)
    while answer.isSilent && !state.withLock({ $0.isStopped }) { usleep(10_000) }
    let size = answer.announced.map { "Content-Length: \($0)\r\n" } ?? ""
    let encoding = answer.encoding.map { "Content-Encoding: \($0)\r\n" } ?? ""
    send(
      "HTTP/1.1 \(answer.status) Answer\r\n\(size)\(encoding)Connection: close\r\n\r\n".utf8,
      connection)
    send(answer.body, connection)
  }

  private func send(_ bytes: some Sequence<UInt8>, _ connection: Int32) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
