/// A mark on an axis with its number.
struct Tick: Equatable {
  /// Where it stands.
  var value: Double

  /// Its number, as a reader wants it: "−2.5", "10,000", "10⁻⁶".
  var text: String
}

extension Tick {
  /// Round numbers in a range, evenly spaced: 1, 2, 2.5 or 5 times a power of ten apart.
  ///
  /// - Parameters:
  ///   - range: from where to where; see `AxisScale.drawable`.
  ///   - count: how many to choose from; of the steps that give so many, the one that gives the
  ///     number closest to its middle, and rather not 2.5.
  /// - Returns: the ticks in rising order, none outside the range.
  static func linear(in range: ClosedRange<Double>, count: ClosedRange<Int> = 4...7) -> [Tick] {
    let span = range.upperBound - range.lowerBound
    let middle = Double(count.lowerBound + count.upperBound) / 2
    let exponent = DecimalDigits(span).exponent
    var best: (penalty: Double, ticks: [Tick])?
    for power in [exponent - 2, exponent - 1, exponent] {
      for (factor, isOdd) in [(10.0, false), (20, false), (25, true), (50, false)] {
        // In tenths, so that the multiples are exact: 3 × 25 × 10⁻² rather than 3 × 0.25.
        let ticks = multiples(of: factor, power: power - 1, in: range)
        let isOutside = !count.contains(ticks.count)
        let penalty =
          abs(Double(ticks.count) - middle) + (isOdd ? 1.2 : 0) + (isOutside ? 100 : 0)
        if penalty < best?.penalty ?? .infinity { best = (penalty, ticks) }
      }
    }
    return best?.ticks ?? []
  }

  private static func multiples(
    of factor: Double, power: Int, in range: ClosedRange<Double>
  ) -> [Tick] {
    let step = factor.scaled(byPowerOfTen: power)
    // A tick at the very end counts, although a range such as 0…0.3 is not exact in binary.
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard last >= first, last - first < 50 else { return [] }
    let decimals = max(0, -power - (factor == 25 ? 0 : 1))
    let largest = DecimalDigits(max(abs(range.lowerBound), abs(range.upperBound))).exponent
    return stride(from: first, through: last, by: 1).map { index in
      // The text is that of the whole number, and so as round as the tick is meant.
      let digits = DecimalDigits(index * factor).shifted(by: power)
      return Tick(
        value: (index * factor).scaled(byPowerOfTen: power),
        text: NumberText.tick(digits, decimals: decimals, largest: largest))
    }
  }

  /// Powers of ten in a range; where there would be fewer than three, also 2 and 5 times (or 3
  /// times) them.
  ///
  /// - Parameters:
  ///   - range: from where to where; positive and not of zero width.
  ///   - limit: how many at most; of more powers, every second or third is taken.
  /// - Returns: the ticks in rising order. In a range too narrow for two of them they are those
  ///   of a linear axis.
  static func logarithmic(in range: ClosedRange<Double>, limit: Int = 7) -> [Tick] {
    let low = range.lowerBound.decimalLogarithm - 1e-9
    let high = range.upperBound.decimalLogarithm + 1e-9
    let powers = Array(
      stride(from: Int(low.rounded(.up)), through: Int(high.rounded(.down)), by: 1))
    if powers.count >= 3 {
      let every = (powers.count + limit - 1) / limit
      // Aligned at 10⁰, so that 1 is among them.
      return powers.filter { $0 % every == 0 }.map { tick(1, power: $0) }
    }
    for factors in [[1, 2, 5], [1, 3], [1]] {
      let candidates = (Int(low.rounded(.down))...Int(high.rounded(.up))).flatMap { power in
        factors.map { tick($0, power: power) }
      }
      let ticks = candidates.filter { tick in
        tick.value > 0 && (low...high).contains(tick.value.decimalLogarithm)
      }
      if (2...limit).contains(ticks.count) { return ticks }
    }
    return linear(in: range, count: 2...limit)
  }

  private static func tick(_ factor: Int, power: Int) -> Tick {
    let value = Double(factor).scaled(byPowerOfTen: power)
    if (-4...5).contains(power) {
      return Tick(value: value, text: NumberText.fixed(value, decimals: max(0, -power)))
    }
    let powerText = "10\(NumberText.superscript(power))"
    return Tick(value: value, text: factor == 1 ? powerText : "\(factor)×\(powerText)")
  }
}
