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
