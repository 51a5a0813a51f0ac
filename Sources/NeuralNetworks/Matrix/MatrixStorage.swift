/// The memory behind a matrix: `count` floats in one piece, shared by copies until one is changed.
///
/// Two promises make the kernels simple. The first element lies on a 64-byte boundary, the size of
/// a cache line and of the widest vector. And `MatrixStorage.padding` more floats may be read (not
/// written) past the last element, so that a vector load at the end of a row needs no special case.
struct MatrixStorage: @unchecked Sendable {
  /// How many floats past the last one may be read: two of the widest vectors.
  static let padding = 32

  /// How many floats a matrix may have: 256 GiB of them, or a quarter of what a 32-bit address reaches.
  static let limit = Int.bitWidth == 64 ? 1 << 36 : 1 << 28

  /// The first element.
  let pointer: UnsafeMutablePointer<Float>

  // The count and, behind it in the same piece of memory, the elements.
  private var memory: ManagedBuffer<Int, Float>

  init(count: Int) {
    let boundary = 64
    memory = .create(
      minimumCapacity: count + MatrixStorage.padding + boundary / MemoryLayout<Float>.stride
    ) { _ in count }
    pointer = memory.withUnsafeMutablePointerToElements {
      UnsafeMutableRawPointer($0).alignedUp(toMultipleOf: boundary)
        .assumingMemoryBound(to: Float.self)
    }
    (pointer + count).initialize(repeating: 0, count: MatrixStorage.padding)
  }

  var count: Int { memory.header }

  /// Whether no copy shares the memory.
  mutating func isUnique() -> Bool { isKnownUniquelyReferenced(&memory) }

  func copy() -> MatrixStorage {
    let copy = MatrixStorage(count: count)
    copy.pointer.initialize(from: pointer, count: count)
    return copy
  }
}
