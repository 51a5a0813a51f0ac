/// Where values stand along an axis: from 0 at its start to 1 at its end.
struct AxisScale: Equatable {
  /// The values at the start and the end, not of zero width.
  let range: ClosedRange<Double>

  let isLogarithmic: Bool

  /// The places of the start and the end: the values, or on a logarithmic axis their logarithms,
  /// because the ratio of the values can be too large for a number.
  private let places: ClosedRange<Double>

  /// The values that the axis asks to be written, or nil for round ones.
  private let wanted: [Double]?

  /// The scale of an axis whose range is known; a range of no width is widened.
  init(range: ClosedRange<Double>, isLogarithmic: Bool = false, ticks: [Double]? = nil) {
    let given = Self.places(of: range, isLogarithmic: isLogarithmic)
    places = Self.widened(given, isLogarithmic: isLogarithmic)
    self.range =
      places == given ? range : Self.values(at: places, isLogarithmic: isLogarithmic)
    self.isLogarithmic = isLogarithmic
    wanted = ticks
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
    let isLogarithmic = axis.scale == .logarithmic
    let drawable = { (value: Double) in Self.canDraw(value, isLogarithmic: isLogarithmic) }
    let exact = fixed.filter(drawable)
    let all = exact + roomy.filter(drawable)
    var range = axis.range ?? (isLogarithmic ? 1...10 : 0...1)
    if axis.range == nil, let low = all.min(), let high = all.max() {
      range = Self.withRoom(low...high, exact, isLogarithmic: isLogarithmic)
    }
    self.init(range: range, isLogarithmic: isLogarithmic, ticks: axis.ticks)
  }

  // MARK: - Ranges

  private static func places(
    of range: ClosedRange<Double>, isLogarithmic: Bool
  ) -> ClosedRange<Double> {
    isLogarithmic ? range.lowerBound.decimalLogarithm...range.upperBound.decimalLogarithm : range
  }

  private static func values(
    at places: ClosedRange<Double>, isLogarithmic: Bool
  ) -> ClosedRange<Double> {
    guard isLogarithmic else { return places }
    let low = max(Double.ten(toThe: places.lowerBound), .leastNonzeroMagnitude)
    return low...max(low, min(Double.ten(toThe: places.upperBound), .greatestFiniteMagnitude))
  }

  /// Places with a width that numbers can tell apart: on a linear axis within ±10³⁰⁰, so that
  /// differences do not overflow.
  static func widened(
    _ places: ClosedRange<Double>, isLogarithmic: Bool = false
  ) -> ClosedRange<Double> {
    let range = isLogarithmic ? places : places.clamped(to: -largest...largest)
    let (low, high) = (range.lowerBound, range.upperBound)
    let reach = max(abs(low), abs(high))
    if high - low > max(1e-9 * reach, isLogarithmic ? 1e-12 : 1 / largest) { return range }
    let margin = isLogarithmic ? 0.5 : reach < 1 / largest ? 1 : abs(low) / 10
    return low - margin...high + margin
  }

  /// The range of data with a little room at the ends that data may not touch.
  private static func withRoom(
    _ data: ClosedRange<Double>, _ exact: [Double], isLogarithmic: Bool
  ) -> ClosedRange<Double> {
    let places = places(of: data, isLogarithmic: isLogarithmic)
    guard places == widened(places, isLogarithmic: isLogarithmic) else { return data }
    let room = 0.04 * (places.upperBound - places.lowerBound)
    let hasRoomBelow = data.lowerBound < exact.min() ?? .infinity
    let hasRoomAbove = data.upperBound > exact.max() ?? -.infinity
    let values = values(
      at: places.lowerBound - room...places.upperBound + room, isLogarithmic: isLogarithmic)
    // What is never negative gets no room below zero.
    let least = data.lowerBound >= 0 ? 0 : -Double.infinity
    let low = hasRoomBelow ? max(values.lowerBound, least) : data.lowerBound
    return low...(hasRoomAbove ? values.upperBound : data.upperBound)
  }

  // MARK: - Places

  /// Where a value stands: 0 at the start of the axis, 1 at its end, outside beyond them; nil if
  /// it is not finite, or not positive on a logarithmic axis.
  func fraction(of value: Double) -> Double? {
    guard Self.canDraw(value, isLogarithmic: isLogarithmic) else { return nil }
    let place = isLogarithmic ? value.decimalLogarithm : value
    let fraction = (place - places.lowerBound) / (places.upperBound - places.lowerBound)
    // Beside a range of 10⁻²⁹⁰, a value of 10²⁹⁰ would be infinitely far away.
    return min(max(fraction, -Self.largest), Self.largest)
  }

  /// The value at a fraction of the axis.
  func value(at fraction: Double) -> Double {
    let place = places.lowerBound + fraction * (places.upperBound - places.lowerBound)
    return isLogarithmic ? .ten(toThe: place) : place
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
    guard isLogarithmic, range.lowerBound < 1e-5 else { return NumberText.short(value) }
    let power = value.decimalLogarithm
    guard abs(power - power.rounded()) < 1e-9 else { return NumberText.short(value) }
    return "10\(NumberText.superscript(Int(power.rounded())))"
  }

  /// Numbers beyond 10³⁰⁰ are as good as infinite: their differences overflow.
  private static func canDraw(_ value: Double, isLogarithmic: Bool) -> Bool {
    abs(value) <= largest && (value > 0 || !isLogarithmic)
  }

  static let largest = 1e300
}
