import Exercises
import Judging
import NeuralNetworks

// Ways to find the layer that lies (exercise 5.6), wrong ones and right ones.

extension WhichLayerLies {
  /// The check of each layer in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    var nudges: [Float] = [0.01, 0.003, 0.001]
    var threshold = 0.04
    /// What is sent back into a layer, from a random gradient.
    var arriving: @Sendable (Matrix) -> Matrix = { $0 }
    var error: @Sendable (_ claimed: Matrix, _ nudged: Matrix) -> Double = { relativeError($0, $1) }
    /// Which layer is named, from the smallest error of each.
    var named: @Sendable (_ errors: [Double], _ threshold: Double) -> Int? = { errors, threshold in
      errors.firstIndex { $0 > threshold }
    }

    @Sendable func callAsFunction(_ plans: [Plan], _ inputs: Matrix) -> Int? {
      var generator = SplitMix64(seed: 7)
      var signal = inputs
      let errors = plans.map { plan in
        let layer = plan.layer
        let outputs = layer.forward(signal)
        let g = arriving(WhichLayerLies.gradient(like: outputs, &generator))
        let claimed = layer.backward(signal, g)
        let smallest =
          nudges.map { nudge in
            error(
              claimed,
              numericalGradient(at: signal, step: nudge) { (g * layer.forward($0)).sum() })
          }.min() ?? 0
        signal = outputs
        return smallest
      }
      return named(errors, threshold)
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1) }
  }

  private static let right = Function.rightAnswers(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1) }
  }

  /// The smallest error of the gradient that arrives before each layer, from the end of all.
  private static func errorsThroughAll(
    _ plans: [Plan], _ inputs: Matrix, nudges: [Float], arriving: (Matrix) -> Matrix
  ) -> [Double] {
    var signals = [inputs]
    for plan in plans { signals.append(plan.forward(signals[signals.count - 1])) }
    let g = arriving(signals[plans.count])
    var claimed = g
    var errors: [Double] = []
    for index in plans.indices.reversed() {
      claimed = plans[index].backward(signals[index], claimed)
      let all = nudges.map { nudge in
        relativeError(
          claimed,
          numericalGradient(at: signals[index], step: nudge) { moved in
            (g * plans[index...].reduce(moved) { $1.forward($0) }).sum()
          })
      }
      errors.append(all.min() ?? 0)
    }
    return errors.reversed()
  }

  static let mistakes: [Function.Mistake] = [
    mistake(
      "a right layer with a kink is named",
      "A nudge of 0.01 crosses kinks that are closer. What does the error do with a smaller one?"
    ) { $0.nudges = [0.01] },
    mistake(
      "a right layer is named because the nudges drown in rounding",
      "A `Float` has seven digits: print the errors for larger nudges."
    ) { $0.nudges = [0.00001] },
    mistake(
      "the gradient that is sent back is 1 everywhere",
      "Then errors that need uneven gradients, or gradients of both signs, cannot be seen."
    ) { $0.arriving = { $0.map { _ in 1 } } },
    mistake(
      "the gradient that is sent back is 1 everywhere, and one nudge decides",
      "Two things: some errors need uneven gradients to be seen, and near a kink a smaller nudge says "
        + "something else."
    ) {
      $0.arriving = { $0.map { _ in 1 } }
      $0.nudges = [0x1p-7]
      $0.threshold = 0.01
    },
    mistake(
      "the gradient that is sent back is 1 everywhere, one nudge decides, and a tenth is let pass",
      "Some errors need uneven gradients to be seen, and near a kink a smaller nudge says something "
        + "else: take the smallest error of several nudges."
    ) {
      $0.arriving = { $0.map { _ in 1 } }
      $0.nudges = [0.01]
      $0.threshold = 0.1
    },
    mistake(
      "one bad nudge is enough for a layer to be named",
      "Near a kink, and by rounding, right layers are off at some nudges, but not at all of them. Print "
        + "their errors for several nudges, and take the smallest of each."
    ) {
      $0.nudges = [0x1p-7]
      $0.threshold = 0.001
    },
    mistake(
      "the gradients that are sent back are all positive",
      "A way back may be wrong for gradients below zero only: send both signs."
    ) { $0.arriving = { $0.map { $0.magnitude } } },
    mistake(
      "differences are not compared with the size of the gradient",
      "Where weights are small, so is the gradient, and a small difference can be all of it."
    ) { $0.error = { norm($0 - $1) } },
    mistake(
      "only the sums of the gradients are compared",
      "Numbers in the wrong places have the right sum: compare number by number."
    ) {
      $0.error = { claimed, nudged in
        let size = norm(claimed) + norm(nudged)
        return size == 0 ? 0 : abs(claimed.sum() - nudged.sum()) / size
      }
    },
    mistake(
      "only the first sample is looked at",
      "A way back may be right for it and wrong for the others: compare all rows."
    ) { $0.error = { relativeError($0[row: 0], $1[row: 0]) } },
    mistake(
      "only the lengths of the gradients are compared",
      "Opposite gradients have the same length: compare number by number."
    ) {
      $0.error = { claimed, nudged in
        let size = norm(claimed) + norm(nudged)
        return size == 0 ? 0 : abs(norm(claimed) - norm(nudged)) / size
      }
    },
    mistake(
      "signs are not looked at", "A gradient that points the other way is as wrong as can be."
    ) { $0.error = { relativeError($0.map { $0.magnitude }, $1.map { $0.magnitude }) } },
    mistake(
      "an error of a hundred-thousandth is too much",
      "With numbers of type `Float`, nudges are never that close: see the rule of thumb on the page."
    ) { $0.threshold = 1e-5 },
    mistake(
      "errors up to a half are let pass",
      "Print the errors of the layers that are right, and of the one that is not: what lies between?"
    ) { $0.threshold = 0.5 },
    mistake(
      "a layer is let off if only a third of its numbers differ",
      "One wrong weight makes few numbers wrong, and they stay so at every nudge."
    ) {
      $0.error = { claimed, nudged in
        let size = max(norm(claimed), norm(nudged)) / Double(claimed.count).squareRoot()
        let wrong = zip(claimed.elements, nudged.elements).count {
          Double(abs($0 - $1)) > 0.1 * size
        }
        return 3 * wrong > claimed.count ? relativeError(claimed, nudged) : 0
      }
    },
    mistake(
      "layers are counted from 1", "The place of the first layer is 0."
    ) { $0.named = { errors, threshold in errors.firstIndex { $0 > threshold }.map { $0 + 1 } } },
    mistake(
      "the layer with the largest error is named, even if none lies",
      "If no error is large, the answer is nil."
    ) {
      $0.named = { errors, _ in errors.indices.max { errors[$0] < errors[$1] } }
    },
    .init("no layer is ever named", "In most networks there is one that lies.") { _, _ in nil },
    .init(
      "the answer to the worked example is given to all",
      "Other networks have other liars: compare each layer with nudges."
    ) { plans, _ in plans.count > 1 ? 1 : nil },
    .init(
      "the gradient of the whole network is checked, and the first layer that differs is named",
      "What a liar hands back spoils the gradients of all layers before it: the last that differs is "
        + "nearest to the fault. Or check each layer by itself."
    ) { plans, inputs in
      var generator = SplitMix64(seed: 7)
      let errors = errorsThroughAll(plans, inputs, nudges: [0.01, 0.003, 0.001]) {
        gradient(like: $0, &generator)
      }
      return errors.firstIndex { $0 > 0.04 }
    },
    .init(
      "the gradient of the whole network is checked, and it starts with 1 everywhere",
      "A softmax at the end hands back nothing of ones. Check each layer by itself, with uneven "
        + "gradients of both signs."
    ) { plans, inputs in
      errorsThroughAll(plans, inputs, nudges: [0.01]) { $0.map { _ in 1 } }.lastIndex { $0 > 0.1 }
    },
    .init(
      "the inputs of the network are given to every layer",
      "Each layer takes what the one before gives: let the inputs go through them."
    ) { plans, inputs in
      var generator = SplitMix64(seed: 7)
      return plans.firstIndex { plan in
        // Where they do not fit, the answer stops.
        guard plan.weights.rows == inputs.columns else { return false }
        let g = gradient(like: plan.forward(inputs), &generator)
        let errors = [0.003, 0.001].map { (nudge: Float) in
          relativeError(
            plan.backward(inputs, g),
            numericalGradient(at: inputs, step: nudge) { (g * plan.forward($0)).sum() })
        }
        return errors.allSatisfy { $0 > 0.04 }
      }
    },
  ]

  static let rightAnswers: [Function.RightAnswer] = [
    right("with the one nudge 0.001") { $0.nudges = [0.001] },
    right("with other gradients, and a threshold of 0.06") {
      $0.threshold = 0.06
      $0.arriving = { $0.map { 3 * $0 * $0 * $0 } }
    },
    .init("number by number, each by the nudge that suits it best") { plans, inputs in
      var generator = SplitMix64(seed: 3)
      var signal = inputs
      for (index, plan) in plans.enumerated() {
        let outputs = plan.forward(signal)
        let g = gradient(like: outputs, &generator)
        let claimed = plan.backward(signal, g)
        let nudged = [0.003, 0.001].map { (nudge: Float) in
          numericalGradient(at: signal, step: nudge) { (g * plan.forward($0)).sum() }
        }
        let nearest = Matrix(rows: claimed.rows, columns: claimed.columns) { row, column in
          let claim = claimed[row, column]
          return nudged.map { $0[row, column] }.min { abs($0 - claim) < abs($1 - claim) } ?? 0
        }
        if relativeError(claimed, nearest) > 0.04 { return index }
        signal = outputs
      }
      return nil
    },
  ]
}
