import Exercises
import Foundation

/// How many points each exercise is worth.
///
/// Without a file, an exercise is worth its difficulty: 1, 2 or 3. A file says otherwise, for an
/// exercise, a chapter, a kind of exercise or all others; of these, the first that there is counts:
///
///     { "3.6": 5, "3": 2, "design": 4, "default": 0 }
///
/// An exercise of no points is not graded.
package struct Points: Equatable, Sendable {
  private let values: [String: Int]

  /// Each exercise by its difficulty.
  package static let byDifficulty = Points(values: [:])

  private init(values: [String: Int]) { self.values = values }

  /// Reads a file's text.
  ///
  /// - Parameters:
  ///   - data: the text, JSON.
  ///   - exercises: those of the course.
  /// - Throws: `GradingError` that names the word or number that was not expected.
  package init(_ data: Data, for exercises: [Outline]) throws(GradingError) {
    guard let values = try? JSONDecoder().decode([String: Int].self, from: data) else {
      throw GradingError(
        "found no points, expected JSON with a whole number for each name: "
          + "{ \"default\": 1, \"3\": 2, \"3.6\": 5 }")
    }
    let kinds = ExerciseKind.allCases.map(\.rawValue)
    let known = Set(exercises.flatMap { [$0.number, Self.chapter(of: $0)] } + kinds + ["default"])
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard known.contains(name) else {
        throw GradingError(
          "found points for \"\(name)\", expected an exercise such as \(exercises[0].number), a "
            + "chapter such as \(Self.chapter(of: exercises[0])), a kind "
            + "(\(kinds.joined(separator: ", "))), or \"default\"")
      }
      guard 0...1000 ~= value else {
        throw GradingError("found \(value) points for \"\(name)\", expected 0 to 1000")
      }
    }
    self.init(values: values)
    guard exercises.contains(where: { self[$0] > 0 }) else {
      throw GradingError("found no exercise with points, expected one at least")
    }
  }

  /// The points of an exercise.
  package subscript(exercise: Outline) -> Int {
    values[exercise.number] ?? values[Self.chapter(of: exercise)] ?? values[exercise.kind.rawValue]
      ?? values["default"] ?? exercise.difficulty
  }

  private static func chapter(of exercise: Outline) -> String {
    String(exercise.number.prefix { $0 != "." })
  }
}
