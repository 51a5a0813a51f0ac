import Datasets
import Exercises
import Foundation
import Handwriting
import Judging
import NeuralNetworks
import PictureFiles
import Synchronization

/// Exercise 7.9: a reader of digits from the learner's own lines.
///
/// The worker sends scores of secret pictures, whose labels it does not have, a gradient, and the
/// scores after nudges. What is read right and whether the gradient agrees with the nudges is worked
/// out here. The ten digits are renamed for each verdict, so that a reader that was trained
/// beforehand reads them under the wrong names.
enum Capstone {
  typealias Function = Chapter7.Capstone
  private typealias Course = Chapter7.Course
  private typealias Reading = Chapter7.Reading

  static let exam = Exam(
    Check(
      Chapter7.trainedReader, observing: { Seen($0, $1) }, comparing: comparison, cases: [],
      random: random, noting: { course, reading, _ in note(course, reading) },
      mistakes: mistakes, rightAnswers: rightAnswers),
    seconds: 60)

  private static let random: [Function.RandomCases] = [
    .init(1) { generator in
      let course = course(using: &generator)
      return .init(
        "a thousand secret pictures, and digits that were renamed", course,
        gives: Recipe().reading(course))
    }
  ]

  private static func course(using generator: inout SplitMix64) -> Course {
    let digits = Pictures.digits
    let names = generator.permutation(of: 10)
    let secret = DistortedImages(
      digits.test, by: Distortion(affine: 0.05, shift: 0.25, elastic: 5), seed: generator.next()
    ).copies(1)
    let order = generator.permutation(of: secret.count)
    let shuffled = secret.subset(order)
    let probe = digits.test.subset(Array(generator.permutation(of: digits.test.count).prefix(16)))
    let course = Course(
      pictures: Data(digits.training.pixels),
      labels: digits.training.labels.map { names[Int($0)] },
      secretPictures: Data(shuffled.pixels + (ownPicture.pixels ?? [])), probe: Data(probe.pixels),
      probeLabels: (0..<16).map { _ in generator.nextInteger(below: 10) }, seed: generator.next())
    keys.withLock {
      $0[course.seed] = Key(labels: shuffled.labels.map { names[Int($0)] }, names: names)
    }
    return course
  }

  /// A digit that the learner has drawn, in the file that the variable `JUDGE_PICTURE` names; the
  /// reader is asked for it after the secret ones. Or what is wrong with the file.
  private static let ownPicture: (pixels: [UInt8]?, problem: String?) = {
    guard let path = ProcessInfo.processInfo.environment["JUDGE_PICTURE"] else { return (nil, nil) }
    do {
      let digit = try PreparedDigit(GrayPicture(contentsOf: URL(fileURLWithPath: path)))
      return (digit.ink.map { UInt8((255 * min(max($0, 0), 1)).rounded()) }, nil)
    } catch let error as PictureError {
      return (nil, "\(error)")
    } catch {
      return (nil, "\(PictureError(path, .noInk))")
    }
  }()

  /// What the judge knows of a course and keeps to itself.
  private struct Key {
    /// The right answers to the secret pictures.
    let labels: [Int]
    /// The name of each digit.
    let names: [Int]
  }
  private static let keys = Mutex<[UInt64: Key]>([:])
  private static func key(of course: Course) -> Key? { keys.withLock { $0[course.seed] } }

  @Sendable private static func note(_ course: Course, _ reading: Reading) -> Note {
    let seen = Seen(course, reading)
    let right = Int((1000 * seen.accuracy).rounded())
    // Small readers are compared with each other.
    let unit = seen.parameters < 5000 ? Figure.readBySmall : Figure.read
    return Note(
      "Your reader: \(seen)." + (ownPicture.problem.map { " Your picture: \($0)" } ?? ""),
      figures: [.most(right, unit), .fewest(seen.parameters, Figure.parameters)],
      exhibits: exhibits(course, reading))
  }

  /// The learner's own picture and a secret one of each digit, and how the reader reads it, under the
  /// digits' usual names.
  private static func exhibits(_ course: Course, _ reading: Reading) -> [Exhibit] {
    guard let key = key(of: course) else { return [] }
    let pictures = Chapter7.matrix(course.secretPictures)
    let shares = Activation.softmax(reading.scores)
    func exhibit(_ row: Int, label: Int?) -> Exhibit {
      Exhibit(pixels: pictures.row(row), label: label, shares: key.names.map { shares[row, $0] })
    }
    let own = key.labels.count..<pictures.rows
    return own.map { exhibit($0, label: nil) }
      + key.names.enumerated().compactMap { digit, name in
        key.labels.firstIndex(of: name).map { exhibit($0, label: digit) }
      }
  }

