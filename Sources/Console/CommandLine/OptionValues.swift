/// The values of a program's options, asked for by the names they were declared with.
///
/// To ask for a name that was not declared, or for another kind of value than was declared, is a
/// mistake in the program and stops it.
public struct OptionValues: Equatable, Sendable {
  private enum Value: Equatable, Sendable {
    case flag(Bool)
    case text(String?)
    case texts([String])
    case integer(Int)
    case seed(UInt64)
  }

  private var values: [String: Value] = [:]
  private var given: [String] = []

  /// The values of options none of which is given.
  init(declared: [Option]) {
    for option in declared {
      switch option.kind {
      case .flag: values[option.name] = .flag(false)
      case .text: values[option.name] = .text(nil)
      case .texts: values[option.name] = .texts([])
      case .positive(_, let defaultValue): values[option.name] = .integer(defaultValue)
      case .seed(_, let defaultValue): values[option.name] = .seed(defaultValue)
      }
    }
  }

  // MARK: - Asking

  /// Whether the option stood on the command line.
  public func isGiven(_ name: String) -> Bool { given.contains(name) }

  /// Whether a `.flag` is given.
  public func flag(_ name: String) -> Bool {
    guard case .flag(let isOn) = values[name] else { undeclared(name, "flag") }
    return isOn
  }

  /// The value of a `.text` option; nil where it is not given.
  public func text(_ name: String) -> String? {
    guard case .text(let text) = values[name] else { undeclared(name, "text") }
    return text
  }

  /// The values of a `.texts` option, in their order; none where it is not given.
  public func texts(_ name: String) -> [String] {
    guard case .texts(let texts) = values[name] else { undeclared(name, "texts") }
    return texts
  }

  /// The value of a `.positive` option.
  public func integer(_ name: String) -> Int {
    guard case .integer(let number) = values[name] else { undeclared(name, "positive") }
    return number
  }

  /// The value of a `.seed` option.
  public func seed(_ name: String = "seed") -> UInt64 {
    guard case .seed(let seed) = values[name] else { undeclared(name, "seed") }
    return seed
  }

  private func undeclared(_ name: String, _ kind: String) -> Never {
    preconditionFailure("OptionValues: no option --\(name) is declared as .\(kind)")
  }

  // MARK: - Setting

  mutating func set(flag option: Option) {
    values[option.name] = .flag(true)
    given.append(option.name)
  }

  mutating func set(_ option: Option, to texts: [String]) {
    values[option.name] = .texts(texts)
    given.append(option.name)
  }

  mutating func set(_ option: Option, to text: String) throws(OptionError) {
    switch option.kind {
    case .flag, .texts:
      break  // takes no value, or several
    case .text:
      do {
        try option.check(text)
      } catch {
        throw .unsuitable(option: "--\(option.name)", found: text, reason: explanation(of: error))
      }
      values[option.name] = .text(text)
    case .positive(let bound, _):
      guard let number = Int(text), 1...bound ~= number else { throw noNumber(text, for: option) }
      values[option.name] = .integer(number)
    case .seed(let bound, _):
      guard let number = UInt64(text), number <= bound else { throw noNumber(text, for: option) }
      values[option.name] = .seed(number)
    }
    given.append(option.name)
  }

  /// Says whether a text is no whole number at all, or one that the option does not allow.
  private func noNumber(_ text: String, for option: Option) -> OptionError {
    let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    let isWholeNumber = !digits.isEmpty && digits.allSatisfy { "0"..."9" ~= $0 }
    let expected = option.expectation ?? ""
    return isWholeNumber
      ? .outOfRange(option: "--\(option.name)", found: text, expected: expected)
      : .notANumber(option: "--\(option.name)", found: text, expected: expected)
  }
}
