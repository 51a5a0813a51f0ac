import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 6.6: a rule of the learner's own walks down three landscapes.
///
/// The worker sends the places at which the walk asked for slopes. How high they lie, when the walk
/// arrived and how long momentum takes on the same copies is worked out in OwnOptimizerSeen.swift. In
/// 19 verdicts momentum took 1,529 to 1,863 steps, on average 1,761; a copy of the valley in which it
/// happens to hit the minimum in passing takes 25 instead of some 270.
enum OwnOptimizer {
  typealias Function = Chapter6.OwnOptimizer
  typealias Landscape = Chapter6.Landscape
  private typealias Rule = @Sendable ([Double], ([Double]) -> [Double]) -> [Double]

  static let exam = Exam(
    Check(
      Chapter6.descend, observing: { Seen($0, $1) }, comparing: comparison, cases: [],
      random: random,
      noting: { landscapes, descents, expected in
        let (yours, par) = (Seen(landscapes, descents), Seen(landscapes, expected))
        return Note(
          "Your walks: \(yours). Momentum: \(par).",
          figures: [
            .fewest(yours.steps ?? 0, "steps in all"),
            .fewest(yours.meanSteps(in: .valley), Figure.inTheValley),
          ])
      },
      mistakes: mistakes, rightAnswers: rightAnswers))

  private static let random: [Function.RandomCases] = [
    .init(1) { generator in
      var landscapes: [Landscape] = []
      // Momentum has to arrive, or there would be no par.
      repeat {
        landscapes = Landscape.Kind.allCases.flatMap { kind in
          (0..<3).map { _ in copy(of: kind, using: &generator) }
        }
      } while Seen(landscapes, momentum(landscapes)).steps == nil
      return .init(
        "three copies of each landscape, moved and turned", landscapes, gives: momentum(landscapes))
    }
  ]

  private static func copy(
    of kind: Landscape.Kind, using generator: inout SplitMix64
  ) -> Landscape {
    func next(_ range: Range<Float>) -> Double { Double(generator.nextUniform(in: range)) }
    let usual: [Double] =
      switch kind {
      case .bowl: [-2, 1.5]
      case .ravine: [-4, 1]
      case .valley: [-1.2, 1]
      }
    let start = usual.map { $0 * next(0.8..<1) }
    return Landscape(
      kind, angle: next(0..<6.25), isMirrored: generator.nextInteger(below: 2) == 0,
      origin: [next(-5..<5), next(-5..<5)], ownStart: start)
  }

  static func momentum(_ landscapes: [Landscape]) -> [Chapter6.Descent] {
    Chapter6.recorded(rolling(rate: 0.002), landscapes)
  }

  // MARK: - Rules

  /// A rule that adds something to the place at each step, for as long as it may.
  private static func loop(
    steps: Int = 2000, _ rule: @escaping @Sendable ([Double], inout [Double], Int) -> [Double]
  ) -> Rule {
    { start, slopes in
      var (place, memory) = (start, [0.0, 0.0, 0.0, 0.0])
      for step in 1...steps {
        let move = rule(slopes(place), &memory, step)
        place = [place[0] + move[0], place[1] + move[1]]
      }
      return place
    }
  }

  private static func rolling(
    rate: Double, momentum: Double = 0.9, longest: Double = .infinity, steps: Int = 2000
  ) -> Rule {
    loop(steps: steps) { g, velocity, _ in
      let size = (g[0] * g[0] + g[1] * g[1]).squareRoot()
      let share = size > longest ? longest / size : 1
      for index in 0..<2 { velocity[index] = momentum * velocity[index] + share * g[index] }
      return [-rate * velocity[0], -rate * velocity[1]]
    }
  }

  /// Nesterov's variant: slopes are asked for where the velocity is about to lead.
  private static func lookingAhead(rate: Double) -> Rule {
    { start, slopes in
      var (place, velocity) = (start, [0.0, 0.0])
      for _ in 1...2000 {
        let g = slopes((0..<2).map { place[$0] - 0.9 * rate * velocity[$0] })
        for index in 0..<2 {
          velocity[index] = 0.9 * velocity[index] + g[index]
          place[index] -= rate * velocity[index]
        }
      }
      return place
    }
  }

  /// RMSProp.
  private static func scaled(rate: Double) -> Rule {
    loop { g, squares, _ in
      (0..<2).map { index in
        squares[index] = 0.9 * squares[index] + 0.1 * g[index] * g[index]
        return -rate * g[index] / (squares[index].squareRoot() + 1e-8)
      }
    }
  }

  private static func descent(rate: Double) -> Rule { rolling(rate: rate, momentum: 0) }

