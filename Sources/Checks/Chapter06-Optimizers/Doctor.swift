import Exercises
import Judging
import NeuralNetworks

/// Exercise 6.9: what is wrong with sixty trainings, each made here with a cause planted in it.
enum Doctor {
  typealias Function = Chapter6.Doctor

  static let exam = Exam(
    Check(
      Chapter6.diagnose, observing: { Seen($0, $1) }, comparing: comparison, cases: [],
      random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  private static let random: [Function.RandomCases] = [
    .init(1) { generator in
      let causes = (0..<10).flatMap { _ in Diagnosis.allCases }
      // Half of each kind with tanh, so that nobody passes who knows the signs of ReLU only.
      let patients = causes.enumerated().map { index, cause in
        patient(with: cause, isTanh: index < causes.count / 2, using: &generator)
      }
      let order = generator.permutation(of: causes.count)
      return .init(
        "sixty fresh trainings", Chapter6.Ward(patients: order.map { patients[$0] }),
        gives: order.map { causes[$0] })
    }
  ]

  // MARK: - Trainings

  private static let classes = 4
  private static let features = 8

  /// A small training in which one thing is wrong, or nothing.
  private static func patient(
    with cause: Diagnosis, isTanh: Bool, using generator: inout SplitMix64
  ) -> Patient {
    // Wrong labels are few, so that they are memorized, and right ones are hard: the training loss
    // does not tell the two apart.
    let isMislabeled = cause == .wrongLabels
    let isLearnable = isMislabeled || cause == .healthy
    let (count, batchSize) = isMislabeled ? (40, 4) : (240, 20)
    let spread = isLearnable ? generator.nextUniform(in: 0.6..<0.9) : 1.2
    let centers = Initializer.normal(standardDeviation: spread).weights(
      inputs: classes, units: features, using: &generator)
    let training = samples(count, centers, isShuffled: isMislabeled, using: &generator)
    let validation = samples(160, centers, isShuffled: isMislabeled, using: &generator)
    let units = 16 + generator.nextInteger(below: 8)
    let network = layers(isTanh: isTanh, units: units, cause, using: &generator)
    let rate: Float =
      switch cause {
      case .rateTooHigh: generator.nextUniform(in: 12..<40)
      case .rateTooLow: generator.nextUniform(in: 0.00001..<0.00006)
      case .badStart: generator.nextUniform(in: 0.005..<0.02)
      default: generator.nextUniform(in: 0.1..<0.2)
      }
    let optimizer = SGD(learningRate: rate)
    var visits = [visit(network, training, validation, isTanh: isTanh)]
    for _ in 1...12 {
      let order = generator.permutation(of: training.count)
      for start in stride(from: 0, to: order.count, by: batchSize) {
        setGradients(network, training.subset(Array(order[start..<start + batchSize])))
        optimizer.step(network.output.parameters + network.hidden.parameters)
      }
      visits.append(visit(network, training, validation, isTanh: isTanh))
    }
    return Patient(visits: visits)
  }

  private static func samples(
    _ count: Int, _ centers: Matrix, isShuffled: Bool, using generator: inout SplitMix64
  ) -> Dataset {
    let labels = (0..<count).map { _ in generator.nextInteger(below: classes) }
    let rows = labels.map { label in centers.row(label).map { $0 + generator.nextNormal() } }
    let shown = isShuffled ? labels.map { _ in generator.nextInteger(below: classes) } : labels
    return Dataset(inputs: Matrix(rows), targets: Matrix(oneHot: shown, classes: classes))
  }

  private typealias Layers = (hidden: Dense, output: Dense)

  private static func layers(
    isTanh: Bool, units: Int, _ cause: Diagnosis, using generator: inout SplitMix64
  ) -> Layers {
    let hidden = Dense(
      inputs: features, units: units, activation: isTanh ? .tanh : .relu, using: &generator)
    let output = Dense(inputs: units, units: classes, using: &generator)
    output.parameters[0].value *= 0.3
    let (weights, biases) = (hidden.parameters[0], hidden.parameters[1])
    switch cause {
    case .badStart where isTanh:
      weights.value = generator.nextUniform(in: 12..<25) * weights.value
    case .badStart:
      let depth = generator.nextUniform(in: 12..<20)
      biases.value = biases.value.map { _ in -depth }
    case .twins:
      let first = weights.value[column: 0]
      weights.value = Matrix(rows: features, columns: units) { row, _ in first[row, 0] }
      let outgoing = output.parameters[0].value.row(0)
      output.parameters[0].value = Matrix(rows: units, columns: classes) { outgoing[$1] }
    default: break
    }
    return (hidden, output)
  }

  private static func setGradients(_ network: Layers, _ batch: Dataset) {
    let scores = network.output.forward(network.hidden.forward(batch.inputs))
    let slopes = Loss.categoricalCrossEntropy.gradient(scores, targets: batch.targets)
    _ = network.hidden.backward(network.output.backward(slopes))
  }

  private static func visit(
    _ network: Layers, _ training: Dataset, _ validation: Dataset, isTanh: Bool
  ) -> Patient.Visit {
    func loss(_ data: Dataset) -> Double {
      Loss.categoricalCrossEntropy(
        network.output(network.hidden(data.inputs)), targets: data.targets)
    }
    let outputs = network.hidden(training.inputs)
    setGradients(network, training)
    let gradient = network.hidden.parameters[0].gradient
    let sizes = (gradient * gradient).columnSums().map { $0.squareRoot() }
    let saturated = outputs.map { abs($0) > 0.98 ? 1 : 0 }.mean()
    let largest = (0..<outputs.columns).map { outputs[column: $0].elements.max() ?? 0 }
    let dead = Double(largest.count { $0 == 0 }) / Double(outputs.columns)
    return Patient.Visit(
      trainingLoss: loss(training), validationLoss: loss(validation),
      saturated: isTanh ? saturated : 0, dead: isTanh ? 0 : dead,
      gradientSizes: sizes.elements.map(Double.init))
  }

  // MARK: - What is seen of the diagnoses

  private struct Seen: CustomStringConvertible {
    let patients: [Patient]
    let diagnoses: [Diagnosis]

    init(_ ward: Chapter6.Ward, _ diagnoses: [Diagnosis]) {
      (patients, self.diagnoses) = (ward.patients, diagnoses)
    }

    var description: String {
      Diagnosis.allCases.map { cause in "\(diagnoses.count { $0 == cause }) \(cause.rawValue)" }
        .joined(separator: ", ")
    }
  }

  private static let comparison = Comparison<Seen>(
    difference: { found, expected in
      guard found.diagnoses.count == expected.diagnoses.count else {
        return Difference(
          place: "number of diagnoses", expected: "\(expected.diagnoses.count)",
          found: "\(found.diagnoses.count)")
      }
      // The patients of each cause that were taken for something else, most of them first.
      let missed = Diagnosis.allCases.map { cause in
        (
          cause,
          found.diagnoses.indices.filter { index in
            expected.diagnoses[index] == cause && found.diagnoses[index] != cause
          }
        )
      }.filter { !$0.1.isEmpty }.sorted { $0.1.count > $1.1.count }
      let right = found.diagnoses.count - missed.map(\.1.count).reduce(0, +)
      guard let (cause, numbers) = missed.first, right < 54 || numbers.count > 3 else { return nil }
      func usual(_ numbers: [Int]) -> Diagnosis? {
        Diagnosis.allCases.max { one, other in
          numbers.count { found.diagnoses[$0] == one }
            < numbers.count { found.diagnoses[$0] == other }
        }
      }
      let causes = missed.prefix(2).map { cause, numbers in
        "\(numbers.count) \(cause.rawValue) (mostly called \(usual(numbers)?.rawValue ?? "none"))"
      }
      let typical = numbers.first { found.diagnoses[$0] == usual(numbers) } ?? numbers[0]
      return Difference(
        place: "named right", expected: "at least 54 of 60, and 7 of each kind",
        found: "\(right). Missed: \(causes.joined(separator: ", ")). One \(cause.rawValue): "
          + course(of: found.patients[typical]))
    },
    areAlike: { one, other in
      // Two doctors are alike if they disagree on few patients.
      let pairs = zip(one.diagnoses, other.diagnoses)
      return one.diagnoses.count == other.diagnoses.count
        && pairs.count { $0 != $1 } * 12 <= one.diagnoses.count
    })

  /// What was measured at the first visit and at the last, and the gradients at the first.
  private static func course(of patient: Patient) -> String {
    func change(_ measured: (Patient.Visit) -> Double) -> String {
      "\(Patient.Visit.text(measured(patient.first)))→\(Patient.Visit.text(measured(patient.last)))"
    }
    return "losses \(change { $0.trainingLoss }) and \(change { $0.validationLoss }), "
      + "saturated \(change { $0.saturated }), dead \(change { $0.dead }), gradients "
      + patient.first.gradients
  }

  // MARK: - Doctors

  /// A doctor whose every part is right until it is changed.
  private struct Recipe: Sendable {
    var badStart: @Sendable (Patient) -> Bool = { $0.first.saturated > 0.5 || $0.first.dead > 0.5 }
    var twins: @Sendable (Patient) -> Bool = { patient in
      let sizes = patient.first.gradientSizes
      return (sizes.max() ?? 0) - (sizes.min() ?? 0) < 0.001 * (sizes.max() ?? 0)
    }
    var rateTooHigh: @Sendable (Patient) -> Bool = { patient in
      patient.visits.contains { !($0.trainingLoss < 1.3 * patient.first.trainingLoss) }
    }
    var rateTooLow: @Sendable (Patient) -> Bool = { patient in
      patient.last.trainingLoss > 0.97 * patient.first.trainingLoss
        && abs(patient.last.validationLoss / patient.first.validationLoss - 1) < 0.03
    }
    var wrongLabels: @Sendable (Patient) -> Bool = { $0.last.validationLoss > 1.3 }

    @Sendable func callAsFunction(_ ward: Chapter6.Ward) -> [Diagnosis] {
      ward.patients.map { patient in
        if badStart(patient) { return .badStart }
        if twins(patient) { return .twins }
        if rateTooHigh(patient) { return .rateTooHigh }
        if rateTooLow(patient) { return .rateTooLow }
        return wrongLabels(patient) ? .wrongLabels : .healthy
      }
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0) }
  }

  private static let mistakes: [Function.Mistake] = [
    .init("everybody is healthy", "Begin with one sign: which losses have not fallen at the end?") {
      ward in ward.patients.map { _ in .healthy }
    },
    .init(
      "only the training loss is looked at",
      "A loss that stays high has many causes: units, gradients and the validation loss tell which."
    ) { ward in
      ward.patients.map { patient in
        let change = patient.last.trainingLoss / patient.first.trainingLoss
        return !(change < 1.1) ? .rateTooHigh : change > 0.8 ? .rateTooLow : .healthy
      }
    },
    .init(
      "the two rates are exchanged",
      "Too high a rate makes the loss jump; too low a rate leaves it where it was."
    ) { ward in
      Recipe()(ward).map { diagnosis in
        switch diagnosis {
        case .rateTooHigh: .rateTooLow
        case .rateTooLow: .rateTooHigh
        default: diagnosis
        }
      }
    },
    mistake(
      "saturated and dead units are looked at after training instead of before",
      "Training itself can saturate units: a bad start shows at the first visit."
    ) { $0.badStart = { $0.last.saturated > 0.2 || $0.last.dead > 0.2 } },
    mistake(
      "dead units are not seen to be a bad start, and their gradients of 0 pass for twins",
      "With ReLU the dead tell, not the saturated: ask for a bad start before you ask for twins."
    ) { $0.badStart = { $0.first.saturated > 0.5 } },
    mistake(
      "only dead units count as a bad start", "With tanh no unit is dead: there the saturated tell."
    ) { $0.badStart = { $0.first.dead > 0.5 } },
    mistake(
      "twins are not looked for", "Units that began alike have gradients of the same size."
    ) { $0.twins = { _ in false } },
    mistake(
      "small gradients are taken for twins",
      "Twins have equal gradients, whatever their size: compare the units with each other."
    ) { recipe in
      recipe.twins = { ($0.last.gradientSizes.max() ?? 0) < 0.1 }
    },
    mistake(
      "wrong labels are not looked for, or only in the training loss, where they are memorized",
      "Compare the validation loss at the end with that of guessing, 1.386."
    ) { $0.wrongLabels = { _ in false } },
    mistake(
      "a validation loss above the training loss is taken for wrong labels",
      "That is the usual gap: with wrong labels the validation loss is no better than guessing."
    ) { $0.wrongLabels = { $0.last.validationLoss > $0.last.trainingLoss } },
    mistake(
      "too low a rate is not looked for", "Have both losses moved at all since the first visit?"
    ) { $0.rateTooLow = { _ in false } },
    mistake(
      "too high a rate is not looked for", "Has the loss ever been well above its start?"
    ) { $0.rateTooHigh = { _ in false } },
    .init(
      "the numbers of the worked example are taken for a rule",
      "The sixty trainings are fresh ones: look for a sign of each cause, not for its numbers."
    ) { ward in
      ward.patients.map { $0.last.trainingLoss > 1.36 ? .rateTooLow : .healthy }
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("twins first, and other thresholds") { ward in
      ward.patients.map { patient in
        let sizes = patient.first.gradientSizes
        if let one = sizes.first, sizes.allSatisfy({ abs($0 - one) < 1e-4 * one }) {
          return .twins
        }
        if patient.first.saturated + patient.first.dead > 0.4 { return .badStart }
        let losses = patient.visits.map(\.trainingLoss)
        if losses.contains(where: { !($0 < 1.2 * losses[0]) }) { return .rateTooHigh }
        let fall = (losses[0] - losses[12]) / losses[0]
        let validationFall =
          (patient.first.validationLoss - patient.last.validationLoss)
          / patient.first.validationLoss
        if abs(fall) < 0.05 && abs(validationFall) < 0.05 { return .rateTooLow }
        return patient.last.validationLoss > 1.2 ? .wrongLabels : .healthy
      }
    },
    .init("a rate is too low where no loss moves by a tenth from visit to visit") { ward in
      var recipe = Recipe()
      recipe.rateTooLow = { patient in
        zip(patient.visits, patient.visits.dropFirst()).allSatisfy { one, next in
          abs(one.trainingLoss - next.trainingLoss) < 0.01
            && abs(one.validationLoss - next.validationLoss) < 0.01
        }
      }
      return recipe(ward)
    },
  ]
}

extension Patient {
  fileprivate var first: Visit { visits[0] }
  fileprivate var last: Visit { visits[visits.count - 1] }
}
