/// What is wrong with a command line.
public enum OptionError: Error, Equatable, CustomStringConvertible {
  /// There is no such option; `suggestion` is a known one with nearly the same name.
  case unknown(option: String, suggestion: String?)
  /// The option needs a value, and none follows.
  case missingValue(option: String, expected: String)
  /// The option takes no value, and was given one with "=".
  case unexpectedValue(option: String, found: String)
  /// The value is no whole number.
  case notANumber(option: String, found: String, expected: String)
  /// The value is a whole number, but too small or too large.
  case outOfRange(option: String, found: String, expected: String)
  /// The text does not pass the option's own check, for a reason.
  case unsuitable(option: String, found: String, reason: String)
  /// The option was given twice.
  case repeated(option: String)
  /// An argument that belongs to no option.
  case stray(argument: String)

  /// What was found, what was expected, and where to find help.
  public var description: String {
    "\(finding) --help lists the options."
  }

  private var finding: String {
    switch self {
    case .unknown(let option, nil):
      "found \(option), expected an option of this program."
    case .unknown(let option, let suggestion?):
      "found \(option), expected an option of this program. Did you mean \(suggestion)?"
    case .missingValue(let option, let expected):
      "found \(option) without a value, expected \(expected)."
    case .unexpectedValue(let option, let found):
      "found \(option)=\(found), expected \(option) without a value."
    case .notANumber(let option, let found, let expected),
      .outOfRange(let option, let found, let expected):
      "found \(option) \(found), expected \(expected)."
    case .unsuitable(let option, let found, let reason):
      "found \(option) \(found), but \(reason)"
    case .repeated(let option):
      "found \(option) twice, expected it once."
    case .stray(let argument):
      "found \"\(argument)\", expected an option, which starts with two dashes."
    }
  }
}
