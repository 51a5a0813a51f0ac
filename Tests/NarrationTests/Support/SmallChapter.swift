import Plotting

@testable import Narration

/// A drawing of one line.
struct SmallDrawing: Drawing {
  func svg(description: String) -> String { "<svg><desc>\(description)</desc></svg>\n" }
  func terminal(width: Int, color: Bool) -> String { "/\\/\\" }
}

/// The faults of a chapter that can be seen before it runs: "line: message", in order.
func faults(of text: String) -> [String] {
  Set(ChapterSource(text, chapter: 1).faults).sorted().map { "\($0.line): \($0.message)" }
}

/// A chapter with one of each thing; `play` feeds its events.
enum SmallChapter {
  static let text = ##"""
    //: You will build a neuron; {{figure wave}} shows it.

    import Narration

    let options = narrate(chapter: 1, "Perceptron")

    //: ## Sums
    //:
    //: With $`x_1`$ it is
    //:
    //: ```math
    //: z = \sum_i w_i x_i
    //: ```
    let rate = constant("learningRate", 0.5, in: 0.1...10)
    show(rate, "rate")
    show("text", "a longer label")
    let next = rate * 2

    //: The rate is {{rate}}.
    //:
    //: - Question: What is it?
    //: - Answer: It is {{rate}}.
    //: - Experiment: Set `learningRate = 4`
    //:   and look.
    //: - Outcome: It is {{experiment: rate}}.
    //: - Misconception: "It is *never* 4."

    // A figure.
    figure(
      "wave", wave, caption: "A *wave*.", alt: "up [and] down")
    table(["seed", "share"], rows)

    //: ### Loops

    // Folded: The loop
    for seed in 1...2 {
      show(seed, "seed \(seed)")
    }

    //: ## The end
    finish()
    """##

  /// Leads a narrator through the chapter as its program would.
  static func play(_ narrator: Narrator) {
    narrator.define("learningRate", "0.5", line: 14)
    narrator.show("rate", text: "0.5", lines: ["0.5"], line: 15)
    narrator.show("a longer label", text: "text", lines: ["text"], line: 16)
    narrator.figure(
      "wave", SmallDrawing(), caption: "A *wave*.", alt: "up [and] down", line: 29)
    narrator.table(["seed", "share"], [["1", "92.5%"], ["2", "7.1%"]], line: 31)
    narrator.show("seed 1", text: "1", lines: ["1"], line: 37)
    narrator.show("seed 2", text: "2", lines: ["2"], line: 37)
    narrator.finish(line: 41)
  }

  static var source: ChapterSource { ChapterSource(text, chapter: 1) }

  /// What the chapter looks like in a terminal.
  static func terminal(_ view: TerminalView, color: Bool = false) -> String {
    var text = ""
    let writer = TerminalWriter(
      view: view, style: TerminalStyle(color: color, width: 60),
      send: { text += $0 })
    play(Narrator(source, writer: writer, secondRun: { ["rate": $0["learningRate"] ?? "?"] }))
    return text
  }

  /// The files of the chapter's page.
  static var page: [PageWriter.File] {
    let writer = PageWriter(title: "Chapter 1. Perceptron", folder: "Chapters/C")
    play(Narrator(source, writer: writer, secondRun: { ["rate": $0["learningRate"] ?? "?"] }))
    return writer.files
  }
}
