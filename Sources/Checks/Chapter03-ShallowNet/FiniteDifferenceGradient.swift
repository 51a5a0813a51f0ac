import Exercises
import Judging
import NeuralNetworks

/// Exercise 3.2: the gradient of a function by central differences.
enum FiniteDifferenceGradient {
  typealias Function = Chapter3.NumericalGradient

  static let exam = Exam(
    Check(
      Chapter3.numericalGradient,
      comparing: .parts(
        .part("gradient", { $0.gradient }, within: 1e-3),
        .part("how often the loss was worked out", { $0.evaluations })),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // For a polynomial the central difference is known exactly: of a² it is 2a, of a³ it is 3a² + h².
  // Of sin a it is cos a · sin h / h. Of ln(1 + eᵃ) the slope is 1 / (1 + e⁻ᵃ), and steps this small
  // change it in the sixth decimal place. Rosenbrock's valley by NumPy
  // (Tests/Reference/chapter03_reference.py).
  private static let cases: [Function.Case] = [
    known("the worked example", .slope, at: [1, 2], step: 0.5, gives: [8, 3]),
    known(
      "one parameter, strong curvature", .parabola, at: [0.25], step: 1 / 16, gives: [20]),
    known("a cube and a large step", .cube, at: [2, -1], step: 0.5, gives: [12.25, -2]),
    known(
      "three parameters that depend on each other", .product, at: [2, 3, 5], step: 0.25,
      gives: [15, 10, 6]),
    known(
      "waves", .waves, at: [0, 1, -3], step: 1 / 8, gives: [0.9973979, 0.5388965, -0.9874165]),
    known(
      "the logarithm of 1 + eᵃ, less b", .softplus, at: [-1.5, 0], step: 1 / 64,
      gives: [0.1824255, -1]),
    known(
      "Rosenbrock's valley", .valley, at: [-0.5, 0.5], step: 1 / 64, gives: [46.951172, 50]),
    known("at the bottom of a bowl", .bowl, at: [0, 0, 0], step: 1 / 4, gives: [0, 0, 0]),
    known("no parameters", .constant, at: [], step: 0.5, gives: []),
  ]

  private static func known(
    _ name: String, _ loss: Chapter3.SmoothLoss, at parameters: [Float], step: Float,
    gives gradient: [Float]
  ) -> Function.Case {
    .init(
      name, (loss, parameters, step),
      gives: .init(gradient: gradient, evaluations: 2 * parameters.count))
  }

  /// A random quadratic form L = ½ wᵀAw + bᵀw, in which all parameters depend on each other. What is
  /// expected is its gradient Aw + b, which central differences meet exactly.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let count = 2 + generator.nextInteger(below: 5)
      func wholeNumbers() -> [Float] {
        (0..<count).map { _ in Float(generator.nextInteger(below: 9) - 4) }
      }
      let half = (0..<count).map { _ in wholeNumbers() }
      let curvature = (0..<count).map { row -> [Float] in
        (0..<count).map { half[row][$0] + half[$0][row] }
      }
      let (slope, point) = (wholeNumbers(), wholeNumbers())
      let gradient = (0..<count).map { row in
        zip(curvature[row], point).reduce(slope[row]) { $0 + $1.0 * $1.1 }
      }
      return known(
        "a random quadratic form", .quadratic(curvature: curvature, slope: slope), at: point,
        step: [0.5, 0.25, 0.125][generator.nextInteger(below: 3)], gives: gradient)
    }
  ]

  // MARK: - Mistakes

  private typealias Loss = ([Float]) -> Float
  private typealias Gradient = @Sendable (_ loss: Loss, _ x: [Float], _ h: Float) -> [Float]

  /// An answer that gets the loss as learners do, as a function.
  private static func counting(_ function: @escaping Gradient) -> Function.Answer {
    { input in
      let (loss, x, h) = input
      return .init(of: loss, at: x) { function($0, x, h) }
    }
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ function: @escaping Gradient
  ) -> Function.Mistake {
    .init(name, remedy, answer: counting(function))
  }

  /// The parameters with one of them moved.
  private static func moving(_ x: [Float], _ index: Int, by step: Float) -> [Float] {
    var moved = x
    moved[index] += step
    return moved
  }

