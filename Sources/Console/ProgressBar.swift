import Groundwork

/// A bar that shows how far a long computation has come, in one line of the terminal.
///
///     let bar = ProgressBar("Training")
///     for epoch in 0..<epochs {
///       train()
///       bar.update(to: Double(epoch + 1) / Double(epochs))
///     }
///     bar.finish()
///
/// The bar is drawn on standard error, over itself, and only where that is a terminal; in a file
/// it leaves nothing. Seconds differ from run to run, so what should stay is printed by the
/// program itself, after `finish()`.
public final class ProgressBar {
  private let label: String
  private let isShown: Bool
  private let now: () -> ContinuousClock.Instant
  private let write: (String) -> Void

  private let start: ContinuousClock.Instant
  private var lastDrawing: ContinuousClock.Instant?
  private var drawnWidth = 0

  /// How much time passes at least between two drawings: more often is too quick to read.
  private static let pause = Duration.milliseconds(100)

  /// A bar on standard error; its seconds count from now.
  ///
  /// - Parameter label: what is going on, in a word or two.
  public convenience init(_ label: String) {
    self.init(
      label, isShown: StandardStream.error.isTerminal, now: { ContinuousClock.now },
      write: { StandardStream.error.send($0) })
  }

  /// A bar with a clock and an output of its own.
  init(
    _ label: String, isShown: Bool, now: @escaping () -> ContinuousClock.Instant,
    write: @escaping (String) -> Void
  ) {
    self.label = label
    self.isShown = isShown
    self.now = now
    self.write = write
    start = now()
  }

  /// Shows how much is done.
  ///
  /// It may be called often: the bar is drawn ten times a second at most.
  ///
  /// - Parameter fraction: the part that is done, from 0 to 1.
  public func update(to fraction: Double) {
    guard isShown else { return }
    let time = now()
    if let lastDrawing, time - lastDrawing < Self.pause { return }
    lastDrawing = time
    let line = Self.line(label: label, fraction: fraction, elapsed: time - start)
    write("\r" + line.padded(to: drawnWidth))
    drawnWidth = line.count
  }

  /// Erases the bar and leaves the cursor at the start of its line.
  public func finish() {
    guard drawnWidth > 0 else { return }
    write("\r" + String(repeating: " ", count: drawnWidth) + "\r")
    drawnWidth = 0
    lastDrawing = nil
  }

  /// The bar as text.
  ///
  /// - Parameters:
  ///   - label: what is going on, cut at 30 characters: a line that reaches the edge of the
  ///     terminal could not be drawn over.
  ///   - fraction: the part that is done; below 0 or not a number counts as 0, above 1 as 1.
  ///   - elapsed: the time since the start.
  /// - Returns: such as `Training  ████████████░░░░░░░░░░░░   50 %  4.2 s`.
  static func line(label: String, fraction: Double, elapsed: Duration) -> String {
    let label = label.count > 30 ? label.prefix(29) + "…" : label
    let fraction = fraction > 0 ? min(fraction, 1) : 0
    let width = 24
    // Rounded down: only what is done looks done.
    let filled = Int(fraction * Double(width))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let percent = String(Int(fraction * 100)).rightAligned(in: 3)
    let (seconds, attoseconds) = elapsed.components
    return "\(label)  \(bar)  \(percent) %  \(seconds).\(attoseconds / 100_000_000_000_000_000) s"
  }
}
