/// Applies a function to `count` numbers, sixteen at a time.
///
/// - Parameters:
///   - function: what to apply, such as `sigmoid`. It is inlined here, so each call of `apply`
///     becomes one loop of vector instructions.
///   - source: the numbers. Up to 15 floats behind the last one are read and passed to `function`
///     as well; `MatrixStorage.padding` covers them.
///   - destination: where the results go; may be `source`. Nothing behind the last one is written.
///   - count: how many numbers there are; it need not be a multiple of 16.
@inline(__always)
func apply(
  _ function: (Vector) -> Vector, to source: UnsafePointer<Float>,
  into destination: UnsafeMutablePointer<Float>, count: Int
) {
  var index = 0
  while index < count {
    let result = function(UnsafeRawPointer(source + index).loadUnaligned(as: Vector.self))
    let place = UnsafeMutableRawPointer(destination + index)
    let left = count - index
    if left >= Vector.scalarCount {
      place.storeBytes(of: result, as: Vector.self)
    } else {
      withUnsafePointer(to: result) {
        place.copyMemory(from: $0, byteCount: left * MemoryLayout<Float>.stride)
      }
    }
    index += Vector.scalarCount
  }
}
