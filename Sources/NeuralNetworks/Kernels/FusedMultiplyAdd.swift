/// a·b + c, rounded once.
///
/// Most processors do this in one instruction. For the others Swift would call C's `fmaf` lane by
/// lane (which Embedded Swift lacks), so there it is done in software, to the same bits.
@inline(__always)
func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
  #if AVX512 || AVX2 || arch(arm64)
    c.addingProduct(a, b)
  #else
    softwareMultiplyAdd(a, b, c)
  #endif
}

/// a·b + c of single numbers, rounded once, to the same bits.
@inline(__always)
func multiplyAdd(_ a: Float, _ b: Float, _ c: Float) -> Float {
  #if AVX512 || AVX2 || arch(arm64)
    c.addingProduct(a, b)
  #else
    softwareMultiplyAdd(a, b, c)
  #endif
}

// MARK: - In software

/// a·b + c, rounded once, without the instruction for it.
///
/// The product of two `Float`s is exact in `Double`: 24 + 24 bits fit in 53. Adding c rounds to a
/// `Double`, converting rounds to a `Float`, and two roundings can give another number than one:
/// if the first ends exactly halfway between two `Float`s, or below the normal numbers, where a
/// `Float` has fewer bits. So sixteen lanes are computed with two roundings, and once more with
/// care if one lane is in doubt. Of random numbers one in 2²⁹ is.
@inline(__always)
func softwareMultiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
  var doubt = Doubt()
  let result = byQuarters(a, b, c) { twiceRoundedMultiplyAdd($0, $1, $2, doubt: &doubt) }
  return doubt.isThere ? byQuarters(a, b, c, carefulMultiplyAdd) : result
}

/// a·b + c of four numbers, rounded once, without the instruction for it.
@inline(__always)
func softwareMultiplyAdd(
  _ a: SIMD4<Float>, _ b: SIMD4<Float>, _ c: SIMD4<Float>
) -> SIMD4<Float> {
  var doubt = Doubt()
  let result = twiceRoundedMultiplyAdd(a, b, c, doubt: &doubt)
  return doubt.isThere ? carefulMultiplyAdd(a, b, c) : result
}

/// a·b + c of single numbers, rounded once, without the instruction for it.
@inline(__always)
func softwareMultiplyAdd(_ a: Float, _ b: Float, _ c: Float) -> Float {
  onceRoundedMultiplyAdd(SIMD4(repeating: a), SIMD4(repeating: b), SIMD4(repeating: c))[0]
}

/// Whether one of the sums so far, rounded twice, may differ from one rounded once.
struct Doubt {
  /// The top bit of a lane is 1 where that is so.
  fileprivate var lanes = SIMD4<UInt32>(repeating: 0)

  @inline(__always)
  var isThere: Bool {
    let pairs = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    return (pairs[0] | pairs[1]) & 0x8000_0000_8000_0000 != 0
  }
}

/// a·b + c, rounded to `Double` and then to `Float`; `doubt` notes where that may differ from one
/// rounding.
///
/// x − 1 has a top bit of 1 if x is 0. Comparisons would say it more plainly, but for WebAssembly
/// LLVM takes them apart into single lanes.
@inline(__always)
func twiceRoundedMultiplyAdd(
  _ a: SIMD4<Float>, _ b: SIMD4<Float>, _ c: SIMD4<Float>, doubt: inout Doubt
) -> SIMD4<Float> {
  let sum = SIMD4<Double>(a) * SIMD4<Double>(b) + SIMD4<Double>(c)
  let result = SIMD4<Float>(sum)
  // Converting to Float loses 29 bits. A one and 28 zeros is halfway.
  let lostBits = unsafeBitCast(sum, to: SIMD8<UInt32>.self).evenHalf & 0x1FFF_FFFF
  let besideHalfway = lostBits ^ 0x1000_0000
  // Twice a pattern drops its sign. What remains is at most 2²⁴ for numbers up to 2⁻¹²⁶, the
  // subnormal ones and what may have been rounded up from them. A zero is exact; minus 1 makes it
  // the largest pattern.
  let magnitude = unsafeBitCast(result, to: SIMD4<UInt32>.self) &<< 1
  let aboveSubnormal = (magnitude &- 1) &>> 24
  doubt.lanes |= (besideHalfway &- 1) | (aboveSubnormal &- 1)
  return result
}

/// a·b + c, rounded once; not inlined, because it is seldom called.
@inline(never)
func carefulMultiplyAdd(_ a: SIMD4<Float>, _ b: SIMD4<Float>, _ c: SIMD4<Float>) -> SIMD4<Float> {
  onceRoundedMultiplyAdd(a, b, c)
}

/// What a function of four lanes makes of sixteen.
@inline(__always)
private func byQuarters(
  _ a: Vector, _ b: Vector, _ c: Vector,
  _ function: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>) -> SIMD4<Float>
) -> Vector {
  Vector(
    lowHalf: SIMD8(
      lowHalf: function(a.lowHalf.lowHalf, b.lowHalf.lowHalf, c.lowHalf.lowHalf),
      highHalf: function(a.lowHalf.highHalf, b.lowHalf.highHalf, c.lowHalf.highHalf)),
    highHalf: SIMD8(
      lowHalf: function(a.highHalf.lowHalf, b.highHalf.lowHalf, c.highHalf.lowHalf),
      highHalf: function(a.highHalf.highHalf, b.highHalf.highHalf, c.highHalf.highHalf)))
}

/// a·b + c, rounded to odd as a `Double` and then to nearest as a `Float`, which together equal
/// one rounding.
///
/// To round to odd is to cut off, and where that loses something to set the last bit. Such a sum
/// is never halfway between two `Float`s by mistake. Boldo and Melquiond, "Emulation of FMA and
/// correctly rounded sums: proved algorithms using rounding to odd", 2008.
@inline(__always)
private func onceRoundedMultiplyAdd(
  _ a: SIMD4<Float>, _ b: SIMD4<Float>, _ c: SIMD4<Float>
) -> SIMD4<Float> {
  let product = SIMD4<Double>(a) * SIMD4<Double>(b)
  let addend = SIMD4<Double>(c)
  // Knuth's TwoSum: sum + error equals product + addend. The error of an infinite sum is NaN,
  // which fails the comparison.
  let sum = product + addend
  let added = sum - product
  let error = (product - (sum - added)) + (addend - added)
  let inexact = unsafeBitCast(error * error .> 0, to: SIMD4<UInt64>.self)
  // An error of the other sign means that the sum was rounded away from zero: one step back.
  let bits = unsafeBitCast(sum, to: SIMD4<UInt64>.self)
  let errorBits = unsafeBitCast(error, to: SIMD4<UInt64>.self)
  let roundedAway = ((bits ^ errorBits) &>> 63) & inexact
  let odd = (bits &- roundedAway) | (inexact & 1)
  return SIMD4<Float>(unsafeBitCast(odd, to: SIMD4<Double>.self))
}
