import Exercises
import Foundation

/// The page to show to a friend: a digit that the learner's own lines read, and what else they can do.
///
/// It is one file that needs no network: its pictures are drawn in SVG, its style is its own.
struct FriendPage {
  /// What the judge has just found out about exercises, the reader of digits among them.
  let findings: [Finding]

  /// How many exercises there are.
  let count: Int

  /// The learner's file with the reader of digits.
  let code: String

  let date: Date

  /// The page; nil where no reader of digits was judged right.
  var html: String? {
    guard let reader = note(of: Self.reader),
      let first = Self.hero(among: reader.exhibits)
    else { return nil }
    return """
      <!DOCTYPE html>
      <html lang="en-US">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>A reader of handwriting, every line of it mine</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      <header>
      <h1>A reader of handwriting, every line of it mine</h1>
      <p>I have written a program that learns to read digits from examples. It uses no library for
      neural networks: the sums, the slopes and the training are my own lines of Swift.</p>
      </header>
      \(hero(first))
      \(others(reader.exhibits.filter { $0 != first }))
      \(numbers(reader))
      \(fooled)
      \(listing)
      <footer><p>Made on \(Bests.day(date)), \(Self.year(of: date)), from a run of that day, with the
      course <em>Deep Learning from Scratch in Swift</em>.</p></footer>
      </main>
      </body>
      </html>

      """
  }

  /// The exercises whose answers can be looked at: the reader, a walk downhill, fooled digits.
  static let reader = "7.9"
  static let walk = "6.6"
  static let fooling = "7.8"

  private func note(of exercise: String) -> Note? {
    findings.first { $0.exercise.number == exercise }?.report.notes.first
  }

  /// The digit to show first: the learner's own, or the one that the reader found hardest and read
  /// right all the same.
  private static func hero(among exhibits: [Exhibit]) -> Exhibit? {
    func certainty(_ exhibit: Exhibit) -> Double { exhibit.shares.max() ?? 0 }
    return exhibits.first { $0.label == nil }
      ?? exhibits.filter { $0.label == $0.answer }.min { certainty($0) < certainty($1) }
      ?? exhibits.first
  }

  // MARK: - Parts

  /// A digit, and what the reader thinks of it.
  private func hero(_ exhibit: Exhibit) -> String {
    let answer = exhibit.answer
    let bars = exhibit.shares.enumerated().map { digit, share in
      """
      <tr\(digit == answer ? " class=\"answer\"" : "")><th scope="row">\(digit)</th>\
      <td class="bar"><div style="width:\(Self.width(share))%"></div></td>\
      <td>\(Self.percent(share))</td></tr>
      """
    }
    let owner = exhibit.label == nil ? "I wrote this digit.<br>" : ""
    let verdict =
      exhibit.label.map { $0 == answer ? "That is right." : "It is a \($0), though." } ?? ""
    return """
      <section class="hero">
      \(Self.picture(exhibit.pixels, "a handwritten digit of 28 by 28 pixels"))
      <div>
      <p class="says">\(owner)My program reads a <strong>\(answer)</strong>. \(verdict)</p>
      <table>
      <caption>How probable it finds each digit</caption>
      <tbody>
      \(bars.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      </section>
      """
  }

  /// More digits, with the answers below.
  private func others(_ exhibits: [Exhibit]) -> String {
    guard !exhibits.isEmpty else { return "" }
    let wrong = exhibits.count { $0.label != nil && $0.label != $0.answer }
    let all =
      switch wrong {
      case 0: "All of these it reads right."
      case 1: "All of these but one it reads right."
      default: "Of these it gets \(wrong) wrong."
      }
    let figures = exhibits.map { exhibit in
      let isWrong = exhibit.label.map { $0 != exhibit.answer } ?? false
      let caption =
        isWrong
        ? "read as \(exhibit.answer), is \(exhibit.label ?? 0)" : "read as \(exhibit.answer)"
      return """
        <figure\(isWrong ? " class=\"wrong\"" : "")>\
        \(Self.picture(exhibit.pixels, "a handwritten \(exhibit.label.map { "\($0)" } ?? "digit")"))\
        <figcaption>\(caption)</figcaption></figure>
        """
    }
    return """
      <section>
      <h2>Digits that it had never seen</h2>
      <p>\(all)</p>
      <div class="digits" style="--all: \(exhibits.count); --few: \(exhibits.count % 3 == 0 ? 3 : 5)">
      \(figures.joined(separator: "\n"))
      </div>
      </section>
      """
  }

  /// What can be said in numbers.
  private func numbers(_ reader: Note) -> String {
    let walk = note(of: Self.walk)?.figures ?? []
    let solved = findings.count { $0.isSolved }
    let cards =
      (reader.figures + walk.filter { $0.unit == Figure.inTheValley }).map { figure in
        Self.card(grouped(figure.value), figure.unit, Self.meanings[figure.unit] ?? "")
      }
      + (findings.count < count
        ? []
        : [
          Self.card(
            "\(solved)", "of \(count) exercises solved",
            "Each was judged from outside, on examples made up for that verdict.")
        ])
    return """
      <section>
      <h2>In numbers</h2>
      <div class="cards">
      \(cards.joined(separator: "\n"))
      </div>
      </section>
      """
  }

