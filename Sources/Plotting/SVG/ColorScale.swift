// A stand-in until the color scales are merged.
struct ColorScale {
  let stops: [(Double, Double, Double)]
  static let sequential = ColorScale(stops: [(252, 252, 250), (86, 150, 200), (8, 48, 107)])
  static let diverging = ColorScale(stops: [(33, 102, 172), (247, 247, 247), (178, 80, 24)])
  func color(at fraction: Double) -> String {
    let place = min(max(fraction, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let share = place - Double(index)
    let (a, b) = (stops[index], stops[index + 1])
    return "#" + [(a.0, b.0), (a.1, b.1), (a.2, b.2)].map { from, to in
      let text = String(Int((from + share * (to - from)).rounded()), radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}
