/// Raised and lowered characters, as far as Unicode has them.
enum Scripts {
  private static let raised = pairs(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤′∗−,",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ′*⁻˒")
  private static let lowered = pairs(
    "0123456789+-=()aehijklmnoprstuvxβγρφχ−,", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋‚")

  private static func pairs(_ plain: String, _ small: String) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: zip(plain, small))
  }

  /// A superscript: `x²`, `x^(a/b)`.
  static func superscript(_ text: String) -> String { script(text, raised, "^") }

  /// A subscript: `x₂`, `x_(a/b)`.
  static func `subscript`(_ text: String) -> String { script(text, lowered, "_") }

  private static func script(
    _ text: String, _ small: [Character: Character], _ sign: String
  ) -> String {
    let compact = text.filter { $0 != " " && $0 != "\u{2009}" }
    let characters = compact.compactMap { small[$0] }
    if characters.count == compact.count { return String(characters) }
    let isWord = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let isBracketed =
      text.hasPrefix("[") && text.hasSuffix("]")
      || text.hasPrefix("(")
        && text.hasSuffix(")")
    return isWord || isBracketed || text.count == 1 ? sign + text : "\(sign)(\(text))"
  }
}