  private static let readMeaning = "New pictures, slightly bent and moved. A guess would read 100."
  private static let meanings = [
    Figure.read: readMeaning, Figure.readBySmall: readMeaning,
    Figure.parameters: "The numbers that it has learned from 4,000 examples.",
    Figure.inTheValley:
      "Learning is slow in a curved valley. My own way of learning finds its lowest point by slopes "
      + "alone.",
  ]

  private static func card(_ number: String, _ unit: String, _ meaning: String) -> String {
    """
    <div class="card"><p><strong>\(number)</strong> \(escaped(unit))</p>\
    <p class="meaning">\(escaped(meaning))</p></div>
    """
  }

  /// Digits before and after pixels were changed.
  private var fooled: String {
    guard let note = note(of: Self.fooling), let pixels = note.figures.first else { return "" }
    let pairs = note.exhibits.compactMap { exhibit -> String? in
      guard let original = exhibit.original, let label = exhibit.label else { return nil }
      let changed = zip(original, exhibit.pixels).enumerated().filter {
        $0.element.0 != $0.element.1
      }
      .map(\.offset)
      let words = "\(changed.count) pixel\(changed.count == 1 ? "" : "s")"
      return """
        <figure class="pair"><div>\(Self.picture(original, "a handwritten \(label)"))\
        \(Self.picture(exhibit.pixels, "the same with \(words) changed", marking: changed))</div>\
        <figcaption>\(words) changed: now it reads \(exhibit.answer), not \(label)</figcaption></figure>
        """
    }
    guard !pairs.isEmpty else { return "" }
    return """
      <section>
      <h2>How to fool such a network</h2>
      <p>You see the same digit twice. A network that has learned to read sees two. I found the pixels
      that matter most to it, and changed \(grouped(pixels.value)) of them in twenty digits until it
      misread all twenty. These three took the fewest; what I changed is marked in red.</p>
      <div class="pairs">
      \(pairs.joined(separator: "\n"))
      </div>
      </section>
      """
  }

  /// The learner's code without what was there at first.
  private var listing: String {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let code = line.drop { $0 == " " }
      return !["///", "// Stub", "// End of the solution"].contains { code.hasPrefix($0) }
    }
    let text = lines.joined(separator: "\n").replacing(/\n{3,}/, with: "\n\n")
      .trimmingCharacters(in: .newlines)
    let count = text.split(separator: "\n").count { !$0.allSatisfy { $0 == " " } }
    return """
      <section>
      <details>
      <summary>All \(count) lines of it</summary>
      <pre><code>\(Self.escaped(text))</code></pre>
      </details>
      </section>
      """
  }

  // MARK: - Pictures

  /// A picture of a digit as SVG, in eight shades.
  ///
  /// - Parameters:
  ///   - pixels: a byte for each of 28 × 28 pixels, 255 for ink.
  ///   - description: what is to be seen, for those who cannot see it.
  ///   - marked: the places of pixels to draw a frame around.
  /// - Returns: the SVG.
  static func picture(_ pixels: Data, _ description: String, marking marked: [Int] = []) -> String {
    let shades = 8
    var paths = [String](repeating: "", count: shades + 1)
    for (place, ink) in pixels.enumerated() {
      let shade = (Int(ink) * shades + 127) / 255
      if shade > 0 { paths[shade] += "M\(place % 28) \(place / 28)h1v1h-1z" }
    }
    let drawn = paths.enumerated().filter { !$0.element.isEmpty }.map { shade, path in
      "<path fill-opacity=\"\(Double(shade) / Double(shades))\" d=\"\(path)\"/>"
    }
    let frames = marked.map { place in
      "<rect class=\"mark\" x=\"\(place % 28)\" y=\"\(place / 28)\" width=\"1\" height=\"1\"/>"
    }
    return """
      <svg viewBox="-1 -1 30 30" role="img" aria-label="\(escaped(description))">\
      \((drawn + frames).joined())</svg>
      """
  }

  // MARK: - Text

  /// Text as it stands in HTML.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// A share in words: nothing that is not certain is 100%.
  static func percent(_ share: Double) -> String {
    if share < 0.005 { return "under 1%" }
    if share >= 0.995 { return "over 99%" }
    return "\(Int((100 * share).rounded()))%"
  }

  private static func width(_ share: Double) -> String {
    share.isFinite ? "\((1000 * share).rounded() / 10)" : "0"
  }

  private static func year(of date: Date) -> Int {
    Calendar(identifier: .gregorian).component(.year, from: date)
  }
}
