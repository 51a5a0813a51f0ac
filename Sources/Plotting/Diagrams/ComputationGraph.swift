import Groundwork

/// A computation as nodes and arrows from left to right: what is made from what.
///
///     ComputationGraph(
///       title: "One unit",
///       nodes: [.init("w", value: "2", gradient: "−0.1"), …, .init("z", "z = w·x + b")],
///       edges: [(from: "w", to: "z"), …])
///
/// A node's value, computed forward, is black; its gradient, computed back, is vermilion. An arrow
/// may carry the slope of its step, in blue: what a gradient is multiplied by on its way back.
public struct ComputationGraph: Picture {
  /// A node of a computation.
  public struct Node: Sendable {
    let id: String
    let label: String
    let value: String?
    let gradient: String?

    /// A node.
    ///
    /// - Parameters:
    ///   - id: what edges call the node.
    ///   - label: a name or formula; without it, the id.
    ///   - value: its number, or nil.
    ///   - gradient: the derivative of the last node's value by this one's, or nil.
    public init(
      _ id: String, _ label: String? = nil, value: String? = nil, gradient: String? = nil
    ) {
      self.id = id
      self.label = label ?? id
      self.value = value
      self.gradient = gradient
    }
  }

  let title: String
  private let nodes: [Node]
  private let edges: [GraphLayout.Edge]
  private let slopes: [String]  // of each edge; empty where it has none
  private let layout: GraphLayout

  /// A computation.
  ///
  /// - Parameters:
  ///   - title: what is to be seen.
  ///   - nodes: the nodes; inputs are best given in the order in which they should stand.
  ///   - edges: from what a node is made, by ids; there is no way back from a node to itself.
  public init(title: String, nodes: [Node], edges: [(from: String, to: String)]) {
    self.init(title: title, nodes: nodes, edges: edges.map { ($0.from, $0.to, "") })
  }

