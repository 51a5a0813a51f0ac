import Exercises
import Judging
import NeuralNetworks

/// Exercise 7.4: an experiment that reads what it should not is repaired.
///
/// The worker sends who read which samples. Which of them belong to the test, or are copies of such,
/// and what an experiment may have read is worked out in ExperimentSeen.swift.
enum Experiment {
  typealias Function = Chapter7.Repair

  static let exam = Exam(
    Check(
      Chapter7.experiment, observing: { Seen($0, $1) },
      comparing: comparison, cases: [], random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  private static let random: [Function.RandomCases] = [
    .init(1) { generator in
      let trials = (0..<4).map { _ in trial(using: &generator) }
      let good = Recipe()
      return .init(
        "four experiments", trials,
        gives: trials.map { Chapter7.recorded(good.callAsFunction, $0) })
    }
  ]

  private static func trial(using generator: inout SplitMix64) -> Chapter7.Trial {
    let count = 40 + generator.nextInteger(below: 60)
    let labels = (0..<count).map { $0 * 3 / count }
    let centers = Initializer.normal(standardDeviation: 0.7).weights(
      inputs: 3, units: 6, using: &generator)
    let rows = labels.map { label in centers.row(label).map { $0 + generator.nextNormal() } }
    return Chapter7.Trial(inputs: Matrix(rows), labels: labels, seed: generator.next())
  }

  // MARK: - Experiments

  /// An experiment that is good until a part of it is changed.
  private struct Recipe: Sendable {
    var isRandom = true
    var shufflesByItself = false
    var scalesBeforeSplit = false
    var scalesWithChoice = false
    var copiesBeforeSplit = false
    var copies = true
    var copiesTest = false
    var copiesChoice = false
    var picksOn = Part.choice
    var looksAtAllTests = false
    var reportsChoice = false
    var picksLast = false
    var picksLastOfEqual = false
    var learnsFromChoice = false
    var countsFromZero = false
    var isHandedIn = false

    enum Part { case training, choice, test }

    @Sendable func callAsFunction(
      in laboratory: Laboratory, using generator: inout SplitMix64
    ) -> (epoch: Int, accuracy: Double, test: [Int]) {
      let count = laboratory.count
      var all = Array(0..<count)
      if copiesBeforeSplit { all += laboratory.copies(of: all) }
      let fifth = all.count / 5
      if isRandom && !shufflesByItself { generator.shuffle(&all) }
      if shufflesByItself { all.shuffle() }
      var test = Array(all.prefix(fifth))
      let choice = isHandedIn ? [] : Array(all.dropFirst(fifth).prefix(fifth))
      var training = Array(all.dropFirst(isHandedIn ? fifth : 2 * fifth))
      if learnsFromChoice { training += choice }
      let scaler = laboratory.scaler(
        fittedTo: scalesBeforeSplit
          ? Array(0..<count) : scalesWithChoice ? training + choice : training)
      if copies && !copiesBeforeSplit { training += laboratory.copies(of: training) }
      if copiesChoice { training += laboratory.copies(of: choice) }
      if copiesTest { test += laboratory.copies(of: test) }
      let networks = laboratory.train(on: training, scaledBy: scaler, epochs: 12)
      let picked =
        switch picksOn {
        case .training: training
        case .choice: choice
        case .test: test
        }
      let accuracies = networks.map { laboratory.accuracy(of: $0, on: picked) }
      if looksAtAllTests {
        for network in networks { _ = laboratory.accuracy(of: network, on: test) }
      }
      let highest = accuracies.max() ?? 0
      var best = accuracies.firstIndex(of: highest) ?? 0
      if picksLastOfEqual { best = accuracies.lastIndex(of: highest) ?? 0 }
      if picksLast { best = 11 }
      let accuracy =
        picksOn == .test ? accuracies[best] : laboratory.accuracy(of: networks[best], on: test)
      return (countsFromZero ? best : best + 1, reportsChoice ? accuracies[best] : accuracy, test)
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { trials in trials.map { Chapter7.recorded(recipe.callAsFunction, $0) } }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the experiment is as it was handed in",
      "Split the originals before anything reads them, and set a fifth aside to choose with."
    ) {
      $0.isHandedIn = true
      $0.scalesBeforeSplit = true
      $0.copiesBeforeSplit = true
      $0.picksOn = .test
    },
    mistake(
      "only the scaler is repaired, and copies and choice are as they were",
      "A copy of a test sample tells nearly as much as the sample: split before you copy."
    ) {
      $0.isHandedIn = true
      $0.copiesBeforeSplit = true
      $0.picksOn = .test
    },
    mistake(
      "the scaler still reads all samples",
      "Mean and deviation are learned as well: fit the scaler to the training samples."
    ) { $0.scalesBeforeSplit = true },
    mistake(
      "copies are still made before the split",
      "Then a test sample has its copy in training: split the originals, and copy what is learned from."
    ) { $0.copiesBeforeSplit = true },
    mistake(
      "the epoch is still picked on the test",
      "Pick it on the samples set aside for that, and measure one network on the test."
    ) { $0.picksOn = .test },
    mistake(
      "scaler and copies are as they were, and only the choice of the epoch is repaired",
      "Both read test samples: split first."
    ) {
      $0.scalesBeforeSplit = true
      $0.copiesBeforeSplit = true
    },
    mistake(
      "the scaler still reads all samples, and the epoch is still picked on the test",
      "Ask of each line which samples it may read."
    ) {
      $0.scalesBeforeSplit = true
      $0.picksOn = .test
    },
    mistake(
      "the scaler reads the samples that choose the epoch",
      "They stand in for samples that nobody has seen: fit the scaler to the training samples only."
    ) { $0.scalesWithChoice = true },
    mistake(
      "the epoch is picked on the training samples",
      "There the last epoch nearly always looks best: pick it on samples that were not learned from."
    ) { $0.picksOn = .training },
    mistake(
      "every network is measured on the test, though another part chooses",
      "Whoever has seen all twelve numbers can't help choosing: measure the chosen one only."
    ) { $0.looksAtAllTests = true },
    mistake(
      "the accuracy reported is the one that chose the epoch",
      "The best of twelve is partly luck: report what the chosen network reads of the test."
    ) { $0.reportsChoice = true },
    mistake(
      "copies of the samples that choose the epoch are learned from",
      "A copy tells nearly as much as its original: copy only what is learned from."
    ) { $0.copiesChoice = true },
    mistake(
      "samples that choose the epoch are learned from as well", "Keep the three parts apart."
    ) { $0.learnsFromChoice = true },
    mistake("the samples are not shuffled", "They are sorted by class: draw a random order.") {
      $0.isRandom = false
    },
    mistake(
      "the order is drawn without the generator that is handed in",
      "Nobody can repeat that: draw it with `generator.shuffle(_:)`."
    ) { $0.shufflesByItself = true },
    mistake("there are no copies any more", "Learn from the training samples and a copy of each.") {
      $0.copies = false
    },
    mistake(
      "the test holds copies",
      "A test sample counts once, as it is: copy only what is learned from."
    ) { $0.copiesTest = true },
    mistake("the last epoch is taken", "Take the one whose accuracy was best.") {
      $0.picksLast = true
    },
    mistake("epochs are counted from 0", "Add 1 to the place in the list.") {
      $0.countsFromZero = true
    },
    mistake("of equally good epochs the last is taken", "Take the first of the best.") {
      $0.picksLastOfEqual = true
    },
  ]

  private static func right(
    _ form: String,
    _ experiment:
      @escaping @Sendable (Laboratory, inout SplitMix64) -> (
        epoch: Int, accuracy: Double, test: [Int]
      )
  ) -> Function.RightAnswer {
    .init(form) { trials in trials.map { Chapter7.recorded(experiment, $0) } }
  }

  private static let rightAnswers: [Function.RightAnswer] = [
    right("the test at the end of the order, in other steps") { laboratory, generator in
      var order = Array(0..<laboratory.count)
      generator.shuffle(&order)
      let fifth = order.count / 5
      let test = Array(order.suffix(fifth))
      let choice = Array(order.dropLast(fifth).suffix(fifth))
      let training = Array(order.dropLast(2 * fifth))
      let copies = laboratory.copies(of: training)
      let scaler = laboratory.scaler(fittedTo: training + copies)
      let networks = laboratory.train(on: copies + training, scaledBy: scaler, epochs: 12)
      var (best, highest) = (0, -1.0)
      for (index, network) in networks.enumerated() {
        let accuracy = laboratory.accuracy(of: network, on: choice)
        if accuracy > highest { (best, highest) = (index, accuracy) }
      }
      return (best + 1, laboratory.accuracy(of: networks[best], on: test), test)
    },
    right("the test measured twice, by the same network") { laboratory, generator in
      var order = Array(0..<laboratory.count)
      generator.shuffle(&order)
      let fifth = order.count / 5
      let (test, choice) = (Array(order[..<fifth]), Array(order[fifth..<2 * fifth]))
      let training = Array(order[(2 * fifth)...])
      let networks = laboratory.train(
        on: training + laboratory.copies(of: training),
        scaledBy: laboratory.scaler(fittedTo: training), epochs: 12)
      let accuracies = networks.map { laboratory.accuracy(of: $0, on: choice) }
      let best = accuracies.indices.reduce(0) { accuracies[$1] > accuracies[$0] ? $1 : $0 }
      _ = laboratory.accuracy(of: networks[best], on: test)
      return (best + 1, laboratory.accuracy(of: networks[best], on: test), test)
    },
  ]
}
