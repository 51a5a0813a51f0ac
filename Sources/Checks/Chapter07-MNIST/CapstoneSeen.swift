import Exercises
import Foundation
import Judging
import NeuralNetworks

// What is seen of a reader of digits (exercise 7.9), and when two readers are alike.

extension Capstone {
  struct Seen: CustomStringConvertible {
    let parameters: Int
    let accuracy: Double
    let reading: Trait
    /// For each matrix of parameters.
    let gradients: [Gradient]
    /// Whether the scores of each picture add up to 1.
    var areShares = false

    enum Trait: String {
      case reads = "reads enough"
      case tooMany = "has more than 100,000 parameters"
      case shape = "gives no ten finite scores for each picture"
      case keptElsewhere = "reads with all its parameters at 0: what it knows is kept elsewhere"
      case forgets = "forgets when another is trained: what it knows is not all in its parameters"
      case oldNames = "reads the digits under their usual names"
      case untrained = "knows no more than before it was trained"
      case guesses = "reads one or two of the digits only"
      case worse = "reads less than a guess, and is sure of it"
      case oneDigit = "has one answer for all pictures"
      case tooLittle = "reads too little"
    }
    enum Gradient: Equatable, CustomStringConvertible {
      case right, wrong, zero, shape, tooLong, tooShort

      var description: String {
        switch self {
        case .right: "right"
        case .wrong: "not the slope of the loss"
        case .zero: "0"
        case .shape: "of another shape, or missing"
        case .tooLong: "too long by the same factor in all directions"
        case .tooShort: "too short by the same factor in all directions"
        }
      }
    }

    init(_ course: Course, _ output: Reading) {
      parameters = output.shapes.map { $0.reduce(1, *) }.reduce(0, +)
      guard parameters <= Chapter7.mostParameters, let key = key(of: course) else {
        (accuracy, reading, gradients) = (0, .tooMany, [])
        return
      }
      let scores = output.scores
      guard scores.rows == course.secretPictures.count / 784, scores.columns == 10,
        scores.elements.allSatisfy(\.isFinite), !output.shapes.isEmpty
      else {
        (accuracy, reading, gradients) = (0, .shape, [])
        return
      }
      areShares = scores.rowSums().elements.allSatisfy { abs($0 - 1) < 0.001 }
      let answers = scores.argmax().prefix(key.labels.count)
      accuracy = Self.right(scores, key)
      gradients = output.shapes.indices.map { Self.gradient($0, of: output, course) }
      let digits = key.labels.map { key.names.firstIndex(of: $0) ?? 0 }
      let usual = zip(answers, digits).count { $0 == $1 }
      let commonest = (0..<10).map { digit in answers.count { $0 == digit } }.max() ?? 0
      reading =
        if Self.right(output.blankScores, key) > 0.3 {
          .keptElsewhere
        } else if accuracy - Self.right(output.laterScores, key) > 0.1 {
          .forgets
        } else if accuracy >= 0.9 {
          .reads
        } else if usual * 2 > answers.count {
          .oldNames
        } else if commonest * 10 > answers.count * 9 {
          .oneDigit
        } else if accuracy > 0.3 {
          .tooLittle
        } else {
          switch crossEntropy(scores.rows(0..<key.labels.count), key.labels) {
          case ..<2.8: .untrained
          case 20...: .worse
          default: .guesses
          }
        }
    }

    /// The share of secret pictures that scores read right.
    private static func right(_ scores: Matrix, _ key: Key) -> Double {
      let right = zip(scores.argmax(), key.labels).count { $0 == $1 }
      return Double(right) / Double(key.labels.count)
    }

