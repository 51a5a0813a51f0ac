import Console
import Datasets
import Foundation
import NeuralNetworks

/// Trains while none, one and two other programs use the processor: some epochs with one thread, as
/// many with all of them and as many of JAX, in turn.
///
/// One epoch alone would tell more of the system's luck than of ours: it takes a fifth of a second,
/// and the system moves programs from core to core as seldom as that.
///
/// - Parameters:
///   - data: a folder with the files of MNIST.
///   - rounds: how often all take their turn under each load.
///   - python: the Python that has JAX; without it, or without JAX, ours are compared alone.
/// - Returns: a figure for each of them under each load.
/// - Throws: what reading and training throw, or `ProcessError` where no other program can be started.
func measureBusy(data: String?, rounds: Int, python: String) throws -> [Figure] {
  guard let data else { return [] }
  endCleanlyOnSignals()
  let plan = TrainingPlan(hidden: [128], batch: 64, epochs: 2)
  let images = try MNIST.read(from: URL(fileURLWithPath: data)).training
  let threads = Threads.count
  defer { Threads.count = threads }
  var run = TrainingRun(plan, inputs: images.inputWidth)
  let peer = EpochPeer(python: python, data: data, plan)
  defer { peer?.stop() }

  /// The seconds of an epoch of each, the mean of some.
  func turn() throws -> [Double] {
    let epochs = 3
    var seconds: [Double] = []
    for count in [1, threads] {
      Threads.count = count
      try run.train(on: images, epochs: epochs)
      seconds.append(run.seconds.suffix(epochs).reduce(0, +) / Double(epochs))
    }
    let theirs = (0..<epochs).compactMap { _ in peer?.epoch() }
    if theirs.count == epochs { seconds.append(theirs.reduce(0, +) / Double(epochs)) }
    return seconds
  }

  // The first turn starts threads, and JAX compiles in it.
  _ = try turn()
  var figures: [Figure] = []
  let bar = ProgressBar("busy")
  for load in 0...2 {
    let others = try OtherPrograms(count: load)
    defer { others.stop() }
    var turns: [[Double]] = []
    for round in 0..<rounds {
      bar.update(to: Double(load * rounds + round) / Double(3 * rounds))
      turns.append(try turn())
    }
    figures += busyFigures(turns, load: load, threads: threads)
  }
  bar.finish()
  print("\n\(table(of: figures))")
  print(
    """

    \(plan.description). ÷ better: the seconds with all threads, divided by those with one or with
    all, whichever are fewer; ÷ JAX: divided by JAX's. The median of the rounds, and the worst.
    """)
  return figures
}

/// The figures of the rounds under one load.
///
/// - Parameters:
///   - turns: for each round the seconds with one thread, with all and, if there, of JAX.
///   - load: how many other programs ran.
///   - threads: how many all threads are.
/// - Returns: a figure for each, with the ratios beside that of all threads.
func busyFigures(_ turns: [[Double]], load: Int, threads: Int) -> [Figure] {
  // JAX may fail on the way; then it is left out.
  let count = turns.reduce(3) { min($0, $1.count) }
  func ratios(_ names: (String, String), _ ratio: ([Double]) -> Double) -> [Detail] {
    let summary = Summary(turns.map(ratio))
    return [
      Detail(names.0, summary.median, .number(decimals: 2)),
      Detail(names.1, summary.most, .number(decimals: 2)),
    ]
  }
  let names = ["1 thread", "all threads", "JAX"]
  return (0..<count).map { index in
    let runs = turns.map { $0[index] }
    var details = [Detail("worst run", Summary(runs).most, .number(decimals: 3))]
    if index == 1 {
      details += ratios(("÷ better", "worst")) { $0[1] / min($0[0], $0[1]) }
      if count == 3 { details += ratios(("÷ JAX", "worst of those")) { $0[1] / $0[2] } }
    }
    return Figure(
      benchmark: "busy", subject: "\(load) others, \(names[index])",
      threads: index == 0 ? 1 : threads, unit: .secondsPerEpoch, runs: runs, details: details)
  }
}

/// Programs that only use the processor.
private struct OtherPrograms {
  private let programs: [RunningProgram]

  init(count: Int) throws {
    var programs: [RunningProgram] = []
    if let shell = Program(named: "sh"), let nothing = FileHandle(forReadingAtPath: "/dev/null") {
      for _ in 0..<count {
        programs.append(try shell.start(["-c", "exec yes > /dev/null"], input: nothing))
      }
    }
    self.programs = programs
  }

  func stop() { for program in programs { program.stop() } }
}

/// JAX in a process of its own, which trains an epoch whenever it is asked to.
private final class EpochPeer {
  private let program: RunningProgram
  private let requests = Pipe()

  /// Starts it; `nil` where there is no Python.
  init?(python: String, data: String, _ plan: TrainingPlan) {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../benchmark/peer.py").standardized.path
    let hidden = plan.hidden.map(String.init).joined(separator: ",")
    guard let python = Program(named: python),
      let program = try? python.start(
        [script, "turns", "jax", data, hidden, String(plan.batch)],
        input: requests.fileHandleForReading)
    else { return nil }
    self.program = program
  }

  /// The seconds of an epoch; `nil` where it has failed: without JAX, say.
  func epoch() -> Double? {
    // A pipe without a reader would end this program.
    signal(SIGPIPE, SIG_IGN)
    guard (try? requests.fileHandleForWriting.write(contentsOf: Data("epoch\n".utf8))) != nil
    else { return nil }
    var line = Data()
    while let byte = try? program.output.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8)
    {
      line += byte
    }
    return Double(String(decoding: line, as: UTF8.self))
  }

  func stop() { program.stop() }
}
