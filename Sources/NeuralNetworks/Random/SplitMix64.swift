/// A small random number generator: the same seed gives the same numbers, on every machine.
///
/// The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014). Its state is one 64-bit counter. What is drawn from it (uniform,
/// normal, bounded integer, shuffle) is defined in this folder too, because the standard library
/// may change how it turns random bits into numbers.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  /// Where the generator stands: one made with it as its seed goes on alike.
  private(set) var state: UInt64

  /// A generator that starts at `seed`; every seed is as good as any other.
  public init(seed: UInt64) { state = seed }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A generator of its own for one part of a program, seeded by one number of this one.
  ///
  /// However much the part draws, this generator goes on as after one number. The split itself
  /// counts: a layer that splits, such as `Dropout`, changes what the layers built after it draw.
  public mutating func split() -> SplitMix64 { SplitMix64(seed: next()) }
}
