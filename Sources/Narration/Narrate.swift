import Console
import Exercises
import Foundation
import Groundwork
import NeuralNetworks
import Plotting

// What a chapter's main.swift calls, at top level. Each function knows the line it is called from,
// and so its place in the text.

/// Begins a chapter: reads the command line and the chapter's own text. The first statement.
///
///     let options = narrate(
///       chapter: 1, "Perceptron: a neuron with random weights", exercises: Chapter1.exercises)
///     var generator = SplitMix64(seed: options.seed())
///
/// Every chapter has the options `--quiet`, `--code`, `--deeper`, `--answers`, `--predict`,
/// `--section`, `--seed`, `--set` and `--help`. Mistakes in the chapter's text are printed, all at
/// once, and end the program.
///
/// - Parameters:
///   - chapter: the chapter's number.
///   - title: its title, without the number.
///   - exercises: its exercises, in order.
///   - options: options of its own.
///   - seed: the seed where `--seed` is not given.
///   - file: the chapter's main.swift.
/// - Returns: the values of the options; `options.seed()` for the seed.
@MainActor
public func narrate(
  chapter: Int, _ title: String, exercises: [Outline] = [], options: [Option] = [],
  seed: UInt64 = 1, file: String = #filePath
) -> OptionValues {
  // A wrong THREADS ends the program now, before its first line.
  _ = Threads.count
  endCleanlyOnSignals()
  let place = ChapterPlace(file: file)
  let values = Options(
    program: place.program, about: "Chapter \(chapter). \(title)",
    ChapterOptions.declared(seed: seed) + options
  ).readCommandLine()
  let text = stoppingOnFailure {
    try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
  }
  let source = ChapterSource(text, chapter: chapter)
  do {
    let chapterOptions = try ChapterOptions(
      values, arguments: Array(CommandLine.arguments.dropFirst()), source: source)
    place.stopOnFaults(source.faults + source.missingEnd)
    ChapterRun.current = ChapterRun(
      place: place, source: source, title: "Chapter \(chapter). \(title)",
      options: chapterOptions, exercises: exercises)
  } catch {
    StandardStream.error.send("\(place.program): \(error) --help lists the options.\n")
    endProgram(status: 2)
  }
  return values
}

/// Shows a value with its label, and defines the named value `{{label}}` for the prose below.
///
/// - Parameters:
///   - value: a number, text, an array of them, or a matrix.
///   - label: what it is, in a few words.
///   - format: how numbers are written.
///   - line: the line of the call.
@MainActor
public func show(
  _ value: some Showable, _ label: String, as format: Format = .plain, line: Int = #line
) {
  ChapterRun.started("show").narrator.show(
    label, text: value.text(as: format), lines: value.lines(as: format), line: line)
}

/// Defines the named value `{{name}}` for the prose below, and shows nothing.
///
/// - Parameters:
///   - value: a number, text, an array of them, or a matrix.
///   - name: what prose calls it.
///   - format: how numbers are written.
///   - line: the line of the call.
@MainActor
public func record(
  _ value: some Showable, _ name: String, as format: Format = .plain, line: Int = #line
) {
  ChapterRun.started("record").narrator.define(name, value.text(as: format), line: line)
}

/// Shows a value that differs from machine to machine or from run to run, such as seconds.
///
/// It is shown in the terminal and never gets on the page.
///
/// - Parameters:
///   - value: a number or text.
///   - label: what it is, in a few words.
///   - format: how numbers are written.
///   - line: the line of the call.
@MainActor
public func showInTerminal(
  _ value: some Showable, _ label: String, as format: Format = .plain, line: Int = #line
) {
  ChapterRun.started("showInTerminal").narrator.showInTerminal(
    label, text: value.text(as: format), line: line)
}

/// Shows a table.
///
/// - Parameters:
///   - header: the title of each column.
///   - rows: the cells of each row, as many as the header has; `value.text(as:)` writes numbers.
///   - line: the line of the call.
@MainActor
public func table(_ header: [String], _ rows: [[String]], line: Int = #line) {
  ChapterRun.started("table").narrator.table(header, rows, line: line)
}

