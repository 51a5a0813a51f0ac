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

  /// The unfinished file of an exercise.
  let stub: @Sendable (Outline) -> String?

  /// The first word of a file with which it is not judged, and its line.
  let refusal: @Sendable (String) -> (line: Int, found: String)?

  /// What an error of the compiler means, in plain words.
  let plainWords: @Sendable (String) -> String?

  package init(
    package: URL, products: URL, exercises: [Outline],
    stub: @escaping @Sendable (Outline) -> String?,
    refusal: @escaping @Sendable (String) -> (line: Int, found: String)?,
    plainWords: @escaping @Sendable (String) -> String?
  ) {
    self.package = package
    self.products = products
    self.exercises = exercises
    self.stub = stub
    self.refusal = refusal
    self.plainWords = plainWords
  }

  /// Whether a chapter's worker and judge were built after the last change of all they are made
  /// from, so that the package manager need not be asked. The exercises' files do not count: they are
  /// left out.
  func isBuilt(_ chapter: CourseChapter) -> Bool {
    let folders = [
      "Answers", "Checks/\(chapter.name)", "Console", "Exercises", "Groundwork", "Judging",
      "NeuralNetworks",
    ].map { package.appendingPathComponent("Sources/\($0)") }
    let sources =
      folders.flatMap { folder in
        FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
          .compactMap { $0 as? URL } ?? []
      } + [package.appendingPathComponent("Package.swift")]
    let newest = sources.compactMap(changeTime).max()
    guard let newest, let built = changeTime(of: stamp(of: chapter)) else { return false }
    return built > newest
  }

  /// Takes note that a chapter's worker and judge are built.
  ///
  /// - Parameters:
  ///   - chapter: the chapter.
  ///   - start: when the build began; what has changed since may not be in it.
  /// - Throws: an error of the system.
  func noteBuilt(_ chapter: CourseChapter, since start: Date) throws {
    let stamp = stamp(of: chapter)
    try Data().write(to: stamp)
    try FileManager.default.setAttributes([.modificationDate: start], ofItemAtPath: stamp.path)
  }

  private func stamp(of chapter: CourseChapter) -> URL {
    products.appendingPathComponent("\(chapter.name).graded")
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
          }))
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

  /// The folder of the exercises, as a path in the package.
  var folder: String { "Chapters/\(name)/Exercises" }

  private var topic: String { String(name.drop { $0 != "-" }.dropFirst()) }

  /// The module that the learner's files make up.
  var module: String { "\(topic)Exercises" }

  /// The program that calls the learner's functions.
  package var worker: String { "\(topic)Answers" }

  /// The program that judges what they return.
  package var judge: String { "\(topic)Checks" }

  func holds(_ exercise: Outline) -> Bool { Self.name(of: exercise) == name }

  /// The second part of "Chapters/Chapter01-Perceptron/Exercises/WeightedSum.swift".
  static func name(of exercise: Outline) -> String {
    String(exercise.file.split(separator: "/")[1])
  }
}

private func changeTime(of file: URL) -> Date? {
  try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
}
