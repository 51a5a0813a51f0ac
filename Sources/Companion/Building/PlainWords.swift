/// What an error of the compiler means, for someone who meets it for the first time.
///
/// - Parameter message: the compiler's message.
/// - Returns: a sentence or two; nil for messages that are plain enough or too rare.
func plainWords(for message: String) -> String? {
  if let match = message.firstMatch(of: /[Cc]annot convert .*type '(.+?)' .*type '(.+?)'/) {
    return conversion(from: String(match.1), to: String(match.2))
  }
  if let match = message.firstMatch(
    of: /binary operator '(.+?)' cannot be applied to operands of type '(.+?)' and '(.+?)'/)
  {
    return "\(match.1) needs the same type on both sides; here are \(match.2) and \(match.3). "
      + "Convert one of them: Float(x), say."
  }
  if let match = message.firstMatch(of: /cannot find '(.+?)' in scope/) {
    return "Nothing is called \(match.1) here. Is it spelled as where it is declared, and declared "
      + "above?"
  }
  if let match = message.firstMatch(of: /cannot assign to value: '(.+?)' is a 'let' constant/) {
    return "\(match.1) is declared with let, so it cannot change. Declare it with var."
  }
  if let match = message.firstMatch(of: /[Mm]issing return in .* expected to return '(.+?)'/) {
    return "The function can end without a value. Let every way through it end in return with a "
      + "value of type \(match.1)."
  }
  if let match = message.firstMatch(of: /value of type '(.+?)' has no member '(.+?)'/) {
    return "A value of type \(match.1) has nothing called \(match.2). Is the type the one you "
      + "think, and the name spelled right?"
  }
  return phrases.first { message.contains($0.phrase) }?.meaning
}

private func conversion(from found: String, to expected: String) -> String {
  let numbers = ["Int", "Float", "Double", "UInt8"]
  let start = "Here is a value of type \(found) where type \(expected) is expected."
  return numbers.contains(found) && numbers.contains(expected)
    ? "\(start) Swift never converts numbers by itself: write \(expected)(…) around it." : start
}

private let phrases: [(phrase: String, meaning: String)] = [
  ("extraneous '}'", "There is one closing brace too many: for each { there is one }."),
  ("expected '}'", "A closing brace is missing: for each { there is one }."),
  ("expected ')'", "A closing parenthesis is missing: for each ( there is one )."),
  ("expected ']'", "A closing bracket is missing: for each [ there is one ]."),
  ("expected expression", "Something is missing here: a value, a name or a call."),
  ("unterminated string", "A text starts here and has no quotation mark at its end."),
  ("missing argument", "The call leaves out something that the function needs."),
  ("extra argument", "The call gives more than the function takes."),
  ("incorrect argument label", "The call names an argument otherwise than the function does."),
  ("consecutive statements on a line", "Two statements stand on one line: is an operator missing?"),
  ("is not unwrapped", "The value may be nil. Use if let, guard let or ?? to deal with that."),
  ("must be unwrapped", "The value may be nil. Use if let, guard let or ?? to deal with that."),
  ("is not marked with 'try'", "The function that is called may throw: write try before the call."),
  ("errors thrown from here are not handled", "What is thrown here does not fit after throws(…)."),
  ("invalid redeclaration", "Two things have the same name. Remove or rename one of them."),
  (
    "unable to type-check this expression in reasonable time",
    "The expression is too long for the compiler. Take it apart into several lines with let."
  ),
]
