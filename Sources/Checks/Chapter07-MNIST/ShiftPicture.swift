import ExerciseSupport
import NeuralNetworks

/// Exercise 7.5: a picture moved over its paper.
public enum ShiftPicture {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (pixels: [UInt8], rows: Int, columns: Int, dx: Int, dy: Int), [UInt8]
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "7.5", "shift a picture", file: "Chapters/Chapter07-MNIST/Exercises/ShiftPicture.swift",
    comparing: .equality,
    cases: knownCases + (1...12).map(randomCase),
    hints: [
      "Start from a list of zeros as long as the picture, and ask of each place in the new picture "
        + "where the pixel that belongs there came from.",
      "Two loops over rows and columns of the new picture. The place it comes from is (row − dy, "
        + "column − dx); if that is in the picture, copy one pixel, else leave the 0.",
      "With fromRow and fromColumn worked out: if (0..<rows).contains(fromRow) && "
        + "(0..<columns).contains(fromColumn), then result[row * columns + column] = "
        + "pixels[fromRow * columns + fromColumn].",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; pictures of 3 rows and 4 columns by NumPy (Tests/Reference/chapter07_reference.py).
  static let knownCases: [Exercise.Case] = [
    known("the worked example", 2, 3, dx: 1, dy: -1, [0, 4, 5, 0, 0, 0]),
    known("one to the right", 2, 3, dx: 1, dy: 0, [0, 1, 2, 0, 4, 5]),
    known("one to the left", 2, 3, dx: -1, dy: 0, [2, 3, 0, 5, 6, 0]),
    known("one down", 2, 3, dx: 0, dy: 1, [0, 0, 0, 1, 2, 3]),
    known("one up", 2, 3, dx: 0, dy: -1, [4, 5, 6, 0, 0, 0]),
    known("not at all", 2, 3, dx: 0, dy: 0, [1, 2, 3, 4, 5, 6]),
    known(
      "3 rows of 4, one to the left and one down", 3, 4, dx: -1, dy: 1,
      [0, 0, 0, 0, 2, 3, 4, 0, 6, 7, 8, 0]),
    known(
      "3 rows of 4, two to the right and one up", 3, 4, dx: 2, dy: -1,
      [0, 0, 5, 6, 0, 0, 9, 10, 0, 0, 0, 0]),
    known("4 rows of 2, two down", 4, 2, dx: 0, dy: 2, [0, 0, 0, 0, 1, 2, 3, 4]),
    known("all but a corner leaves", 3, 2, dx: 1, dy: 2, [0, 0, 0, 0, 0, 1]),
    known("just out at the right", 2, 3, dx: 3, dy: 0, [0, 0, 0, 0, 0, 0]),
    known("just out at the top", 2, 3, dx: 0, dy: -2, [0, 0, 0, 0, 0, 0]),
    known("far out to the left", 2, 3, dx: -7, dy: 1, [0, 0, 0, 0, 0, 0]),
    known("far out below", 3, 2, dx: 1, dy: 100, [0, 0, 0, 0, 0, 0]),
    known("one row", 1, 5, dx: -2, dy: 0, [3, 4, 5, 0, 0]),
    known("one column", 5, 1, dx: 0, dy: 2, [0, 0, 1, 2, 3]),
    known("one pixel", 1, 1, dx: 0, dy: 0, [1]),
    .init(
      "ink of 255 all over",
      given: (pixels: [255, 255, 255, 255], rows: 2, columns: 2, dx: 1, dy: 1),
      expect: [0, 0, 0, 255]),
  ]

  /// A picture with the pixels 1, 2, 3 and so on.
  private static func known(
    _ name: String, _ rows: Int, _ columns: Int, dx: Int, dy: Int, _ expected: [UInt8]
  ) -> Exercise.Case {
    let pixels = (0..<rows * columns).map { UInt8($0 + 1) }
    return .init(
      name, given: (pixels: pixels, rows: rows, columns: columns, dx: dx, dy: dy), expect: expected)
  }

  /// A random picture. What is expected is cut out of a large paper on which it lies.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (rows, columns) = (
      2 + generator.nextInteger(below: 6), 2 + generator.nextInteger(below: 6)
    )
    let pixels = (0..<rows * columns).map { _ in UInt8(1 + generator.nextInteger(below: 255)) }
    let dx = generator.nextInteger(below: 9) - 4
    let dy = generator.nextInteger(below: 9) - 4
    let margin = 4
    let width = columns + 2 * margin
    var paper = [UInt8](repeating: 0, count: (rows + 2 * margin) * width)
    for row in 0..<rows {
      let picture = pixels[row * columns..<(row + 1) * columns]
      let start = (row + margin + dy) * width + margin + dx
      paper.replaceSubrange(start..<start + columns, with: picture)
    }
    var expected: [UInt8] = []
    for row in 0..<rows {
      let start = (row + margin) * width + margin
      expected += paper[start..<start + columns]
    }
    return .init(
      "a random picture, seed \(seed)",
      given: (pixels: pixels, rows: rows, columns: columns, dx: dx, dy: dy), expect: expected)
  }
}
