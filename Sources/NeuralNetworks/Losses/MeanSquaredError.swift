extension Loss {
  /// The mean of (y − t)² over all elements, for predicting numbers. With N = samples × outputs:
  ///
  ///     L = 1/N Σ (y − t)²        dL/dy = 2/N (y − t)
  public static let meanSquaredError = Loss("mean squared error") { outputs, targets in
    let y = outputs.storage.pointer
    let t = targets.storage.pointer
    var sum = 0.0
    for index in 0..<outputs.count {
      let error = Double(y[index]) - Double(t[index])
      sum += error * error
    }
    return sum / Double(outputs.count)
  } gradient: { outputs, targets in
    let gradient = Matrix(uninitializedRows: outputs.rows, columns: outputs.columns)
    let scale = 2 / Float(outputs.count)
    let y = outputs.storage.pointer
    let t = targets.storage.pointer
    for index in 0..<outputs.count {
      gradient.storage.pointer[index] = scale * (y[index] - t[index])
    }
    return gradient
  }
}