  // MARK: - What is seen of a reader

  private struct Seen: CustomStringConvertible {
    let parameters: Int
    let accuracy: Double
    let reading: Trait
    /// For each matrix of parameters.
    let gradients: [Gradient]
    /// Whether the scores of each picture add up to 1.
    var areShares = false

    enum Trait: String {
      case reads = "reads enough"
      case tooMany = "has more than 100,000 parameters"
      case shape = "gives no ten finite scores for each picture"
      case keptElsewhere = "reads with all its parameters at 0: what it knows is kept elsewhere"
      case forgets = "forgets when another is trained: what it knows is not all in its parameters"
      case oldNames = "reads the digits under their usual names"
      case untrained = "knows no more than before it was trained"
      case guesses = "reads one or two of the digits only"
      case worse = "reads less than a guess, and is sure of it"
      case oneDigit = "has one answer for all pictures"
      case tooLittle = "reads too little"
    }
    enum Gradient: Equatable, CustomStringConvertible {
      case right, wrong, zero, shape, tooLong, tooShort

      var description: String {
        switch self {
        case .right: "right"
        case .wrong: "not the slope of the loss"
        case .zero: "0"
        case .shape: "of another shape, or missing"
        case .tooLong: "too long by the same factor in all directions"
        case .tooShort: "too short by the same factor in all directions"
        }
      }
    }

    init(_ course: Course, _ output: Reading) {
      parameters = output.shapes.map { $0.reduce(1, *) }.reduce(0, +)
      guard parameters <= Chapter7.mostParameters, let key = key(of: course) else {
        (accuracy, reading, gradients) = (0, .tooMany, [])
        return
      }
      let scores = output.scores
      guard scores.rows == course.secretPictures.count / 784, scores.columns == 10,
        scores.elements.allSatisfy(\.isFinite), !output.shapes.isEmpty
      else {
        (accuracy, reading, gradients) = (0, .shape, [])
        return
      }
      areShares = scores.rowSums().elements.allSatisfy { abs($0 - 1) < 0.001 }
      let answers = scores.argmax().prefix(key.labels.count)
      accuracy = Self.right(scores, key)
      gradients = output.shapes.indices.map { Self.gradient($0, of: output, course) }
      let digits = key.labels.map { key.names.firstIndex(of: $0) ?? 0 }
      let usual = zip(answers, digits).count { $0 == $1 }
      let commonest = (0..<10).map { digit in answers.count { $0 == digit } }.max() ?? 0
      reading =
        if Self.right(output.blankScores, key) > 0.3 {
          .keptElsewhere
        } else if accuracy - Self.right(output.laterScores, key) > 0.1 {
          .forgets
        } else if accuracy >= 0.9 {
          .reads
        } else if usual * 2 > answers.count {
          .oldNames
        } else if commonest * 10 > answers.count * 9 {
          .oneDigit
        } else if accuracy > 0.3 {
          .tooLittle
        } else {
          switch crossEntropy(scores.rows(0..<key.labels.count), key.labels) {
          case ..<2.8: .untrained
          case 20...: .worse
          default: .guesses
          }
        }
    }

    /// The share of secret pictures that scores read right.
    private static func right(_ scores: Matrix, _ key: Key) -> Double {
      let right = zip(scores.argmax(), key.labels).count { $0 == $1 }
      return Double(right) / Double(key.labels.count)
    }

