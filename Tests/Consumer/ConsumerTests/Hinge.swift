import NeuralNetworks

/// A loss of one's own, for answers t of 1 and −1: the mean of max(0, 1 − t y), which asks that an
/// output has the sign of its answer and a distance of 1 from zero.
let hinge = Loss("hinge") { outputs, targets in
  (targets * outputs).map { max(0, 1 - $0) }.mean()
} gradient: { outputs, targets in
  let isTooClose = (targets * outputs).map { $0 < 1 ? 1 : 0 }
  return -(isTooClose * targets) / Float(outputs.count)
}
