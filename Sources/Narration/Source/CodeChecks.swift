/// The calls of a function in a line of code: where the name begins.
private func calls(of name: String, in code: String) -> [String.Index] {
  var found: [String.Index] = []
  var rest = code[...]
  while let range = rest.range(of: name + "(") {
    let before = code[..<range.lowerBound].last
    if !(before.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false) {
      found.append(range.lowerBound)
    }
    rest = rest[range.upperBound...]
  }
  return found
}

/// Finds calls that write to the terminal past the chapter's text, and so never reach its page.
func printFaults(in lines: [SwiftLexer.Line]) -> [Fault] {
  lines.enumerated().flatMap { index, line in
    ["print", "debugPrint", "dump"].filter { !calls(of: $0, in: line.code).isEmpty }.map { name in
      Fault(
        line: index + 1,
        message: "found \(name)(, whose output is missing on the page. "
          + "Use show(value, \"label\") instead.")
    }
  }
}

/// The names that a chapter gives its figures or constants: the first argument of each call.
struct GivenNames {
  /// The names, in the order of the file.
  private(set) var names: [String] = []

  /// Names given twice, or not written as a plain string.
  private(set) var faults: [Fault] = []

  private let function: String

  /// Looks for the calls of a function.
  init(of function: String, in lines: [SwiftLexer.Line]) {
    self.function = function
    for (index, line) in lines.enumerated() {
      for call in calls(of: function, in: line.code) where line.code[..<call].last != "." {
        // The code has the same length as the text in bytes, so an offset holds in both.
        let offset = line.code.utf8.distance(from: line.code.startIndex, to: call)
        let start = line.text.utf8.index(line.text.startIndex, offsetBy: offset)
        var argument = line.text[start...].dropFirst(function.count + 1).trimmed
        for next in lines.dropFirst(index + 1) where argument.isEmpty {
          argument = next.text.trimmed
        }
        add(argument, line: index + 1)
      }
    }
  }

  private mutating func add(_ argument: String, line: Int) {
    let name = String(argument.dropFirst().prefix { $0 != "\"" })
    if !argument.hasPrefix("\"") || name.isEmpty || name.contains("\\") {
      faults.append(
        Fault(
          line: line,
          message: "the \(function) has no plain name. Write \(function)(\"name\", …), so that "
            + "prose can speak of it."))
    } else if names.contains(name) {
      faults.append(
        Fault(
          line: line,
          message: "the name “\(name)” is given to two \(function)s. Give each its own."))
    } else {
      names.append(name)
    }
  }
}
