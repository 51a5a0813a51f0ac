import Groundwork

/// A network: layers of units as circles, each unit joined to all of the next layer.
///
///     NetworkDiagram(
///       title: "64-4-1", layers: [.init("pixels", count: 64), .init("hidden", count: 4),
///         .init("odd?", units: ["a"])])
///
/// Of a layer with more than eight units the first three and the last three are drawn. With
/// weights, a line is blue and dashed below zero, vermilion above, and the wider the larger the
/// weight; a weight of zero has no line.
public struct NetworkDiagram: Picture {
  /// A layer of units.
  public struct Layer: Sendable {
    let name: String
    let count: Int
    /// What is drawn from top to bottom: the index of a unit, or nil for those left out.
    let slots: [Int?]
    let labels: [String]

    /// A layer of units with names.
    ///
    /// - Parameters:
    ///   - name: what the layer is, such as "hidden".
    ///   - units: a short name or number for each unit, at least one.
    public init(_ name: String, units: [String]) {
      require(!units.isEmpty, "NetworkDiagram: the layer \"\(name)\" has no units")
      self.name = name.inOneLine
      count = units.count
      labels = units.map { $0.inOneLine }
      slots = count <= 8 ? (0..<count).map { $0 } : [0, 1, 2, nil, count - 3, count - 2, count - 1]
    }

    /// A layer of units that are numbered from 1.
    ///
    /// - Parameters:
    ///   - name: what the layer is, such as "pixels".
    ///   - count: the number of units, at least one.
    public init(_ name: String, count: Int) {
      require(count > 0, "NetworkDiagram: the layer \"\(name)\" has \(count) units")
      self.init(name, units: (1...count).map(String.init))
    }
  }

  let title: String
  private let layers: [Layer]
  private let weights: [Grid]
  private let explainsLines: Bool

  /// A network.
  ///
  /// - Parameters:
  ///   - title: what is to be seen.
  ///   - explainsLines: whether the number of weights and the meaning of the lines stand below;
  ///     without it, all lines are alike, and weights only say which of them there are.
  ///   - layers: the layers from input to output, at least two.
  ///   - weights: the weights between each layer and the next, or none: for each input its weights
  ///     to all units.
  public init(
    title: String, explainsLines: Bool = true, layers: [Layer], weights: [[[Float]]] = []
  ) {
    require(layers.count >= 2, "NetworkDiagram: \(layers.count) layers, at least 2 are needed")
    require(
      weights.isEmpty || weights.count == layers.count - 1,
      "NetworkDiagram: \(weights.count) weight matrices between \(layers.count) layers")
    let weights = weights.map { Grid($0, of: "NetworkDiagram") }
    for (index, matrix) in weights.enumerated() {
      require(
        matrix.rows == layers[index].count && matrix.columns == layers[index + 1].count,
        "NetworkDiagram: weights of shape \(matrix.shape) between layers of "
          + "\(layers[index].count) and \(layers[index + 1].count) units")
    }
    self.title = title
    self.explainsLines = explainsLines
    self.layers = layers
    self.weights = weights
  }

  /// The network as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file.
  public func svg(description: String) -> String { file(description: description) }

  // MARK: - Lines

  /// A line from a unit to a unit of the next layer: where it stands and its weight.
  private typealias Line = (layer: Int, from: Int, to: Int, weight: Float?)

  /// The lines between units that are drawn, those with small weights first, so that large ones
  /// lie on top.
  private var lines: [Line] {
    let lines = layers.indices.dropLast().flatMap { layer in
      layers[layer].slots.compactMap { $0 }.flatMap { from in
        layers[layer + 1].slots.compactMap { $0 }.map { to -> Line in
          (layer, from, to, weights.isEmpty ? nil : weights[layer][from, to])
        }
      }
    }
    return lines.enumerated().sorted {
      (abs($0.element.weight ?? 0), $0.offset) < (abs($1.element.weight ?? 0), $1.offset)
    }.map { $0.element }
  }

  /// The number of all lines in words: "64 × 4 + 4 × 1 = 260".
  private var sum: String {
    let pairs = zip(layers, layers.dropFirst())
    let total = pairs.reduce(0) { $0 + $1.0.count * $1.1.count }
    return pairs.map { "\($0.count) × \($1.count)" }.joined(separator: " + ") + " = "
      + NumberText.fixed(Double(total), decimals: 0)
  }

