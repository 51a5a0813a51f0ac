import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One file on its way from a server into a file here.
///
/// URLSession calls from a thread of its own. The caller's thread waits, and looks ten times a
/// second how far things are; so a progress bar is drawn by the thread that asked for it.
final class Transfer: NSObject, URLSessionDataDelegate, Sendable {
  private struct State {
    var status: Int?
    var expected: Int?
    /// How the server says that it packed the file on its way; nil for not at all.
    var encoding: String?
    var received = 0
    var failure: DownloadError?
  }

  private let url: URL
  private let destination: FileHandle
  private let limit: Int
  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - url: what to fetch.
  ///   - destination: where to write it, open for writing.
  ///   - limit: the most bytes to accept.
  init(_ url: URL, to destination: FileHandle, limit: Int) {
    self.url = url
    self.destination = destination
    self.limit = limit
  }

  /// Fetches the file and returns when all of it is written.
  ///
  /// - Parameters:
  ///   - timeout: the seconds after which a silent server counts as gone.
  ///   - progress: called with the bytes received and, where known, the bytes expected.
  /// - Throws: `DownloadError` where not all of the file came.
  func run(timeout: TimeInterval, progress: (Int, Int?) -> Void) throws(DownloadError) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    var request = URLRequest(url: url)
    // There is nothing to gain by packing the file once more on its way.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")

    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    session.dataTask(with: request).resume()
    // A session keeps its delegate alive until it is invalidated.
    session.finishTasksAndInvalidate()
    while ended.wait(timeout: .now() + 0.1) == .timedOut {
      let (received, expected) = state.withLock { ($0.received, $0.expected) }
      progress(received, expected)
    }
    let end = state.withLock { $0 }
    if let failure = end.failure { throw failure }
    if let expected = end.expected, expected != end.received {
      throw .cutOff(url: url.absoluteString, received: end.received, expected: expected)
    }
    progress(end.received, end.expected)
  }

  /// Writes what has arrived.
  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let response = dataTask.response
    let isWanted = state.withLock { state in
      note(response, in: &state)
      guard state.failure == nil else { return false }
      do {
        // Of what is too large, the beginning may say what it is.
        try destination.write(contentsOf: data.prefix(limit - state.received))
        state.received += data.count
        guard state.received > limit else { return true }
        state.failure = .tooLarge(url: url.absoluteString, limit: limit)
        return false
      } catch {
        state.failure = .folderFailed(
          folder: url.lastPathComponent, reason: error.systemReason)
        return false
      }
    }
    if !isWanted { dataTask.cancel() }
  }

  /// Notes why the transfer failed, unless a better reason is known, and wakes the caller.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let response = task.response
    state.withLock { state in
      note(response, in: &state)
      guard let error, state.failure == nil else { return }
      if state.status == nil {
        state.failure = .noConnection(
          url: url.absoluteString, reason: error.systemReason)
      } else if let encoding = state.encoding {
        state.failure = .notDecoded(
          url: url.absoluteString, encoding: encoding, reason: error.systemReason)
      } else {
        state.failure = .cutOff(
          url: url.absoluteString, received: state.received, expected: state.expected)
      }
    }
    ended.signal()
  }

  /// Takes the status and the announced size from the head of the answer, once it is there.
  private func note(_ response: URLResponse?, in state: inout State) {
    guard state.status == nil, let response = response as? HTTPURLResponse else { return }
    state.status = response.statusCode
    // A server may call the file's own packing an encoding. Then the size that it announces is
    // that of the packed file, and URLSession hands out the unpacked one.
    let encoding = response.value(forHTTPHeaderField: "Content-Encoding")
    if let encoding, encoding.lowercased() != "identity" { state.encoding = encoding }
    let size = response.expectedContentLength
    state.expected = size >= 0 && state.encoding == nil ? Int(size) : nil
    if response.statusCode != 200 {
      state.failure = .wrongStatus(url: url.absoluteString, status: response.statusCode)
    }
  }
}