/// Shows a figure: a drawing in the terminal, an SVG file on the page.
///
/// - Parameters:
///   - name: the name of its file without ".svg", and in prose: `{{figure name}}` is "Figure 1.3".
///   - drawing: the drawing.
///   - moving: what the book in a browser shows in the place of the drawing, under the same caption,
///     to readers who like it to move; nil where nothing moves.
///   - caption: what to see and what to notice, in Markdown.
///   - inTerminal: the caption in the terminal, where the drawing has no colors or other marks than
///     on the page; nil where `caption` holds there, too.
///   - alt: what is drawn, for those who can't see it.
///   - line: the line of the call.
@MainActor
public func figure(
  _ name: String, _ drawing: some Drawing, moving: Animation? = nil, caption: String,
  inTerminal: String? = nil, alt: String, line: Int = #line
) {
  ChapterRun.started("figure").narrator.figure(
    name, drawing, moving: moving, caption: caption, inTerminal: inTerminal, alt: alt, line: line)
}

/// Draws in the terminal at once, outside of the chapter's text and of its page: for a program that
/// is asked for something else than to be read.
///
/// - Parameter drawing: the drawing.
@MainActor
package func drawAtOnce(_ drawing: some Drawing) {
  let style = TerminalStyle.standardOutput
  StandardStream.output.send(drawing.terminal(width: style.width, color: style.color) + "\n")
}

/// A constant that experiments and `--set name=value` may change; also a named value.
///
/// Value and range are written as plain numbers: the narrator reads them in the chapter's text,
/// and refuses what is not in the range before the chapter begins. Choose the range such that the
/// chapter works with every value in it, and comes to its end in some minutes.
///
/// - Parameters:
///   - name: its name.
///   - value: what it is in the text.
///   - range: what it may be changed to.
///   - line: the line of the call.
/// - Returns: the value to compute with.
@MainActor
public func constant(
  _ name: String, _ value: Float, in range: ClosedRange<Float>, line: Int = #line
) -> Float {
  ChapterRun.started("constant").constant(name, value, in: range, line: line)
}

/// A whole constant that experiments and `--set name=value` may change; also a named value.
///
/// - Parameters:
///   - name: its name.
///   - value: what it is in the text.
///   - range: what it may be changed to.
///   - line: the line of the call.
/// - Returns: the value to compute with.
@MainActor
public func constant(
  _ name: String, _ value: Int, in range: ClosedRange<Int>, line: Int = #line
) -> Int {
  ChapterRun.started("constant").constant(name, value, in: range, line: line)
}

/// Runs a step that takes over a second, with a bar that shows how far it has come.
///
/// All prose above it is shown first. The bar never gets on the page.
///
/// - Parameters:
///   - label: what is going on, in a word or two.
///   - line: the line of the call.
///   - step: the step; it calls `bar.update(to:)` now and then.
/// - Returns: what the step returns.
/// - Throws: what the step throws.
@MainActor
public func progress<Result>(
  _ label: String, line: Int = #line, _ step: (ProgressBar) throws -> Result
) rethrows -> Result {
  ChapterRun.started("progress").narrator.pause(line: line)
  let bar = ProgressBar(label)
  defer { bar.finish() }
  return try step(bar)
}

/// The learner's turn: lists the chapter's exercises with their state, and runs a step with the
/// learner's own functions as soon as those it needs are solved.
///
/// Each exercise is judged in a process of its own. The page only lists the exercises, so that it
/// does not depend on who makes it.
///
/// - Parameters:
///   - numbers: the exercises whose functions the step calls, such as "1.1".
///   - line: the line of the call.
///   - step: what to show with the learner's functions.
@MainActor
public func yourTurn(with numbers: String..., line: Int = #line, _ step: () -> Void) {
  ChapterRun.started("yourTurn").yourTurn(with: numbers, line: line, step)
}

/// Ends a chapter: shows its last prose, or writes its page. The last statement.
///
/// - Parameter line: the line of the call.
@MainActor
public func finish(line: Int = #line) {
  ChapterRun.started("finish").finish(line: line)
}

extension ChapterRun {
  fileprivate func constant<Value: LosslessStringConvertible & Showable & Comparable>(
    _ name: String, _ value: Value, in range: ClosedRange<Value>, line: Int
  ) -> Value {
    // The settings were checked against the chapter's text before it began.
    let chosen = options.settings[name].flatMap { Value($0) } ?? value
    require(
      range.contains(chosen),
      "constant \(name): found \(chosen), expected a number in \(range); if main.swift changed "
        + "since it was built, build it again")
    narrator.define(name, chosen.text, line: line)
    if chosen != value {
      narrator.remark(
        "`\(name)` is \(chosen.text) in this run; the text is written for \(value.text).",
        line: line)
    }
    return chosen
  }
}