  // MARK: - Picture

  func picture(width: Double?) -> SVG {
    let margin = 16.0
    let width = width ?? min(660, 120 + 200 * Double(layers.count - 1))
    let heading = Heading(title, width: width - 2 * margin)
    let share = (width - 2 * margin) / Double(layers.count)
    let names = layers.map { $0.name.wrapped(toPixels: share - 10, size: 13) }
    let nameHeight = 17 * Double(names.map { $0.count }.max() ?? 0)
    let top = heading.height + nameHeight + 24
    let most = layers.map { $0.slots.count }.max() ?? 1
    let spacing = 44.0
    let height = Double(most) * spacing
    let radius = 16.0
    let legendHeight = !explainsLines ? 0 : weights.isEmpty ? 24.0 : 46
    var picture = SVG(width: width, height: top + height + legendHeight + 12)
    heading.draw(in: &picture, x: margin)

    let places = layers.enumerated().map { index, layer in
      layer.slots.indices.map { slot in
        Point(
          margin + (Double(index) + 0.5) * share,
          top + height / 2 + (Double(slot) - Double(layer.slots.count - 1) / 2) * spacing)
      }
    }
    let largest = weights.flatMap { $0.elements }.filter { $0.isFinite }.map(abs).max() ?? 0
    for line in lines {
      guard line.weight != 0,
        let from = layers[line.layer].slots.firstIndex(of: line.from),
        let to = layers[line.layer + 1].slots.firstIndex(of: line.to)
      else { continue }
      picture.line(
        from: places[line.layer][from], to: places[line.layer + 1][to],
        style: Self.style(of: explainsLines ? line.weight : nil, largest: largest))
    }
    for (layer, points) in zip(layers, places) {
      for (slot, point) in zip(layer.slots, points) {
        guard let slot else {
          picture.text("⋮", x: point.x, y: point.y + 6, size: 20, anchor: .middle)
          continue
        }
        picture.circle(
          x: point.x, y: point.y, radius: radius,
          style: Style(fill: Palette.panel, stroke: Palette.ink, width: 1.5))
        // A name that is too wide for its circle is written smaller.
        let label = layer.labels[slot]
        let size = min(12, 12 * (2 * radius - 5) / max(SVG.width(of: label, size: 12), 1))
        picture.text(label, x: point.x, y: point.y + size / 3, size: size, anchor: .middle)
      }
    }
    for (index, lines) in names.enumerated() {
      let x = margin + (Double(index) + 0.5) * share
      for (line, text) in lines.enumerated() {
        picture.text(
          text, x: x, y: heading.height + 12 + 17 * Double(line), anchor: .middle)
      }
      let count = layers[index].count
      let kind = index == 0 ? "input" : "unit"
      picture.text(
        "\(count) \(kind)\(count == 1 ? "" : "s")", x: x,
        y: heading.height + 12 + 17 * Double(lines.count), size: 12, anchor: .middle,
        color: Palette.axis)
    }
    guard explainsLines else { return picture }
    let bottom = top + height
    picture.text(
      "Lines are weights: \(sum)", x: margin, y: bottom + 18, size: 12, color: Palette.axis)
    if !weights.isEmpty { drawKey(in: &picture, x: margin, y: bottom + 38, largest: largest) }
    return picture
  }

  /// What the colors of the lines mean.
  private func drawKey(in picture: inout SVG, x: Double, y: Double, largest: Float) {
    var x = x
    let numbers = weights.flatMap { $0.elements }.filter { $0.isFinite }
    let ends = [min(numbers.min() ?? 0, 0), max(numbers.max() ?? 0, 0)]
    for weight in ends where weight != 0 {
      let text = NumberText.short(Double(weight), digits: 2)
      picture.line(
        from: Point(x, y - 4), to: Point(x + 28, y - 4),
        style: Self.style(of: weight, largest: largest))
      picture.text(text, x: x + 34, y: y, size: 12, color: Palette.axis)
      x += 34 + SVG.width(of: text, size: 12) + 18
    }
    picture.text("the thinner, the closer to 0", x: x, y: y, size: 12, color: Palette.axis)
  }

