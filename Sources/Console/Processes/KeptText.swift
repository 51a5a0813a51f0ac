/// The beginning and the end of a long text.
package struct KeptText: Sendable {
  private let keptBytes: Int
  private var beginning: [UInt8] = []
  private var end: [UInt8] = []
  private(set) var byteCount = 0

  init(keptBytes: Int) { self.keptBytes = keptBytes }

  mutating func append(_ bytes: [UInt8]) {
    byteCount += bytes.count
    let room = keptBytes - beginning.count
    beginning += bytes.prefix(room)
    end += bytes.dropFirst(room).suffix(keptBytes)
    end.removeFirst(max(0, end.count - keptBytes))
  }

  /// The text, with "…" for what is left out of its middle.
  ///
  /// What changes the colors of a terminal is left out, and all other control characters.
  package var text: String {
    let isWhole = byteCount == beginning.count + end.count
    let bytes = beginning + (isWhole ? [] : Array("\n…\n".utf8)) + end
    let colorless = String(decoding: bytes, as: UTF8.self)
      .replacing(/\u{1B}\[[0-9;]*[A-Za-z]/, with: "")
    let scalars = colorless.unicodeScalars.filter { scalar in
      scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

/// Reads several pipes at the same time.
struct PipeReader {
  private(set) var texts: [KeptText]
  private var pipes: [Int32?]
  private let onOutput: (([UInt8]) -> Void)?

  /// A reader of some pipes; what the first one gives is passed on as well.
  init(pipes: [Int32], keptBytes: Int, onOutput: (([UInt8]) -> Void)? = nil) {
    self.onOutput = onOutput
    pipes.forEach(OperatingSystem.makeImmediate)
    self.pipes = pipes
    texts = pipes.map { _ in KeptText(keptBytes: keptBytes) }
  }

  /// How much was read from all pipes.
  var byteCount: Int { texts.reduce(0) { $0 + $1.byteCount } }

  /// Waits until there is something to read, or for some time, and reads it.
  mutating func waitAndRead(milliseconds: Int32) {
    OperatingSystem.wait(reading: pipes.compactMap { $0 }, milliseconds: milliseconds)
    read()
  }

  /// Reads what there is, without waiting; at most one megabyte, so that a process that never stops
  /// printing does not keep the reader from looking at the time.
  mutating func read() {
    for index in pipes.indices {
      for _ in 0..<16 {
        guard let pipe = pipes[index], let bytes = OperatingSystem.read(pipe) else { break }
        if bytes.isEmpty { pipes[index] = nil }
        texts[index].append(bytes)
        if index == 0 { onOutput?(bytes) }
      }
    }
  }
}
