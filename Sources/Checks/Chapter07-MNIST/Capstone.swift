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
/// out in CapstoneSeen.swift; known readers, right and wrong, stand in CapstoneMistakes.swift.
///
/// Here are the pictures. The ten digits are renamed for each verdict, so that a reader that was
/// trained beforehand reads them under the wrong names.
enum Capstone {
  typealias Function = Chapter7.Capstone
  typealias Course = Chapter7.Course
  typealias Reading = Chapter7.Reading

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
  struct Key {
    /// The right answers to the secret pictures.
    let labels: [Int]
    /// The name of each digit.
    let names: [Int]
  }
  private static let keys = Mutex<[UInt64: Key]>([:])
  static func key(of course: Course) -> Key? { keys.withLock { $0[course.seed] } }

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
}
