import Groundwork

/// An option of a chapter's program, declared with what it takes and what it does.
public struct Option: Sendable {
  /// What an option takes, with the value it has where it is not given.
  enum Kind: Equatable, Sendable {
    case flag
    case text(placeholder: String)
    case texts(placeholder: String)
    case positive(upTo: Int, defaultValue: Int)
    case seed(upTo: UInt64, defaultValue: UInt64)
  }

  let name: String
  let kind: Kind
  let purpose: String

  /// Whether `--help` leaves it out: an option for other programs of the course.
  var isHidden = false

  /// What a text has to pass before the program begins; it throws what is wrong with it.
  var check: @Sendable (String) throws -> Void = { _ in }

  /// An option without a value: given, or not.
  ///
  /// - Parameters:
  ///   - name: the name without its dashes: "full" for `--full`.
  ///   - purpose: what the option does, for `--help`.
  /// - Returns: the declaration.
  public static func flag(_ name: String, _ purpose: String) -> Option {
    Option(name: name, kind: .flag, purpose: purpose)
  }

  /// An option with a text that is not empty.
  ///
  /// - Parameters:
  ///   - name: the name without its dashes.
  ///   - placeholder: what stands for the value in `--help`: "DIR" in `--data DIR`.
  ///   - purpose: what the option does, for `--help`.
  ///   - check: throws what is wrong with a text, a folder without data say, before the program
  ///     begins.
  /// - Returns: the declaration.
  public static func text(
    _ name: String, _ placeholder: String, _ purpose: String,
    check: @escaping @Sendable (String) throws -> Void = { _ in }
  ) -> Option {
    Option(name: name, kind: .text(placeholder: placeholder), purpose: purpose, check: check)
  }

  /// An option with one text or several, up to the next option: `--read one.png two.png`.
  ///
  /// - Parameters:
  ///   - name: the name without its dashes.
  ///   - placeholder: what stands for the values in `--help`: "FILE…" in `--read FILE…`.
  ///   - purpose: what the option does, for `--help`.
  /// - Returns: the declaration.
  public static func texts(_ name: String, _ placeholder: String, _ purpose: String) -> Option {
    Option(name: name, kind: .texts(placeholder: placeholder), purpose: purpose)
  }

  /// An option with a whole number from 1 to `bound`.
  ///
  /// - Parameters:
  ///   - name: the name without its dashes.
  ///   - bound: the largest number allowed.
  ///   - defaultValue: the number where the option is not given.
  ///   - purpose: what the option does, for `--help`.
  /// - Returns: the declaration.
  public static func positive(
    _ name: String, upTo bound: Int, default defaultValue: Int, _ purpose: String
  ) -> Option {
    require(
      1 <= defaultValue && defaultValue <= bound,
      "--\(name): its default, \(defaultValue), is not from 1 to \(bound)")
    return Option(
      name: name, kind: .positive(upTo: bound, defaultValue: defaultValue), purpose: purpose)
  }

  /// An option with the seed of a random number generator: a whole number from 0 to `bound`.
  ///
  /// - Parameters:
  ///   - name: the name without its dashes.
  ///   - bound: the largest seed allowed.
  ///   - defaultValue: the seed where the option is not given.
  ///   - purpose: what the option does, for `--help`.
  /// - Returns: the declaration.
  public static func seed(
    _ name: String = "seed", upTo bound: UInt64 = .max, default defaultValue: UInt64,
    _ purpose: String
  ) -> Option {
    require(
      defaultValue <= bound, "--\(name): its default, \(defaultValue), is not from 0 to \(bound)")
    return Option(
      name: name, kind: .seed(upTo: bound, defaultValue: defaultValue), purpose: purpose)
  }

  /// The option, left out of `--help`.
  package var hidden: Option {
    var option = self
    option.isHidden = true
    return option
  }

  /// The option as it is written on the command line: `--data DIR`.
  var usage: String {
    switch kind {
    case .flag: "--\(name)"
    case .text(let placeholder), .texts(let placeholder): "--\(name) \(placeholder)"
    case .positive, .seed: "--\(name) N"
    }
  }

  /// What the option does, with the value it has where it is not given.
  var help: String {
    switch kind {
    case .flag, .text, .texts: purpose
    case .positive(_, let defaultValue): "\(purpose) (default \(defaultValue))"
    case .seed(_, let defaultValue): "\(purpose) (default \(defaultValue))"
    }
  }

  /// What is expected of the option, for messages; nil where it takes no value.
  var expectation: String? {
    switch kind {
    case .flag: nil
    case .text, .texts: usage
    case .positive(let bound, _): "a whole number from 1 to \(bound)"
    case .seed(let bound, _): "a whole number from 0 to \(bound)"
    }
  }
}
