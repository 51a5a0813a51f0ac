import Console
import Foundation
import NeuralNetworks

/// A function of many numbers, and the same with the C library's functions, number by number.
private struct ElementwiseFunction: Sendable {
  let name: String
  let ours: @Sendable (inout Matrix) -> Void
  let cLibrary: @Sendable (UnsafeMutableBufferPointer<Float>) -> Void
}

/// The shape of what is computed: 10,000 samples of 10 classes.
private let samples = 10_000
private let classes = 10

private let functions = [
  ElementwiseFunction(name: "tanh", ours: { $0 = Activation.tanh($0) }) { numbers in
    for index in numbers.indices { numbers[index] = tanh(numbers[index]) }
  },
  ElementwiseFunction(name: "sigmoid", ours: { $0 = Activation.sigmoid($0) }) { numbers in
    for index in numbers.indices { numbers[index] = 1 / (1 + exp(-numbers[index])) }
  },
  ElementwiseFunction(name: "softmax", ours: { $0 = Activation.softmax($0) }) { numbers in
    for start in stride(from: 0, to: numbers.count, by: classes) {
      let row = UnsafeMutableBufferPointer(rebasing: numbers[start..<start + classes])
      let largest = row.max() ?? 0
      var sum: Float = 0
      for index in row.indices {
        row[index] = exp(row[index] - largest)
        sum += row[index]
      }
      for index in row.indices { row[index] /= sum }
    }
  },
  ElementwiseFunction(name: "ReLU", ours: { $0 = Activation.relu($0) }) { numbers in
    for index in numbers.indices { numbers[index] = max(0, numbers[index]) }
  },
]

/// Measures functions of 100,000 numbers, and a step of Adam with as many.
func measureElementwise() -> [Figure] {
  let threads = Threads.count
  let bar = ProgressBar("elementwise")
  var figures: [Figure] = []
  for (index, function) in functions.enumerated() {
    bar.update(to: Double(index) / Double(functions.count + 1))
    figures += measure(function, threads: threads)
  }
  figures += measureAdam(threads: threads)
  bar.finish()
  Threads.count = threads

  print("\n\(table(of: figures))")
  print(
    """

    \(samples * classes) numbers, softmax in rows of \(classes). C library: the same with its functions,
    number by number on one thread, measured in turn.
    """)
  return figures
}

private func measure(_ function: ElementwiseFunction, threads: Int) -> [Figure] {
  var generator = SplitMix64(seed: 1)
  let inputs = Initializer.uniform(-5..<5)
    .weights(inputs: samples, units: classes, using: &generator)
  var numbers = inputs
  let refill = {
    inputs.withElements { inputs in
      numbers.withMutableElements { _ = $0.update(fromContentsOf: inputs) }
    }
  }
  let counts = threads == 1 ? [1] : [threads, 1]
  let ours = counts.map { count in
    Workload(prepareRun: { Threads.count = count }, prepareCall: refill) {
      function.ours(&numbers)
    }
  }
  let cLibrary = Workload(prepareCall: refill) {
    numbers.withMutableElements(function.cLibrary)
  }
  let times = secondsPerCall(ours + [cLibrary]).map(nanosecondsPerElement)
  let cTime = Summary(times[counts.count]).median
  return zip(counts, times).map { count, runs in
    Figure(
      benchmark: "elementwise", subject: function.name, threads: count,
      unit: .nanosecondsPerElement, runs: runs,
      details: [
        Detail("C library", cTime, .number(decimals: 3)),
        Detail("times as fast", cTime / Summary(runs).median, .number(decimals: 1)),
      ])
  }
}

private func measureAdam(threads: Int) -> [Figure] {
  var generator = SplitMix64(seed: 1)
  let draw = Initializer.uniform(-1..<1)
  let parameter = Parameter(
    name: "weights",
    value: draw.weights(inputs: samples, units: classes, using: &generator), isDecayed: true)
  parameter.gradient = draw.weights(inputs: samples, units: classes, using: &generator)
  let adam = Adam()
  let counts = threads == 1 ? [1] : [threads, 1]
  let times = secondsPerCall(
    counts.map { count in
      Workload(prepareRun: { Threads.count = count }) { adam.step([parameter]) }
    }
  ).map(nanosecondsPerElement)
  return zip(counts, times).map { count, runs in
    Figure(
      benchmark: "elementwise", subject: "Adam", threads: count, unit: .nanosecondsPerElement,
      runs: runs)
  }
}

private func nanosecondsPerElement(_ seconds: [Double]) -> [Double] {
  seconds.map { $0 * 1e9 / Double(samples * classes) }
}
