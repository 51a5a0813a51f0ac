import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 4.5: two functions, tried on the same layers.
enum InitializationBounds {
  typealias Glorot = Chapter4.GlorotBound
  typealias He = Chapter4.HeDeviation

  static let exam = Exam(
    Check(
      Chapter4.glorotBound, comparing: .numbers(within: 1e-6), cases: casesOfGlorot,
      random: [.init(5, draw: randomGlorot)], mistakes: mistakesOfGlorot,
      rightAnswers: rightGlorots),
    Check(
      Chapter4.heDeviation, comparing: .numbers(within: 1e-6), cases: casesOfHe,
      random: [.init(5, draw: randomHe)], mistakes: mistakesOfHe, rightAnswers: rightHes))

  // MARK: - Glorot

  // By NumPy (Tests/Reference/chapter04_reference.py).
  private static let casesOfGlorot: [Glorot.Case] = [
    .init("the worked example", (784, 16), gives: 0.086602540),
    .init("many units on few inputs", (16, 784), gives: 0.086602540),
    .init("64 pixels, 32 units", (64, 32), gives: 0.25),
    .init("five inputs, one unit", (5, 1), gives: 1),
    .init("one input, one unit", (1, 1), gives: 1.732050808),
  ]

  /// A random layer for which the root comes out even: with 6·k² inputs and units r is 1/k.
  @Sendable private static func randomGlorot(_ generator: inout SplitMix64) -> Glorot.Case {
    let k = 1 + generator.nextInteger(below: 12)
    let inputs = 1 + generator.nextInteger(below: 6 * k * k - 1)
    return .init("a random layer", (inputs, 6 * k * k - inputs), gives: 1 / Float(k))
  }

  private static func mistake(
    _ name: String, _ remedy: String,
    _ answer: @escaping @Sendable (_ n: Float, _ u: Float) -> Float
  ) -> Glorot.Mistake {
    .init(name, remedy) { inputs, units in answer(Float(inputs), Float(units)) }
  }

  private static let mistakesOfGlorot: [Glorot.Mistake] = [
    mistake(
      "the root is missing in glorotBound", "Look at what the radical sign of the formula covers."
    ) { n, u in 6 / (n + u) },
    mistake(
      "the division in glorotBound is of whole numbers",
      "6 / 800 is 0 for Ints: turn the count into a Float before you divide."
    ) { n, u in (6 / (n + u)).rounded(.down).squareRoot() },
    mistake(
      "glorotBound is the deviation of Glorot's normal distribution",
      "A range has to be √3 times as wide as a deviation, so there is a 6 and not a 2."
    ) { n, u in (2 / (n + u)).squareRoot() },
    mistake(
      "glorotBound looks only at the inputs",
      "Glorot's bound is a compromise between the way forward and the way back: n + u."
    ) { n, _ in (6 / n).squareRoot() },
    mistake(
      "glorotBound looks only at the units",
      "Glorot's bound is a compromise between the way forward and the way back: n + u."
    ) { _, u in (6 / u).squareRoot() },
    mistake(
      "glorotBound is √(1 / n), as the recipe of some courses has it",
      "That recipe goes by the name of Xavier as well; here it is 6 by the sum of both counts."
    ) { n, _ in (1 / n).squareRoot() },
    mistake(
      "glorotBound divides by the mean of inputs and units",
      "The formula has their sum under the 6: nothing is halved."
    ) { n, u in (12 / (n + u)).squareRoot() },
    mistake(
      "glorotBound multiplies inputs and units", "The formula has n + u, not the number of weights."
    ) { n, u in (6 / (n * u)).squareRoot() },
    mistake(
      "parentheses are missing in glorotBound, so that only n divides",
      "Division binds more strongly than addition: put the sum in parentheses."
    ) { n, u in (6 / n + u).squareRoot() },
    mistake(
      "the root in glorotBound is of 6 alone", "The root is of the whole quotient: divide first."
    ) { n, u in Float(6).squareRoot() / (n + u) },
    mistake(
      "the root in glorotBound is of the sum alone",
      "The root is of the whole quotient: divide first."
    ) { n, u in 6 / (n + u).squareRoot() },
    mistake(
      "glorotBound is the width of the whole range",
      "The range goes from −r to r, and r is what is asked."
    ) { n, u in 2 * (6 / (n + u)).squareRoot() },
    mistake(
      "glorotBound gives what the worked example gives",
      "Work it out from the arguments: layers come in all sizes."
    ) { _, _ in 0.08660254 },
  ]

