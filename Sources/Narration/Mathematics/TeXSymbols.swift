/// The commands of TeX that chapters may use, each with its sign.
enum TeXSymbols {
  /// How a sign stands between its neighbors.
  enum Spacing: Sendable {
    case ordinary
    /// Spaces on both sides where something stands on both: "+".
    case binary
    /// Spaces on both sides: "=".
    case relation
    /// The name of a function: a space before it, and one after it where no bracket follows.
    case operation
    /// A large sign such as ∑: spaces on both sides.
    case large
    /// A fraction in a line: spaces on both sides, so that only its own terms belong to it.
    case fraction
    /// A sign with a script that Unicode does not have: a space after it.
    case script
    case opening
    case closing
    case punctuation
  }

  /// The sign of each command without arguments.
  static let signs: [String: (sign: String, spacing: Spacing)] = {
    var signs: [String: (String, Spacing)] = [:]
    func add(_ spacing: Spacing, _ pairs: String) {
      for pair in pairs.split(separator: " ") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        signs[String(parts[0])] = (String(parts[1]), spacing)
      }
    }
    add(
      .ordinary,
      "alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ "
        + "iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ pi=π rho=ρ sigma=σ tau=τ upsilon=υ phi=φ "
        + "varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ "
        + "Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω partial=∂ nabla=∇ infty=∞ ell=ℓ top=⊤ bot=⊥ prime=′ "
        + "emptyset=∅ dots=… ldots=… cdots=⋯ vdots=⋮ ddots=⋱ degree=° forall=∀ exists=∃ neg=¬ "
        + "hbar=ℏ Re=ℜ Im=ℑ angle=∠ checkmark=✓")
    add(
      .binary,
      "cdot=· times=× div=÷ pm=± mp=∓ ast=∗ star=⋆ circ=∘ bullet=• odot=⊙ oplus=⊕ otimes=⊗ "
        + "setminus=∖ cup=∪ cap=∩ land=∧ lor=∨ wedge=∧ vee=∨")
    add(
      .relation,
      "le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ approx=≈ sim=∼ simeq=≃ cong=≅ equiv=≡ propto=∝ in=∈ "
        + "notin=∉ ni=∋ subset=⊂ subseteq=⊆ supset=⊃ supseteq=⊇ ll=≪ gg=≫ to=→ rightarrow=→ "
        + "leftarrow=← gets=← Rightarrow=⇒ Leftarrow=⇐ leftrightarrow=↔ Leftrightarrow=⇔ iff=⇔ "
        + "implies=⇒ mapsto=↦ longrightarrow=⟶ perp=⊥ parallel=∥ mid=| quad=\u{2003} "
        + "qquad=\u{2003}\u{2003}")
    add(.large, "sum=∑ prod=∏ int=∫")
    add(
      .operation,
      "log=log ln=ln exp=exp sin=sin cos=cos tan=tan tanh=tanh sinh=sinh "
        + "cosh=cosh arctan=arctan max=max min=min arg=arg argmax=argmax argmin=argmin lim=lim "
        + "sup=sup inf=inf det=det dim=dim Pr=Pr gcd=gcd sgn=sgn")
    add(.opening, "lbrace={ lfloor=⌊ lceil=⌈ langle=⟨ lVert=‖ lvert=|")
    add(.closing, "rbrace=} rfloor=⌋ rceil=⌉ rangle=⟩ rVert=‖ rvert=|")
    add(.ordinary, "|=‖ Vert=‖ vert=| backslash=\\ %=% $=$ #=# &=& _=_ colon=:")
    signs["{"] = ("{", .opening)
    signs["}"] = ("}", .closing)
    return signs
  }()

  /// Spaces: the command and what it leaves.
  static let spaces: [String: String] = [
    ",": "\u{2009}", ":": " ", ";": " ", "!": "", " ": " ", "thinspace": "\u{2009}",
    "displaystyle": "", "textstyle": "", "limits": "", "nolimits": "",
  ]

  /// Accents: the mark that is put above a letter.
  static let accents: [String: String] = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{304}",
    "tilde": "\u{303}", "widetilde": "\u{303}", "dot": "\u{307}", "ddot": "\u{308}",
    "vec": "\u{20D7}", "underline": "\u{332}",
  ]

  /// Commands whose argument is set as it is, in another typeface.
  static let typefaces: Set<String> = ["mathrm", "mathit", "mathsf", "mathtt", "boldsymbol"]

  /// Commands whose argument is text, in which spaces count.
  static let texts: Set<String> = ["text", "textbf", "textit", "textrm", "mbox"]

  /// Commands for the size of a bracket, which a line of text can't show.
  static let sizes: Set<String> = [
    "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr",
    "biggl", "biggr",
  ]

  /// Letters with a double stroke.
  static let doubleStruck: [Character: String] = [
    "R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "E": "𝔼", "P": "ℙ", "1": "𝟙",
  ]

  /// Script letters.
  static let script: [Character: String] = [
    "L": "ℒ", "N": "𝒩", "D": "𝒟", "O": "𝒪", "U": "𝒰", "J": "𝒥", "B": "ℬ", "H": "ℋ", "F": "ℱ",
    "X": "𝒳", "Y": "𝒴", "C": "𝒞", "S": "𝒮", "T": "𝒯",
  ]

  /// Environments whose cells stand in rows and columns: their brackets.
  static let environments: [String: (left: String, right: String)] = [
    "bmatrix": ("[", "]"), "pmatrix": ("(", ")"), "vmatrix": ("|", "|"), "Bmatrix": ("{", "}"),
    "matrix": ("", ""), "cases": ("{", ""), "aligned": ("", ""), "array": ("", ""),
    "smallmatrix": ("", ""), "gathered": ("", ""),
  ]
}
