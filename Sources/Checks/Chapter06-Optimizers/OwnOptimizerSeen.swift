import Exercises
import Judging

// What is seen of walks down the landscapes (exercise 6.6), and when two rules are alike.

extension OwnOptimizer {
  /// What became of a walk.
  enum Outcome: Equatable {
    case askedNothing
    case arrived(steps: Int)
    case lost, stoppedEarly, stuck, hops, crawls, creeps

    init(_ landscape: Landscape, _ descent: Chapter6.Descent) {
      let losses = descent.places.map { loss(at: landscape.own($0), in: landscape.kind) }
      guard let first = losses.first, let last = losses.last else {
        self = .askedNothing
        return
      }
      if let steps = losses.firstIndex(where: { $0 < 0.001 }) {
        self = .arrived(steps: steps + 1)
      } else if losses.contains(where: { !($0 < 1000 * max(first, 1)) }) {
        self = .lost
      } else if losses.count < Chapter6.mostQuestions {
        self = .stoppedEarly
      } else {
        let before = losses[losses.count - 100]
        if before == last {
          self = .stuck
        } else if last > first / 2 && before > last {
          self = .creeps
        } else {
          self = before < last * 1.0001 ? .hops : .crawls
        }
      }
    }
  }

  /// The loss at a place, in the landscape's own coordinates.
  private static func loss(at w: [Double], in kind: Landscape.Kind) -> Double {
    switch kind {
    case .bowl: return 0.5 * (w[0] * w[0] + 3 * w[1] * w[1])
    case .ravine: return 0.5 * (w[0] * w[0] + 75 * w[1] * w[1])
    case .valley:
      let above = w[1] - w[0] * w[0]
      return (1 - w[0]) * (1 - w[0]) + 100 * above * above
    }
  }

  struct Seen: CustomStringConvertible {
    /// The walks of each landscape.
    let walks: [(kind: Landscape.Kind, outcomes: [Outcome])]
    /// Whether the second place of every walk lies higher than the first.
    let beginsUphill: Bool
    /// Whether every walk asks at its start only.
    let staysAtStart: Bool
    /// Whether every walk takes as many steps as momentum.
    let isMomentum: Bool

    init(_ landscapes: [Landscape], _ descents: [Chapter6.Descent]) {
      // What a worker made up may lack walks, or numbers: as if nobody had asked for anything.
      let isFull =
        descents.count == landscapes.count
        && descents.allSatisfy { descent in
          descent.places.count <= Chapter6.mostQuestions
            && descent.places.allSatisfy { $0.count == 2 }
        }
      let all = zip(
        landscapes, isFull ? descents : Chapter6.recorded({ start, _ in start }, landscapes))
      walks = Landscape.Kind.allCases.map { kind in
        (kind, all.filter { $0.0.kind == kind }.map { Outcome($0.0, $0.1) })
      }
      beginsUphill = all.allSatisfy { landscape, descent in
        let places = descent.places.prefix(2).map {
          loss(at: landscape.own($0), in: landscape.kind)
        }
        return places.count == 2 && places[1] > places[0]
      }
      staysAtStart = all.allSatisfy { landscape, descent in
        descent.places.count > 1 && descent.places.allSatisfy { $0 == landscape.start }
      }
      isMomentum =
        zip(all, momentum(landscapes)).allSatisfy { Outcome($0.0, $0.1) == Outcome($0.0, $1) }
    }

    /// All steps; nothing if a walk does not arrive.
    var steps: Int? {
      let steps = walks.flatMap(\.outcomes).map { outcome -> Int? in
        if case .arrived(let steps) = outcome { steps } else { nil }
      }
      return steps.contains(nil) ? nil : steps.compactMap { $0 }.reduce(0, +)
    }

    /// The mean number of steps of the walks that arrive in a landscape.
    func meanSteps(in kind: Landscape.Kind) -> Int {
      let steps = walks.filter { $0.kind == kind }.flatMap(\.outcomes).compactMap { outcome in
        if case .arrived(let steps) = outcome { steps } else { nil }
      }
      return steps.isEmpty ? 0 : (steps.reduce(0, +) + steps.count / 2) / steps.count
    }

    /// What is the same for all settings of the same mistake.
    var pattern: [String] {
      walks.map { _, outcomes in
        let worst = outcomes.first { if case .arrived = $0 { false } else { true } }
        return worst.map { "\($0)" } ?? "arrived"
      } + (beginsUphill ? ["uphill"] : []) + (staysAtStart ? ["stays"] : [])
        + (isMomentum ? ["momentum"] : [])
    }

    var description: String {
      let parts = walks.map { kind, outcomes in
        let all = outcomes.map(words)
        let isShared = all.count > 1 && Set(all).count == 1 && Int(all[0]) == nil
        return "\(kind.rawValue) " + (isShared ? "each \(all[0])" : all.joined(separator: ", "))
      }
      return parts.joined(separator: "; ") + (steps.map { "; in all \($0) steps" } ?? "")
    }

    private func words(_ outcome: Outcome) -> String {
      switch outcome {
      case .askedNothing: "asks for no slope"
      case .arrived(let steps): "\(steps)"
      case .lost: "leaves the map"
      case .stoppedEarly: "stops before it arrives"
      case .stuck: "does not move any more"
      case .hops: "hops about and does not arrive"
      case .crawls: "does not arrive in time"
      case .creeps: "has hardly moved after 2,000 steps"
      }
    }
  }

  static let comparison = Comparison<Seen>(
    difference: { found, expected in
      let most = (expected.steps ?? 0) * 9 / 10
      if let steps = found.steps, steps <= most { return nil }
      return Difference(
        place: "steps", expected: "at most \(most), nine tenths of momentum's, for all walks",
        found: found.steps.map { "\($0)" } ?? "walks that do not arrive")
    },
    areAlike: { $0.pattern == $1.pattern })
}
