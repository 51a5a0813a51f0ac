import ExerciseSupport

typealias Doubling = Exercise<[Float], [Float]>

enum DoublingError: Error, Equatable {
  case negative(Float)
  case tooLarge
}

/// A small exercise to try the checks on: double every number, and refuse negative ones.
func doublingExercise(
  hints: [String] = ["Multiply.", "Multiply each number.", "Multiply each number by 2."],
  misconceptions: [Doubling.Misconception] = doublingMisconceptions,
  otherAnswers: [Doubling.OtherAnswer] = doublingAnswers
) -> Doubling {
  Doubling(
    "9.9", "double numbers", file: "ExerciseSupportTests/VerdictTests.swift",
    comparing: .numbers(within: 1e-6),
    cases: [
      .init("two numbers", given: [1, 3], expect: [2, 6]),
      .init("three numbers", given: [0, 0.5, 10], expect: [0, 1, 20]),
      .init("a negative one", given: [-3, 1], expectError: DoublingError.negative(-3)),
    ],
    hints: hints, misconceptions: misconceptions, otherAnswers: otherAnswers)
}

@Sendable func double(_ numbers: [Float]) throws -> [Float] {
  try refuseNegative(numbers)
  return numbers.map { 2 * $0 }
}

@Sendable func refuseNegative(_ numbers: [Float]) throws {
  if let negative = numbers.first(where: { $0 < 0 }) { throw DoublingError.negative(negative) }
}

let doublingMisconceptions: [Doubling.Misconception] = [
  .init("the numbers are squared", remedy: "Multiply by 2.") { numbers in
    try refuseNegative(numbers)
    return numbers.map { $0 * $0 }
  },
  .init("the numbers are halved", remedy: "Multiply, do not divide.") { numbers in
    try refuseNegative(numbers)
    return numbers.map { $0 / 2 }
  },
  .init("negative numbers are doubled too", remedy: "Refuse them.") { $0.map { 2 * $0 } },
  .init("another error is thrown", remedy: "Throw negative.") { numbers in
    if numbers.contains(where: { $0 < 0 }) { throw DoublingError.tooLarge }
    return numbers.map { 2 * $0 }
  },
  .init("zero is divided by itself", remedy: "Leave the division out.") { numbers in
    try refuseNegative(numbers)
    return numbers.map { 2 * $0 * $0 / $0 }
  },
]

let doublingAnswers: [Doubling.OtherAnswer] = [
  .init("by addition") { numbers in
    try refuseNegative(numbers)
    return numbers.map { $0 + $0 }
  },
  .init("with a rounding error of 10⁻⁷") { try double($0).map { $0 * (1 + 1e-7) } },
]
