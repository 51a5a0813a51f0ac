/// What kernels compute with: sixteen numbers, which fill one AVX-512 register, two of AVX2 or four
/// of SSE2, Neon or WebAssembly.
///
/// The standard library's operators on vectors become machine instructions, with exceptions that
/// cost a call or a loop over the lanes: `clamped`, `pointwiseMax`, `rounded` and conversions
/// between integers and floating point. Kernels replace them by comparisons and bit patterns.
typealias Vector = SIMD16<Float>

extension SIMD16<Float> {
  /// The bit patterns of the sixteen numbers.
  @inline(__always)
  var bits: SIMD16<Int32> { unsafeBitCast(self, to: SIMD16<Int32>.self) }

  /// The numbers with these bit patterns.
  @inline(__always)
  init(bits: SIMD16<Int32>) { self = unsafeBitCast(bits, to: Vector.self) }

  /// Adding 1.5·2²³ rounds a number below 2²² to an integer, to nearest with ties to even, because
  /// the sum has no bits for a fraction. The integer is the sum's bit pattern less `integerBits`.
  @inline(__always)
  static var integerShift: Float { 0x1.8p23 }

  /// The bit pattern of `integerShift`.
  @inline(__always)
  static var integerBits: Int32 { 0x4B40_0000 }
}

// MARK: - Between vectors and memory

extension UnsafePointer<Float> {
  /// The 16 floats from an index on.
  @inline(__always)
  func vector(at index: Int) -> Vector {
    UnsafeRawPointer(self + index).loadUnaligned(as: Vector.self)
  }
}

extension UnsafeMutablePointer<Float> {
  /// The 16 floats from an index on.
  @inline(__always)
  func vector(at index: Int) -> Vector { UnsafePointer(self).vector(at: index) }

  /// The first `count` floats from an index on, at most 16, and zeros after them. What lies behind
  /// is not read: another thread may be writing it.
  @inline(__always)
  func vector(at index: Int, count: Int) -> Vector {
    if count >= Vector.scalarCount { return vector(at: index) }
    var vector = Vector.zero
    withUnsafeMutableBytes(of: &vector) { bytes in
      bytes.copyMemory(
        from: UnsafeRawBufferPointer(
          start: self + index, count: count * MemoryLayout<Float>.stride))
    }
    return vector
  }

  /// Writes the first `count` floats of a vector from an index on.
  @inline(__always)
  func store(_ vector: Vector, at index: Int, count: Int = Vector.scalarCount) {
    var place = UnsafeMutableRawPointer(self + index)
    if count >= Vector.scalarCount { return place.storeBytes(of: vector, as: Vector.self) }
    // By halves, which is quicker than one by one: 13 numbers are 8, 4 and 1.
    var eight = vector.lowHalf
    if count & 8 != 0 {
      place.storeBytes(of: eight, as: SIMD8<Float>.self)
      place += 32
      eight = vector.highHalf
    }
    var four = eight.lowHalf
    if count & 4 != 0 {
      place.storeBytes(of: four, as: SIMD4<Float>.self)
      place += 16
      four = eight.highHalf
    }
    var two = four.lowHalf
    if count & 2 != 0 {
      place.storeBytes(of: two, as: SIMD2<Float>.self)
      place += 8
      two = four.highHalf
    }
    if count & 1 != 0 { place.storeBytes(of: two[0], as: Float.self) }
  }
}