  private static let rightGlorots: [Glorot.RightAnswer] = [
    .init("the root by Foundation's sqrt, in Double") { Float(sqrt(6 / Double($0 + $1))) },
    .init("root over root") { Float(6).squareRoot() / Float($0 + $1).squareRoot() },
    .init("the power of one half") { pow(6 / (Float($0) + Float($1)), 0.5) },
    .init("√3 times the deviation, with the mean of inputs and units") { inputs, units in
      let mean = Float(inputs + units) / 2
      return Float(3).squareRoot() * (1 / mean).squareRoot()
    },
  ]

  // MARK: - He

  // By NumPy (Tests/Reference/chapter04_reference.py).
  private static let casesOfHe: [He.Case] = [
    .init("the worked example", 784, gives: 0.050507627),
    .init("few inputs", 16, gives: 0.353553391),
    .init("64 pixels", 64, gives: 0.176776695),
    .init("five inputs", 5, gives: 0.632455532),
    .init("one input", 1, gives: 1.414213562),
  ]

  /// A random number of inputs for which the root comes out even: with 2·j² of them s is 1/j.
  @Sendable private static func randomHe(_ generator: inout SplitMix64) -> He.Case {
    let j = 1 + generator.nextInteger(below: 12)
    return .init("a random layer", 2 * j * j, gives: 1 / Float(j))
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ answer: @escaping @Sendable (_ n: Float) -> Float
  ) -> He.Mistake {
    .init(name, remedy) { answer(Float($0)) }
  }

  private static let mistakesOfHe: [He.Mistake] = [
    mistake("the root is missing in heDeviation", "2 / n is the variance: what is its root?") {
      2 / $0
    },
    mistake(
      "the division in heDeviation is of whole numbers",
      "2 / 784 is 0 for Ints: turn the count into a Float before you divide."
    ) { (2 / $0).rounded(.down).squareRoot() },
    mistake(
      "heDeviation is the bound of He's uniform distribution",
      "Here the weights are drawn from a normal distribution: the formula has a 2."
    ) { (6 / $0).squareRoot() },
    mistake(
      "heDeviation is √(1 / n), for activations that let everything through",
      "ReLU drops half of the signal, and the 2 makes up for it."
    ) { (1 / $0).squareRoot() },
    mistake(
      "the root in heDeviation is of 2 alone", "The root is of the whole quotient: divide first."
    ) { Float(2).squareRoot() / $0 },
    mistake(
      "the root in heDeviation is of n alone", "The root is of the whole quotient: divide first."
    ) { 2 / $0.squareRoot() },
    mistake(
      "the fraction in heDeviation is upside down",
      "The more inputs a unit adds up, the smaller its weights have to be."
    ) { ($0 / 2).squareRoot() },
    mistake(
      "heDeviation gives what the worked example gives",
      "Work it out from the argument: layers come in all sizes."
    ) { _ in 0.050507627 },
  ]

  private static let rightHes: [He.RightAnswer] = [
    .init("the root by Foundation's sqrt, in Double") { Float(sqrt(2 / Double($0))) },
    .init("root over root") { Float(2).squareRoot() / Float($0).squareRoot() },
    .init("the power of minus one half") { pow(Float($0) / 2, -0.5) },
    .init("half the logarithm") { exp(log(2 / Float($0)) / 2) },
  ]
}