  /// For each parameter, the loss above less the loss below.
  private static func differences(_ loss: Loss, _ x: [Float], _ h: Float) -> [Float] {
    x.indices.map { loss(moving(x, $0, by: h)) - loss(moving(x, $0, by: -h)) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the slope is taken forward only, from w to w + δ",
      "Where the loss is curved that is off by far: go down by δ too, and divide by 2 · δ."
    ) { loss, x, h in x.indices.map { (loss(moving(x, $0, by: h)) - loss(x)) / h } },
    mistake(
      "the slope is taken forward only, from a loss at w that is worked out once",
      "It saves evaluations, but where the loss is curved it is off by far: go down by δ too."
    ) { loss, x, h in
      let lossHere = loss(x)
      return x.indices.map { (loss(moving(x, $0, by: h)) - lossHere) / h }
    },
    mistake(
      "the slope is taken backward only, from w − δ to w",
      "Where the loss is curved that is off by far: go up by δ too, and divide by 2 · δ."
    ) { loss, x, h in x.indices.map { (loss(x) - loss(moving(x, $0, by: -h))) / h } },
    mistake(
      "the difference is not divided",
      "A slope is a change per distance: the two points are 2 · δ apart."
    ) { loss, x, h in differences(loss, x, h) },
    mistake(
      "the difference is divided by δ", "From w − δ to w + δ it is two steps: divide by 2 · δ."
    ) { loss, x, h in differences(loss, x, h).map { $0 / h } },
    mistake(
      "the difference is divided by 2 and multiplied by δ, as `/ 2 * step` says",
      "Swift divides and multiplies from left to right: put 2 · δ in parentheses."
    ) { loss, x, h in differences(loss, x, h).map { $0 / 2 * h } },
    mistake(
      "the difference is divided by 2", "The distance between the two points is 2 · δ, not 2."
    ) { loss, x, h in differences(loss, x, h).map { $0 / 2 } },
    mistake(
      "the difference has the wrong sign",
      "Take the loss above less the loss below: where the loss rises, the slope is positive."
    ) { loss, x, h in differences(loss, x, h).map { -$0 / (2 * h) } },
    mistake(
      "each parameter stays where it was moved to, at w − δ",
      "Put the parameter back before you move the next one."
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
      "two copies are moved, one up and one down, and never set back",
      "Put the parameter back in both copies before you move the next one."
    ) { loss, x, h in
      var (up, down) = (x, x)
      return x.indices.map { index in
        up[index] += h
        down[index] -= h
        return (loss(up) - loss(down)) / (2 * h)
      }
    },
    mistake(
      "the second loss is taken at w, where δ is added and then subtracted once",
      "From w + δ it takes two steps back to reach w − δ."
    ) { loss, x, h in x.indices.map { (loss(moving(x, $0, by: h)) - loss(x)) / (2 * h) } },
    mistake(
      "all parameters are moved at the same time",
      "Move only the one parameter whose slope you want, and keep the others."
    ) { loss, x, h in
      x.map { _ in (loss(x.map { $0 + h }) - loss(x.map { $0 - h })) / (2 * h) }
    },
    mistake(
      "all parameters are moved at the same time, and the slope is worked out once",
      "Each parameter has a slope of its own: move one at a time."
    ) { loss, x, h in
      let slope = (loss(x.map { $0 + h }) - loss(x.map { $0 - h })) / (2 * h)
      return x.map { _ in slope }
    },
    mistake(
      "the step is 0.001 whatever the argument says",
      "Use `step`: in `Float` a step too small drowns in rounding, so the caller decides."
    ) { loss, x, _ in differences(loss, x, 0.001).map { $0 / 0.002 } },
    mistake(
      "the parameters are scaled by 1 + δ and 1 − δ",
      "The step is added to the parameter and subtracted from it, not multiplied."
    ) { loss, x, h in
      x.indices.map { index in
        let step = h * x[index]
        return (loss(moving(x, index, by: step)) - loss(moving(x, index, by: -step))) / (2 * h)
      }
    },
    mistake(
      "half a step is made to each side",
      "Move by a whole step up and a whole step down, and divide by 2 · δ."
    ) { loss, x, h in differences(loss, x, h / 2).map { $0 / h } },
    mistake(
      "the loss at w is worked out too",
      "The gradient is right, but the loss at w is not needed: two evaluations a parameter do."
    ) { loss, x, h in
      _ = loss(x)
      return differences(loss, x, h).map { $0 / (2 * h) }
    },
    mistake(
      "the loss is given the moved parameter alone",
      "The loss needs all parameters, the moved one among them: change a copy of the list."
    ) { loss, x, h in x.map { (loss([$0 + h]) - loss([$0 - h])) / (2 * h) } },
    mistake(
      "everything is zero, as when the list that is moved is not the one given to the loss",
      "Hand the changed copy to `loss`, not the parameters."
    ) { loss, x, h in x.map { _ in (loss(x) - loss(x)) / (2 * h) } },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
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
}
