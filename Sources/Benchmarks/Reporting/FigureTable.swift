import Groundwork
import NeuralNetworks

/// Figures of one benchmark as a table: median, best and spread of the runs, then a column for each
/// detail that one of the figures has.
package func table(of figures: [Figure]) -> TextTable {
  var names: [String] = []
  for detail in figures.flatMap(\.details) where !names.contains(detail.name) {
    names.append(detail.name)
  }
  let units = figures.map(\.unit.rawValue)
  let unit = units.first ?? ""
  require(units.allSatisfy { $0 == unit }, "table: figures have different units: \(units)")
  return TextTable(
    [figures.first?.benchmark ?? "", "threads", unit, "best", "spread"] + names,
    rows: figures.map { figure in
      let summary = figure.summary
      let decimals = figure.unit.decimals
      return [
        figure.subject, String(figure.threads), fixed(summary.median, decimals: decimals),
        fixed(figure.unit.best(of: summary), decimals: decimals), percent(summary.spread),
      ]
        + names.map { name in figure.details.first { $0.name == name }?.text ?? "–" }
    })
}