  private static func style(of weight: Float?, largest: Float) -> Style {
    guard let weight else { return Style(stroke: "#a9b1ba") }
    guard weight.isFinite, largest > 0 else { return Style(stroke: Palette.missing) }
    let share = Double(abs(weight) / largest)
    return Style(
      stroke: Palette.series[weight < 0 ? 0 : 1], width: 0.4 + 3.2 * share,
      dash: weight < 0 ? "7 4" : nil, opacity: 0.35 + 0.65 * share)
  }
}

extension NetworkDiagram {
  /// The network in characters: columns of units, and with few weights tables of them.
  ///
  /// - Parameters:
  ///   - width: how many columns there are; where there are too few for all layers, names of
  ///     layers go on below, and at last lines end with "…".
  ///   - color: not used; the drawing has no colors.
  /// - Returns: lines, without a line break at the end.
  public func terminal(width: Int, color: Bool) -> String {
    let units = layers.map { layer in
      layer.slots.map { slot in slot.map { "(\(layer.labels[$0]))" } ?? "⋮" }
    }
    let heads = layers.map { "\($0.name): \($0.count)" }
    let (widths, gap) = columns(heads, units, within: width)
    let wrapped = zip(heads, widths).map { $0.wrapped(to: $1) }
    let height = wrapped.map { $0.count }.max() ?? 0
    let most = units.map { $0.count }.max() ?? 1
    let blocks = layers.indices.map { layer in
      let above = (most - units[layer].count) / 2
      // Names end where the units begin.
      let lines =
        Array(repeating: "", count: height - wrapped[layer].count) + wrapped[layer]
        + Array(repeating: "", count: above) + units[layer]
        + Array(repeating: "", count: most - units[layer].count - above)
      return lines.map { $0.centered(in: widths[layer]) }
    }
    // One arrow stands for all the lines between two layers.
    let space = String(repeating: " ", count: gap)
    let arrow = (gap > 4 ? "──▶" : "▶").centered(in: gap)
    let lines = (0..<height + most).map { line in
      let joint = line == height + (most - 1) / 2 ? arrow : space
      return blocks.map { $0[line] }.joined(separator: joint).withoutTrailingSpaces
    }
    guard explainsLines else { return title.above(lines, width: width) }
    let rule = "Every unit is joined to all of the next layer: \(sum) weights"
    return title.above(
      lines + [""] + rule.wrapped(to: width) + tables(width: width), width: width)
  }

  /// How wide the layers are, and the gaps between them: where they are too wide together, the
  /// names of the widest ones give way first, then the gaps.
  private func columns(
    _ heads: [String], _ units: [[String]], within width: Int
  ) -> (widths: [Int], gap: Int) {
    let least = zip(heads, units).map { head, units in
      (head.wrapped(to: 1) + units).map { $0.displayWidth }.max() ?? 0
    }
    var widths = zip(heads, least).map { max($0.displayWidth, $1) }
    var gap = 7
    let gaps = layers.count - 1
    while widths.reduce(gaps * gap, +) > width {
      let wide = widths.indices.filter { widths[$0] > least[$0] }
      if let widest = wide.max(by: { widths[$0] < widths[$1] }) {
        widths[widest] -= 1
      } else if gap > 3 {
        gap -= 2
      } else {
        break
      }
    }
    return (widths, gap)
  }

  /// A table of weights for each two layers, if there are no more than twelve weights.
  private func tables(width: Int) -> [String] {
    guard !weights.isEmpty, weights.reduce(0, { $0 + $1.count }) <= 12 else { return [] }
    return weights.indices.flatMap { layer in
      let (from, to) = (layers[layer], layers[layer + 1])
      let name = "Weights from \(from.name) (rows) to \(to.name) (columns)"
      let table = TextTable(
        [""] + to.labels,
        rows: from.labels.indices.map { row in
          [from.labels[row]]
            + to.labels.indices.map { NumberText.short(Double(weights[layer][row, $0])) }
        })
      return [""] + name.wrapped(to: width) + table.lines(width: width)
    }
  }
}
