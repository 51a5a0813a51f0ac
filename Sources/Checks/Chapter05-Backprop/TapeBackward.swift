import Exercises
import Judging
import NeuralNetworks

/// Exercise 5.8: the walk back over values that know only what they were made from.
///
/// Here are the graphs; known walks stand in TapeBackwardMistakes.swift.
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
}
