import NeuralNetworks

// Exercises 5.7 and 5.8: calculations on a tape, and the way back through them.

extension Chapter5 {
  // MARK: - 5.7

  package typealias TapeOperation = Contract<(Calculation, [Double]), Walk>

  /// A sum, made from both terms.
  package static let sum = operation("+")

  /// A product, made from both factors.
  package static let product = operation("*")

  /// The activation function tanh, made from what goes in.
  package static let tanh = operation("tanh")

  private static func operation(_ function: String) -> TapeOperation {
    TapeOperation(
      function, in: tapeOperations, arguments: ["calculation", "numbers"], neverEmpty: ["numbers"])
  }

  static let tapeOperations = Outline(
    "5.7", "the tape's +, × and tanh", file: folder + "TapeOperations.swift", section: "5.6",
    minutes: 15, difficulty: 2,
    hints: [
      "Start from the square in the comment, and change it into an operation on two values. How "
        + "many gradients does its closure add to?",
      "Where the gradient g arrives at a + b, both get g; at a · b, each factor gets g times the "
        + "other factor's `number`; at tanh a, a gets g · (1 − tanh² a), by Foundation's `tanh`. "
        + "Which values have to stand in `from:`?",
      "Try a · a at 3, and (a + b) · a, by hand and by your operations. If a gradient is too "
        + "small by half, does your closure add to it, or write over it?",
    ])

  /// A calculation step by step, as a tape would keep it: with the operation that is asked for, and
  /// with others that are given.
  package struct Calculation: Codable, Sendable, CustomStringConvertible {
    /// An operation on values that are there already, by their places: inputs first, then results.
    package enum Step: Codable, Sendable {
      /// The operation that is asked for, of one value or of two.
      case asked([Int])
      case times(Int, Double)
      case square(Int)
      case mean(Int, Int)
    }

    package let inputs: Int
    package let steps: [Step]

    /// How the operation that is asked for is written, between its inputs or in front of its only one.
    package let sign: String

    package init(inputs: Int, steps: [Step], sign: String) {
      self.inputs = inputs
      self.steps = steps
      self.sign = sign
    }

    /// The steps as formulas: `c = a + b, d = 4 c`.
    package var description: String {
      func name(_ index: Int) -> String { String(UnicodeScalar(UInt8(97 + index))) }
      return steps.enumerated().map { index, step in
        let formula =
          switch step {
          case .asked(let places) where places.count == 1: "\(sign) \(name(places[0]))"
          case .asked(let places): places.map(name).joined(separator: " \(sign) ")
          case .times(let a, let factor): "\(factor) \(name(a))"
          case .square(let a): "\(name(a))²"
          case .mean(let a, let b): "(\(name(a)) + \(name(b))) / 2"
          }
        return "\(name(inputs + index)) = \(formula)"
      }.joined(separator: ", ")
    }

    /// The last result, by operations on any kind of number.
    package func result<Number>(
      of inputs: [Number], operation: (_ step: Step, _ numbers: [Number]) -> Number
    ) -> Number {
      var numbers = inputs
      for step in steps { numbers.append(operation(step, numbers)) }
      return numbers[numbers.count - 1]
    }
  }

  /// What came of a calculation, and of the walk back.
  package struct Walk: Codable, Sendable {
    package let result: Double
    /// Those of the inputs.
    package let gradients: [Double]

    package init(result: Double, gradients: [Double]) {
      self.result = result
      self.gradients = gradients
    }
  }

  /// Calls an operation in a calculation, and keeps what the walk back leaves in the inputs.
  package static func recorded(
    _ calculation: Calculation, _ numbers: [Double], _ operation: ([Value]) -> Value
  ) -> Walk {
    let inputs = numbers.map { Value($0) }
    let result = calculation.result(of: inputs) { step, values in
      switch step {
      case .asked(let places):
        return operation(places.map { values[$0] })
      case .times(let place, let factor):
        let a = values[place]
        return Value(factor * a.number, from: [a]) { a.gradient += factor * $0 }
      case .square(let place):
        let a = values[place]
        return Value(a.number * a.number, from: [a]) { a.gradient += 2 * a.number * $0 }
      case .mean(let one, let other):
        let (a, b) = (values[one], values[other])
        return Value((a.number + b.number) / 2, from: [a, b]) { gradient in
          for value in [a, b] { value.gradient += gradient / 2 }
        }
      }
    }
    result.backward()
    return Walk(result: result.number, gradients: inputs.map(\.gradient))
  }

  // MARK: - 5.8

  package typealias TapeBackward = Contract<Graph, [Double]>

