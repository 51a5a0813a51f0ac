import Exercises
import Judging
import NeuralNetworks

// Walks back (exercise 5.8), wrong ones and right ones.

extension TapeBackward {
  private typealias Walk = @Sendable (Value) -> Void

  private static func mistake(
    _ name: String, _ remedy: String, _ walk: @escaping Walk
  ) -> Function.Mistake {
    .init(name, remedy) { Chapter5.walked($0, walk) }
  }

  private static func right(_ form: String, _ walk: @escaping Walk) -> Function.RightAnswer {
    .init(form) { Chapter5.walked($0, walk) }
  }

  /// All values that a result was made from, each before its inputs, with itself as the first.
  private static func order(from result: Value) -> [Value] {
    var order: [Value] = []
    var seen: Set<ObjectIdentifier> = []
    var stack = [(value: result, isDone: false)]
    while let (value, isDone) = stack.popLast() {
      if isDone {
        order.append(value)
      } else if seen.insert(ObjectIdentifier(value)).inserted {
        stack.append((value, true))
        stack += value.inputs.map { ($0, false) }
      }
    }
    return order.reversed()
  }

  /// The same values as they are found: the nearest first, or always on from the newest.
  private static func found(from result: Value, nearestFirst: Bool) -> [Value] {
    var found: [Value] = []
    var seen: Set<ObjectIdentifier> = []
    var waiting = [result]
    var next = 0
    while next < waiting.count {
      let value = nearestFirst ? waiting[next] : waiting.removeLast()
      if nearestFirst { next += 1 }
      guard seen.insert(ObjectIdentifier(value)).inserted else { continue }
      found.append(value)
      waiting += value.inputs
    }
    return found
  }

  private static func clear(_ values: [Value]) { for value in values { value.gradient = 0 } }

  /// Walks over values in some order.
  private static func walk(
    _ values: [Value], from result: Value, clearing: [Value]? = nil,
    handingOn: (Value) -> Void = { $0.passBack($0.gradient) }
  ) {
    clear(clearing ?? values)
    result.gradient = 1
    values.forEach(handingOn)
  }

  static let mistakes: [Function.Mistake] = [
    mistake(
      "a value hands on as soon as it is found, the nearest to the result first",
      "It may be near on one way and far on another. Wait until all values that were made from it "
        + "have handed on."
    ) { walk(found(from: $0, nearestFirst: true), from: $0) },
    mistake(
      "a value hands on as soon as it is found, going on from the newest",
      "What comes to it along other ways comes too late: find all values first, and put them in order."
    ) { walk(found(from: $0, nearestFirst: false), from: $0) },
    mistake(
      "a value hands on its whole gradient each time that it is reached",
      "What it has handed on before is handed on once more: each value has one turn."
    ) { result in
      clear(order(from: result))
      result.gradient = 1
      var waiting = [result]
      var next = 0
      // Far more turns than there are right ones; then the damage is done.
      while next < waiting.count, next < 200_000 {
        waiting[next].passBack(waiting[next].gradient)
        waiting += waiting[next].inputs
        next += 1
      }
    },
    mistake(
      "the gradients of an earlier walk are still there",
      "What a walk adds to has to start from 0. Which values are concerned?"
    ) { walk(order(from: $0), from: $0, clearing: []) },
    mistake(
      "values that were not made from others keep the gradients of an earlier walk",
      "They are added to as well: clear all values that the walk reaches."
    ) { result in
      let values = order(from: result)
      walk(values, from: result, clearing: values.filter { !$0.inputs.isEmpty })
    },
    mistake(
      "only values that were not made from others are cleared",
      "Those in between are added to as well: clear all values that the walk reaches."
    ) { result in
      let values = order(from: result)
      walk(values, from: result, clearing: values.filter { $0.inputs.isEmpty })
    },
    mistake(
      "a value's inputs are cleared just before it hands on",
      "Another value may have handed something to them already: clear all before the walk begins."
    ) { result in
      walk(order(from: result), from: result) { value in
        clear(value.inputs)
        value.passBack(value.gradient)
      }
    },
    mistake(
      "the result's own gradient is not set",
      "With a gradient of 0 it has nothing to hand on. How much does it grow with itself?"
    ) { result in
      let values = order(from: result)
      clear(values)
      for value in values { value.passBack(value.gradient) }
    },
    mistake(
      "only what the result hands on gets anywhere",
      "Is the order turned round, or does the walk end after one step? It starts at the result, and "
        + "each of its inputs hands on in turn."
    ) { walk([$0], from: $0, clearing: order(from: $0)) },
    mistake(
      "every value hands on 1", "It hands on its gradient, which has just become complete."
    ) { result in walk(order(from: result), from: result) { $0.passBack(1) } },
    mistake(
      "two values with equal numbers are taken for one",
      "Values are objects: tell them apart by `ObjectIdentifier(value)` or by `===`."
    ) { result in
      var seen: Set<Double> = []
      let values = order(from: result)
      walk(values.filter { seen.insert($0.number).inserted }, from: result, clearing: values)
    },
    mistake(
      "a value hands on once for each time that it was taken",
      "`passBack` sees to all inputs at once, and to one that was taken twice: call it once."
    ) { result in
      walk(order(from: result), from: result) { value in
        for _ in value.inputs { value.passBack(value.gradient) }
      }
    },
    mistake(
      "the walk follows the first input only", "A value may be made from several: take them all."
    ) { result in
      var values: [Value] = []
      var next: Value? = result
      while let value = next {
        values.append(value)
        next = value.inputs.first
      }
      walk(values, from: result, clearing: order(from: result))
    },
    mistake(
      "the walk ends after a thousand values",
      "Go on until there are no more values, however many that takes."
    ) { result in
      let values = order(from: result)
      walk(Array(values.prefix(1000)), from: result, clearing: values)
    },
    mistake(
      "the gradients of the worked example come out for all values",
      "Other graphs have other gradients: let each value pass its own back."
    ) { result in
      let values = order(from: result)
      for value in values { value.gradient = 1 }
      values.last?.gradient = 2
    },
  ]

  static let rightAnswers: [Function.RightAnswer] = [
    right("a turn for each value once all that were made from it had theirs") { result in
      let values = found(from: result, nearestFirst: true)
      var waits: [ObjectIdentifier: Int] = [:]
      for value in values {
        for input in value.inputs { waits[ObjectIdentifier(input), default: 0] += 1 }
      }
      clear(values)
      result.gradient = 1
      var ready = [result]
      while let value = ready.popLast() {
        value.passBack(value.gradient)
        for input in value.inputs {
          let left = (waits[ObjectIdentifier(input)] ?? 0) - 1
          waits[ObjectIdentifier(input)] = left
          if left == 0 { ready.append(input) }
        }
      }
    },
    right("values in the order of their longest way to the inputs") { result in
      var heights: [ObjectIdentifier: Int] = [:]
      let values = order(from: result)
      for value in values.reversed() {
        let below = value.inputs.map { heights[ObjectIdentifier($0)] ?? 0 }
        heights[ObjectIdentifier(value)] = 1 + (below.max() ?? 0)
      }
      let sorted = values.sorted {
        (heights[ObjectIdentifier($0)] ?? 0) > (heights[ObjectIdentifier($1)] ?? 0)
      }
      walk(sorted, from: result)
    },
  ]
}
