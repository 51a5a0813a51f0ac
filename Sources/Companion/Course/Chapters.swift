import Exercises

/// A chapter of the course.
struct Chapter: Equatable, Sendable {
  /// The number: 1 for the first.
  let number: Int

  /// The topic, in one word: "Perceptron".
  let topic: String

  /// What a learner who has solved all its exercises has built, to stand after "You have built".
  let achievement: String

  /// How long its program takes up to its end, in seconds, on two processors that have little else
  /// to do.
  let seconds: Int

  /// The chapter's program and its folder in Chapters and in Solutions: "Chapter01-Perceptron".
  var name: String { "Chapter\(number < 10 ? "0" : "")\(number)-\(topic)" }

  /// The module of the learner's functions: "PerceptronExercises".
  var exerciseModule: String { "\(topic)Exercises" }

  /// The program that calls the learner's functions: "JudgedPerceptronAnswers".
  var worker: String { "\(JudgedCopy.prefix)\(topic)Answers" }

  /// The program that judges what they return: "PerceptronChecks".
  var judge: String { "\(topic)Checks" }

  /// The folder of the chapter's program and page, as a path in the package.
  var folder: String { "Chapters/\(name)" }

  /// The chapter's page, as a path in the package.
  var page: String { "\(folder)/README.md" }

  /// The exercises of the chapter, in the order of their numbers.
  var exercises: [Outline] {
    allExercises.filter { $0.number.hasPrefix("\(number).") }
  }

  /// What shows one section in the terminal; the section's number is such as "3.4".
  func command(section: some StringProtocol) -> String {
    "swift run \(name) --section \(section.drop { $0 != "." }.dropFirst())"
  }

  /// What shows the chapter's experiment with the learner's code in its text: its section "Your turn".
  func yourTurn(in workspace: Workspace) -> String {
    let heading = workspace.text(of: page)?.firstMatch(of: /(?m)^## (\d+\.\d+) Your turn/)
    return heading.map { command(section: $0.1) } ?? "swift run \(name)"
  }
}

/// All chapters, in the order of their numbers: the same as in Package.swift.
let allChapters: [Chapter] = [
  Chapter(
    number: 1, topic: "Perceptron",
    achievement: "a unit that weighs its inputs, learns from its mistakes by two rules, and is "
      + "measured by more than its accuracy.",
    seconds: 3),
  Chapter(
    number: 2, topic: "Activations",
    achievement: "the functions that put a bend between layers, with their slopes, and they hold "
      + "for very large and very small numbers as well.",
    seconds: 6),
  Chapter(
    number: 3, topic: "ShallowNet",
    achievement: "a network with a hidden layer, from its first weights to its loss, that learns "
      + "by nudging each weight and watching what happens.",
    seconds: 6),
  Chapter(
    number: 4, topic: "DeepNet",
    achievement: "a network of any depth: its way through all layers, its loss for ten classes, an "
      + "error that names the wrong shape, and a look inside that finds what it can do without.",
    seconds: 8),
  Chapter(
    number: 5, topic: "Backprop",
    achievement: "backpropagation: the way back through losses and layers, a tape that finds "
      + "gradients by itself, and a check that tells whether they are right.",
    seconds: 7),
  Chapter(
    number: 6, topic: "Optimizers",
    achievement: "what makes a network learn faster and for longer: batches, momentum, RMSProp, "
      + "Adam, weight decay and early stopping, a rule of your own, and an eye for what is wrong.",
    seconds: 9),
  Chapter(
    number: 7, topic: "MNIST",
    achievement: "a reader of handwriting from the bytes of a file to the verdict: its pictures, "
      + "its training, and an honest account of what it gets wrong.",
    seconds: 30),
]

/// The chapter that an exercise is in.
func chapter(of exercise: Outline) -> Chapter? {
  allChapters.first { exercise.file.hasPrefix("\($0.folder)/") }
}
