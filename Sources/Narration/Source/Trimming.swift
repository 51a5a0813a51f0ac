extension StringProtocol {
  /// The text without white space at both ends.
  var trimmed: String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// How many spaces it begins with.
  var indentation: Int { prefix { $0 == " " }.count }
}

extension Collection {
  /// The collection without the elements at both ends that satisfy a condition.
  func trimming(while condition: (Element) -> Bool) -> [Element] {
    var rest = Array(drop(while: condition))
    while let last = rest.last, condition(last) { rest.removeLast() }
    return rest
  }
}
