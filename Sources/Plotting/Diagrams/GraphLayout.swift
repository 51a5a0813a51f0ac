import Groundwork

/// Where the nodes of a graph stand in columns and rows so that its edges run from left to right,
/// cross each other little and no node at all.
///
/// After Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
/// structures", 1981: columns by depth; a place of its own in every column that an edge passes;
/// rows in the order of the mean of the neighbors, swept forth and back.
struct GraphLayout: Sendable {
  /// An edge between nodes, by their indices.
  struct Edge: Sendable {
    let from: Int
    let to: Int
  }

  /// Where a node stands, or where an edge passes a column. Rows may be fractions.
  struct Place: Equatable, Sendable {
    var column: Int
    var row: Double
  }

  /// The place of each node.
  private(set) var places: [Place]

  /// The places that each edge touches, from its first node to its last.
  private(set) var routes: [[Place]] = []

  /// The number of columns.
  let columns: Int

  /// The row of the lowest place; the highest has row 0.
  private(set) var height = 0.0

  /// Lays out a graph of `count` nodes.
  init(count: Int, edges: [Edge]) {
    let depths = Self.depths(count: count, edges: edges)
    columns = (depths.max() ?? 0) + 1

    // Edges that pass columns get nodes there, so that all edges join neighboring columns.
    var depth = depths
    var chains: [[Int]] = []
    for edge in edges {
      var chain = [edge.from]
      for column in (depths[edge.from] + 1)..<max(depths[edge.to], depths[edge.from] + 1) {
        chain.append(depth.count)
        depth.append(column)
      }
      chains.append(chain + [edge.to])
    }
    var before = Array(repeating: [Int](), count: depth.count)
    var after = before
    for chain in chains {
      for (from, to) in zip(chain, chain.dropFirst()) {
        after[from].append(to)
        before[to].append(from)
      }
    }
    var order = (0..<columns).map { column in depth.indices.filter { depth[$0] == column } }
    var rows = Array(repeating: 0.0, count: depth.count)
    for column in order { for (row, node) in column.enumerated() { rows[node] = Double(row) } }
    for sweep in 0..<24 {
      let isForward = sweep % 2 == 0
      let neighbors = isForward ? before : after
      for column in isForward ? Array(0..<columns) : (0..<columns).reversed() {
        let wanted = order[column].map { node in
          neighbors[node].isEmpty
            ? rows[node]
            : neighbors[node].reduce(0) { $0 + rows[$1] } / Double(neighbors[node].count)
        }
        // Equal wishes keep their order, so that the layout is the same each time.
        let sorted = order[column].indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        let spread = Self.spread(sorted.map { wanted[$0] })
        order[column] = sorted.map { order[column][$0] }
        for (node, row) in zip(order[column], spread) { rows[node] = row }
      }
    }
    let top = rows.min() ?? 0
    let place = { (node: Int) in Place(column: depth[node], row: rows[node] - top) }
    places = (0..<count).map(place)
    routes = chains.map { $0.map(place) }
    height = (rows.max() ?? 0) - top
  }

  /// The column of each node: one more than the last of what it is made from; a node made from
  /// nothing stands next to what needs it first.
  private static func depths(count: Int, edges: [Edge]) -> [Int] {
    var depths = Array(repeating: 0, count: count)
    var rounds = 0
    var isSettled = false
    while !isSettled {
      isSettled = true
      for edge in edges where depths[edge.to] <= depths[edge.from] {
        depths[edge.to] = depths[edge.from] + 1
        isSettled = false
      }
      rounds += 1
      require(
        isSettled || rounds <= count,
        "ComputationGraph: the edges lead in a circle, so there is no first node")
    }
    for node in 0..<count where !edges.contains(where: { $0.to == node }) {
      let users = edges.filter { $0.from == node }.map { depths[$0.to] }
      if let first = users.min() { depths[node] = first - 1 }
    }
    return depths
  }

  /// Rows close to those wanted, in the same order, at least one apart: neighbors that are too
  /// close move apart around the mean of their wishes.
  static func spread(_ wanted: [Double]) -> [Double] {
    var groups: [(sum: Double, count: Int)] = []
    for (index, row) in wanted.enumerated() {
      // Less its distance from the first, so that a group has one number: where it starts.
      groups.append((row - Double(index), 1))
      while let last = groups.last, let other = groups.dropLast().last,
        other.sum / Double(other.count) > last.sum / Double(last.count)
      {
        groups.removeLast(2)
        groups.append((other.sum + last.sum, other.count + last.count))
      }
    }
    let starts = groups.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
    return starts.enumerated().map { $0.element + Double($0.offset) }
  }
}
