extension [String] {
  /// The words in one sentence: "a", "a or b", "a, b or c".
  ///
  /// - Parameter conjunction: what joins the last two: "and", "or".
  /// - Returns: the words with commas between them; an empty text without words.
  package func listed(with conjunction: String) -> String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
