import Exercises
import Judging
import NeuralNetworks

/// Exercise 5.1: the three derivatives of L = (x (x y + z))², step by step.
enum ChainRule {
  typealias Function = Chapter5.GraphGradient

  static let exam = Exam(
    Check(
      Chapter5.graphGradient,
      comparing: .parts(
        .part("dL/dx", { $0.x }, within: 1e-4), .part("dL/dy", { $0.y }, within: 1e-4),
        .part("dL/dz", { $0.z }, within: 1e-4)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand, as in the worked example.
  private static let cases: [Function.Case] = [
    .init("the worked example", (2, 3, -5), gives: .init(x: 28, y: 16, z: 8)),
    .init(
      // u = −2, v = −1.5, w = 1.5; dL/dw = 3, dL/dv = −3; dL/dx = −3 · 2 + 3 · (−1.5)
      "a negative x", (-1, 2, 0.5), gives: .init(x: -10.5, y: 3, z: -3)),
    .init(
      // u = 0, v = 2, w = 3; dL/dw = 6, dL/dv = 9
      "y is zero: x still counts", (1.5, 0, 2), gives: .init(x: 12, y: 13.5, z: 9)),
    .init(
      // u = v = 6, w = 18; dL/dw = 36, dL/dv = 108; dL/dx = 108 · 2 + 36 · 6
      "z is zero", (3, 2, 0), gives: .init(x: 432, y: 324, z: 108)),
    .init(
      // u = −1, v = 3, w = −1.5; dL/dw = −3, dL/dv = 1.5; dL/dx = 1.5 · 2 − 3 · 3
      "the two paths against each other", (-0.5, 2, 4), gives: .init(x: -6, y: -0.75, z: 1.5)),
    .init("x is zero: nothing gets through", (0, 3, 7), gives: .init(x: 0, y: 0, z: 0)),
    .init("w is zero: the bottom of the square", (2, -1, 2), gives: .init(x: 0, y: 0, z: 0)),
  ]

  /// Random numbers. What is expected is worked out by central differences of L.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let point = generator.nextQuarters(3).map { Double($0) / 2 }
      let slopes = centralDifferences(
        of: { numbers in
          let w = numbers[0] * (numbers[0] * numbers[1] + numbers[2])
          return w * w
        }, at: point)
      return .init(
        "random numbers", (Float(point[0]), Float(point[1]), Float(point[2])),
        gives: .init(x: Float(slopes[0]), y: Float(slopes[1]), z: Float(slopes[2])))
    }
  ]

  // MARK: - Mistakes

  /// What a step with two inputs hands back to each, for 1 that arrives.
  private typealias Slopes = @Sendable (Float, Float) -> (Float, Float)

  /// The walk back in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    var square: @Sendable (Float) -> Float = { 2 * $0 }
    var productW: Slopes = { v, x in (x, v) }
    var sum: Slopes = { _, _ in (1, 1) }
    var productU: Slopes = { x, y in (y, x) }
    var chain: @Sendable (_ arriving: Float, _ slope: Float) -> Float = { $0 * $1 }
    var join: @Sendable (_ fromU: Float, _ fromW: Float) -> Float = { $0 + $1 }

    @Sendable func callAsFunction(_ x: Float, _ y: Float, _ z: Float) -> Chapter5.GraphSlopes {
      let u = x * y
      let v = u + z
      let atW = square(v * x)
      let (slopeOfV, slopeOfX) = productW(v, x)
      let atV = chain(atW, slopeOfV)
      let (slopeOfU, slopeOfZ) = sum(u, z)
      let atU = chain(atV, slopeOfU)
      let slopes = productU(x, y)
      return .init(
        x: join(chain(atU, slopes.0), chain(atW, slopeOfX)), y: chain(atU, slopes.1),
        z: chain(atV, slopeOfZ))
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1, $0.2) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "x gets only what comes back from u",
      "Two steps use x: what comes back from w belongs to it too."
    ) { $0.join = { fromU, _ in fromU } },
    mistake(
      "x gets only what comes back from w",
      "Two steps use x: what comes back from u belongs to it too."
    ) { $0.join = { _, fromW in fromW } },
    mistake(
      "what comes back along the two paths is multiplied",
      "Slopes along one path are multiplied; paths that join are added."
    ) { $0.join = { $0 * $1 } },
    mistake("the mean of the two paths is taken", "Each path counts whole: add them.") {
      $0.join = { ($0 + $1) / 2 }
    },
    mistake(
      "what comes back along the second path is subtracted from the first",
      "Paths that join add; their signs are in the numbers already."
    ) { $0.join = { $0 - $1 } },
    mistake(
      "the slope of the square lacks its factor 2",
      "Where w grows a little, w² grows by twice w as much."
    ) { $0.square = { $0 } },
    mistake(
      "the square hands back its value and not its slope",
      "How much w² grows with w is not w² itself: look up what a square hands back."
    ) { $0.square = { $0 * $0 } },
    mistake(
      "the square is skipped on the way back",
      "Start at L: what arrives at w has passed the square."
    ) { $0.square = { _ in 1 } },
    mistake(
      "the product u hands each factor its own number",
      "Where x grows, x · y grows y times as much: it is the other factor that counts."
    ) { $0.productU = { x, y in (x, y) } },
    mistake(
      "the product w hands each factor its own number",
      "Where v grows, v · x grows x times as much: it is the other factor that counts."
    ) { $0.productW = { v, x in (v, x) } },
    mistake(
      "both products hand each factor its own number",
      "In a product it is the other factor that counts."
    ) {
      $0.productW = { v, x in (v, x) }
      $0.productU = { x, y in (x, y) }
    },
    mistake(
      "the sum hands back as a product does",
      "A term that grows by 1 lets a sum grow by 1, whatever the other term is."
    ) { $0.sum = { u, z in (z, u) } },
    mistake(
      "the sum hands each term its own number",
      "A term that grows by 1 lets a sum grow by 1, however large it is."
    ) { $0.sum = { u, z in (u, z) } },
    mistake(
      "the sum shares out what arrives, half to each term",
      "Nothing is shared out at a sum: each term gets all of it."
    ) { $0.sum = { _, _ in (0.5, 0.5) } },
    mistake(
      "the slopes along a path are added",
      "The chain rule multiplies the slopes along a path; only paths that join add."
    ) { $0.chain = { $0 + $1 } },
    mistake(
      "each step has its own slope only, and what has arrived is left out",
      "Multiply the slope of a step by what has arrived at its result."
    ) { $0.chain = { $1 } },
    .init(
      "the derivatives by x and by y are exchanged", "Look which of the two goes into two steps."
    ) { x, y, z in
      let slopes = Recipe()(x, y, z)
      return .init(x: slopes.y, y: slopes.x, z: slopes.z)
    },
    .init(
      "the derivatives point downhill",
      "A derivative says where L grows; the sign is turned only when a step is taken."
    ) { x, y, z in
      let slopes = Recipe()(x, y, z)
      return .init(x: -slopes.x, y: -slopes.y, z: -slopes.z)
    },
    .init(
      "the answer is always that of the worked example",
      "Work it out from the arguments: other numbers follow."
    ) { _, _, _ in .init(x: 28, y: 16, z: 8) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("all in one formula, L = x⁴y² + 2x³yz + x²z² differentiated") { x, y, z in
      let byX: Float = 4 * x * x * x * y * y + 6 * x * x * y * z + 2 * x * z * z
      let byY: Float = 2 * x * x * x * x * y + 2 * x * x * x * z
      let byZ: Float = 2 * x * x * x * y + 2 * x * x * z
      return .init(x: byX, y: byY, z: byZ)
    },
    .init("forward: the slopes of each step with respect to x, y and z") { x, y, z in
      let (u, slopesOfU): (Float, [Float]) = (x * y, [y, x, 0])
      let (v, slopesOfV) = (u + z, [slopesOfU[0], slopesOfU[1], 1])
      let slopesOfW = [slopesOfV[0] * x + v, slopesOfV[1] * x, slopesOfV[2] * x]
      let slopesOfL = slopesOfW.map { 2 * v * x * $0 }
      return .init(x: slopesOfL[0], y: slopesOfL[1], z: slopesOfL[2])
    },
    .init("in Double, with gradients that are added to") { x, y, z in
      let (x, y, z) = (Double(x), Double(y), Double(z))
      let v = x * y + z
      var gradient = (x: 0.0, y: 0.0, z: 0.0)
      let arriving = 2 * v * x
      gradient.x += arriving * v
      gradient.z += arriving * x
      gradient.y += arriving * x * x
      gradient.x += arriving * x * y
      return .init(x: Float(gradient.x), y: Float(gradient.y), z: Float(gradient.z))
    },
  ]
}
