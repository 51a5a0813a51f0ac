/// tanh x of sixteen numbers, within 1.43 units in the last place of the exact value, with the sign
/// of x also at zeros.
///
///     tanh x ≈ x + x³·p(x²)              for |x| < 0.55,
///     tanh x = ±(1 − 2 / (e^2|x| + 1))   else.
///
/// From 0.55 on the result is above ½ and the errors of the fraction shrink in the difference;
/// below, digits would cancel (Cody and Waite, "Software Manual for the Elementary Functions",
/// 1980, split at the same place). The polynomial p has the smallest largest error among those of
/// degree 4 (Remez's algorithm, then each coefficient rounded to a `Float` and the others fitted
/// anew): tanh is within 2⁻²⁹ of its size.
@inline(__always)
func hyperbolicTangent(_ x: Vector) -> Vector {
  let magnitude = Vector(bits: x.bits & Int32.max)
  let sign = x.bits & Int32.min

  let square = magnitude * magnitude
  var p = square * -0x1.9921ap-8 + 0x1.58e518p-6
  p = p * square - 0x1.b91e7ep-5
  p = p * square + 0x1.110ceep-3
  p = p * square - 0x1.55554ap-2
  let nearZero = magnitude + (magnitude * square) * p

  let farFromZero = 1 - 2 / (exponential(magnitude + magnitude) + 1)
  let result = farFromZero.replacing(with: nearZero, where: magnitude .< 0.55)
  return Vector(bits: result.bits | sign)
}

/// tanh x of a single number, to the same bits.
func hyperbolicTangent(_ x: Float) -> Float { hyperbolicTangent(Vector(repeating: x))[0] }