    /// Whether a gradient agrees with what the nudges of its matrix did to the loss.
    private static func gradient(
      _ index: Int, of output: Reading, _ course: Course
    ) -> Gradient {
      let (rows, columns) = (output.shapes[index][0], output.shapes[index][1])
      guard output.gradient.indices.contains(index), output.gradient[index].rows == rows,
        output.gradient[index].columns == columns
      else { return .shape }
      let gradient = output.gradient[index]
      let length = (gradient * gradient).sum().squareRoot()
      guard length > 0 else { return .zero }
      let pairs = output.nudged[index].enumerated().map { number, nudged in
        let direction = Chapter7.direction(
          number, of: index, rows: rows, columns: columns, seed: course.seed)
        let losses = nudged.map { crossEntropy($0, course.probeLabels) }
        return (
          found: (gradient * direction).sum(),
          measured: losses.count == 2 ? (losses[0] - losses[1]) / 2 : .nan
        )
      }
      let tolerance = 0.1 * Double(Chapter7.nudge) * length + 2e-6
      if pairs.allSatisfy({ abs($0.found - $0.measured) <= tolerance }) { return .right }
      let along = pairs.map { $0.found * $0.measured }.reduce(0, +)
      let factor = pairs.map { $0.measured * $0.measured }.reduce(0, +) / along
      let isScaled = pairs.allSatisfy {
        abs(factor * $0.found - $0.measured) <= abs(factor) * tolerance + 2e-6
      }
      guard isScaled, factor > 0 else { return .wrong }
      return factor < 1 ? .tooLong : .tooShort
    }

    var description: String {
      let wrong = gradients.enumerated().filter { $0.element != .right }.map {
        "the gradient of matrix \($0.offset) is \($0.element)"
      }
      let read = "\(Int((1000 * accuracy).rounded()))"
      return
        (["\(parameters) parameters, \(read) of 1,000 read"]
        + (reading == .reads ? [] : ["it \(reading.rawValue)"]) + wrong).joined(separator: "; ")
    }
  }

  /// The mean cross-entropy of the softmax of scores, in Double.
  private static func crossEntropy(_ scores: Matrix, _ labels: [Int]) -> Double {
    guard scores.rows == labels.count, scores.columns == 10 else { return .nan }
    let losses = labels.enumerated().map { row, label in
      let numbers = scores.row(row).map { Double($0) }
      let largest = numbers.max() ?? 0
      return log(numbers.map { exp($0 - largest) }.reduce(0, +)) + largest - numbers[label]
    }
    return losses.reduce(0, +) / Double(max(losses.count, 1))
  }

  private static let comparison = Comparison<Seen>(
    difference: { found, _ in
      if found.reading != .reads {
        return Difference(
          place: "reading", expected: "at least 900 of 1,000",
          found: "\(Int((1000 * found.accuracy).rounded())): it \(found.reading.rawValue)")
      }
      guard let index = found.gradients.firstIndex(where: { $0 != .right }) else { return nil }
      return Difference(
        place: "gradient of matrix \(index)", expected: "the slope of the mean cross-entropy",
        found: "\(found.gradients[index])")
    },
    areAlike: { one, other in
      // A reader may have other matrices than a known one: what they have in common counts.
      // A wrong gradient may train well enough, or not quite.
      let isRead = [one, other].allSatisfy { $0.reading == .reads || $0.reading == .tooLittle }
      let areWrong = [one, other].allSatisfy { $0.gradients.contains { $0 != .right } }
      guard one.areShares == other.areShares else { return false }
      if one.areShares && areWrong { return true }
      return (one.reading == other.reading || isRead && areWrong)
        && kinds(one.gradients) == kinds(other.gradients)
    })

  /// Whether weights and biases, which come in turn, have right gradients, and if not, what is wrong.
  private static func kinds(_ gradients: [Seen.Gradient]) -> [[String]] {
    let last = gradients.count / 2 * 2 - 2
    return [0, 1].map { kind in
      let all = gradients.indices.filter { $0 % 2 == kind }
      let early = Set(all.filter { $0 < last }.map { "early \(gradients[$0])" })
      let late = Set(all.filter { $0 >= last }.map { "late \(gradients[$0])" })
      return (early.count == 1 ? early.sorted() : []) + late.sorted()
    }
  }

  // MARK: - Readers

  /// A reader that is right until a part of it is changed: one hidden layer on pictures of 14 × 14.
  private struct Recipe: Sendable {
    var name = "right"
    var units = 20
    var epochs = 12
    var isPooled = true
    var isTanh = false
    var startsAtZero = false
    var rate: Float = 0.05
    /// The label to learn for a picture.
    var isRenamed = true
    var changesGradient: @Sendable ([Matrix], _ count: Int) -> [Matrix] = { gradient, _ in gradient
    }
    var scoresAreShares = false
    var forgetsSlope = false
    var forgetsSoftmax = false
    /// Whether scores are those of the parameters that training found, whatever is handed in.
    var ignoresParameters = false
    /// Whether the hidden layer is that which training found, and not handed back.
    var keepsHiddenLayer = false
    /// How many of the pictures are learned from.
    var most = Int.max

