/// What the checks of an exercise make of all that is known of it.
public struct Audit: Codable, Equatable, Sendable {
  /// A known mistake, or another right answer.
  public struct Entry: Codable, Equatable, Sendable {
    /// What went wrong, or what is different.
    public let name: String

    /// Why the checks have to be mended; nil if they do what they should.
    public let fault: String?

    /// What became of a known mistake, or of another right answer.
    public init(name: String, fault: String?) {
      self.name = name
      self.fault = fault
    }
  }

  /// The exercise's number.
  public let number: String

  /// For each known mistake, whether it is rejected under its own name.
  public var mistakes: [Entry] = []

  /// For each other right answer, whether it is accepted.
  public var rightAnswers: [Entry] = []

  /// What else is wrong with the checks.
  public var faults: [String] = []

  /// Nothing is known yet.
  public init(number: String) { self.number = number }

  /// All faults, a line each.
  public var allFaults: [String] {
    faults
      + (mistakes + rightAnswers).compactMap { entry in
        entry.fault.map { "\(number): \"\(entry.name)\" is \($0)" }
      }
  }

  /// Two functions of one exercise.
  public static func + (one: Audit, other: Audit) -> Audit {
    var sum = one
    sum.mistakes += other.mistakes
    sum.rightAnswers += other.rightAnswers
    sum.faults += other.faults
    return sum
  }
}
