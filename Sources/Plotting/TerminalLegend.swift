import Groundwork

/// The legend of a chart in characters.
enum TerminalLegend {
  /// Samples and names, as many in a line as fit.
  ///
  /// - Parameters:
  ///   - entries: the series.
  ///   - extra: more samples, without a color.
  ///   - width: how many columns there are.
  ///   - color: whether the terminal shows colors.
  /// - Returns: the lines; none without entries.
  static func lines(
    _ entries: [LegendEntry], extra: [(sample: String, text: String)], width: Int, color: Bool
  ) -> [String] {
    typealias Sample = (sample: String, color: TerminalColor?, text: String)
    let named = entries.map { entry -> Sample in
      (sample(of: entry), SeriesStyle(entry.series).terminalColor, entry.name)
    }
    let others = extra.map { entry -> Sample in (entry.sample, nil, entry.text) }
    var lines: [String] = []
    for (sample, sampleColor, text) in named + others {
      let name = text.inOneLine.clipped(to: max(0, width - sample.displayWidth - 1))
      let painted =
        color
        ? sampleColor.map { "\u{1B}[38;5;\($0.code)m\(sample)\u{1B}[39m" } ?? sample : sample
      let entry = name.isEmpty ? painted : "\(painted) \(name)"
      if let last = lines.last, last.displayWidth + 3 + entry.displayWidth <= width {
        lines[lines.count - 1] += "   " + entry
      } else {
        lines.append(entry)
      }
    }
    return lines
  }

  /// The characters of all marks of a name, each once.
  private static func sample(of entry: LegendEntry) -> String {
    var characters: [Character] = []
    for shape in entry.shapes {
      let character =
        switch shape {
        case .region: ChartText.classGround(entry.series)
        case .bars where entry.series == 0: Character("█")
        default: SeriesStyle(entry.series).character
        }
      if !characters.contains(character) { characters.append(character) }
    }
    return String(characters)
  }
}
