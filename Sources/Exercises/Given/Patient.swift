/// The record of a training: what a doctor of networks gets to see (exercise 6.9).
///
/// The network has one hidden layer and learns to tell four classes apart, by gradient descent with
/// one learning rate from beginning to end.
public struct Patient: Codable, Equatable, Sendable {
  /// What was measured before the first epoch, and then after each.
  public let visits: [Visit]

  package init(visits: [Visit]) { self.visits = visits }

  /// What was measured at one moment of the training.
  public struct Visit: Codable, Equatable, Sendable {
    /// The mean loss of the training samples.
    public let trainingLoss: Double

    /// The mean loss of validation samples, which the network does not learn from.
    public let validationLoss: Double

    /// The share of hidden outputs that lie in the flat part of tanh, beyond ±0.98; 0 with ReLU.
    public let saturated: Double

    /// The share of hidden units that give 0 for every training sample; 0 with tanh.
    public let dead: Double

    /// For each hidden unit, the length of the gradient of its incoming weights.
    public let gradientSizes: [Double]

    package init(
      trainingLoss: Double, validationLoss: Double, saturated: Double, dead: Double,
      gradientSizes: [Double]
    ) {
      self.trainingLoss = trainingLoss
      self.validationLoss = validationLoss
      self.saturated = saturated
      self.dead = dead
      self.gradientSizes = gradientSizes
    }
  }
}

/// What is the matter with a training.
public enum Diagnosis: String, Codable, Sendable, CaseIterable {
  /// Nothing: it learns.
  case healthy

  /// The steps are so long that they make it worse.
  case rateTooHigh

  /// The steps are so short that it hardly gets anywhere.
  case rateTooLow

  /// The weights or biases to start from leave most units saturated or dead.
  case badStart

  /// All hidden units started alike, and stay alike.
  case twins

  /// The labels have nothing to do with the samples.
  case wrongLabels
}

extension Patient: CustomStringConvertible {
  /// A line for each visit, short enough to be shown whole: the losses in training and validation,
  /// the shares, and the smallest and the largest gradient.
  public var description: String {
    visits.enumerated().map { "\($0): \($1)" }.joined(separator: "\n")
  }
}

extension Patient.Visit: CustomStringConvertible {
  /// What was measured, with three digits behind the point.
  public var description: String {
    "loss \(Self.text(trainingLoss)) \(Self.text(validationLoss)), saturated "
      + "\(Self.text(saturated)), dead \(Self.text(dead)), gradients \(gradients)"
  }

  /// The smallest and the largest length of a gradient.
  package var gradients: String {
    "\(Self.text(gradientSizes.min() ?? 0))–\(Self.text(gradientSizes.max() ?? 0))"
  }

  /// A number with three digits behind the point.
  package static func text(_ number: Double) -> String {
    number.isFinite && abs(number) < 1e4 ? "\((number * 1000).rounded() / 1000)" : "huge"
  }
}
