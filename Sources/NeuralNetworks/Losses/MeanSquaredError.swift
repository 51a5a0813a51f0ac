// Mean squared error, for predicting numbers. With N = samples × outputs:
//
//     L = 1/N Σ (y − t)²        dL/dy = 2/N (y − t)

func meanSquaredErrorLoss(_ outputs: Matrix, _ targets: Matrix) -> Double {
  let y = outputs.storage.pointer
  let t = targets.storage.pointer
  var sum = 0.0
  for index in 0..<outputs.count {
    let error = Double(y[index]) - Double(t[index])
    sum += error * error
  }
  return sum / Double(outputs.count)
}

func meanSquaredErrorGradient(_ gradient: inout Matrix, _ outputs: Matrix, _ targets: Matrix) {
  let scale = 2 / Float(outputs.count)
  let y = outputs.storage.pointer
  let t = targets.storage.pointer
  for index in 0..<outputs.count {
    gradient.storage.pointer[index] = scale * (y[index] - t[index])
  }
}