  /// Values made from others, and walks back from some of them.
  package struct Graph: Codable, Sendable, CustomStringConvertible {
    /// Values by their places: inputs first, then those that the steps make.
    package enum Step: Codable, Sendable {
      /// A sum of values, each times a slope.
      case sum([Part])
      /// So many values, each made from the newest, with a slope.
      case chain(Int, slope: Double)
    }

    /// A value that goes into a sum.
    package struct Part: Codable, Sendable {
      package let place: Int
      package let slope: Double

      package init(_ place: Int, _ slope: Double = 1) {
        self.place = place
        self.slope = slope
      }
    }

    package let inputs: [Double]
    package let steps: [Step]
    /// The values from which walks start, one walk after the other.
    package let walks: [Int]
    /// The values whose gradients are looked at in the end.
    package let watched: [Int]

    package init(inputs: [Double], steps: [Step], walks: [Int], watched: [Int]) {
      self.inputs = inputs
      self.steps = steps
      self.walks = walks
      self.watched = watched
    }

    package var description: String {
      func name(_ place: Int) -> String { "#\(place)" }
      var next = inputs.count
      let formulas = steps.map { step -> String in
        switch step {
        case .sum(let parts):
          next += 1
          let terms = parts.map { $0.slope == 1 ? name($0.place) : "\($0.slope) \(name($0.place))" }
          return "\(name(next - 1)) = \(terms.joined(separator: " + "))"
        case .chain(let count, let slope):
          next += count
          return "then \(count) values to \(name(next - 1)), each \(slope) times the one before"
        }
      }
      return "inputs #0 to #\(inputs.count - 1); \(formulas.joined(separator: ", ")); "
        + "back from \(walks.map(name).joined(separator: ", then from ")); "
        + "gradients of \(watched.map(name).joined(separator: ", "))"
    }
  }

  /// Gives all values that a result was made from their gradients.
  package static let tapeBackward = TapeBackward(
    "backward",
    in: Outline(
      "5.8", "the tape's backward()", file: folder + "TapeBackward.swift", section: "5.6",
      minutes: 40,
      difficulty: 3, kind: .design,
      hints: [
        "Draw c = a + b and d = c + a, and walk back from d. When may a hand its gradient on, "
          + "and what goes wrong if it does so as soon as d has handed on? Now draw a case in "
          + "which the value with the shorter way to the result has to wait.",
        "A value's turn comes after all values that were made from it. An order in which each "
          + "value stands after its own `inputs`, read from the end, does that; a `Set` of "
          + "`ObjectIdentifier(value)` remembers who is in it. How do you make such a list if no "
          + "function may call itself?",
        "Keep a stack of your own: a list of values with a note for each, whether its inputs "
          + "have been put on the stack already. What do you do when a value with that note comes "
          + "to the top? Print the order for the example, and call your function a second time: do "
          + "the gradients stay the same?",
      ]),
    arguments: ["graph"])

  /// Makes the values of a graph, walks back, and keeps the gradients that are looked at.
  package static func walked(_ graph: Graph, _ backward: (Value) -> Void) -> [Double] {
    var values = graph.inputs.map { Value($0) }
    func add(_ parts: [Graph.Part]) {
      let made = parts.map { (value: values[$0.place], slope: $0.slope) }
      let number = made.reduce(0) { $0 + $1.slope * $1.value.number }
      values.append(
        Value(number, from: made.map(\.value)) { gradient in
          for part in made { part.value.gradient += part.slope * gradient }
        })
    }
    for step in graph.steps {
      switch step {
      case .sum(let parts): add(parts)
      case .chain(let count, let slope):
        for _ in 0..<count { add([Graph.Part(values.count - 1, slope)]) }
      }
    }
    for place in graph.walks { backward(values[place]) }
    let gradients = graph.watched.map { values[$0].gradient }
    // A value that goes lets its inputs go. From the newest on, none takes a whole chain with it.
    while !values.isEmpty { values.removeLast() }
    return gradients
  }
}

// Not for learners, who write it themselves in exercise 5.8; recursion will do for small calculations.
extension Value {
  /// Gives every value that this one was made from its gradient.
  ///
  /// This value has the gradient 1. From here the walk goes back, and each value hands its gradient
  /// on only after all values that were made from it have done so: then its gradient is complete.
  func backward() {
    gradient = 1
    for value in valuesInOrder().reversed() { value.passBack(value.gradient) }
  }

  /// All values that this one depends on, and itself as the last: each after those it was made from.
  private func valuesInOrder() -> [Value] {
    var order: [Value] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ value: Value) {
      guard seen.insert(ObjectIdentifier(value)).inserted else { return }
      value.inputs.forEach(visit)
      order.append(value)
    }
    visit(self)
    return order
  }
}
