/// The calls of a function in a line of code: where the name begins.
private func starts(of name: String, in code: String) -> [String.Index] {
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
    ["print", "debugPrint", "dump"].filter { !starts(of: $0, in: line.code).isEmpty }.map { name in
      Fault(
        line: index + 1,
        message: "found \(name)(, whose output is missing on the page. "
          + "Use show(value, \"label\") instead.")
    }
  }
}

/// The names that a chapter gives its figures or constants: the first argument of each call.
struct GivenNames {
  /// A call that gives a name.
  struct Call: Equatable {
    let name: String
    let line: Int

    /// The call from behind the name on, and what follows it in this line and the next three.
    let rest: String
  }

  /// The calls, in the order of the file.
  private(set) var calls: [Call] = []

  /// The names, in the order of the file.
  var names: [String] { calls.map(\.name) }

  /// Names given twice, or not written as a plain string.
  private(set) var faults: [Fault] = []

  private let function: String

  /// Looks for the calls of a function.
  init(of function: String, in lines: [SwiftLexer.Line]) {
    self.function = function
    for (index, line) in lines.enumerated() {
      for call in starts(of: function, in: line.code) where line.code[..<call].last != "." {
        // The code has the same length as the text in bytes, so an offset holds in both.
        let offset = line.code.utf8.distance(from: line.code.startIndex, to: call)
        let start = line.text.utf8.index(line.text.startIndex, offsetBy: offset)
        let first = line.text[start...].dropFirst(function.count + 1)
        let others = lines[(index + 1)...].prefix(3).map { $0.text.trimmed }
        add(([String(first)] + others).joined(separator: " ").trimmed, line: index + 1)
      }
    }
  }

  private mutating func add(_ arguments: String, line: Int) {
    let name = String(arguments.dropFirst().prefix { $0 != "\"" })
    if !arguments.hasPrefix("\"") || name.isEmpty || name.contains("\\") {
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
      calls.append(
        Call(name: name, line: line, rest: String(arguments.dropFirst(name.count + 2))))
    }
  }
}

/// The constants of a chapter, with their ranges.
struct DeclaredConstants {
  /// The constants, in the order of the file.
  private(set) var constants: [Constant] = []

  /// Names given twice or not written as a plain string; constants without a plain range.
  private(set) var faults: [Fault]

  /// Looks for the calls of `constant`.
  init(in lines: [SwiftLexer.Line]) {
    let names = GivenNames(of: "constant", in: lines)
    faults = names.faults
    for call in names.calls {
      if let constant = Constant(call.name, arguments: call.rest) {
        constants.append(constant)
      } else {
        faults.append(
          Fault(
            line: call.line,
            message: "the constant “\(call.name)” has no plain value in a plain range. Write "
              + "constant(\"\(call.name)\", 4, in: 1...64), so that --set is checked before the "
              + "chapter begins."))
      }
    }
  }
}
