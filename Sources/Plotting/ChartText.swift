/// A chart in characters (being written).
struct ChartText {
  init(_ chart: Chart, width: Int) {}
  func lines(color: Bool) -> [String] { [] }
}
