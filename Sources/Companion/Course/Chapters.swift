import Exercises

/// A chapter of the course.
struct Chapter: Equatable, Sendable {
  /// The number: 1 for the first.
  let number: Int

  /// The topic, in one word: "Perceptron".
  let topic: String

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

  /// The exercises of the chapter, in the order of their numbers.
  var exercises: [Outline] {
    allExercises.filter { $0.number.hasPrefix("\(number).") }
  }
}

/// All chapters, in the order of their numbers: the same as in Package.swift.
let allChapters: [Chapter] = [
  Chapter(number: 1, topic: "Perceptron"),
  Chapter(number: 2, topic: "Activations"),
  Chapter(number: 3, topic: "ShallowNet"),
  Chapter(number: 4, topic: "DeepNet"),
  Chapter(number: 5, topic: "Backprop"),
  Chapter(number: 6, topic: "Optimizers"),
  Chapter(number: 7, topic: "MNIST"),
]