    func reading(_ course: Course) -> Reading {
      let id = "\(name) \(course.seed)"
      if let known = Self.readings.withLock({ $0[id] }) { return known }
      let reading = Chapter7.recorded(reader(course), course)
      Self.readings.withLock { $0[id] = reading }
      return reading
    }
    private static let readings = Mutex<[String: Reading]>([:])

    private func reader(_ course: Course) -> Chapter7.Reader {
      var kept: [Matrix] = []
      func all(_ parameters: [Matrix]) -> [Matrix] {
        ignoresParameters ? kept : keepsHiddenLayer ? kept[..<2] + parameters : parameters
      }
      return Chapter7.Reader(
        train: {
          kept = train($0, $1, course, using: &$2)
          return keepsHiddenLayer ? Array(kept[2...]) : kept
        },
        scores: { scores(all($0), pooled($1)).scores },
        gradient: { parameters, pictures, labels in
          let slopes = gradient(all(parameters), pooled(pictures), labels, isChanged: true)
          return keepsHiddenLayer ? Array(slopes[2...]) : slopes
        })
    }

    private func pooled(_ pictures: Matrix) -> Matrix {
      isPooled ? matmul(pictures, Capstone.pool) : pictures
    }

    private func train(
      _ pictures: Matrix, _ labels: [Int], _ course: Course, using generator: inout SplitMix64
    ) -> [Matrix] {
      let inputs = pooled(pictures)
      var labels = labels
      if !isRenamed, let names = Capstone.key(of: course)?.names {
        labels = labels.map { names.firstIndex(of: $0) ?? 0 }
      }
      let initializer = isTanh ? Initializer.glorotUniform : .normal(standardDeviation: 0.15)
      var parameters = [
        initializer.weights(inputs: inputs.columns, units: units, using: &generator),
        Matrix(rows: 1, columns: units),
        Initializer.glorotUniform.weights(inputs: units, units: 10, using: &generator),
        Matrix(rows: 1, columns: 10),
      ]
      if startsAtZero { parameters = parameters.map { 0 * $0 } }
      var velocities = parameters.map { Matrix(rows: $0.rows, columns: $0.columns) }
      let samples = Dataset(inputs: inputs, targets: Matrix(oneHot: labels, classes: 10))
      let count = min(labels.count, most)
      for epoch in 0..<epochs {
        let order = generator.permutation(of: count)
        for start in stride(from: 0, to: count, by: 50) {
          let numbers = Array(order[start..<min(start + 50, count)])
          let batch = samples.subset(numbers).inputs
          let slopes = gradient(
            parameters, batch, numbers.map { labels[$0] }, isChanged: false)
          for index in parameters.indices {
            velocities[index] = 0.9 * velocities[index] + slopes[index]
            parameters[index] -= rate * (1 - Float(epoch) / Float(epochs)) * velocities[index]
          }
        }
      }
      return parameters
    }

    private func scores(
      _ parameters: [Matrix], _ inputs: Matrix
    ) -> (hidden: Matrix, scores: Matrix) {
      let sums = matmul(inputs, parameters[0]).adding(row: parameters[1])
      let hidden = (isTanh ? Activation.tanh : .relu)(sums)
      let scores = matmul(hidden, parameters[2]).adding(row: parameters[3])
      return (hidden, scoresAreShares ? Activation.softmax(scores) : scores)
    }

    private func gradient(
      _ parameters: [Matrix], _ inputs: Matrix, _ labels: [Int], isChanged: Bool
    ) -> [Matrix] {
      let sums = matmul(inputs, parameters[0]).adding(row: parameters[1])
      let activation: Activation = isTanh ? .tanh : .relu
      let hidden = activation(sums)
      let scores = matmul(hidden, parameters[2]).adding(row: parameters[3])
      let targets = Matrix(oneHot: labels, classes: 10)
      let shares = forgetsSoftmax && isChanged ? scores : Activation.softmax(scores)
      let slopes = (shares - targets) / Float(labels.count)
      let back = matmul(slopes, transposing: parameters[2])
      let inner = forgetsSlope && isChanged ? back : activation.backward(back, output: hidden)
      let gradient = [
        matmul(transposing: inputs, inner), inner.columnSums(), matmul(transposing: hidden, slopes),
        slopes.columnSums(),
      ]
      return isChanged ? changesGradient(gradient, labels.count) : gradient
    }
  }