  private static func adam(rate: Double) -> Rule {
    loop { g, memory, step in
      (0..<2).map { index in
        memory[index] = 0.9 * memory[index] + 0.1 * g[index]
        memory[2 + index] = 0.999 * memory[2 + index] + 0.001 * g[index] * g[index]
        let mean = memory[index] / (1 - pow(0.9, Double(step)))
        let square = memory[2 + index] / (1 - pow(0.999, Double(step)))
        return -rate * mean / (square.squareRoot() + 1e-8)
      }
    }
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ rule: @escaping Rule
  ) -> Function.Mistake {
    .init(name, remedy) { Chapter6.recorded(rule, $0) }
  }

  private static func right(_ form: String, _ rule: @escaping Rule) -> Function.RightAnswer {
    .init(form) { Chapter6.recorded(rule, $0) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "no slope is asked for", "Call `slopes` with the place where you are, and move against it."
    ) { start, _ in start },
    mistake(
      "the walk goes along the slopes, uphill", "The loss falls against the slope: subtract.",
      descent(rate: -0.01)),
    mistake(
      "the rate suits the bowl only",
      "The ravine bears no rate above 2/75: try your setting there, and in the valley.",
      descent(rate: 0.4)),
    mistake(
      "the rate suits bowl and ravine, but not the valley",
      "Rosenbrock's walls are over ten times as steep as the ravine's: cap the length of a step, or "
        + "lower the rate.", rolling(rate: 0.02)),
    mistake(
      "plain descent takes the rate that the valley bears",
      "That rate is safe and crawls everywhere else: let slopes that agree add up.",
      descent(rate: 0.0018)),
    mistake(
      "the steps are far too short for every landscape",
      "Print how far you have come after 2,000 steps, and take a larger rate.",
      descent(rate: 1e-7)),
    mistake(
      "the walk stops after some hundred steps, whether it has arrived or not",
      "Go on until the slopes are tiny, or 2,000 calls are used up.",
      rolling(rate: 0.002, steps: 60)),
    mistake(
      "all steps have the same length, also near the goal",
      "Near a minimum the steps have to become shorter: let their length follow the slopes.",
      loop { g, _, _ in
        let size = max((g[0] * g[0] + g[1] * g[1]).squareRoot(), 1e-12)
        return [-0.7 * g[0] / size, -0.7 * g[1] / size]
      }),
    mistake(
      "only the first weight moves", "Each of the two weights has a slope of its own: move both.",
      loop { g, _, _ in [-0.002 * g[0], 0] }),
    mistake(
      "the landscapes are taken to lie where section 6.5 draws them",
      "The copies are moved and turned: nothing but slopes can tell where the minimum is."
    ) { start, slopes in
      // Straight to (0, 0) and to (1, 1), and there it stays.
      for goal in [0.0, 1] {
        let places = (1...30).map { share in start.map { $0 + (goal - $0) * Double(share) / 30 } }
        for place in places { _ = slopes(place) }
      }
      for _ in 0..<1940 { _ = slopes([1, 1]) }
      return [1, 1]
    },
    mistake(
      "slopes are asked for at the start only, wherever the walk has come to",
      "Call `slopes` with the place that the last step has led to.", loop { _, _, _ in [0, 0] }),
    mistake(
      "velocity and rate suit bowl and ravine, but in the valley the walk is thrown about",
      "The valley bears shorter steps, also where the velocity adds to them: cap the length of a "
        + "step, or lower the rate.", lookingAhead(rate: 0.002)),
    mistake(
      "each weight has a rate of its own, and the steps stay as long near the goal",
      "RMSProp hops about a minimum by its rate: let the rate fall, or the slopes' length count.",
      scaled(rate: 0.01)),
    mistake(
      "it is momentum as section 6.5 has it, with the rate of the par",
      "Momentum itself is the measure. Where does it waste steps? Change one thing for that.",
      rolling(rate: 0.002)),
    mistake(
      "it arrives everywhere, but does not save a tenth of momentum's steps",
      "Which landscape takes most of the steps? Change one thing for that, and look at all three.",
      adam(rate: 0.1)),
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    right("momentum that caps long slopes", rolling(rate: 0.003, longest: 30)),
    right("a step as long as the last change of the slopes allows", bending),
  ]

  private static let bending: Rule = { start, slopes in
    var (place, g, rate) = (start, slopes(start), 0.0005)
    for _ in 0..<1990 {
      let length = rate * (g[0] * g[0] + g[1] * g[1]).squareRoot()
      let scale = length > 0.5 ? 0.5 / length : 1
      let move = [-rate * scale * g[0], -rate * scale * g[1]]
      let next = [place[0] + move[0], place[1] + move[1]]
      let new = slopes(next)
      let change = [new[0] - g[0], new[1] - g[1]]
      let along = move[0] * change[0] + move[1] * change[1]
      let bend = change[0] * change[0] + change[1] * change[1]
      guard bend > 0 else { return next }
      rate = along > 0 ? along / bend : 2 * rate
      (place, g) = (next, new)
    }
    return place
  }
}
