/// The memory behind a matrix: `count` floats in one piece, shared by copies until one is changed.
///
/// Two promises make the kernels simple. The first element lies on a 64-byte boundary, the size of
/// a cache line and of the widest vector. And `MatrixStorage.padding` more floats may be read (not
/// written) past the last element, so that a vector load at the end of a row needs no special case.
final class MatrixStorage: @unchecked Sendable {
  /// How many floats past the last one may be read: two of the widest vectors.
  static let padding = 32

  /// How many floats a matrix may have: 256 GiB of them, or a quarter of what a 32-bit address reaches.
  static let limit = Int.bitWidth == 64 ? 1 << 36 : 1 << 28

  let count: Int
  let pointer: UnsafeMutablePointer<Float>

  init(count: Int) {
    self.count = count
    let capacity = count + MatrixStorage.padding
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: capacity * MemoryLayout<Float>.stride, alignment: 64)
    pointer = memory.bindMemory(to: Float.self, capacity: capacity)
    (pointer + count).initialize(repeating: 0, count: MatrixStorage.padding)
  }

  func copy() -> MatrixStorage {
    let copy = MatrixStorage(count: count)
    copy.pointer.initialize(from: pointer, count: count)
    return copy
  }

  deinit { pointer.deallocate() }
}
