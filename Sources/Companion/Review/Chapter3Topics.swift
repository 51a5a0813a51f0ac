extension ReviewTopic {
  /// Parameters of a hidden layer, nudges, what losses measure.
  static let chapter3: [ReviewTopic] = [
    ReviewTopic(chapter: 3) { generator in
      let (inputs, units) = (generator.number(in: 3...20), generator.number(in: 2...9))
      return ReviewQuestion(
        "A network has \(inputs) inputs, \(units) hidden units and one output unit. How many "
          + "parameters does it have?",
        section: "3.1", right: Double(inputs * units + units + units + 1),
        "weights and biases of the hidden layer, then those of the output unit",
        wrong: [
          (Double(inputs * units + units), "biases are left out"),
          (Double(inputs * units + units + units), "the bias of the output unit is left out"),
          (Double(inputs * units + units + 1), "the weights of the output unit are left out"),
        ])
    },
    ReviewTopic(chapter: 3) { generator in
      let slope = Double(generator.one(of: [2, 3, 4, 6]))
      let nudge = generator.one(of: [0.01, 0.1])
      let loss = Double(generator.number(in: 1...3))
      let (above, below) = (loss + slope * nudge, loss - slope * nudge)
      return ReviewQuestion(
        "Nudging a weight up by \(nudge) gives the loss \(above.rounded(to: 2)), nudging it down by "
          + "as much gives \(below.rounded(to: 2)). What slope do they show?",
        section: "3.2", right: slope, "the difference of the losses over twice the nudge",
        wrong: [
          (2 * slope, "it is divided by one nudge, but the two weights are two nudges apart"),
          (-slope, "the losses are subtracted the other way round"),
          (2 * slope * nudge, "it is not divided by the distance"),
        ], decimals: 2)
    },
    ReviewTopic(chapter: 3) { generator in
      let parameters = generator.number(in: 20...400)
      return ReviewQuestion(
        "A network with \(parameters) parameters learns by nudging each of them up and down. How "
          + "many times is the loss computed in each step?",
        section: "3.2", right: Double(2 * parameters), "twice for each parameter",
        wrong: [
          (Double(parameters), "each one is nudged to both sides"),
          (Double(parameters * parameters), "they are nudged one at a time, not in pairs"),
          (2, "each parameter needs nudges of its own"),
        ])
    },
    ReviewTopic(chapter: 3) { generator in
      let errors = [generator.number(in: 1...3), -generator.number(in: 2...4)]
      let squares = errors.map { Double($0 * $0) }.reduce(0, +)
      return ReviewQuestion(
        "Two predictions miss their targets by \(errors[0]) and by −\(-errors[1]). What is the mean "
          + "squared error?",
        section: "3.6", right: squares / 2, "the squares of the errors, added up, over two",
        wrong: [
          (squares, "it is the sum, not the mean"),
          (Double(errors[0] + errors[1]) / 2, "it is the mean error, in which signs cancel"),
          ((squares / 2).squareRoot(), "the root is taken"),
        ], decimals: 2)
    },
  ]
}

extension Double {
  /// The number with so many decimals, without zeros at its end.
  func rounded(to decimals: Int) -> String {
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let number = (self * power).rounded() / power
    return number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}
