import Groundwork

// Text that fits the terminal: paragraphs, labels, commands and bars.

extension String {
  /// The text with its long lines folded between words.
  ///
  /// A line goes on below where it began, after its indentation and, in "Given:    inputs: [1, 2]",
  /// after its label. What the compiler shows of the code is left as it is: the marks under it are
  /// right only that way.
  func folded(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { folded(line: String($0), to: width) }
      .joined(separator: "\n")
  }

  private func folded(line: String, to width: Int) -> [String] {
    // A path or a command is whole on its line, with the word before it: "open a/B.swift:31".
    guard line.displayWidth > width, line.split(separator: " ").count > 2,
      line.prefixMatch(of: /\ *\d*\ *\|/) == nil,
      let label = line.prefixMatch(of: /\ *(\w+:\ +)?/)
    else { return [line.withoutTrailingSpaces] }
    let indentation = String(line.prefix { $0 == " " })
    // Where a label would leave hardly any room, the text goes on below it.
    let start = label.0.count <= width / 3 ? String(label.0) : indentation
    let lines = String(line.dropFirst(start.count)).wrapped(to: width - start.count)
    return lines.enumerated().map { index, words in
      (index == 0 ? start : String(repeating: " ", count: start.count)) + words
    }
  }
}

/// Rows of two texts, the second ones below each other and folded.
///
/// - Parameters:
///   - rows: such as a command and what it does.
///   - indentation: the spaces before each row.
///   - width: how many columns there are; where the second texts would have fewer than 20, they
///     stand below the first.
/// - Returns: the lines, without spaces at their ends.
func table(
  _ rows: [(command: String, meaning: String)], indentation: Int, width: Int
) -> String {
  let margin = String(repeating: " ", count: indentation)
  let column = indentation + (rows.map { $0.command.displayWidth }.max() ?? 0) + 2
  let isNarrow = width - column < 20
  let start = isNarrow ? indentation + 4 : column
  return rows.flatMap { command, meaning in
    let lines = meaning.wrapped(to: width - start)
    let below = lines.map { String(repeating: " ", count: start) + $0 }
    if isNarrow { return [margin + command] + below }
    let first = (margin + command).padded(to: start) + (lines.first ?? "")
    return [first.withoutTrailingSpaces] + below.dropFirst()
  }.joined(separator: "\n")
}

/// How much is solved: "12/56 [█████·················]".
///
/// - Parameters:
///   - done: how many are solved.
///   - total: how many there are.
///   - cells: the length of the bar.
/// - Returns: the numbers and the bar, in which only what is done looks done.
func bar(_ done: Int, of total: Int, cells: Int) -> String {
  let filled = total == 0 ? 0 : done * cells / total
  return "\(done)/\(total) [" + String(repeating: "█", count: filled)
    + String(repeating: "·", count: cells - filled) + "]"
}
