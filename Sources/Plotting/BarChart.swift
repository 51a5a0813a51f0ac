import Groundwork

/// Bars for categories, their values written beside them.
///
///     BarChart(
///       title: "Accuracy after 30 epochs", categories: ["sigmoid", "tanh"],
///       values: Axis("test accuracy", range: 0...1), decimals: 3,
///       [.init([0.91, 0.95], "mean of 5 seeds", spread: [0.90...0.92, 0.94...0.96])])
///
/// The bars stand; where names or values would not fit side by side, they lie.
public struct BarChart: Picture {
  /// A value for each category.
  public struct Series: Sendable {
    let name: String?
    let values: [Double]
    let spread: [ClosedRange<Double>]?

    /// A series of bars.
    ///
    /// - Parameters:
    ///   - values: the value of each category; one that is not finite gets no bar.
    ///   - name: its name in the legend.
    ///   - spread: from where to where the values of several runs lie, for each category; drawn
    ///     as whiskers.
    public init<Value: BinaryFloatingPoint>(
      _ values: [Value], _ name: String? = nil, spread: [ClosedRange<Value>]? = nil
    ) {
      require(
        spread.map { $0.count == values.count } ?? true,
        "BarChart: \(spread?.count ?? 0) spreads for \(values.count) values")
      self.name = name
      self.values = values.map { Double($0) }
      self.spread = spread.map { $0.map { Double($0.lowerBound)...Double($0.upperBound) } }
    }
  }

  /// What the chart is called, or nothing.
  public let title: String

  let categories: [String]
  let axis: Axis
  let decimals: Int?
  let series: [Series]

  /// A bar chart.
  ///
  /// - Parameters:
  ///   - title: what the chart is called; may be empty.
  ///   - categories: what the bars are of.
  ///   - values: the axis of the values, linear. Without a range it begins at zero.
  ///   - decimals: how many decimals the written values have; without it, three digits.
  ///   - series: one or more values for each category.
  public init(
    title: String = "", categories: [String], values: Axis, decimals: Int? = nil,
    _ series: [Series]
  ) {
    require(values.scale == .linear, "BarChart \"\(title)\": bars need a linear axis")
    for one in series {
      require(
        one.values.count == categories.count,
        "BarChart \"\(title)\": \(one.values.count) values for \(categories.count) categories")
    }
    self.title = title
    self.categories = categories.map { $0.inOneLine }
    axis = values
    self.decimals = decimals
    self.series = series
  }

  /// The chart as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file.
  public func svg(description: String) -> String {
    file(description: description)
  }

  func picture(width: Double?) -> SVG {
    BarPicture.draw(self, width: width ?? 660)
  }

  /// The axis with its range found.
  var scale: AxisScale {
    let spreads = series.flatMap { ($0.spread ?? []).flatMap { [$0.lowerBound, $0.upperBound] } }
    return AxisScale(axis, fixed: [0], roomy: series.flatMap { $0.values } + spreads)
  }

  /// A value as it is written.
  func text(_ value: Double) -> String {
    decimals.map { NumberText.fixed(value, decimals: $0) } ?? NumberText.short(value)
  }

  /// The series that have names.
  var legend: [LegendEntry] {
    series.enumerated().compactMap { number, one in
      one.name.map {
        LegendEntry(name: $0, series: number, shapes: [.bars(edges: [], heights: [])])
      }
    }
  }

  /// The chart in characters: a bar in a line, its value and spread behind it.
  ///
  /// - Parameters:
  ///   - width: how many columns there are.
  ///   - color: whether the terminal shows colors.
  /// - Returns: a line for each bar, with a legend if series have names.
  public func terminal(width: Int, color: Bool) -> String {
    let fills: [Character] = ["█", "▒", "▓", "░", "#", "=", "+"]
    let nameWidth = min(categories.map { $0.displayWidth }.max() ?? 0, width * 2 / 5)
    let texts = series.map { one in
      one.values.indices.map { index in
        let spread = one.spread.map {
          " (\(text($0[index].lowerBound))–\(text($0[index].upperBound)))"
        }
        return text(one.values[index]) + (spread ?? "")
      }
    }
    let room = max(1, width - nameWidth - 3 - (texts.joined().map { $0.displayWidth }.max() ?? 0))
    let scale = scale
    let zero = min(max(scale.fraction(of: 0) ?? 0, 0), 1)
    func paint(_ text: String, _ number: Int) -> String {
      color
        ? "\u{1B}[38;5;\(SeriesStyle(number).terminalColor.code)m\(text)\u{1B}[39m" : text
    }
    var lines: [String] = []
    if !axis.label.isEmpty { lines += axis.label.wrapped(to: width) }
    for (index, category) in categories.enumerated() {
      if series.count > 1 && index > 0 { lines.append("") }
      for (number, one) in series.enumerated() {
        let name = number == 0 ? category.clipped(to: nameWidth) : ""
        let place = min(max(scale.fraction(of: one.values[index]) ?? zero, 0), 1)
        let start = Int((min(place, zero) * Double(room)).rounded())
        let end = Int((max(place, zero) * Double(room)).rounded())
        let bar = String(repeating: String(fills[number % fills.count]), count: end - start)
        let line =
          "\(name.padded(to: nameWidth)) │" + String(repeating: " ", count: start)
          + paint(bar, number) + " " + texts[number][index]
        lines.append(line)
      }
    }
    if !legend.isEmpty {
      lines.append("")
      // A name in a line: categories make the chart long anyway.
      lines += legend.map { entry in
        paint(String(repeating: String(fills[entry.series % fills.count]), count: 2), entry.series)
          + " " + entry.name.clipped(to: max(1, width - 3))
      }
    }
    return title.above(lines, width: width)
  }
}
