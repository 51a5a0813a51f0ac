import Foundation
import NeuralNetworks

/// Functions that look like softmax, and that some scores expose.
///
/// Each computes in `Double` what it does, except where it is about numbers that a `Float` cannot
/// hold, so that nothing but its mistake tells it from the real one.
struct Impostor: Sendable {
  /// What it does, to follow "the one that".
  let name: String

  /// From scores to what it takes for their probabilities.
  let function: @Sendable ([Float]) -> [Double]

  /// Softmax itself: pᵢ is 1 / Σⱼ exp(zⱼ − zᵢ).
  static func softmax(_ scores: [Float]) -> [Double] {
    scores.map { score -> Double in
      let total = scores.reduce(0.0) { sum, other in sum + exp(Double(other) - Double(score)) }
      return 1 / total
    }
  }

  /// Whether some probability is off by more than a thousandth, or is not a number.
  func isExposed(by scores: [Float]) -> Bool {
    let (found, right) = (function(scores), Self.softmax(scores))
    guard found.count == right.count else { return true }
    return zip(found, right).contains { !(abs($0 - $1) <= 0.001) }
  }

  // MARK: - All of them

  /// The impostors for a number of classes; what they choose freely follows from a seed.
  static func all(classes: Int, seed: UInt64) -> [Impostor] {
    var generator = SplitMix64(seed: seed)
    let constant = generator.nextUniform(in: -700..<700)
    let limit = generator.nextUniform(in: 20..<85)
    let base = Double(generator.nextUniform(in: 1.5..<2.3))
    let temperature = generator.nextUniform(in: 1.3..<3)
    return [
      shifting("subtracts nothing") { _ in 0 },
      shifting("subtracts the first score") { $0[0] },
      shifting("subtracts the last score") { $0[$0.count - 1] },
      shifting("subtracts the smallest score") { $0.min() ?? 0 },
      shifting("subtracts the mean") { $0.reduce(0, +) / Float($0.count) },
      shifting("subtracts the largest magnitude") { $0.map { abs($0) }.max() ?? 0 },
      shifting("searches for the largest score from 0 on") { $0.reduce(0, max) },
      shifting("subtracts the largest score only where it is negative") { min(0, $0.max() ?? 0) },
      shifting("subtracts the same number from all scores of the world") { _ in constant },
      .init(name: "keeps all scores between two limits") { scores in
        softmax(scores.map { min(max($0, -limit), limit) })
      },
      .init(name: "takes powers of another number than e") { scores in
        softmax(scores.map { $0 * Float(log(base)) })
      },
      .init(name: "divides all scores by the same number") { scores in
        softmax(scores.map { $0 / temperature })
      },
      .init(name: "divides the exponentials by the largest of them") { scores in
        powers(scores)
      },
      .init(name: "returns the probabilities from the largest to the smallest") { scores in
        softmax(scores).sorted(by: >)
      },
      .init(name: "returns the probabilities from the smallest to the largest") { scores in
        softmax(scores).sorted()
      },
      .init(name: "counts equal scores only once in the sum") { scores in
        let largest = Double(scores.max() ?? 0)
        let sum = Set(scores).sorted().reduce(0) { $0 + exp(Double($1) - largest) }
        return powers(scores).map { $0 / sum }
      },
    ]
      + (0..<classes).map { index in
        .init(name: "leaves the score at index \(index) out of the sum") { scores in
          let sum = powers(scores).enumerated().reduce(0) {
            $0 + ($1.offset == index ? 0 : $1.element)
          }
          return powers(scores).map { $0 / sum }
        }
      }
  }

  /// One that subtracts a number before the exponential, and takes that in `Float`.
  private static func shifting(
    _ name: String, by shift: @escaping @Sendable ([Float]) -> Float
  ) -> Impostor {
    .init(name: name) { scores in
      let shift = shift(scores)
      let powers = scores.map { exp($0 - shift) }
      let sum = powers.reduce(0, +)
      return powers.map { Double($0 / sum) }
    }
  }

  /// The exponentials, with the largest score subtracted.
  private static func powers(_ scores: [Float]) -> [Double] {
    let largest = Double(scores.max() ?? 0)
    return scores.map { exp(Double($0) - largest) }
  }
}