  /// A product with this makes 14 × 14 pixels of 28 × 28, each the mean of four.
  private static let pool = Matrix(rows: 784, columns: 196) { pixel, place in
    pixel / 56 == place / 14 && pixel % 28 / 2 == place % 14 ? 0.25 : 0
  }

  private static func recipe(_ name: String, _ change: (inout Recipe) -> Void) -> Recipe {
    var recipe = Recipe(name: name)
    change(&recipe)
    return recipe
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ change: (inout Recipe) -> Void
  ) -> Function.Mistake {
    let reader = recipe(name, change)
    return .init(name, remedy) { reader.reading($0) }
  }

  private static func right(
    _ form: String, _ change: (inout Recipe) -> Void
  ) -> Function.RightAnswer {
    let reader = recipe(form, change)
    return .init(form) { reader.reading($0) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the parameters are handed back as they were drawn",
      "Go through the pictures in epochs and batches, and take a step after each batch."
    ) { $0.epochs = 0 },
    mistake(
      "steps go along the gradient, uphill", "The loss falls against the gradient: subtract."
    ) {
      $0.rate = -0.01
      $0.epochs = 2
    },
    mistake(
      "the reader was trained beforehand, or does not look at the labels that it is given",
      "The ten digits are renamed for each verdict: train on the labels that are handed in."
    ) { $0.isRenamed = false },
    mistake(
      "it learns from pictures of one digit only, as they come in the list",
      "They are sorted by digit: draw a new random order of all 4,000 for each epoch."
    ) {
      $0.most = 100
      $0.epochs = 3
    },
    mistake(
      "the hidden layer gives 0 for every picture",
      "Its weights began at 0, or long steps from batches of one digit drove them there: draw them "
        + "at random, shuffle in each epoch, and try a smaller rate."
    ) {
      $0.startsAtZero = true
      $0.epochs = 1
    },
    mistake(
      "training is too short, or began from weights that are too large",
      "Print the loss of each epoch. Is it near 2.3 at first, and does it still fall at the end?"
    ) {
      $0.rate = 0.003
      $0.epochs = 1
    },
    mistake(
      "the gradient is not divided by the number of pictures",
      "The loss is the mean over the pictures: divide by their number."
    ) { $0.changesGradient = { gradient, count in gradient.map { Float(count) * $0 } } },
    mistake(
      "the gradient is divided by the number of classes as well",
      "The loss is the mean over pictures only."
    ) { $0.changesGradient = { gradient, _ in gradient.map { 0.1 * $0 } } },
    mistake(
      "the biases' gradient is left at 0",
      "A bias takes part in every picture's score: sum the columns of dZ."
    ) {
      $0.changesGradient = { gradient, _ in
        gradient.enumerated().map { $0.offset % 2 == 1 ? 0 * $0.element : $0.element }
      }
    },
    mistake(
      "the hidden layer's slope is forgotten on the way back",
      "What comes back through Wᵀ has to be multiplied by the activation's slope."
    ) { $0.forgetsSlope = true },
    mistake(
      "the gradient at the scores is scores minus targets",
      "It is softmax minus targets: chapter 5 derives it."
    ) { $0.forgetsSoftmax = true },
    mistake(
      "the scores are shares already, and the softmax is taken twice",
      "Return the scores as they are: the softmax belongs to the loss."
    ) { $0.scoresAreShares = true },
    mistake(
      "the gradients come in another order than the parameters",
      "Hand them back in the order and the shapes of the parameters."
    ) { $0.changesGradient = { gradient, _ in gradient.reversed() } },
    mistake(
      "the scores do not depend on the parameters that are handed in",
      "Keep nothing outside: `readerScores` is asked with parameters that were nudged."
    ) { $0.ignoresParameters = true },
    mistake(
      "a part of the reader is kept in a variable outside and not handed back",
      "All that it has learned belongs into the list of matrices: hand back every layer."
    ) { $0.keepsHiddenLayer = true },
    mistake(
      "the reader has far too many parameters", "At most 100,000: take fewer hidden units."
    ) {
      $0.isPooled = false
      $0.units = 200
      $0.epochs = 0
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    right("tanh, and all pixels") {
      $0.isTanh = true
      $0.isPooled = false
      $0.units = 32
    },
    right("ReLU on all pixels, fewer passes") {
      $0.isPooled = false
      $0.units = 48
      $0.epochs = 8
      $0.rate = 0.03
    },
    right("half the units, more passes") {
      $0.units = 16
      $0.epochs = 20
    },
  ]
}
