import ExerciseSupport
import NeuralNetworks

/// Exercise 6.2: a new random order for each epoch, cut into batches.
public enum MiniBatches {
  /// The function, and what is seen of the batches that it makes.
  ///
  /// Any way of drawing a random order is right, so it is not the batches that are compared.
  public typealias Exercise = ExerciseSupport.Exercise<
    (samples: Int, batchSize: Int, seed: UInt64),
    (batchSizes: [Int], samplesUsed: String, order: String)
  >

  /// An answer, which draws its random numbers itself.
  public typealias BatchingFunction = @Sendable (Int, Int, inout SplitMix64) -> [[Int]]

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "6.2", "mini-batches", file: "Chapters/Chapter06-Optimizers/Exercises/MiniBatches.swift",
    comparing: .parts(
      .part("batch sizes", { $0.batchSizes }, comparing: .numbers()),
      .part("samples used", { $0.samplesUsed }, comparing: .equality),
      .part("order", { $0.order }, comparing: .equality)),
    cases: cases,
    hints: [
      "Shuffle once, then cut. Where does each batch begin, and where does the last one end?",
      "With `let order = generator.permutation(of: samples)`, the batches begin at 0, batchSize, "
        + "2 · batchSize and so on. No batch may reach past the end of the list.",
      "Map `stride(from: 0, to: samples, by: batchSize)`: from each `start` the batch is "
        + "`Array(order[start..<min(start + batchSize, samples)])`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // The sizes by hand.
  static let cases: [Exercise.Case] = [
    known("the worked example: the last batch is smaller", 10, 4, seed: 1, sizes: [4, 4, 2]),
    known("the samples fill all batches", 12, 4, seed: 2, sizes: [4, 4, 4]),
    known("a single sample is left over", 25, 8, seed: 3, sizes: [8, 8, 8, 1]),
    known(
      "many small batches", 31, 3, seed: 4, sizes: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1]),
    known("all samples in one batch", 32, 32, seed: 5, sizes: [32]),
    known("fewer samples than a batch holds", 40, 64, seed: 6, sizes: [40]),
    known("batches of one sample", 14, 1, seed: 7, sizes: [Int](repeating: 1, count: 14)),
    known("a single sample", 1, 3, seed: 8, sizes: [1]),
    known("digits", 1437, 256, seed: 9, sizes: [256, 256, 256, 256, 256, 157]),
  ]

  private static func known(
    _ name: String, _ samples: Int, _ batchSize: Int, seed: UInt64, sizes: [Int]
  ) -> Exercise.Case {
    .init(
      name, given: (samples: samples, batchSize: batchSize, seed: seed),
      expect: (
        batchSizes: sizes, samplesUsed: "each exactly once",
        order: samples > 1 ? "random, and new in each epoch" : "a single sample has no order"
      ))
  }

  /// The answer as a function of the exercise's input. It is asked for the batches of four epochs,
  /// and once more for the first of them.
  ///
  /// - Parameter function: the learner's function, or any other.
  /// - Returns: what `exercise` can judge.
  public static func observing(_ function: @escaping BatchingFunction) -> Exercise.Function {
    { input in
      let (samples, batchSize) = (input.samples, input.batchSize)
      var generator = SplitMix64(seed: input.seed)
      let epochs = (1...4).map { _ in function(samples, batchSize, &generator) }
      var sameGenerator = SplitMix64(seed: input.seed)
      let firstAgain = function(samples, batchSize, &sameGenerator)
      return (
        batchSizes: epochs[0].map(\.count), samplesUsed: use(of: samples, in: epochs),
        order: order(of: samples, in: epochs, firstAgain: firstAgain)
      )
    }
  }
}

// MARK: - What is seen of the batches

extension MiniBatches {
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
    return faults.isEmpty ? "each exactly once" : faults.joined(separator: ", ")
  }

  /// How the samples are ordered.
  private static func order(of samples: Int, in epochs: [[[Int]]], firstAgain: [[Int]]) -> String {
    guard samples > 1 else { return "a single sample has no order" }
    let orders = epochs.map { $0.flatMap { $0 } }
    if firstAgain != epochs[0] { return "another from the same seed" }
    if orders.allSatisfy({ $0 == $0.sorted() }) { return "0, 1, 2 and so on" }
    if orders.dropFirst().allSatisfy({ $0 == orders[0] }) { return "the same in each epoch" }
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
    if neighbors.allSatisfy({ 2 * $0 > samples }) { return "neighbors follow one another" }
    return "random, and new in each epoch"
  }

  /// Whether a batch holds samples with numbers that follow one another, in whatever order.
  private static func isRunOfNeighbors(_ batch: [Int]) -> Bool {
    guard let first = batch.min(), let last = batch.max() else { return true }
    return last - first == batch.count - 1
  }
}
