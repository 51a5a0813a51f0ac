import Foundation

@testable import NeuralNetworks

/// A function on vectors, evaluated at every 4099th of all 2³² bit patterns of a `Float`: normal
/// and subnormal numbers of both signs, infinities and NaNs, a million in all.
///
/// 4099 is prime, so the patterns differ in their last bits too.
struct Sweep {
  let inputs: [Float]
  let outputs: [Float]

  init(of function: (Vector) -> Vector) {
    inputs = stride(from: 0, through: UInt32.max, by: 4099).map(Float.init(bitPattern:))
    outputs = values(of: function, at: inputs)
  }

  /// The largest difference from a function in double precision, in units in the last place of
  /// the exact result, and where it is. Infinite where only one of the two is a NaN, where signs
  /// differ, or where only one is infinite after rounding to `Float`.
  func worstError(against exact: (Double) -> Double) -> (units: Double, at: Float) {
    var worst = (units: 0.0, at: Float.zero)
    for (input, output) in zip(inputs, outputs) {
      let units = error(of: output, against: exact(Double(input)))
      if units > worst.units { worst = (units, input) }
    }
    return worst
  }

  private func error(of output: Float, against exact: Double) -> Double {
    let rounded = Float(exact)
    if exact.isNaN || output.isNaN { return exact.isNaN && output.isNaN ? 0 : .infinity }
    if rounded.isInfinite || output.isInfinite { return rounded == output ? 0 : .infinity }
    if rounded.sign != output.sign { return .infinity }
    return abs(Double(output) - exact) / Double(rounded.ulp)
  }

  /// A number that changes with any bit of the outputs (FNV-1a hash; all NaNs count the same).
  var digest: UInt64 {
    outputs.reduce(14_695_981_039_346_656_037) { digest, output in
      let bits = output.isNaN ? 0x7FC0_0000 : output.bitPattern
      return (digest ^ UInt64(bits)) &* 1_099_511_628_211
    }
  }
}

/// The values of a function at the numbers of a list.
func values(of function: (Vector) -> Vector, at inputs: [Float]) -> [Float] {
  let source = Matrix(rows: 1, columns: inputs.count, elements: inputs)
  var result = source
  result.makeUnique()
  apply(
    function, to: source.storage.pointer, into: result.storage.pointer, count: inputs.count)
  return result.elements
}
