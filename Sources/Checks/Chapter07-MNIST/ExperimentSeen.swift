import Exercises
import Judging
import NeuralNetworks

// What is seen of the record of an experiment (exercise 7.4): everything that is wrong with it.

extension Experiment {
  struct Seen: CustomStringConvertible {
    /// What is wrong, each named once, in a fixed order.
    let faults: [String]

    init(_ trials: [Chapter7.Trial], _ records: [Chapter7.Record]) {
      let found = zip(trials, records).map { Set(Audit(count: $0.labels.count, $1).faults) }
      var all = found.reduce(Set()) { $0.union($1) }
      // A record that a worker made up may be no record at all.
      if records.count != trials.count { all.insert(.missing) }
      faults = Fault.allCases.filter(all.contains).map(\.rawValue)
    }

    var description: String {
      faults.isEmpty ? "a record without fault" : faults.joined(separator: "; ")
    }
  }

  static let comparison = Comparison<Seen>(
    difference: { found, _ in
      found.faults.first.map { Difference(place: "the record", expected: "no fault", found: $0) }
    },
    areAlike: { $0.faults == $1.faults })

  private enum Fault: String, CaseIterable {
    case missing = "there is not one record for each experiment"
    case testSize = "the test is not a fifth of the samples, or holds copies"
    case notRandom = "the split does not depend on the generator"
    case ownChance = "the split depends on other chance than the generator's"
    case scalerReadAll = "the scaler has read all samples"
    case scalerReadTest = "the scaler has read test samples or copies of them"
    case learnedFromTest = "test samples or copies of them were learned from"
    case chosenOnTest = "the epoch is chosen on the test"
    case testLookedAt = "more than one network was measured on test samples"
    case choiceIsTest = "the epoch is chosen on copies of test samples"
    case scalerReadChoice = "the scaler has read the samples that choose the epoch"
    case learnedFromChoice = "samples that choose the epoch, or copies of them, were learned from"
    case choiceSize = "the epoch is not chosen on a fifth of the samples, all of them originals"
    case tooFewLearned = "not all other samples were learned from, each with a copy"
    case wrongEpoch = "the epoch is not the first of the best of 12"
    case laterOfEqual = "of equally good epochs a later one is picked"
    case wrongReport = "the accuracy is not that of the chosen network on the test"
  }

  /// What one record shows.
  private struct Audit {
    var faults: [Fault] = []

    init(count: Int, _ record: Chapter7.Record) {
      // The original of each copy.
      var originals: [Int: Int] = [:]
      for case .copied(let samples, let copies) in record.events {
        // A copy is newer than its original; a made-up record could go in circles.
        for (sample, copy) in zip(samples, copies) where sample < copy {
          originals[copy] = sample
        }
      }
      func origin(_ sample: Int) -> Int {
        var sample = sample
        while let original = originals[sample] { sample = original }
        return sample
      }
      func origins(_ samples: [Int]) -> Set<Int> { Set(samples.map(origin)) }

      let fifth = count / 5
      let test = origins(record.test)
      let isPlainTest =
        record.test.count == fifth && test.count == fifth && test == Set(record.test)
      if !isPlainTest { faults.append(.testSize) }
      if record.test == record.otherTest { faults.append(.notRandom) }
      if record.test != record.sameTest { faults.append(.ownChance) }

      // The training that counts is the last of 12 epochs.
      var (trained, networks, scaler): ([Int], [Int], Int) = ([], [], 0)
      for case .trained(let models, let number, let samples) in record.events
      where models.count == 12 {
        (trained, networks, scaler) = (samples, models, number)
      }
      var scaled: [Int] = []
      for case .fitted(let number, let samples) in record.events where number == scaler {
        scaled = samples
      }
      let learned = origins(trained)
      if origins(scaled).count == count {
        faults.append(.scalerReadAll)
      } else if !origins(scaled).isDisjoint(with: test) {
        faults.append(.scalerReadTest)
      }
      // Also by networks that are not used.
      let everLearned = record.events.flatMap { event in
        if case .trained(_, _, let samples) = event { samples } else { [Int]() }
      }
      if !origins(everLearned).isDisjoint(with: test) { faults.append(.learnedFromTest) }

      // Which samples each network was measured on: the test, or those that choose.
      var (onTest, onOthers): ([(Int, [Int], Double)], [Int: (samples: [Int], accuracy: Double)]) =
        ([], [:])
      for case .measured(let model, let samples, let accuracy) in record.events {
        if Set(samples).isDisjoint(with: record.test) {
          if onOthers[model] == nil { onOthers[model] = (samples, accuracy) }
        } else {
          onTest.append((model, samples, accuracy))
        }
      }
      if Set(onTest.map(\.0)).count > 1 { faults.append(.testLookedAt) }

      let choosing = networks.compactMap { onOthers[$0] }
      let choice = choosing.first.map(\.samples) ?? []
      let chosenOn = origins(choice)
      if !chosenOn.isDisjoint(with: test) { faults.append(.choiceIsTest) }
      if origins(scaled).count < count, !origins(scaled).isDisjoint(with: chosenOn) {
        faults.append(.scalerReadChoice)
      }
      if !learned.isDisjoint(with: chosenOn) { faults.append(.learnedFromChoice) }
      let areAlike = choosing.allSatisfy { Set($0.samples) == Set(choice) }
      if !areAlike || choice.count != fifth || chosenOn != Set(choice) {
        faults.append(.choiceSize)
      }
      let others = Set(0..<count).subtracting(test).subtracting(chosenOn)
      let plain = trained.count { $0 < count }
      if !learned.isSuperset(of: others) || plain < others.count || trained.count < 2 * plain {
        faults.append(.tooFewLearned)
      }

      let accuracies = choosing.map(\.accuracy)
      let best = accuracies.max().flatMap { accuracies.firstIndex(of: $0) }
      let isEqual =
        accuracies.indices.contains(record.epoch &- 1)
        && accuracies[record.epoch &- 1] == accuracies.max()
      if accuracies.count != 12 || best.map({ $0 + 1 }) != record.epoch {
        faults.append(isEqual && accuracies.count == 12 ? .laterOfEqual : .wrongEpoch)
      }
      // Whoever chooses on the test has nothing else to choose with: that is one fault.
      if choosing.isEmpty, faults.contains(.testLookedAt) {
        let followed: [Fault] = [.testLookedAt, .choiceSize, .tooFewLearned, .wrongEpoch]
        faults.removeAll { followed.contains($0) }
        faults.append(.chosenOnTest)
      }
      let reported = networks.indices.contains(record.epoch &- 1) ? networks[record.epoch &- 1] : -1
      let isReported = onTest.contains { model, samples, accuracy in
        model == reported && Set(samples) == Set(record.test) && accuracy == record.accuracy
      }
      if !isReported { faults.append(.wrongReport) }
    }
  }
}
