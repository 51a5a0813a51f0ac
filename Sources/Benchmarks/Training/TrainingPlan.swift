import Console
import Datasets
import NeuralNetworks

/// The network that a benchmark trains, and how: dense layers with ReLU, Adam at 0.001.
package struct TrainingPlan: Equatable, Sendable {
  /// The units of each hidden layer.
  package let hidden: [Int]

  /// The pictures of a step.
  package let batch: Int

  /// How often the pictures are gone through. The first time is not counted, so 2 at least.
  package let epochs: Int

  package init(hidden: [Int], batch: Int, epochs: Int) {
    self.hidden = hidden
    self.batch = batch
    self.epochs = epochs
  }

  /// The plan of a command that is given no options. Both leave five epochs to be counted.
  package static func standard(for command: Command) -> TrainingPlan {
    TrainingPlan(hidden: command == .scaling ? [512, 512] : [128], batch: 64, epochs: 6)
  }

  /// What is trained, in words: "hidden 512,512 batch 64".
  package var description: String { "hidden \(list(hidden)) batch \(batch)" }

  /// A new network for pictures of `inputs` pixels.
  func network(inputs: Int, using generator: inout SplitMix64) -> Sequential {
    let sizes = [inputs] + hidden + [LabeledImages.classes]
    return Sequential(
      zip(sizes, sizes.dropFirst()).enumerated().map { index, size in
        Dense(
          inputs: size.0, units: size.1, activation: index < hidden.count ? .relu : .identity,
          using: &generator)
      })
  }

  // MARK: - Options

  /// The options that change the plan.
  static func options(for command: Command) -> [Option] {
    let standard = standard(for: command)
    return [
      .text(
        "hidden", "LIST",
        "the units of the hidden layers, such as 512,512 (default \(list(standard.hidden)))"),
      .positive(
        "batch", upTo: 60_000, default: standard.batch, "how many pictures make a step"),
      .positive(
        "epochs", upTo: 1000, default: standard.epochs,
        "how often to go through the pictures; the first time is not counted"),
    ]
  }

  /// The plan that options ask for.
  package init(_ options: OptionValues, for command: Command) throws(OptionError) {
    epochs = options.integer("epochs")
    batch = options.integer("batch")
    guard epochs > 1 else {
      throw .outOfRange(
        option: "--epochs", found: "\(epochs)", expected: "a whole number from 2 to 1000")
    }
    guard let text = options.text("hidden") else {
      hidden = Self.standard(for: command).hidden
      return
    }
    hidden = try text.split(separator: ",", omittingEmptySubsequences: false).map {
      units throws(OptionError) in
      guard let number = Int(units), 1...10_000 ~= number else {
        throw .notANumber(
          option: "--hidden", found: text,
          expected: "whole numbers from 1 to 10000 with commas between them")
      }
      return number
    }
  }
}

private func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ",") }
