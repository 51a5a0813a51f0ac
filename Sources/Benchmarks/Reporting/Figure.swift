import Foundation

/// The unit of a figure.
package enum Unit: String, Sendable {
  case gigaflops = "GFLOP/s"
  case nanosecondsPerElement = "ns/element"
  case secondsPerEpoch = "s/epoch"

  /// How many decimals a table shows.
  var decimals: Int { self == .gigaflops ? 1 : 3 }

  /// The best of some runs: the highest rate or the shortest time.
  func best(of summary: Summary) -> Double {
    self == .gigaflops ? summary.most : summary.least
  }
}

/// What was measured of one subject: its runs, and numbers that belong to them.
package struct Figure: Sendable {
  /// The command that measured it: "matmul".
  package let benchmark: String

  /// What was measured: "64×784×128".
  package let subject: String

  /// How many threads computed.
  package let threads: Int

  /// The unit of the runs.
  package let unit: Unit

  /// The runs, in the order in which they were measured.
  package let runs: [Double]

  /// Further numbers, in the order of their columns.
  package let details: [Detail]

  package init(
    benchmark: String, subject: String, threads: Int, unit: Unit, runs: [Double],
    details: [Detail] = []
  ) {
    self.benchmark = benchmark
    self.subject = subject
    self.threads = threads
    self.unit = unit
    self.runs = runs
    self.details = details
  }

  /// The runs in short.
  package var summary: Summary { Summary(runs) }
}

/// A number that belongs to a figure, under a name: the share of the peak, say.
package struct Detail: Sendable {
  /// How a table shows the number.
  package enum Style: Sendable {
    case number(decimals: Int)
    case percent
  }

  package let name: String
  package let value: Double
  private let style: Style

  package init(_ name: String, _ value: Double, _ style: Style) {
    self.name = name
    self.value = value
    self.style = style
  }

  /// The number as it stands in a table: "0.975" or "98 %".
  var text: String {
    switch style {
    case .number(let decimals): fixed(value, decimals: decimals)
    case .percent: percent(value)
    }
  }
}

/// A number with so many decimals, or "–" where it is not finite.
func fixed(_ number: Double, decimals: Int) -> String {
  number.isFinite ? String(format: "%.\(decimals)f", number) : "–"
}

/// A share, 0.98 say, as "98 %".
func percent(_ share: Double) -> String {
  share.isFinite ? fixed(100 * share, decimals: 0) + " %" : "–"
}
