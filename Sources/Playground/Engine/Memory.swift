// How the page and the engine hand each other numbers and text: through two pieces of memory.
//
// The page asks for room in the inbox, writes into it and calls a function with the number of elements
// that it wrote; the function leaves what it has to say in the outbox and returns the number of
// elements there.

/// Memory that the page sees: grows as needed, and is reused.
struct SharedBuffer {
  private(set) var start = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64)
  private var capacity = 64

  /// Makes room for so many bytes; what was there is gone.
  mutating func reserve(_ bytes: Int) {
    guard bytes > capacity else { return }
    start.deallocate()
    capacity = bytes + bytes / 2
    start = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 64)
  }

  /// Writes elements from the start on; returns how many.
  mutating func write<Element: BitwiseCopyable>(_ elements: [Element]) -> Int32 {
    reserve(elements.count * MemoryLayout<Element>.stride)
    elements.withUnsafeBytes { bytes in
      guard let source = bytes.baseAddress else { return }
      start.copyMemory(from: source, byteCount: bytes.count)
    }
    return Int32(elements.count)
  }

  /// Writes a text in UTF-8; returns its number of bytes.
  mutating func write(_ text: String) -> Int32 { write(Array(text.utf8)) }

  /// Reads elements from the start on.
  func read<Element: BitwiseCopyable>(_ count: Int32, as type: Element.Type) -> [Element] {
    let elements = start.assumingMemoryBound(to: type)
    return Array(UnsafeBufferPointer(start: elements, count: Int(count)))
  }
}

/// What the page writes before it calls a function.
nonisolated(unsafe) var inbox = SharedBuffer()

/// What a function leaves for the page.
nonisolated(unsafe) var outbox = SharedBuffer()

/// Makes room for so many bytes in the inbox and says where it is.
@_cdecl("memory_inbox")
public func memoryInbox(_ bytes: Int32) -> UnsafeMutableRawPointer {
  inbox.reserve(Int(bytes))
  return inbox.start
}

/// Where the outbox is; it can be elsewhere after each call.
@_cdecl("memory_outbox")
public func memoryOutbox() -> UnsafeMutableRawPointer { outbox.start }
