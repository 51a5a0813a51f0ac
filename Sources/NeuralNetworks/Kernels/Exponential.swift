/// eˣ of sixteen numbers, within 0.9 units in the last place of the exact value. Results too small
/// for a normal number become subnormal, then 0; too large ones become infinite.
///
/// With n = x / ln 2 rounded to an integer, x = n·ln 2 + r and |r| ≤ ½ ln 2, so that
///
///     eˣ = 2ⁿ · eʳ,    eʳ ≈ 1 + r + r²·p(r).
///
/// n·ln 2 is subtracted in two parts (Cody and Waite, "Software Manual for the Elementary
/// Functions", 1980): the high part of ln 2 has 15 bits, so that its product with n is exact. The
/// polynomial p has the smallest largest error among those of degree 4 (Remez's algorithm, then
/// each coefficient rounded to a `Float` and the others fitted anew): eʳ is within 2⁻²⁸ of its
/// size.
///
/// Here as in the other functions products and sums are rounded one by one: fused multiply-add
/// would make the result no better, and much slower where it is done in software.
@inline(__always)
func exponential(_ x: Vector) -> Vector {
  // e⁸⁹ is infinite and e⁻¹⁰⁴ is 0, as is everything beyond. A NaN is neither above nor below.
  let x = x.replacing(with: 89, where: x .> 89).replacing(with: -104, where: x .< -104)

  let shifted = x * 0x1.715476p0 + Vector.integerShift  // 1 / ln 2
  let n = shifted - Vector.integerShift
  let high = x - n * 0x1.62e4p-1  // ln 2 = 0x1.62e4p-1 + 0x1.7f7d1cp-20
  let low = n * 0x1.7f7d1cp-20
  let r = high - low

  var p = r * 0x1.6ad158p-10 + 0x1.123f3p-7
  p = p * r + 0x1.55584ep-5
  p = p * r + 0x1.55548ap-3
  p = p * r + 0x1.fffffcp-2
  // high − low once more, because r itself was rounded.
  let exponentialOfR = 1 + (high - (low - (r * r) * p))

  // 2ⁿ may lie outside the range of a Float while the result does not, so multiply by two halves.
  let exponent = shifted.bits &- Vector.integerBits
  let half = exponent &>> 1
  return exponentialOfR * powerOfTwo(half) * powerOfTwo(exponent &- half)
}

/// eˣ, for layers and losses of one's own: within 0.9 units in the last place, and with the same bits
/// on every machine, which Foundation's `exp` does not promise.
///
/// - Parameter x: any number.
/// - Returns: 0 from −104 down, infinity from 89 up.
public func exponential(_ x: Float) -> Float { exponential(Vector(repeating: x))[0] }

/// 2ⁿ for n from −126 to 127: n goes where a `Float` keeps its exponent.
@inline(__always)
private func powerOfTwo(_ n: SIMD16<Int32>) -> Vector { Vector(bits: (n &+ 127) &<< 23) }
