import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 3.7, wrong and right. Read on only after you have solved it.
extension FiniteDifferenceGradient {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the slope is taken forward only, from w to w + δ",
      remedy: "Where the loss is curved that is off by far: go down by δ too, and divide by 2 · δ."
    ) { loss, x, h in
      x.indices.map { (loss(moving(x, $0, by: h)) - loss(x)) / h }
    },
    mistake(
      "the slope is taken forward only, from a loss at w that is worked out once",
      remedy:
        "It saves evaluations, but where the loss is curved it is off by far: go down by δ too."
    ) { loss, x, h in
      let lossHere = loss(x)
      return x.indices.map { (loss(moving(x, $0, by: h)) - lossHere) / h }
    },
    mistake(
      "the slope is taken backward only, from w − δ to w",
      remedy: "Where the loss is curved that is off by far: go up by δ too, and divide by 2 · δ."
    ) { loss, x, h in
      x.indices.map { (loss(x) - loss(moving(x, $0, by: -h))) / h }
    },
    mistake(
      "the difference is not divided",
      remedy: "A slope is a change per distance: the two points are 2 · δ apart."
    ) { loss, x, h in differences(loss, x, h) },
    mistake(
      "the difference is divided by δ",
      remedy: "From w − δ to w + δ it is two steps: divide by 2 · δ."
    ) { loss, x, h in differences(loss, x, h).map { $0 / h } },
    mistake(
      "the difference is divided by 2 and multiplied by δ, as `/ 2 * step` says",
      remedy: "Swift divides and multiplies from left to right: put 2 · δ in parentheses."
    ) { loss, x, h in differences(loss, x, h).map { $0 / 2 * h } },
    mistake(
      "the difference is divided by 2",
      remedy: "The distance between the two points is 2 · δ, not 2."
    ) { loss, x, h in differences(loss, x, h).map { $0 / 2 } },
    mistake(
      "the difference has the wrong sign",
      remedy:
        "Take the loss above less the loss below: where the loss rises, the slope is positive."
    ) { loss, x, h in differences(loss, x, h).map { -$0 / (2 * h) } },
    mistake(
      "the difference loses its sign",
      remedy: "A slope can be negative, and the sign says which way is down."
    ) { loss, x, h in differences(loss, x, h).map { abs($0) / (2 * h) } },
    mistake(
      "each parameter stays where it was moved to, at w − δ",
      remedy: "Put the parameter back before you move the next one."
    ) { loss, x, h in
      var moved = x
      return x.indices.map { index in
        moved[index] = x[index] + h
        let above = loss(moved)
        moved[index] = x[index] - h
        return (above - loss(moved)) / (2 * h)
      }
    },
    mistake(
      "the second loss is taken at w, where δ is added and then subtracted once",
      remedy: "From w + δ it takes two steps back to reach w − δ."
    ) { loss, x, h in
      x.indices.map { (loss(moving(x, $0, by: h)) - loss(x)) / (2 * h) }
    },
    mistake(
      "all parameters are moved at the same time",
      remedy: "Move only the one parameter whose slope you want, and keep the others."
    ) { loss, x, h in
      x.map { _ in (loss(x.map { $0 + h }) - loss(x.map { $0 - h })) / (2 * h) }
    },
    mistake(
      "all parameters are moved at the same time, and the slope is worked out once",
      remedy: "Each parameter has a slope of its own: move one at a time."
    ) { loss, x, h in
      if x.isEmpty { return [] }
      let slope = (loss(x.map { $0 + h }) - loss(x.map { $0 - h })) / (2 * h)
      return x.map { _ in slope }
    },
    mistake(
      "the step is 0.001 whatever the argument says",
      remedy: "Use `step`: in `Float` a step too small drowns in rounding, so the caller decides."
    ) { loss, x, _ in differences(loss, x, 0.001).map { $0 / 0.002 } },
    mistake(
      "the step grows with the parameter",
      remedy: "Add and subtract the step itself, not the step times the parameter."
    ) { loss, x, h in
      x.indices.map { index in
        let step = h * x[index]
        return (loss(moving(x, index, by: step)) - loss(moving(x, index, by: -step))) / (2 * step)
      }
    },
    mistake(
      "the parameters are scaled by 1 + δ and 1 − δ",
      remedy: "The step is added to the parameter and subtracted from it, not multiplied."
    ) { loss, x, h in
      x.indices.map { index in
        let step = h * x[index]
        return (loss(moving(x, index, by: step)) - loss(moving(x, index, by: -step))) / (2 * h)
      }
    },
    mistake(
      "half a step is made to each side",
      remedy: "Move by a whole step up and a whole step down, and divide by 2 · δ."
    ) { loss, x, h in differences(loss, x, h / 2).map { $0 / h } },
    mistake(
      "the loss at w is worked out too",
      remedy:
        "The gradient is right, but the loss at w is not needed: two evaluations a parameter do."
    ) { loss, x, h in
      _ = loss(x)
      return differences(loss, x, h).map { $0 / (2 * h) }
    },
    mistake(
      "the result is the parameters after a step against the gradient",
      remedy: "Return the gradient itself: what to do with it is up to the caller."
    ) { loss, x, h in
      zip(x, differences(loss, x, h)).map { $0 - $1 / (2 * h) }
    },
    mistake(
      "the loss is given the moved parameter alone",
      remedy: "The loss needs all parameters, the moved one among them: change a copy of the list."
    ) { loss, x, h in
      x.map { (loss([$0 + h]) - loss([$0 - h])) / (2 * h) }
    },
    mistake(
      "the last parameter is left out",
      remedy: "0..<count ends before count already: take nothing more off."
    ) { loss, x, h in
      x.indices.dropLast().map { index in
        (loss(moving(x, index, by: h)) - loss(moving(x, index, by: -h))) / (2 * h)
      }
    },
    mistake(
      "everything is zero, as when the list that is moved is not the one given to the loss",
      remedy: "Hand the changed copy to `loss`, not the parameters."
    ) { loss, x, h in x.map { _ in (loss(x) - loss(x)) / (2 * h) } },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init(
      "a fresh copy for each evaluation, made with map",
      answer: counting { loss, x, h in
        x.indices.map { moved in
          let above = loss(x.indices.map { $0 == moved ? x[$0] + h : x[$0] })
          let below = loss(x.indices.map { $0 == moved ? x[$0] - h : x[$0] })
          return (above - below) / (2 * h)
        }
      }),
    .init(
      "moved and put back by += and −=",
      answer: counting { loss, x, h in
        var moved = x
        var gradient: [Float] = []
        for index in moved.indices {
          moved[index] += h
          let above = loss(moved)
          moved[index] -= 2 * h
          let below = loss(moved)
          moved[index] += h
          gradient.append(0.5 * (above - below) / h)
        }
        return gradient
      }),
    .init(
      "all losses above first, then all below, from the last parameter to the first",
      answer: counting { loss, x, h in
        let above = x.indices.reversed().map { loss(moving(x, $0, by: h)) }
        let below = x.indices.reversed().map { loss(moving(x, $0, by: -h)) }
        return zip(above, below).map { ($0 - $1) / h / 2 }.reversed()
      }),
    .init(
      "in double precision, by the step that is really taken",
      answer: counting { loss, x, h in
        x.indices.map { index in
          let (above, below) = (moving(x, index, by: h), moving(x, index, by: -h))
          let distance = Double(above[index]) - Double(below[index])
          return Float((Double(loss(above)) - Double(loss(below))) / distance)
        }
      }),
  ]

  private static func mistake(
    _ mistake: String, remedy: String, _ function: @escaping GradientFunction
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy, answer: counting(function))
  }
}

/// The parameters with one of them moved.
private func moving(_ parameters: [Float], _ index: Int, by step: Float) -> [Float] {
  var moved = parameters
  moved[index] += step
  return moved
}

/// For each parameter, the loss above less the loss below.
private func differences(_ loss: ([Float]) -> Float, _ x: [Float], _ h: Float) -> [Float] {
  x.indices.map { loss(moving(x, $0, by: h)) - loss(moving(x, $0, by: -h)) }
}