    /// Whether a gradient agrees with what the nudges of its matrix did to the loss.
    private static func gradient(
      _ index: Int, of output: Reading, _ course: Course
    ) -> Gradient {
      let (rows, columns) = (output.shapes[index][0], output.shapes[index][1])
      guard output.gradient.indices.contains(index), output.gradient[index].rows == rows,
        output.gradient[index].columns == columns
      else { return .shape }
      let gradient = output.gradient[index]
      let length = (gradient * gradient).sum().squareRoot()
      guard length > 0 else { return .zero }
      let pairs = output.nudged[index].enumerated().map { number, nudged in
        let direction = Chapter7.direction(
          number, of: index, rows: rows, columns: columns, seed: course.seed)
        let losses = nudged.map { crossEntropy($0, course.probeLabels) }
        return (
          found: (gradient * direction).sum(),
          measured: losses.count == 2 ? (losses[0] - losses[1]) / 2 : .nan
        )
      }
      let tolerance = 0.1 * Double(Chapter7.nudge) * length + 2e-6
      if pairs.allSatisfy({ abs($0.found - $0.measured) <= tolerance }) { return .right }
      let along = pairs.map { $0.found * $0.measured }.reduce(0, +)
      let factor = pairs.map { $0.measured * $0.measured }.reduce(0, +) / along
      let isScaled = pairs.allSatisfy {
        abs(factor * $0.found - $0.measured) <= abs(factor) * tolerance + 2e-6
      }
      guard isScaled, factor > 0 else { return .wrong }
      return factor < 1 ? .tooLong : .tooShort
    }

    var description: String {
      let wrong = gradients.enumerated().filter { $0.element != .right }.map {
        "the gradient of matrix \($0.offset) is \($0.element)"
      }
      let read = "\(Int((1000 * accuracy).rounded()))"
      return
        (["\(parameters) parameters, \(read) of 1,000 read"]
        + (reading == .reads ? [] : ["it \(reading.rawValue)"]) + wrong).joined(separator: "; ")
    }
  }

  /// The mean cross-entropy of the softmax of scores, in Double.
  private static func crossEntropy(_ scores: Matrix, _ labels: [Int]) -> Double {
    guard scores.rows == labels.count, scores.columns == 10 else { return .nan }
    let losses = labels.enumerated().map { row, label in
      let numbers = scores.row(row).map { Double($0) }
      let largest = numbers.max() ?? 0
      return log(numbers.map { exp($0 - largest) }.reduce(0, +)) + largest - numbers[label]
    }
    return losses.reduce(0, +) / Double(max(losses.count, 1))
  }

  static let comparison = Comparison<Seen>(
    difference: { found, _ in
      if found.reading != .reads {
        return Difference(
          place: "reading", expected: "at least 900 of 1,000",
          found: "\(Int((1000 * found.accuracy).rounded())): it \(found.reading.rawValue)")
      }
      guard let index = found.gradients.firstIndex(where: { $0 != .right }) else { return nil }
      return Difference(
        place: "gradient of matrix \(index)", expected: "the slope of the mean cross-entropy",
        found: "\(found.gradients[index])")
    },
    areAlike: { one, other in
      // A reader may have other matrices than a known one: what they have in common counts.
      // A wrong gradient may train well enough, or not quite.
      let isRead = [one, other].allSatisfy { $0.reading == .reads || $0.reading == .tooLittle }
      let areWrong = [one, other].allSatisfy { $0.gradients.contains { $0 != .right } }
      guard one.areShares == other.areShares else { return false }
      if one.areShares && areWrong { return true }
      return (one.reading == other.reading || isRead && areWrong)
        && kinds(one.gradients) == kinds(other.gradients)
    })

  /// Whether weights and biases, which come in turn, have right gradients, and if not, what is wrong.
  private static func kinds(_ gradients: [Seen.Gradient]) -> [[String]] {
    let last = gradients.count / 2 * 2 - 2
    return [0, 1].map { kind in
      let all = gradients.indices.filter { $0 % 2 == kind }
      let early = Set(all.filter { $0 < last }.map { "early \(gradients[$0])" })
      let late = Set(all.filter { $0 >= last }.map { "late \(gradients[$0])" })
      return (early.count == 1 ? early.sorted() : []) + late.sorted()
    }
  }
}
