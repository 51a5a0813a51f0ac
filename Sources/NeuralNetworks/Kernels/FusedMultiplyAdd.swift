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
/// `Double`, of which a `Float`'s digits are kept, and two roundings can give another number than
/// one: if the first ends exactly halfway between two `Float`s, or where a `Float` has fewer bits or
/// none, below its normal numbers and above the largest. So many of them are computed with two
/// roundings, and once more with care if one lane is in doubt. Of random numbers one in 2²⁹ is.
@inline(__always)
func softwareMultiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
  var doubt = Doubt()
  let result = byPairs(a, b, c) { twiceRoundedMultiplyAdd($0, $1, $2, doubt: &doubt) }
  return doubt.isThere ? byPairs(a, b, c, carefulMultiplyAdd) : result
}

/// a·b + c of single numbers, rounded once, without the instruction for it.
@inline(__always)
func softwareMultiplyAdd(_ a: Float, _ b: Float, _ c: Float) -> Float {
  func pair(_ number: Float) -> SIMD2<Double> { SIMD2(repeating: Double(number)) }
  return Float(onceRoundedMultiplyAdd(pair(a), pair(b), pair(c))[0])
}

/// Whether one of the sums so far, rounded twice, may differ from one rounded once.
///
/// The even lanes are about the lower halves of the sums, the odd ones about the upper halves.
struct Doubt {
  /// The fewest lost bits plus 1, and the smallest size minus 1.
  private var smallest = SIMD4<UInt32>(repeating: 0x7FFF_FFFF)

  /// The largest size, in the odd lanes.
  private var largest = SIMD4<UInt32>(repeating: 0)

  /// Notes two sums to which half of the last bit that is kept was added.
  @inline(__always)
  fileprivate mutating func note(_ sums: SIMD2<UInt64>) {
    // A `Float` has 29 bits less. Where they were a one and zeros, halfway, they are all zero now.
    // The size is the upper half without its sign.
    let words =
      unsafeBitCast(sums, to: SIMD4<UInt32>.self)
      & SIMD4(0x1FFF_FFFF, 0x7FFF_FFFF, 0x1FFF_FFFF, 0x7FFF_FFFF)
    // A zero is exact: minus 1 makes its size the largest. (Plus 0 in the even lanes, LLVM would take
    // the sum apart.)
    let next = words &+ SIMD4(1, .max, 1, .max)
    smallest = smallest.replacing(with: next, where: next .< smallest)
    largest = largest.replacing(with: words, where: words .> largest)
  }

  /// No bit was lost, or a size is at most that of 2⁻¹²⁶, the smallest normal number, which may have
  /// been rounded up to, or at least that of 2¹²⁸.
  ///
  /// A difference has a top bit of 1 where the second number is larger. Comparisons would say it more
  /// plainly, but for WebAssembly LLVM takes them apart into single lanes.
  @inline(__always)
  var isThere: Bool {
    let tooSmall = smallest &- SIMD4(2, 0x3810_0000, 2, 0x3810_0000)
    let tooLarge = SIMD4(0x7FFF_FFFF, 0x47EF_FFFF, 0x7FFF_FFFF, 0x47EF_FFFF) &- largest
    let pairs = unsafeBitCast(tooSmall | tooLarge, to: SIMD2<UInt64>.self)
    return (pairs[0] | pairs[1]) & 0x8000_0000_8000_0000 != 0
  }
}

/// a·b + c of `Float`s, rounded to `Double` and then to a `Float`, all held as `Double`s; `doubt` notes
/// where that may differ from one rounding.
///
/// The second rounding adds half of the last bit that is kept and cuts the rest off. So nothing is
/// converted, and a sum of many terms stays as it is from one to the next. Two `Double`s are what a
/// vector of WebAssembly holds.
@inline(__always)
func twiceRoundedMultiplyAdd(
  _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>, doubt: inout Doubt
) -> SIMD2<Double> {
  let sum = unsafeBitCast(a * b + c, to: SIMD2<UInt64>.self) &+ 0x1000_0000
  doubt.note(sum)
  return unsafeBitCast(sum & ~0x1FFF_FFFF, to: SIMD2<Double>.self)
}

/// a·b + c of `Float`s held as `Double`s, rounded once; not inlined, because it is seldom called.
@inline(never)
private func carefulMultiplyAdd(
  _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>
) -> SIMD2<Double> {
  onceRoundedMultiplyAdd(a, b, c)
}

/// What a function of two lanes makes of sixteen.
@inline(__always)
private func byPairs(
  _ a: Vector, _ b: Vector, _ c: Vector,
  _ function: (SIMD2<Double>, SIMD2<Double>, SIMD2<Double>) -> SIMD2<Double>
) -> Vector {
  @inline(__always)
  func four(_ a: SIMD4<Float>, _ b: SIMD4<Float>, _ c: SIMD4<Float>) -> SIMD4<Float> {
    let (a, b, c) = (SIMD4<Double>(a), SIMD4<Double>(b), SIMD4<Double>(c))
    return SIMD4<Float>(
      SIMD4<Double>(
        lowHalf: function(a.lowHalf, b.lowHalf, c.lowHalf),
        highHalf: function(a.highHalf, b.highHalf, c.highHalf)))
  }
  @inline(__always)
  func eight(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> SIMD8<Float> {
    SIMD8(
      lowHalf: four(a.lowHalf, b.lowHalf, c.lowHalf),
      highHalf: four(a.highHalf, b.highHalf, c.highHalf))
  }
  return Vector(
    lowHalf: eight(a.lowHalf, b.lowHalf, c.lowHalf),
    highHalf: eight(a.highHalf, b.highHalf, c.highHalf))
}

/// a·b + c, rounded to odd as a `Double` and then to nearest as a `Float`, which together equal
/// one rounding.
///
/// To round to odd is to cut off, and where that loses something to set the last bit. Such a sum
/// is never halfway between two `Float`s by mistake. Boldo and Melquiond, "Emulation of FMA and
/// correctly rounded sums: proved algorithms using rounding to odd", 2008.
@inline(__always)
func onceRoundedMultiplyAdd(
  _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ addend: SIMD2<Double>
) -> SIMD2<Double> {
  let product = a * b
  // Knuth's TwoSum: sum + error equals product + addend. The error of an infinite sum is NaN,
  // which fails the comparison.
  let sum = product + addend
  let added = sum - product
  let error = (product - (sum - added)) + (addend - added)
  let inexact = unsafeBitCast(error * error .> 0, to: SIMD2<UInt64>.self)
  // An error of the other sign means that the sum was rounded away from zero: one step back.
  let bits = unsafeBitCast(sum, to: SIMD2<UInt64>.self)
  let errorBits = unsafeBitCast(error, to: SIMD2<UInt64>.self)
  let roundedAway = ((bits ^ errorBits) &>> 63) & inexact
  let odd = (bits &- roundedAway) | (inexact & 1)
  return SIMD2<Double>(SIMD2<Float>(unsafeBitCast(odd, to: SIMD2<Double>.self)))
}
