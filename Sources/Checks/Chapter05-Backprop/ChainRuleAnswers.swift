import ExerciseSupport

/// Answers to exercise 5.1, wrong and right. Read on only after you have solved it.
extension ChainRule {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "x gets only what comes back from u",
      remedy: "Two steps use x: what comes back from w belongs to it too.",
      join: { fromU, _ in fromU }),
    mistake(
      "x gets only what comes back from w",
      remedy: "Two steps use x: what comes back from u belongs to it too.",
      join: { _, fromW in fromW }),
    mistake(
      "what comes back along the two paths is multiplied",
      remedy: "Slopes along one path are multiplied; paths that join are added.",
      join: { $0 * $1 }),
    mistake(
      "the mean of the two paths is taken",
      remedy: "Each path counts whole: add them.",
      join: { ($0 + $1) / 2 }),
    mistake(
      "what comes back along the second path is subtracted from the first",
      remedy: "Paths that join add; their signs are in the numbers already.",
      join: { $0 - $1 }),
    mistake(
      "the slope of the square lacks its factor 2",
      remedy: "Where w grows a little, w² grows by twice w as much.",
      square: { $0 }),
    mistake(
      "the square hands back its value and not its slope",
      remedy: "How much w² grows with w is not w² itself: look up what a square hands back.",
      square: { $0 * $0 }),
    mistake(
      "the square is skipped on the way back",
      remedy: "Start at L: what arrives at w has passed the square.",
      square: { _ in 1 }),
    mistake(
      "the square hands back 2 and not twice w",
      remedy: "The slope of a square is not the same everywhere: it depends on what went in.",
      square: { _ in 2 }),
    mistake(
      "the product u hands each factor its own number",
      remedy: "Where x grows, x · y grows y times as much: it is the other factor that counts.",
      productU: { x, y in (x, y) }),
    mistake(
      "the product w hands each factor its own number",
      remedy: "Where v grows, v · x grows x times as much: it is the other factor that counts.",
      productW: { v, x in (v, x) }),
    mistake(
      "both products hand each factor its own number",
      remedy: "In a product it is the other factor that counts.",
      productW: { v, x in (v, x) }, productU: { x, y in (x, y) }),
    mistake(
      "the sum hands back as a product does",
      remedy: "A term that grows by 1 lets a sum grow by 1, whatever the other term is.",
      sum: { u, z in (z, u) }),
    mistake(
      "the sum hands each term its own number",
      remedy: "A term that grows by 1 lets a sum grow by 1, however large it is.",
      sum: { u, z in (u, z) }),
    mistake(
      "the sum shares out what arrives, half to each term",
      remedy: "Nothing is shared out at a sum: each term gets all of it.",
      sum: { _, _ in (0.5, 0.5) }),
    mistake(
      "the slopes along a path are added",
      remedy: "The chain rule multiplies the slopes along a path; only paths that join add.",
      chain: { $0 + $1 }),
    mistake(
      "each step has its own slope only, and what has arrived is left out",
      remedy: "Multiply the slope of a step by what has arrived at its result.",
      chain: { $1 }),
    .init(
      "the derivatives by x and by y are exchanged",
      remedy: "Look which of the two goes into two steps."
    ) { x, y, z in
      let slopes = walk(x, y, z)
      return (x: slopes.y, y: slopes.x, z: slopes.z)
    },
    .init(
      "the derivatives point downhill",
      remedy: "A derivative says where L grows; the sign is turned only when a step is taken."
    ) { x, y, z in
      let slopes = walk(x, y, z)
      return (x: -slopes.x, y: -slopes.y, z: -slopes.z)
    },
    .init(
      "the derivatives are multiplied by the numbers once more",
      remedy: "How much L grows with x is dL/dx itself: do not multiply it by x."
    ) { x, y, z in
      let slopes = walk(x, y, z)
      return (x: x * slopes.x, y: y * slopes.y, z: z * slopes.z)
    },
    .init(
      "the results of steps are returned, and not derivatives",
      remedy: "The steps forward only prepare: the walk back from L is still to come."
    ) { x, y, z in
      (x: x * y, y: x * y + z, z: (x * y + z) * x)
    },
    .init(
      "the answer is always that of the worked example",
      remedy: "Work it out from the arguments: other numbers follow."
    ) { _, _, _ in
      (x: 28, y: 16, z: 8)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("all in one formula, L = x⁴y² + 2x³yz + x²z² differentiated") { x, y, z in
      (
        x: 4 * x * x * x * y * y + 6 * x * x * y * z + 2 * x * z * z,
        y: 2 * x * x * x * x * y + 2 * x * x * x * z,
        z: 2 * x * x * x * y + 2 * x * x * z
      )
    },
    .init("forward: the slopes of each step with respect to x, y and z") { x, y, z in
      let (u, slopesOfU) = (x * y, [y, x, 0])
      let (v, slopesOfV) = (u + z, zip(slopesOfU, [0, 0, 1]).map { $0 + $1 })
      let slopesOfW = zip(slopesOfV, [1, 0, 0]).map { $0 * x + v * $1 }
      let slopesOfL = slopesOfW.map { 2 * v * x * $0 }
      return (x: slopesOfL[0], y: slopesOfL[1], z: slopesOfL[2])
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
      return (x: Float(gradient.x), y: Float(gradient.y), z: Float(gradient.z))
    },
  ]
}

// MARK: - Parts of the answers

/// What a step with two inputs hands back to each, for 1 that arrives.
private typealias Slopes = @Sendable (Float, Float) -> (Float, Float)

extension ChainRule {
  /// The walk back, of which a wrong answer replaces a part.
  private static func walk(
    _ x: Float, _ y: Float, _ z: Float, square: (Float) -> Float = { 2 * $0 },
    productW: Slopes = { v, x in (x, v) }, sum: Slopes = { _, _ in (1, 1) },
    productU: Slopes = { x, y in (y, x) },
    chain: (_ arriving: Float, _ slope: Float) -> Float = { $0 * $1 },
    join: (_ fromU: Float, _ fromW: Float) -> Float = { $0 + $1 }
  ) -> (x: Float, y: Float, z: Float) {
    let u = x * y
    let v = u + z
    let atW = square(v * x)
    let (slopeOfV, slopeOfX) = productW(v, x)
    let atV = chain(atW, slopeOfV)
    let (slopeOfU, slopeOfZ) = sum(u, z)
    let atU = chain(atV, slopeOfU)
    let slopes = productU(x, y)
    return (
      x: join(chain(atU, slopes.0), chain(atW, slopeOfX)), y: chain(atU, slopes.1),
      z: chain(atV, slopeOfZ)
    )
  }

  private static func mistake(
    _ mistake: String, remedy: String, square: @escaping @Sendable (Float) -> Float = { 2 * $0 },
    productW: @escaping Slopes = { v, x in (x, v) }, sum: @escaping Slopes = { _, _ in (1, 1) },
    productU: @escaping Slopes = { x, y in (y, x) },
    chain: @escaping @Sendable (Float, Float) -> Float = { $0 * $1 },
    join: @escaping @Sendable (Float, Float) -> Float = { $0 + $1 }
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { x, y, z in
      walk(
        x, y, z, square: square, productW: productW, sum: sum, productU: productU, chain: chain,
        join: join)
    }
  }
}
