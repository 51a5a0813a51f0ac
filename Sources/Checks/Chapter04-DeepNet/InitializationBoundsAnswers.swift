import ExerciseSupport
import Foundation

/// Answers to exercise 4.5, wrong and right. Read on only after you have solved it.
extension InitializationBounds {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "no root is taken in either function",
      remedy: "Without the root this is a variance; a bound and a deviation are its square root.",
      glorot: { 6 / ($0 + $1) }, he: { 2 / $0 }),
    mistake(
      "the root is missing in glorotBound",
      remedy: "Look at what the radical sign of the formula covers.",
      glorot: { 6 / ($0 + $1) }),
    mistake(
      "the root is missing in heDeviation",
      remedy: "2 / n is the variance: what is its root?",
      he: { 2 / $0 }),
    mistake(
      "both divisions are of whole numbers",
      remedy: "6 / 800 is 0 for Ints: turn the count into a Float before you divide.",
      glorot: { (6 / ($0 + $1)).rounded(.down).squareRoot() },
      he: { (2 / $0).rounded(.down).squareRoot() }),
    mistake(
      "the division in glorotBound is of whole numbers",
      remedy: "6 / 800 is 0 for Ints: turn the count into a Float before you divide.",
      glorot: { (6 / ($0 + $1)).rounded(.down).squareRoot() }),
    mistake(
      "the division in heDeviation is of whole numbers",
      remedy: "2 / 784 is 0 for Ints: turn the count into a Float before you divide.",
      he: { (2 / $0).rounded(.down).squareRoot() }),
    mistake(
      "glorotBound is the deviation of Glorot's normal distribution",
      remedy: "A range has to be √3 times as wide as a deviation, so there is a 6 and not a 2.",
      glorot: { (2 / ($0 + $1)).squareRoot() }),
    mistake(
      "heDeviation is the bound of He's uniform distribution",
      remedy: "Here the weights are drawn from a normal distribution: the formula has a 2.",
      he: { (6 / $0).squareRoot() }),
    mistake(
      "the 6 and the 2 are exchanged",
      remedy: "The 6 belongs to the range of a uniform, the 2 to a normal distribution.",
      glorot: { (2 / ($0 + $1)).squareRoot() }, he: { (6 / $0).squareRoot() }),
    mistake(
      "glorotBound looks only at the inputs",
      remedy: "Glorot's bound is a compromise between the way forward and the way back: n + u.",
      glorot: { n, _ in (6 / n).squareRoot() }),
    mistake(
      "glorotBound looks only at the units",
      remedy: "Glorot's bound is a compromise between the way forward and the way back: n + u.",
      glorot: { _, u in (6 / u).squareRoot() }),
    mistake(
      "glorotBound is √(1 / n), as the recipe of some courses has it",
      remedy:
        "That recipe goes by the name of Xavier as well; here it is 6 by the sum of both counts.",
      glorot: { n, _ in (1 / n).squareRoot() }),
    mistake(
      "glorotBound divides by the mean of inputs and units",
      remedy: "The formula has their sum under the 6: nothing is halved.",
      glorot: { (12 / ($0 + $1)).squareRoot() }),
    mistake(
      "glorotBound multiplies inputs and units",
      remedy: "The formula has n + u, not the number of weights.",
      glorot: { (6 / ($0 * $1)).squareRoot() }),
    mistake(
      "parentheses are missing in glorotBound, so that only n divides",
      remedy: "Division binds more strongly than addition: put the sum in parentheses.",
      glorot: { (6 / $0 + $1).squareRoot() }),
    mistake(
      "the root in glorotBound is of 6 alone",
      remedy: "The root is of the whole quotient: divide first.",
      glorot: { Float(6).squareRoot() / ($0 + $1) }),
    mistake(
      "the root in glorotBound is of the sum alone",
      remedy: "The root is of the whole quotient: divide first.",
      glorot: { 6 / ($0 + $1).squareRoot() }),
    mistake(
      "glorotBound is the width of the whole range",
      remedy: "The range goes from −r to r, and r is what is asked.",
      glorot: { 2 * (6 / ($0 + $1)).squareRoot() }),
    mistake(
      "heDeviation is √(1 / n), for activations that let everything through",
      remedy: "ReLU drops half of the signal, and the 2 makes up for it.",
      he: { (1 / $0).squareRoot() }),
    mistake(
      "the root in heDeviation is of 2 alone",
      remedy: "The root is of the whole quotient: divide first.",
      he: { Float(2).squareRoot() / $0 }),
    mistake(
      "the root in heDeviation is of n alone",
      remedy: "The root is of the whole quotient: divide first.",
      he: { 2 / $0.squareRoot() }),
    mistake(
      "the fraction in heDeviation is upside down",
      remedy: "The more inputs a unit adds up, the smaller its weights have to be.",
      he: { ($0 / 2).squareRoot() }),
    mistake(
      "the root in both functions is of the number above alone",
      remedy: "The root is of the whole quotient: divide first.",
      glorot: { Float(6).squareRoot() / ($0 + $1) }, he: { Float(2).squareRoot() / $0 }),
    mistake(
      "both functions give what the worked examples give",
      remedy: "Work them out from the arguments: layers come in all sizes.",
      glorot: { _, _ in 0.08660254 }, he: { _ in 0.050507627 }),
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("roots by Foundation's sqrt, in Double") { inputs, units in
      (
        glorotBound: Float(sqrt(6 / Double(inputs + units))),
        heDeviation: Float(sqrt(2 / Double(inputs)))
      )
    },
    .init("root over root") { inputs, units in
      (
        glorotBound: Float(6).squareRoot() / Float(inputs + units).squareRoot(),
        heDeviation: Float(2).squareRoot() / Float(inputs).squareRoot()
      )
    },
    .init("powers of one half") { inputs, units in
      (
        glorotBound: pow(6 / (Float(inputs) + Float(units)), 0.5),
        heDeviation: pow(Float(inputs) / 2, -0.5)
      )
    },
    .init("√3 times the deviation, with the mean of inputs and units") { inputs, units in
      let mean = Float(inputs + units) / 2
      return (
        glorotBound: Float(3).squareRoot() * (1 / mean).squareRoot(),
        heDeviation: exp(log(2 / Float(inputs)) / 2)
      )
    },
  ]

  /// A wrong answer of which one function or both are wrong; n inputs, u units.
  private static func mistake(
    _ mistake: String, remedy: String,
    glorot: @escaping @Sendable (_ n: Float, _ u: Float) -> Float = {
      (6 / ($0 + $1)).squareRoot()
    },
    he: @escaping @Sendable (_ n: Float) -> Float = { (2 / $0).squareRoot() }
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { inputs, units in
      (glorotBound: glorot(Float(inputs), Float(units)), heDeviation: he(Float(inputs)))
    }
  }
}
