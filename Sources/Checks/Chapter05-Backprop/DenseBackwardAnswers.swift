import ExerciseSupport
import NeuralNetworks

/// Wrong answers to exercise 5.3. Read on only after you have solved it.
extension DenseBackward {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "dL/dW is divided by the number of samples",
      remedy: "The loss has seen to the mean already: here the samples are only added up.",
      { ($0.inputs, mean($0.weights, $1), $0.bias) }),
    mistake(
      "dL/db is a mean over the samples",
      remedy: "The loss has seen to the mean already: here the samples are only added up.",
      { ($0.inputs, $0.weights, mean($0.bias, $1)) }),
    mistake(
      "dL/dW and dL/db are divided by the number of samples",
      remedy: "The loss has seen to the mean already: here the samples are only added up.",
      { ($0.inputs, mean($0.weights, $1), mean($0.bias, $1)) }),
    mistake(
      "all three gradients are divided by the number of samples",
      remedy: "The loss has seen to the mean already: here nothing is divided.",
      { (mean($0.inputs, $1), mean($0.weights, $1), mean($0.bias, $1)) }),
    mistake(
      "dL/dW is transposed",
      remedy: "It needs the shape of W, inputs × units: exchange the factors' roles.",
      { gradients, _ in (gradients.inputs, gradients.weights.transposed(), gradients.bias) }),
    mistake(
      "dL/dA is transposed",
      remedy: "It needs the shape of X, samples × inputs: exchange the factors' roles.",
      { gradients, _ in (gradients.inputs.transposed(), gradients.weights, gradients.bias) }),
    mistake(
      "dL/db stands upright, units × 1",
      remedy: "The bias is a row, and so is its gradient.",
      { gradients, _ in (gradients.inputs, gradients.weights, gradients.bias.transposed()) }),
    mistake(
      "dL/db is not summed over the samples",
      remedy: "The same bias serves all samples, and the paths through them add.",
      { gradients, input in (gradients.inputs, gradients.weights, input.sumGradient) }),
    mistake(
      "dL/db is summed over the units and not over the samples",
      remedy: "Each unit has a bias of its own: sum each column, not each row.",
      { gradients, input in
        let rowSums = input.sumGradient.transposed().columnSums().transposed()
        return (gradients.inputs, gradients.weights, rowSums)
      }),
    mistake(
      "dL/db is a single number, the sum of all elements",
      remedy: "Each unit has a bias of its own: sum each column by itself.",
      { gradients, input in
        let sum = Float(input.sumGradient.sum())
        return (gradients.inputs, gradients.weights, Matrix([[sum]]))
      }),
    mistake(
      "dL/db is 1 everywhere: what arrives is left out",
      remedy: "The slope of a sum is 1, but it is multiplied by what arrives.",
      { gradients, _ in (gradients.inputs, gradients.weights, gradients.bias.map { _ in 1 }) }),
    mistake(
      "dL/db is 1 for each sample: what arrives is left out",
      remedy:
        "The slope of a sum is 1, but it is multiplied by what arrives before it is added up.",
      { gradients, input in
        let samples = Float(input.inputs.rows)
        return (gradients.inputs, gradients.weights, gradients.bias.map { _ in samples })
      }),
    mistake(
      "dL/db is zero",
      remedy: "Where a bias grows, its unit grows in every sample.",
      { gradients, _ in (gradients.inputs, gradients.weights, 0 * gradients.bias) }),
    mistake(
      "dL/dA is made of the weights alone: what arrives is left out",
      remedy: "The weights are the slopes: multiply each by what arrives at its unit.",
      { gradients, input in
        let ones = input.sumGradient.map { _ in 1 }
        return (matmul(ones, input.weights.transposed()), gradients.weights, gradients.bias)
      }),
    mistake(
      "dL/dW is made of the inputs alone: what arrives is left out",
      remedy: "The inputs are the slopes: multiply each by what arrives in its sample.",
      { gradients, input in
        let ones = input.sumGradient.map { _ in 1 }
        return (gradients.inputs, matmul(input.inputs.transposed(), ones), gradients.bias)
      }),
    mistake(
      "each unit overwrites dL/dA, and only the last one is left",
      remedy: "Paths that join add: use += in the loop over the units.",
      { gradients, input in
        let last = input.sumGradient.columns - 1
        let inputs = Matrix(rows: input.inputs.rows, columns: input.inputs.columns) {
          input.sumGradient[$0, last] * input.weights[$1, last]
        }
        return (inputs, gradients.weights, gradients.bias)
      }),
    mistake(
      "each sample overwrites dL/dW, and only the last one is left",
      remedy: "Paths that join add: use += in the loop over the samples.",
      { gradients, input in
        (gradients.inputs, lastSample(input).weights, gradients.bias)
      }),
    mistake(
      "each sample overwrites dL/db, and only the last one is left",
      remedy: "Paths that join add: use += in the loop over the samples.",
      { gradients, input in
        (gradients.inputs, gradients.weights, lastSample(input).bias)
      }),
    mistake(
      "each sample overwrites dL/dW and dL/db, and only the last one is left",
      remedy: "Paths that join add: use += in the loop over the samples.",
      { gradients, input in
        let last = lastSample(input)
        return (gradients.inputs, last.weights, last.bias)
      }),
    mistake(
      "the gradients of the inputs and of the weights are exchanged",
      remedy: "What belongs to the inputs has the shape of X.",
      { gradients, _ in (gradients.weights, gradients.inputs, gradients.bias) }),
    mistake(
      "dL/dA, dL/dW and dL/db have the opposite sign",
      remedy: "A gradient says where L grows; the sign is turned only when a step is taken.",
      { gradients, _ in (-1 * gradients.inputs, -1 * gradients.weights, -1 * gradients.bias) }),
    mistake(
      "the weights are returned after a step, and not their gradient",
      remedy: "Return the gradient: what to do with it is up to the caller.",
      { gradients, input in
        (gradients.inputs, input.weights - gradients.weights, gradients.bias)
      }),
    mistake(
      "dL/dA comes from weights that have been changed already",
      remedy: "Use the weights of the way forward.",
      { gradients, input in
        let moved = (input.weights - gradients.weights).transposed()
        return (matmul(input.sumGradient, moved), gradients.weights, gradients.bias)
      }),
    mistake(
      "dL/dA is multiplied by the inputs",
      remedy: "The slope for an input is its weight; the input itself plays no part.",
      { gradients, input in
        (gradients.inputs * input.inputs, gradients.weights, gradients.bias)
      }),
    mistake(
      "dL/dW is multiplied by the weights",
      remedy: "The slope for a weight is its input; the weight itself plays no part.",
      { gradients, input in
        (gradients.inputs, gradients.weights * input.weights, gradients.bias)
      }),
  ]
}
