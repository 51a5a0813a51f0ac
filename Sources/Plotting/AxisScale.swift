import Foundation

/// Where values stand along an axis: from 0 at its start to 1 at its end.
struct AxisScale: Equatable {
  /// The values at the start and the end, not of zero width.
  let range: ClosedRange<Double>

  let isLogarithmic: Bool

  /// The values that the axis asks to be written, or nil for round ones.
  private let wanted: [Double]?

  /// The scale of an axis whose range is known.
  init(range: ClosedRange<Double>, isLogarithmic: Bool = false) {
    self.range = range
    self.isLogarithmic = isLogarithmic
    wanted = nil
  }

  /// The scale of an axis for the given data.
  ///
  /// - Parameters:
  ///   - axis: the axis; a range that it gives is used as it is.
  ///   - fixed: values up to which the axis reaches exactly: the ends of a decision map.
  ///   - roomy: values around which there should be a little room: the centers of points.
  ///     Values that cannot be drawn are passed over. A range of zero width is widened, and
  ///     without data it is 0…1, or 1…10 on a logarithmic axis.
  init(_ axis: Axis, fixed: [Double], roomy: [Double]) {
    isLogarithmic = axis.scale == .logarithmic
    wanted = axis.ticks
    if let given = axis.range {
      range = given
      return
    }
    let isLogarithmic = isLogarithmic
    let drawable = { (value: Double) in Self.canDraw(value, isLogarithmic: isLogarithmic) }
    let place = { (value: Double) in isLogarithmic ? log10(value) : value }
    let exact = fixed.filter(drawable).map(place)
    let loose = roomy.filter(drawable).map(place)
    guard var low = (exact + loose).min(), var high = (exact + loose).max() else {
      range = isLogarithmic ? 1...10 : 0...1
      return
    }
    if high - low <= 1e-9 * max(abs(low), abs(high)) {
      let margin = isLogarithmic ? 0.5 : low == 0 ? 1 : abs(low) / 10
      low -= margin
      high += margin
    } else {
      let room = 0.04 * (high - low)
      let isAboveZero = low >= 0 && !isLogarithmic
      if low < exact.min() ?? .infinity { low -= room }
      if high > exact.max() ?? -.infinity { high += room }
      if isAboveZero { low = max(low, 0) }
    }
    range = isLogarithmic ? pow(10, low)...pow(10, high) : low...high
  }

  /// Where a value stands: 0 at the start of the axis, 1 at its end, outside beyond them; nil if
  /// it is not finite, or not positive on a logarithmic axis.
  func fraction(of value: Double) -> Double? {
    guard Self.canDraw(value, isLogarithmic: isLogarithmic) else { return nil }
    if isLogarithmic {
      return log10(value / range.lowerBound) / log10(range.upperBound / range.lowerBound)
    }
    return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  /// The value at a fraction of the axis.
  func value(at fraction: Double) -> Double {
    if isLogarithmic {
      return range.lowerBound * pow(range.upperBound / range.lowerBound, fraction)
    }
    return range.lowerBound + fraction * (range.upperBound - range.lowerBound)
  }

  /// The ticks of the axis, of which at most so many fit.
  func ticks(atMost limit: Int = 7) -> [Tick] {
    let limit = max(limit, 2)
    if let wanted {
      let every = (wanted.count + limit - 1) / limit
      return stride(from: 0, to: wanted.count, by: max(every, 1)).map { wanted[$0] }.filter {
        range.contains($0)
      }.map { Tick(value: $0, text: text(of: $0)) }
    }
    if isLogarithmic { return Tick.logarithmic(in: range, limit: min(limit, 7)) }
    return Tick.linear(in: range, count: limit >= 7 ? 4...7 : max(2, limit / 2)...limit)
  }

  /// A wanted tick's number; where some need a power of ten, all are powers of ten.
  private func text(of value: Double) -> String {
    let power = log10(value)
    guard isLogarithmic, range.lowerBound < 1e-5, abs(power - power.rounded()) < 1e-9 else {
      return NumberText.short(value)
    }
    return "10\(NumberText.superscript(Int(power.rounded())))"
  }

  /// Numbers beyond 10³⁰⁰ are as good as infinite: their differences overflow.
  private static func canDraw(_ value: Double, isLogarithmic: Bool) -> Bool {
    abs(value) < 1e300 && (value > 0 || !isLogarithmic)
  }
}
