extension BinaryFloatingPoint {
  /// The number itself; for a NaN, the one without a sign.
  ///
  /// 0 ÷ 0 is −NaN on one processor and NaN on another, and texts would show it.
  package var withoutNaNSign: Self { isNaN ? .nan : self }
}
