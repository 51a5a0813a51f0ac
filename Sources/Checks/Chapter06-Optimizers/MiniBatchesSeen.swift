import Exercises
import NeuralNetworks

// What is seen of batches (exercise 6.2), whatever orders were drawn.

extension MiniBatches {
  /// What has to be right, whatever orders were drawn.
  struct Seen: CustomStringConvertible {
    /// Those of the first epoch; those of all where they differ from epoch to epoch.
    let batchSizes: [Int]
    let samplesUsed: String
    let order: String

    var description: String {
      let sizes = batchSizes.prefix(11).map(String.init) + (batchSizes.count > 11 ? ["…"] : [])
      let batches = sizes.isEmpty ? "no batches" : "batches of " + sizes.joined(separator: ", ")
      return "\(batches); samples used: \(samplesUsed); order: \(order)"
    }

    init(samples: Int, seed: UInt64, _ output: Chapter6.Epochs) {
      let epochs = output.batches
      let sizes = epochs.map { $0.map(\.count) }
      batchSizes = Set(sizes).count == 1 ? sizes.first ?? [] : sizes.flatMap { $0 }
      samplesUsed = use(of: samples, in: epochs)
      var generator = SplitMix64(seed: seed)
      let isDrawn = samples == 1 || output.nextNumber != generator.next()
      order =
        samplesUsed == onceEach
        ? MiniBatches.order(
          of: samples, in: epochs, isTheSameAgain: output.batchesAgain == epochs, isDrawn: isDrawn)
        : "not looked at"
    }
  }

  private static let onceEach = "each exactly once"

  /// How the epochs use the samples.
  private static func use(of samples: Int, in epochs: [[[Int]]]) -> String {
    var faults: [String] = []
    func find(_ fault: String, where isFound: ([[Int]]) -> Bool) {
      if epochs.contains(where: isFound) { faults.append(fault) }
    }
    let all = 0..<samples
    find("a number that belongs to no sample") { $0.joined().contains { !all.contains($0) } }
    find("some never") { Set($0.joined()).intersection(all).count < samples }
    find("some twice in one batch") { $0.contains { Set($0).count < $0.count } }
    find("some in two batches") { batches in
      let eachOnceInItsBatch = batches.flatMap { Set($0) }
      return Set(eachOnceInItsBatch).count < eachOnceInItsBatch.count
    }
    return faults.isEmpty ? onceEach : faults.joined(separator: ", ")
  }

  /// How the samples are ordered.
  private static func order(
    of samples: Int, in epochs: [[[Int]]], isTheSameAgain: Bool, isDrawn: Bool
  ) -> String {
    guard samples > 1 else { return "a single sample has no order" }
    let orders = epochs.map { $0.flatMap { $0 } }
    if !isTheSameAgain { return "another from the same seed" }
    if orders.allSatisfy({ $0 == $0.sorted() }) { return "0, 1, 2 and so on" }
    if Set(orders).count == 1 { return "the same in each epoch" }
    if !isDrawn { return "not drawn from the generator" }
    let severalToABatch = epochs[0].count > 1 && epochs[0].contains { $0.count > 1 }
    if severalToABatch, epochs.joined().allSatisfy({ $0 == $0.sorted() }) {
      return epochs.joined().allSatisfy(isRunOfNeighbors)
        ? "random for batches, but not for samples" : "from small to large in each batch"
    }
    if severalToABatch, epochs.joined().allSatisfy(isRunOfNeighbors) {
      return "random in each batch, but every batch has the same samples again"
    }
    let neighbors = orders.map { order in
      zip(order, order.dropFirst()).filter { abs($1 - $0) == 1 }.count
    }
    if samples > 4, neighbors.allSatisfy({ 2 * $0 > samples }) {
      return "neighbors follow one another"
    }
    return unevenness(of: samples, in: epochs) ?? "random, and new in each epoch"
  }

  /// Whether a batch holds samples with numbers that follow one another, in whatever order.
  private static func isRunOfNeighbors(_ batch: [Int]) -> Bool {
    guard let first = batch.min(), let last = batch.max() else { return true }
    return last - first == batch.count - 1
  }

  /// What comes much too seldom or too often in many epochs: random orders are found out by it less
  /// than once in 100,000 times.
  private static func unevenness(of samples: Int, in epochs: [[[Int]]]) -> String? {
    guard epochs.count >= 50 else { return nil }
    func isUneven(_ counts: some Sequence<Int>) -> Bool {
      let counts = Array(counts)
      let mean = Double(counts.reduce(0, +)) / Double(counts.count)
      return counts.contains { 5 * Double($0) < mean || Double($0) > 2.5 * mean }
    }
    var places = [Int](repeating: 0, count: samples * samples)
    var company = [Set<Int>: Int]()
    for first in 0..<samples {
      for second in 0..<first { company[[first, second]] = 0 }
    }
    for batches in epochs {
      for (place, sample) in batches.joined().enumerated() { places[place * samples + sample] += 1 }
      for batch in batches {
        for first in batch {
          for second in batch where second < first { company[[first, second], default: 0] += 1 }
        }
      }
    }
    if isUneven(places) { return "some samples seldom or never come to some places" }
    if epochs[0].contains(where: { $0.count > 1 }), isUneven(company.values) {
      return "some samples seldom or never come into one batch"
    }
    return nil
  }
}
