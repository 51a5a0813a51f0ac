import NeuralNetworks

/// A value in Swift's notation, cut after 160 characters.
package func excerpt(of value: Any) -> String {
  let text = notation(of: value)
  return text.count <= 160 ? text : text.prefix(160) + "…"
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
