import Console

/// The named values of a run, which prose takes with `{{name}}`.
struct NamedValues {
  /// What a reference in the prose is about.
  enum Reference: Equatable {
    case value(String)
    case figure(String)
    case experiment(String)

    init(_ text: String) {
      if text.hasPrefix("figure ") {
        self = .figure(text.dropFirst(7).trimmed)
      } else if text.hasPrefix("experiment:") {
        self = .experiment(text.dropFirst(11).trimmed)
      } else {
        self = .value(text.trimmed)
      }
    }
  }

  /// The text of each name.
  private(set) var texts: [String: String] = [:]

  private var lines: [String: Int] = [:]
  private var missing: [(name: String, line: Int)] = []

  /// Gives a name a value; a later value takes the place of an earlier one.
  mutating func define(_ name: String, _ text: String, line: Int) {
    texts[name] = text
    lines[name] = lines[name] ?? line
  }

  /// The value of a name in the prose at a line; nil where there is none yet, which is a fault.
  mutating func value(_ name: String, line: Int) -> String? {
    if texts[name] == nil { missing.append((name, line)) }
    return texts[name]
  }

  /// The names that prose asked for in vain, seen from the end of the run.
  var faults: [Fault] {
    missing.map { name, line in
      if let definition = lines[name] {
        return Fault(
          line: line,
          message: "{{\(name)}} is used above line \(definition), which defines it. "
            + "Move the sentence below it.")
      }
      return Fault(
        line: line,
        message: "{{\(name)}} is unknown. Define it with show or record above this line"
          + (suggestion(for: name).map { "; did you mean {{\($0)}}?" } ?? "."))
    }
  }

  private func suggestion(for name: String) -> String? {
    texts.keys.sorted().map { (name: $0, distance: editDistance(name, $0)) }
      .filter { $0.distance <= 3 && $0.distance < name.count }
      .min { $0.distance < $1.distance }?.name
  }

  // MARK: - Filling in

  /// Fills in the references in lines of prose, except in code.
  ///
  /// A line that begins with a value and a period, "46. Then", would begin a list: it goes to the end
  /// of the line before.
  ///
  /// - Parameters:
  ///   - lines: the prose.
  ///   - value: the text for a reference at a line; nil leaves the reference as it is.
  /// - Returns: the prose with its values.
  static func filled(
    _ lines: [ProseLine], value: (Reference, Int) -> String?
  ) -> [ProseLine] {
    var fence: String?
    let filled: [ProseLine] = lines.map { line in
      let text = line.text.trimmed
      if text.hasPrefix("```") {
        fence = fence == nil ? text : nil
        return line
      }
      if let fence {
        guard fence.hasSuffix("math") else { return line }
        let spans = [MarkdownSpan.mathematics(line.text)]
        let filled = spans.map { Self.filled($0) { value($0, line.number) } }
        return ProseLine(number: line.number, text: filled.map(\.text).joined())
      }
      let spans = MarkdownSpan.spans(of: line.text).map { span in
        Self.filled(span) { value($0, line.number) }
      }
      return ProseLine(number: line.number, text: spans.map(\.source).joined())
    }
    return zip(lines, filled).reduce(into: []) { result, pair in
      let (line, filled) = pair
      let isNewItem =
        ProseReader.marker(of: filled.text) != nil && ProseReader.marker(of: line.text) == nil
      if isNewItem, !result.isEmpty {
        result[result.count - 1].text += " " + filled.text.trimmed
      } else {
        result.append(filled)
      }
    }
  }

  private static func filled(
    _ span: MarkdownSpan, value: (Reference) -> String?
  ) -> MarkdownSpan {
    switch span {
    case .code: span
    case .text(let text): .text(replaced(text, value: value))
    case .mathematics(let tex):
      .mathematics(
        replaced(tex) { reference in
          // TeX has its own minus, and a comma in a number is no punctuation.
          value(reference)?.replacing("−", with: "-").replacing(",", with: "{,}")
            .replacing("%", with: "\\%")
        })
    }
  }

  private static func replaced(_ text: String, value: (Reference) -> String?) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      let name = rest[open.upperBound..<close.lowerBound]
      result += rest[..<open.lowerBound]
      // Two braces in TeX may also open two groups.
      let isName = !name.contains { "\\{}^_&$".contains($0) }
      result += (isName ? value(Reference(String(name))) : nil) ?? "{{\(name)}}"
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
