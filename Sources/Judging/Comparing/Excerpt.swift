import NeuralNetworks

/// A value in Swift's notation, cut after 160 characters.
package func excerpt(of value: Any) -> String { cut(notation(of: value), around: 0) }

/// Two values in Swift's notation, both cut to 160 characters, with the place in which they differ.
///
/// - Parameters:
///   - expected: the right value.
///   - found: the other one.
///   - difference: the first difference.
/// - Returns: a line for each.
func excerpts(
  of expected: Any, _ found: Any, at difference: Difference
) -> (expected: String, found: String) {
  excerpts(of: notation(of: expected), notation(of: found), at: difference)
}

/// Two texts, cut in the same way.
func excerpts(
  of expected: String, _ found: String, at difference: Difference
) -> (expected: String, found: String) {
  // Numbers and names of parts, in the order in which they stand.
  func words(_ text: String) -> [Substring] { text.split { "[](), ".contains($0) } }
  let (right, other) = (words(expected), words(found))
  // Numbers may differ before that place, but not by so much that it would matter.
  let pairs = Array(zip(right, other))
  let index =
    pairs.firstIndex { $0.0 == difference.expected && $0.1 == difference.found }
    ?? pairs.firstIndex { $0.0 != $0.1 } ?? pairs.count
  func place(_ words: [Substring], in text: String) -> Int {
    let start = words.indices.contains(index) ? words[index].startIndex : text.endIndex
    return text.distance(from: text.startIndex, to: start)
  }
  return (
    cut(expected, around: place(right, in: expected)), cut(found, around: place(other, in: found))
  )
}

/// At most 160 characters of a text, with "…" for what is left out on either side.
private func cut(_ text: String, around place: Int) -> String {
  let room = 160
  guard text.count > room else { return text }
  // Two thirds of the room are for what follows.
  var start = place < room * 2 / 3 ? 0 : min(place - room / 3, text.count - room)
  if start > 0, let space = text.dropFirst(start).prefix(room / 4).firstIndex(of: " ") {
    start = min(place, text.distance(from: text.startIndex, to: space) + 1)
  }
  let shown = text.dropFirst(start).prefix(room)
  return (start > 0 ? "…" : "") + shown + (start + shown.count < text.count ? "…" : "")
}

/// A value in Swift's notation, a matrix as the list of its rows, a struct as the tuple of its parts.
private func notation(of value: Any) -> String {
  if let matrix = value as? Matrix {
    let rows = (0..<matrix.rows).map { row in
      "[" + (0..<matrix.columns).map { "\(matrix[row, $0])" }.joined(separator: ", ") + "]"
    }
    return "[" + rows.joined(separator: ", ") + "]"
  }
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case _ where isTuple(value):
    let elements = mirror.children.map { label, element in
      // An element without a label is called ".0", ".1" and so on.
      let label = label.flatMap { $0.hasPrefix(".") ? nil : "\($0): " } ?? ""
      return label + notation(of: element)
    }
    return "(" + elements.joined(separator: ", ") + ")"
  case .collection
  where mirror.children.prefix(1).contains { $0.value is Matrix || isTuple($0.value) }:
    return "[" + mirror.children.map { notation(of: $0.value) }.joined(separator: ", ") + "]"
  case .optional:
    return mirror.children.first.map { notation(of: $0.value) } ?? "nil"
  default:
    return "\(value)"
  }
}

/// Whether a value is a tuple, or a struct that was put in the place of one so that it can be sent.
private func isTuple(_ value: Any) -> Bool {
  let style = Mirror(reflecting: value).displayStyle
  return style == .tuple || style == .struct && !(value is any CustomStringConvertible)
}
