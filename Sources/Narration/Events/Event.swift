import Exercises
import Plotting

/// Something that a chapter's program gives its reader.
struct Event: Sendable {
  enum Kind: Sendable {
    /// A value: its label, and its lines.
    case shown(label: String, lines: [String])
    /// A value that differs from machine to machine, such as seconds: in the terminal only.
    case measured(label: String, text: String)
    case table(header: [String], rows: [[String]])
    case figure(Figure)
    /// The exercises of the chapter, at its end.
    case exercises([ExerciseState])
    /// A sentence about this very run, in the terminal only.
    case remark(String)
  }

  /// A figure with its words.
  struct Figure: Sendable {
    let name: String
    /// The figure's number in the course: "1.3".
    let number: String
    let drawing: any Drawing
    /// What the book in a browser shows in the place of the drawing.
    let moving: Animation?
    let caption: String
    /// The caption in the terminal, where it differs: there may be no colors, or no numbers.
    let terminalCaption: String?
    let alt: String
  }

  /// An exercise, and how far the learner has come with it.
  struct ExerciseState: Equatable, Sendable {
    enum State: Equatable, Sendable { case solved, notDone, wrong, unknown }

    /// What is known of it before it is solved.
    let exercise: Outline
    /// The line of its file to open, where it is known.
    var line: Int?
    let state: State
  }

  let kind: Kind
}

/// Takes a chapter step by step and makes something for its reader: a page, or text in a terminal.
protocol Writer: AnyObject {
  /// Whether what is written now reaches the reader.
  var isVisible: Bool { get }

  /// A block of prose, with all named values filled in.
  func write(_ block: ProseBlock, number: String?)

  /// A statement that was run.
  func write(_ statement: Statement, block: Int)

  /// What the statement before gives the reader.
  func write(_ event: Event)

  /// What follows goes deeper than the main line, until `endFold`: it is folded.
  ///
  /// - Parameter title: what the fold answers, in Markdown.
  func beginFold(_ title: String)

  /// The main line goes on.
  func endFold()

  /// Brings to the reader what was held back, because what follows takes time.
  func pause()

  /// The chapter is at its end.
  func finish()
}
