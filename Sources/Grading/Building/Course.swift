import Exercises
import Foundation

/// What grading needs to know of the course, told by the companion.
package struct Course: Sendable {
  /// The folder with Package.swift.
  let package: URL

  /// The folder with the built programs.
  let products: URL

  /// All exercises, in the order of their numbers.
  let exercises: [Outline]

  /// What the names of workers, and of the modules with the learner's functions, begin with.
  let workerPrefix: String

  /// The unfinished file of an exercise.
  let stub: @Sendable (Outline) -> String?

  /// Why the file of an exercise, with this unfinished one, is not judged, and the line of it.
  let refusal: @Sendable (_ text: String, Outline, _ stub: String) -> (line: Int, reason: String)?

  /// What an error of the compiler means, in plain words.
  let plainWords: @Sendable (String) -> String?

  package init(
    package: URL, products: URL, exercises: [Outline], workerPrefix: String = "",
    stub: @escaping @Sendable (Outline) -> String?,
    refusal:
      @escaping @Sendable (_ text: String, Outline, _ stub: String) -> (line: Int, reason: String)?,
    plainWords: @escaping @Sendable (String) -> String?
  ) {
    self.package = package
    self.products = products
    self.exercises = exercises
    self.workerPrefix = workerPrefix
    self.stub = stub
    self.refusal = refusal
    self.plainWords = plainWords
  }

  /// The chapters that have any of some exercises.
  func chapters(of exercises: [Outline]) -> [CourseChapter] {
    var chapters: [CourseChapter] = []
    for exercise in exercises where chapters.last?.holds(exercise) != true {
      chapters.append(
        CourseChapter(
          name: CourseChapter.name(of: exercise),
          exercises: self.exercises.filter {
            CourseChapter.name(of: $0) == CourseChapter.name(of: exercise)
          }, workerPrefix: workerPrefix))
    }
    return chapters
  }
}

/// A chapter, as the paths of its exercises tell it.
package struct CourseChapter: Sendable {
  /// The folder in Chapters, such as "Chapter01-Perceptron".
  package let name: String

  /// All exercises of the chapter: they are compiled together.
  let exercises: [Outline]

  /// What the names of its worker and of the learner's module begin with.
  let workerPrefix: String

  /// The folder of the exercises, as a path in the package.
  var folder: String { "Chapters/\(name)/Exercises" }

  private var topic: String { String(name.drop { $0 != "-" }.dropFirst()) }

  /// The module that the learner's files make up.
  var module: String { "\(workerPrefix)\(topic)Exercises" }

  /// The program that calls the learner's functions.
  package var worker: String { "\(workerPrefix)\(topic)Answers" }

  /// The program that judges what they return.
  package var judge: String { "\(topic)Checks" }

  func holds(_ exercise: Outline) -> Bool { Self.name(of: exercise) == name }

  /// The second part of "Chapters/Chapter01-Perceptron/Exercises/WeightedSum.swift".
  static func name(of exercise: Outline) -> String {
    String(exercise.file.split(separator: "/")[1])
  }
}
