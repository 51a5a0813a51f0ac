/// ln x of sixteen numbers, within 0.98 units in the last place of the exact value; −∞ at zeros of
/// either sign and NaN below.
///
/// With x = 2ⁿ·m, m from [⅔, 4/3), and f = m − 1,
///
///     ln x = n·ln 2 + ln m,    ln m ≈ f − ½f² + f³·p(f).
///
/// Around x = 1 this has n = 0 and an exact f, so no digits cancel (Muller, "Elementary Functions",
/// 2016). ln 2 is used in two parts, of which the high one has 15 bits, so that n·ln 2
/// is exact. The polynomial p has the smallest largest error among those of degree 7 (Remez's
/// algorithm, coefficients rounded to `Float`s): ln m is within 2⁻²⁷ of its size.
@inline(__always)
func logarithm(_ x: Vector) -> Vector {
  // A subnormal number has no exponent of its own; 2²³ times it does.
  let isSubnormal = x .< Float.leastNormalMagnitude
  let bits = x.replacing(with: x * 0x1p23, where: isSubnormal).bits
  let shift = Vector(repeating: Vector.integerShift)
    .replacing(with: Vector.integerShift + 23, where: isSubnormal)

  let exponent = (bits &- 0x3F2A_AAAB) &>> 23  // the bit pattern of ⅔
  let n = Vector(bits: exponent &+ Vector.integerBits) - shift
  let f = Vector(bits: bits &- (exponent &<< 23)) - 1

  var p = f * -0x1.080594p-3 + 0x1.1e66bap-3
  p = p * f - 0x1.f3113ap-4
  p = p * f + 0x1.1ed718p-3
  p = p * f - 0x1.559dccp-3
  p = p * f + 0x1.99d028p-3
  p = p * f - 0x1.fffefp-3
  p = p * f + 0x1.555506p-2
  let curvature = (f * f) * (f * p - 0.5)

  // What rounding takes from n·ln 2 + f comes back with the small terms.
  let high = n * 0x1.62e4p-1  // ln 2 = 0x1.62e4p-1 + 0x1.7f7d1cp-20
  let low = n * 0x1.7f7d1cp-20
  let sum = high + f
  let lost = f - (sum - high)
  let result = sum + (lost + (low + curvature))

  return
    result
    .replacing(with: x, where: .!(x .< Float.infinity))  // infinity and NaN
    .replacing(with: -Float.infinity, where: x .== 0)
    .replacing(with: Float.nan, where: x .< 0)
}

/// ln x, for layers and losses of one's own: within 0.98 units in the last place, and with the same
/// bits on every machine, which Foundation's `log` does not promise.
///
/// - Parameter x: any number.
/// - Returns: −∞ at 0, not a number below.
public func logarithm(_ x: Float) -> Float { logarithm(Vector(repeating: x))[0] }

/// ln(1 + x) of sixteen numbers x ≥ 0, exact also where 1 + x rounds to 1 (Kahan's trick: the
/// rounding error of 1 + x cancels in the quotient).
@inline(__always)
func logarithmOfOnePlus(_ x: Vector) -> Vector {
  let sum = 1 + x
  return (logarithm(sum) * (x / (sum - 1))).replacing(with: x, where: sum .== 1)
}

/// ln(1 + x) of a single number, to the same bits.
func logarithmOfOnePlus(_ x: Float) -> Float { logarithmOfOnePlus(Vector(repeating: x))[0] }
