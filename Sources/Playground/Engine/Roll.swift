import NeuralNetworks

// The tab Roll: the four optimizers walk over a surface from a start that the visitor clicks.

/// The losses of two weights that chapter 6 walks over.
enum Surface: Int, CaseIterable {
  case bowl, ravine, turnedRavine, hollows, saddle, valley

  /// The part of the plane that is shown, from the lower left to the upper right.
  var frame: (left: Float, bottom: Float, right: Float, top: Float) {
    switch self {
    case .bowl: (-2.5, -2, 2.5, 2)
    case .ravine: (-5, -4, 5, 4)
    case .turnedRavine: (-5, -4, 5, 4)
    case .hollows: (-2, -1.6, 2, 1.6)
    case .saddle: (-2.25, -1.8, 2.25, 1.8)
    case .valley: (-2, -1, 2, 2.2)
    }
  }

  /// The loss and its slopes at a place.
  func callAsFunction(_ x: Float, _ y: Float) -> (loss: Float, dx: Float, dy: Float) {
    switch self {
    case .bowl:
      return (0.5 * (x * x + 3 * y * y), x, 3 * y)
    case .ravine:
      return (0.5 * (x * x + 75 * y * y), x, 75 * y)
    case .turnedRavine:
      // Turned by 45 degrees.
      let c = Float(0.5).squareRoot()
      let (along, across) = (c * (x + y), c * (y - x))
      return (
        0.5 * (along * along + 75 * across * across), c * (along - 75 * across),
        c * (along + 75 * across)
      )
    case .hollows:
      let h = x * x - 1
      return (h * h + 0.3 * x + y * y, 4 * x * h + 0.3, 2 * y)
    case .saddle:
      return (0.5 * x * x - 0.5 * y * y + 0.25 * y * y * y * y, x, y * y * y - y)
    case .valley:
      // Rosenbrock (1960).
      let h = y - x * x
      return ((1 - x) * (1 - x) + 100 * h * h, -2 * (1 - x) - 400 * x * h, 200 * h)
    }
  }

  /// Levels of the loss, from 0 at the lowest to 254, the uppermost row first.
  ///
  /// A level is a share of the logarithm of the loss above the lowest, so that the floor of a valley
  /// shows as well as its walls.
  func map(columns: Int, rows: Int) -> [UInt8] {
    let frame = frame
    let losses = (0..<rows).flatMap { row in
      (0..<columns).map { column in
        let x = frame.left + (Float(column) + 0.5) / Float(columns) * (frame.right - frame.left)
        let y = frame.top - (Float(row) + 0.5) / Float(rows) * (frame.top - frame.bottom)
        return self(x, y).loss
      }
    }
    let lowest = losses.reduce(.infinity) { min($0, $1) }
    let heights = losses.map { logarithm(1 + 20 * ($0 - lowest)) }
    let highest = heights.reduce(0) { max($0, $1) }
    return heights.map { UInt8(min(254, (254 * $0 / highest).rounded())) }
  }

  /// The places that an optimizer passes through, the start first, then the loss at each: x and y in
  /// turn, then losses. The walk ends early where it leaves all bounds.
  func walk(_ optimizer: any Optimizer, from start: (x: Float, y: Float), steps: Int) -> [Float] {
    let place = Parameter(name: "place", value: Matrix([[start.x, start.y]]))
    var places: [Float] = []
    var losses: [Float] = []
    for _ in 0...steps {
      let (x, y) = (place.value[0, 0], place.value[0, 1])
      let (loss, dx, dy) = self(x, y)
      guard loss.isFinite, x.magnitude < 1000, y.magnitude < 1000 else { break }
      places += [x, y]
      losses.append(loss)
      place.gradient = Matrix([[dx, dy]])
      optimizer.step([place])
    }
    return places + losses
  }
}

/// The optimizers in their order on the page, with a rate.
private func rollOptimizer(_ index: Int32, _ learningRate: Float) -> (any Optimizer)? {
  switch index {
  case 0: SGD(learningRate: learningRate)
  case 1: Momentum(learningRate: learningRate)
  case 2: RMSProp(learningRate: learningRate)
  case 3: Adam(learningRate: learningRate)
  default: nil
  }
}

/// The frame of a surface: left, bottom, right, top.
@_cdecl("roll_frame")
public func rollFrame(_ surface: Int32) -> Int32 {
  guard let frame = Surface(rawValue: Int(surface))?.frame else { return outbox.write([Float]()) }
  return outbox.write([frame.left, frame.bottom, frame.right, frame.top])
}

/// The map of a surface, see `Surface.map`: bytes.
@_cdecl("roll_map")
public func rollMap(_ surface: Int32, _ columns: Int32, _ rows: Int32) -> Int32 {
  guard let surface = Surface(rawValue: Int(surface)), 1...1000 ~= columns, 1...1000 ~= rows else {
    return outbox.write([UInt8]())
  }
  return outbox.write(surface.map(columns: Int(columns), rows: Int(rows)))
}

/// The walk of an optimizer, see `Surface.walk`: floats.
@_cdecl("roll_walk")
public func rollWalk(
  _ surface: Int32, _ optimizer: Int32, _ learningRate: Float, _ x: Float, _ y: Float,
  _ steps: Int32
) -> Int32 {
  guard let surface = Surface(rawValue: Int(surface)), x.isFinite, y.isFinite,
    0...10_000 ~= steps, learningRate.isFinite, learningRate > 0,
    let optimizer = rollOptimizer(optimizer, learningRate)
  else { return outbox.write([Float]()) }
  return outbox.write(surface.walk(optimizer, from: (x, y), steps: Int(steps)))
}
