import ExerciseSupport
import Foundation

/// Wrong answers to exercise 6.6. Read on only after you have solved it.
extension AdamStep {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "neither mean is corrected",
      remedy: "Divide each mean by the share it can have reached after so many steps."
    ) { $0.moved($0.newMean, $0.newSquare) },
    mistake(
      "only the mean is corrected",
      remedy: "The mean square starts at zero too, and is corrected with β₂."
    ) { $0.moved($0.newMean / $0.share1, $0.newSquare) },
    mistake(
      "only the mean square is corrected",
      remedy: "The mean of the slopes starts at zero too, and is corrected with β₁."
    ) { $0.moved($0.newMean, $0.newSquare / $0.share2) },
    mistake(
      "the corrected means are returned",
      remedy: "The next step goes on from the means themselves: keep them apart from m̂ and v̂."
    ) { number in
      let (mean, square) = (number.newMean / number.share1, number.newSquare / number.share2)
      return (number.moved(mean, square).weight, mean, square)
    },
    mistake(
      "the steps are counted from 0",
      remedy: "The first step is number 1; with 0 the corrections would divide by zero."
    ) { number in
      let share1 = 1 - pow(number.beta1, number.step - 1)
      let share2 = 1 - pow(number.beta2, number.step - 1)
      return number.moved(number.newMean / share1, number.newSquare / share2)
    },
    mistake(
      "the steps are counted one too far",
      remedy: "`step` is 1 for the first step already."
    ) { number in
      let share1 = 1 - pow(number.beta1, number.step + 1)
      let share2 = 1 - pow(number.beta2, number.step + 1)
      return number.moved(number.newMean / share1, number.newSquare / share2)
    },
    mistake(
      "the corrections do not depend on the step",
      remedy: "β is raised to the power of the step: the later, the smaller the correction."
    ) { $0.moved($0.newMean / (1 - $0.beta1), $0.newSquare / (1 - $0.beta2)) },
    mistake(
      "β is multiplied by the step in place of a power",
      remedy: "βᵗ is β times itself, t times over: use `pow`."
    ) { number in
      let share1 = 1 - number.beta1 * number.step
      let share2 = 1 - number.beta2 * number.step
      return number.moved(number.newMean / share1, number.newSquare / share2)
    },
    mistake(
      "the power is of 1 − β",
      remedy: "Raise β itself to the power, and take that from 1."
    ) { number in
      let share1 = pow(1 - number.beta1, number.step)
      let share2 = pow(1 - number.beta2, number.step)
      return number.moved(number.newMean / share1, number.newSquare / share2)
    },
    mistake(
      "the means are multiplied by 1 − βᵗ",
      remedy: "They are too small at first, so the correction has to make them larger."
    ) { $0.moved($0.newMean * $0.share1, $0.newSquare * $0.share2) },
    mistake(
      "both means are corrected with β₁",
      remedy: "Each mean is corrected with the β it is made with."
    ) { $0.moved($0.newMean / $0.share1, $0.newSquare / $0.share1) },
    mistake(
      "β₁ and β₂ are exchanged",
      remedy: "β₁ belongs to the mean of the slopes, β₂ to that of their squares."
    ) { number in
      number.with(beta1: number.beta2, beta2: number.beta1, epsilon: number.epsilon).moved()
    },
    mistake(
      "β and 1 − β are exchanged in both means",
      remedy: "β is the share that is left of the old mean."
    ) { number in
      let mean = (1 - number.beta1) * number.mean + number.beta1 * number.slope
      let square =
        (1 - number.beta2) * number.square + number.beta2 * number.slope * number.slope
      return number.moved(newMean: mean, newSquare: square)
    },
    mistake(
      "the slope is added whole to the mean, as to a velocity",
      remedy: "Adam keeps a mean: the two shares β₁ and 1 − β₁ add up to 1."
    ) { $0.moved(newMean: $0.beta1 * $0.mean + $0.slope, newSquare: $0.newSquare) },
    mistake(
      "the square is added whole to the mean square",
      remedy: "The two shares β₂ and 1 − β₂ have to add up to 1, or it is no mean."
    ) { number in
      let square = number.beta2 * number.square + number.slope * number.slope
      return number.moved(newMean: number.newMean, newSquare: square)
    },
    mistake(
      "the slope is not squared in the mean square",
      remedy: "Slopes of both signs would cancel: it is the mean of their squares."
    ) { number in
      let square = number.beta2 * number.square + (1 - number.beta2) * number.slope
      return number.moved(newMean: number.newMean, newSquare: square)
    },
    mistake(
      "the mean is squared in place of the slope",
      remedy: "The mean square is made from the slope of this step, not from its mean."
    ) { number in
      let square =
        number.beta2 * number.square + (1 - number.beta2) * number.newMean * number.newMean
      return number.moved(newMean: number.newMean, newSquare: square)
    },
    mistake(
      "the weights move by the slope and not by its mean",
      remedy: "That is RMSProp: Adam's step has the corrected mean above the fraction bar."
    ) { $0.moved($0.slope, $0.newSquare / $0.share2) },
    mistake(
      "the weights move by the means of the step before",
      remedy: "Update both means first: with the first step they would still be zero."
    ) { $0.moved($0.mean / $0.share1, $0.square / $0.share2) },
    mistake(
      "the old means are returned",
      remedy: "The next step has to remember this slope: hand back both updated means."
    ) { ($0.moved().weight, $0.mean, $0.square) },
    mistake(
      "the step goes along the gradient",
      remedy: "The gradient points to where the loss rises: go the other way."
    ) { (2 * $0.weight - $0.moved().weight, $0.newMean, $0.newSquare) },
    mistake(
      "no root is taken",
      remedy: "A mean of squares has the size of a slope times a slope: divide by its root."
    ) { number in
      let size = number.newSquare / number.share2 + number.epsilon
      return number.moved(by: number.rate * number.newMean / number.share1 / size)
    },
    mistake(
      "epsilon is added under the root",
      remedy: "Take the root first, then add epsilon."
    ) { number in
      let size = (number.newSquare / number.share2 + number.epsilon).squareRoot()
      return number.moved(by: number.rate * number.newMean / number.share1 / size)
    },
    mistake(
      "epsilon is added before the mean square is corrected",
      remedy: "Correct first, take the root of that, and add epsilon last."
    ) { number in
      let size = (number.newSquare.squareRoot() + number.epsilon) / number.share2.squareRoot()
      return number.moved(by: number.rate * number.newMean / number.share1 / size)
    },
    mistake(
      "epsilon is left out",
      remedy: "A weight whose slope was always zero would get 0 / 0, which is no number."
    ) { number in
      let size = (number.newSquare / number.share2).squareRoot()
      return number.moved(by: number.rate * number.newMean / number.share1 / size)
    },
    mistake(
      "β₁, β₂ and epsilon are always the usual numbers, whatever is given",
      remedy: "They are parameters: 0.9, 0.999 and 10⁻⁸ are only what they are by default."
    ) { $0.with(beta1: 0.9, beta2: 0.999, epsilon: 1e-8).moved() },
    mistake(
      "the learning rate is left out",
      remedy: "The quotient is about 1 or −1 at first: the rate says how far to go."
    ) { number in
      let size = (number.newSquare / number.share2).squareRoot() + number.epsilon
      return number.moved(by: number.newMean / number.share1 / size)
    },
    mistake(
      "the old weights are thrown away",
      remedy: "The step starts from where the weights are: it changes them a little."
    ) { ($0.moved().weight - $0.weight, $0.newMean, $0.newSquare) },
  ]
}
