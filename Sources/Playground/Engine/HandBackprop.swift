import NeuralNetworks

// The tab Backprop: a network of two inputs, two hidden and two output units, number by number. It keeps
// nothing between calls: the page sends all of its numbers each time.
//
// The example is Matt Mazur's, "A Step by Step Backpropagation Example" (2015), as in chapter 5.

/// The network, with one sample and its targets.
struct HandExample {
  let inputs: Matrix
  let targets: Matrix
  let hidden: Dense
  let output: Dense

  /// Half the sum of the squared errors: with two outputs that is their mean.
  let loss = Loss.meanSquaredError

  /// Reads x₁, x₂, w₁ to w₈, b₁ to b₄, t₁ and t₂; nil if these are not 16 finite numbers.
  ///
  /// w₁ and w₂ lead from the inputs to the first hidden unit, w₃ and w₄ to the second; w₅ and w₆ from
  /// the hidden units to the first output, w₇ and w₈ to the second.
  init?(_ n: [Float]) {
    guard n.count == 16, n.allSatisfy({ $0.isFinite }) else { return nil }
    inputs = Matrix([[n[0], n[1]]])
    hidden = Dense(
      weights: Matrix([[n[2], n[4]], [n[3], n[5]]]), biases: Matrix([[n[10], n[11]]]),
      activation: .sigmoid)
    output = Dense(
      weights: Matrix([[n[6], n[8]], [n[7], n[9]]]), biases: Matrix([[n[12], n[13]]]),
      activation: .sigmoid)
    targets = Matrix([[n[14], n[15]]])
  }

  /// Goes forward and back; leaves the gradients in the layers.
  ///
  /// - Returns: a₁ and a₂, y₁ and y₂, dL/dy₁ and dL/dy₂, dL/da₁ and dL/da₂, and the loss.
  func goForwardAndBack() -> (a: Matrix, y: Matrix, dy: Matrix, da: Matrix, loss: Double) {
    let a = hidden.forward(inputs)
    let y = output.forward(a)
    let dy = loss.gradient(y, targets: targets)
    let da = output.backward(dy)
    _ = hidden.backward(da)
    return (a, y, dy, da, loss(y, targets: targets))
  }

  /// All numbers that the page shows.
  ///
  /// z₁, z₂, a₁, a₂, z₃, z₄, y₁, y₂, L; then slopes of L: along y₁, y₂, z₃, z₄, w₅ to w₈; what arrives at
  /// a₁ from the two outputs, what arrives at a₂; along a₁, a₂, z₁, z₂, w₁ to w₄.
  func values() -> [Float] {
    let (a, y, dy, da, loss) = goForwardAndBack()
    func preactivations(_ layer: Dense, _ input: Matrix) -> [Float] {
      (matmul(input, layer.weights.value) + layer.biases.value).elements
    }
    // Of a single sample, the slope along a bias is that along the preactivation.
    let (dz, dOut) = (hidden.biases.gradient, output.biases.gradient)
    let (w, dw, dv) = (output.weights.value, hidden.weights.gradient, output.weights.gradient)
    return preactivations(hidden, inputs) + a.elements + preactivations(output, a) + y.elements
      + [Float(loss)] + dy.elements + dOut.elements + dv.transposed().elements
      + [dOut[0, 0] * w[0, 0], dOut[0, 1] * w[0, 1], dOut[0, 0] * w[1, 0], dOut[0, 1] * w[1, 1]]
      + da.elements + dz.elements + dw.transposed().elements
  }

  /// w₁ to w₈ and b₁ to b₄ after steps of gradient descent.
  func trained(steps: Int, learningRate: Float, movesBiases: Bool) -> [Float] {
    let optimizer = SGD(learningRate: learningRate)
    let weights = [hidden.weights, output.weights]
    for _ in 0..<steps {
      _ = goForwardAndBack()
      optimizer.step(movesBiases ? hidden.parameters + output.parameters : weights)
    }
    return hidden.weights.value.transposed().elements + output.weights.value.transposed().elements
      + hidden.biases.value.elements + output.biases.value.elements
  }
}

/// All that the page shows of the numbers in the inbox, see `HandExample.values`: floats.
@_cdecl("backprop_values")
public func backpropValues(_ count: Int32) -> Int32 {
  outbox.write(HandExample(inbox.read(count, as: Float.self))?.values() ?? [])
}

/// The numbers that steps of gradient descent lead to, see `HandExample.trained`: floats.
@_cdecl("backprop_train")
public func backpropTrain(
  _ count: Int32, _ steps: Int32, _ learningRate: Float, _ movesBiases: Int32
) -> Int32 {
  let example = HandExample(inbox.read(count, as: Float.self))
  guard let example, 1...100_000 ~= steps, learningRate.isFinite, learningRate > 0 else {
    return outbox.write([UInt8]())
  }
  return outbox.write(
    example.trained(steps: Int(steps), learningRate: learningRate, movesBiases: movesBiases == 1))
}
