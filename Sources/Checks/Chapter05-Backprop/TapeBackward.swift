import Exercises
import Judging
import NeuralNetworks

/// Exercise 5.8: the walk back over values that know only what they were made from.
enum TapeBackward {
  typealias Function = Chapter5.TapeBackward
  typealias Graph = Chapter5.Graph
  typealias Part = Chapter5.Graph.Part

  static let exam = Exam(
    Check(
      Chapter5.tapeBackward, comparing: .numbers(within: 1e-9), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // MARK: - Cases

  /// A graph of sums, from places with a slope of 1, and back from the last value.
  private static func sums(
    _ inputs: [Double], _ sums: [[Int]], walks: [Int]? = nil
  ) -> Graph {
    let last = inputs.count + sums.count - 1
    return Graph(
      inputs: inputs, steps: sums.map { .sum($0.map { Part($0) }) }, walks: walks ?? [last],
      watched: Array(0...last))
  }

  /// So many diamonds one after the other: two values made from the one before, and their sum. All
  /// slopes are halves on the upper way and quarters on the lower one, so that nothing overflows.
  private static func ladder(_ diamonds: Int) -> Graph {
    var steps: [Graph.Step] = []
    var newest = 0
    for _ in 0..<diamonds {
      steps += [
        .sum([Part(newest, 0.5)]), .sum([Part(newest, 0.25)]),
        .sum([Part(newest + 1), Part(newest + 2)]),
      ]
      newest += 3
    }
    return Graph(
      inputs: [1], steps: steps, walks: [newest], watched: [0, 1, 2, 3, newest - 1, newest])
  }

  // By hand.
  private static let cases: [Function.Case] = [
    .init("the worked example", sums([2, 3], [[0, 1], [2, 0]]), gives: [2, 1, 1, 1]),
    .init("a value that was not made from others", sums([5], []), gives: [1]),
    .init("a value plus itself", sums([3], [[0, 0]]), gives: [2, 1]),
    .init("a diamond", sums([1], [[0], [0], [1, 2]]), gives: [2, 1, 1, 1]),
    .init(
      // d = c + a + b: a and b are inputs of the result, and c, which is made from them, as well.
      "two ways of different length, the short one named first",
      sums([1, 2], [[0, 1], [0, 1, 2]]), gives: [2, 2, 1, 1]),
    .init(
      "two ways of different length, the long one named first",
      sums([1, 2], [[0, 1], [2, 0], [3, 2, 1]]), gives: [3, 3, 2, 1, 1]),
    .init(
      // #3 = 2 #0, #4 = 3 #3, #5 = #0 + #3 + 5 #4
      "slopes multiply along a way",
      Graph(
        inputs: [1, 7, 7],
        steps: [
          .sum([Part(0, 2)]), .sum([Part(3, 3)]), .sum([Part(0), Part(3), Part(4, 5)]),
        ], walks: [5], watched: [0, 1, 3, 4, 5]), gives: [33, 0, 16, 5, 1]),
    .init(
      "different values with equal numbers", sums([4, 4], [[0], [1], [2, 3]]),
      gives: [1, 1, 1, 1, 1]),
    .init(
      "a value made from the result, which the walk does not reach",
      sums([1, 2], [[0, 1], [2, 0]], walks: [2]), gives: [1, 1, 1, 0]),
    .init(
      "a second walk from the same result", sums([1, 2], [[0, 1], [2, 0]], walks: [3, 3]),
      gives: [2, 1, 1, 1]),
    .init(
      // The first walk starts at #4 = #3 + #3; the second, at #5 = #2 + #0, does not reach #3 and #4.
      "a walk from elsewhere before, over some of the same values",
      sums([1, 2], [[0, 1], [2, 1], [3, 3], [2, 0]], walks: [4, 5]), gives: [2, 1, 1, 2, 1, 1]),
    .init(
      // 0.75¹² = 0.03168, 0.75¹¹ = 0.04224
      "twelve diamonds, 4,096 ways", ladder(12),
      gives: [
        pow(0.75, 12), pow(0.75, 11), pow(0.75, 11), pow(0.75, 11), 1, 1,
      ]),
    .init(
      "sixty diamonds, more ways than anyone can walk", ladder(60),
      gives: [
        pow(0.75, 60), pow(0.75, 59), pow(0.75, 59), pow(0.75, 59), 1, 1,
      ]),
    .init(
      "a chain of 100,000 values, and a short way past it",
      Graph(
        inputs: [1],
        steps: [.sum([Part(0, 3)]), .chain(99_998, slope: 1), .sum([Part(0, 5), Part(99_999)])],
        walks: [100_000], watched: [0, 1, 99_999]), gives: [8, 1, 1]),
  ]

  private static func pow(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { product, _ in product * base }
  }

  /// Random graphs, in which a value is made from one to three others. What is expected is worked out
  /// forward: how much the result grows if one value does.
  private static let random: [Function.RandomCases] = [
    .init(12) { generator in
      let inputs = 1 + generator.nextInteger(below: 3)
      let count = 3 + generator.nextInteger(below: 8)
      var parts: [[Part]] = []
      for index in 0..<count {
        let newest = inputs + index - 1
        var own = (0..<generator.nextInteger(below: 3)).map { _ in
          Part(
            generator.nextInteger(below: newest + 1),
            Double(1 + generator.nextInteger(below: 4)) / 2)
        }
        // Most values go on from the newest, at any place among the others.
        if own.isEmpty || generator.nextInteger(below: 4) > 0 { own.append(Part(newest, 0.5)) }
        generator.shuffle(&own)
        parts.append(own)
      }
      let last = inputs + count - 1
      let walks = (0..<generator.nextInteger(below: 2)).map { _ in
        inputs + generator.nextInteger(below: count)
      }
      let graph = Graph(
        inputs: generator.nextQuarters(inputs).map { Double($0) }, steps: parts.map { .sum($0) },
        walks: walks + [last], watched: Array(0...last))
      return .init("a random graph", graph, gives: expected(graph, parts))
    }
  ]

  /// The gradients after all walks: a value keeps that of the last walk that reached it.
  private static func expected(_ graph: Graph, _ parts: [[Part]]) -> [Double] {
    let inputs = graph.inputs.count
    var gradients = [Double](repeating: 0, count: inputs + parts.count)
    for walk in graph.walks {
      for place in gradients.indices where place <= walk {
        // How much each value grows with this one, in the order of making.
        var growth = [Double?](repeating: nil, count: gradients.count)
        growth[place] = 1
        for (index, own) in parts.enumerated() where inputs + index > place {
          let shares = own.compactMap { part in growth[part.place].map { $0 * part.slope } }
          growth[inputs + index] = shares.isEmpty ? nil : shares.reduce(0, +)
        }
        if let slope = growth[walk] { gradients[place] = slope }
      }
    }
    return gradients
  }

  // MARK: - Mistakes

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

  private static let mistakes: [Function.Mistake] = [
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

  private static let rightAnswers: [Function.RightAnswer] = [
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