  /// A computation with the slope of each step on its arrow.
  ///
  /// - Parameters:
  ///   - title: what is to be seen.
  ///   - nodes: the nodes; inputs are best given in the order in which they should stand.
  ///   - edges: from what a node is made, by ids, and the slope of the node along it, or an empty
  ///     text; there is no way back from a node to itself.
  public init(title: String, nodes: [Node], edges: [(from: String, to: String, slope: String)]) {
    require(!nodes.isEmpty, "ComputationGraph: no nodes")
    var index: [String: Int] = [:]
    for (place, node) in nodes.enumerated() {
      require(index[node.id] == nil, "ComputationGraph: two nodes are called \"\(node.id)\"")
      index[node.id] = place
    }
    self.title = title
    self.nodes = nodes
    slopes = edges.map { $0.slope.inOneLine }
    self.edges = edges.map { from, to, _ in
      let unknown = index[from] == nil ? from : to
      guard let from = index[from], let to = index[to] else {
        stop("ComputationGraph: an edge names \"\(unknown)\", which is no node", #fileID, #line)
      }
      return GraphLayout.Edge(from: from, to: to)
    }
    layout = GraphLayout(count: nodes.count, edges: self.edges)
  }

  /// The computation as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file.
  public func svg(description: String) -> String { file(description: description) }

  private var hasValues: Bool { nodes.contains { $0.value != nil } }
  private var hasGradients: Bool { nodes.contains { $0.gradient != nil } }
  private var hasSlopes: Bool { slopes.contains { !$0.isEmpty } }

  func picture(width: Double?) -> SVG {
    let margin = 16.0
    let limit = width ?? 680
    let heading = Heading(title, width: limit - 2 * margin)
    // Narrower letters where the columns would not fit.
    var size = 13.0
    var widths = boxWidths(size: size)
    let gaps = Double(max(widths.count - 1, 1))
    // A slope needs its place on the arrow, and some of the line on both sides.
    let slopeWidth = slopes.map { SVG.width(of: $0, size: 12) }.max() ?? 0
    let room = hasSlopes ? slopeWidth + 8 : 0
    while widths.reduce(0, +) + gaps * (26 + room) > limit - 2 * margin && size > 9 {
      size -= 0.5
      widths = boxWidths(size: size)
    }
    let sum = widths.reduce(0, +)
    require(
      sum + gaps * (20 + room) <= limit - 2 * margin,
      "ComputationGraph \"\(title)\": \(widths.count) columns of labels need \(Int(sum)) of "
        + "\(Int(limit)) pixels; shorten the labels")
    let gap = min(56 + room, (limit - 2 * margin - sum) / gaps)
    let rows = 1 + (hasValues ? 1.0 : 0) + (hasGradients ? 1 : 0)
    let boxHeight = 10 + rows * (size + 3)
    let spacing = boxHeight + 16
    let bodyHeight = (layout.height + 1) * spacing
    let legend = [
      (hasValues, Palette.ink, "black: value, computed forward"),
      (hasSlopes, Palette.series[0], "blue: slope of one step"),
      (hasGradients, Palette.series[1], "orange: gradient, computed back from the last node"),
    ].filter { $0.0 }
    let legendWidth = legend.map { SVG.width(of: $0.2, size: 12) }.max() ?? 0
    let graphWidth = sum + gap * Double(widths.count - 1)
    let inner = max(graphWidth, heading.width, legendWidth)
    var picture = SVG(
      width: inner + 2 * margin,
      height: heading.height + bodyHeight + 18 * Double(legend.count) + 8)
    heading.draw(in: &picture, x: margin)

    var left: [Double] = []
    for (column, _) in widths.enumerated() {
      left.append(
        margin + (inner - graphWidth) / 2 + widths[..<column].reduce(0, +) + gap * Double(column))
    }
    func y(_ place: GraphLayout.Place) -> Double {
      heading.height + (place.row + 0.5) * spacing - 8
    }
    for (route, slope) in zip(layout.routes, slopes) {
      // Straight across the columns in between, where a place is kept free for the line.
      let points = route.enumerated().flatMap { step, place -> [Point] in
        let start = Point(left[place.column], y(place))
        let end = Point(left[place.column] + widths[place.column], y(place))
        return step == 0 ? [end] : step == route.count - 1 ? [start] : [start, end]
      }
      picture.arrow(points)
      guard !slope.isEmpty, points.count > 1 else { continue }
      // On the first stretch of the arrow, on a patch of ground, a little before its middle: the
      // head of the arrow is at the other end.
      let place = Point(
        points[0].x + 0.46 * (points[1].x - points[0].x),
        points[0].y + 0.46 * (points[1].y - points[0].y))
      let patch = SVG.width(of: slope, size: 12) + 5
      picture.rectangle(
        x: place.x - patch / 2, y: place.y - 8, width: patch, height: 16,
        style: Style(fill: Palette.panel))
      picture.text(
        slope, x: place.x, y: place.y + 4, size: 12, anchor: .middle, color: Palette.series[0])
    }
    for (node, place) in zip(nodes, layout.places) {
      let box = (x: left[place.column], y: y(place) - boxHeight / 2, width: widths[place.column])
      picture.rectangle(
        x: box.x, y: box.y, width: box.width, height: boxHeight,
        style: Style(fill: "#ffffff", stroke: Palette.ink, width: 1.2), cornerRadius: 5)
      let lines = [
        (node.label, Palette.ink, true), (node.value ?? "", Palette.ink, false),
        (node.gradient ?? "", Palette.series[1], false),
      ].filter { !$0.0.isEmpty }
      let first = y(place) - Double(lines.count) * (size + 3) / 2 + size
      for (index, line) in lines.enumerated() {
        picture.text(
          line.0, x: box.x + box.width / 2, y: first + Double(index) * (size + 3), size: size,
          anchor: .middle, color: line.1, bold: line.2)
      }
    }
    for (index, entry) in legend.enumerated() {
      picture.text(
        entry.2, x: margin, y: heading.height + bodyHeight + 6 + 18 * Double(index), size: 12,
        color: entry.1)
    }
    return picture
  }

  /// The width of the boxes of each column: all as wide as its longest text.
  private func boxWidths(size: Double) -> [Double] {
    (0..<layout.columns).map { column in
      let inside = zip(nodes, layout.places).filter { $0.1.column == column }
      return inside.map { node, _ in
        let numbers = [node.value, node.gradient].compactMap { $0 }
          .map { SVG.width(of: $0, size: size) }
        return max(1.1 * SVG.width(of: node.label, size: size), numbers.max() ?? 0) + 14
      }.max() ?? 0
    }
  }

  /// The computation in characters: a line for each node, in the order of computing.
  ///
  /// - Parameters:
  ///   - width: how many columns there are; longer lines end with "…".
  ///   - color: not used; the drawing has no colors.
  /// - Returns: lines, without a line break at the end.
  public func terminal(width: Int, color: Bool) -> String {
    let order = nodes.indices.sorted {
      (layout.places[$0].column, layout.places[$0].row, $0)
        < (layout.places[$1].column, layout.places[$1].row, $1)
    }
    let columns = [true, hasValues, hasGradients, !edges.isEmpty]
    let pick = { (cells: [String]) in zip(cells, columns).filter { $0.1 }.map { $0.0 } }
    let rows = order.map { index -> [String] in
      let node = nodes[index]
      let sources = zip(edges, slopes).filter { $0.0.to == index }.map { edge, slope in
        nodes[edge.from].id + (slope.isEmpty ? "" : " (\(slope))")
      }
      // A formula without its name gets it here, since other rows refer to it.
      let isNamed = node.label == node.id || node.label.contains("=")
      return pick([
        isNamed ? node.label : "\(node.id) = \(node.label)", node.value ?? "", node.gradient ?? "",
        sources.joined(separator: ", "),
      ])
    }
    let last = hasSlopes ? "made from (slope)" : "made from"
    let table = TextTable(pick(["node", "value", "gradient", last]), rows: rows).description
    return title.above(table.split(separator: "\n").map(String.init), width: width)
  }
}
