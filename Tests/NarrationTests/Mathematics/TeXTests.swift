import XCTest

@testable import Narration

final class TeXTests: XCTestCase {
  func testFormulasInALine() {
    let expected: [(tex: String, text: String)] = [
      (#"x"#, "x"),
      (#"a+b"#, "a + b"),
      (#"-3"#, "−3"),
      (#"a = -b"#, "a = −b"),
      (#"(-1, 2)"#, "(−1, 2)"),
      (#"x_1, \dots, x_n"#, "x₁, …, xₙ"),
      (#"z = \sum_{i=1}^{n} w_i x_i + b"#, "z = ∑ᵢ₌₁ⁿ wᵢxᵢ + b"),
      (#"\prod_{k} (1 - p_k)"#, "∏ₖ (1 − pₖ)"),
      (#"\frac{1}{2}"#, "1/2"),
      (#"\frac{a+b}{c}"#, "(a + b)/c"),
      (#"\frac{a}{bc}"#, "a/(bc)"),
      (#"\frac{a}{b+c}"#, "a/(b + c)"),
      (#"\frac{\partial L}{\partial w}"#, "∂L/∂w"),
      (#"\frac{1}{10}"#, "1/10"),
      (#"\sigma(z) = \frac{1}{1 + e^{-z}}"#, "σ(z) = 1/(1 + e⁻ᶻ)"),
      (#"W^\top x"#, "Wᵀx"),
      (#"w - \eta \frac{\partial L}{\partial w}"#, "w − η ∂L/∂w"),
      (#"\frac{1}{m} X^\top (A - Y)"#, "1/m Xᵀ(A − Y)"),
      (#"p \log \frac{p}{q} - 1"#, "p log(p/q) − 1"),
      (#"\frac{e^{z_k}}{\sum_j e^{z_j}}"#, "e^(zₖ)/(∑ⱼ e^(zⱼ))"),
      (#"\nabla_W L"#, "∇_W L"),
      (#"\sigma'(z^{[l]})"#, "σ′(z^[l])"),
      (#"f: \mathbb{R}^n \to \{0, 1\}"#, "f: ℝⁿ → {0, 1}"),
      (#"\lVert w \rVert_2 = \sqrt{\sum_i w_i^2}"#, "‖w‖₂ = √(∑ᵢ wᵢ²)"),
      (#"\mathrm{ReLU}(z)"#, "ReLU(z)"),
      (#"x^{(i)}"#, "x⁽ⁱ⁾"),
      (#"W^{[1]}"#, "W^[1]"),
      (#"e^{a/b}"#, "e^(a/b)"),
      (#"w_{\text{old}}"#, "w_old"),
      (#"w_{t+1}"#, "wₜ₊₁"),
      (#"f'(x)"#, "f′(x)"),
      (#"\hat{y} \approx \bar x"#, "y\u{302} ≈ x\u{304}"),
      (#"\sqrt{2}"#, "√2"),
      (#"\sqrt{a+b}"#, "√(a + b)"),
      (#"\log x + \log(1-x)"#, "log x + log(1 − x)"),
      (#"-y \log \hat{y}"#, "−y log y\u{302}"),
      (#"\exp(-z)"#, "exp(−z)"),
      (#"\max(0, z)"#, "max(0, z)"),
      (#"x \in \mathbb{R}^{n \times m}"#, "x ∈ ℝ^(n×m)"),
      (#"\mathcal{L}"#, "ℒ"),
      (#"a \le b \ne c \ge d"#, "a ≤ b ≠ c ≥ d"),
      (#"2 \cdot 3 \times 4"#, "2 · 3 × 4"),
      (#"\nabla f"#, "∇f"),
      (#"\left( a \right)"#, "(a)"),
      (#"\left. a \right|"#, "a|"),
      (#"\text{if } z > 0"#, "if z > 0"),
      (#"\{0, 1\}"#, "{0, 1}"),
      (#"1{,}437"#, "1,437"),
      (#"92\%"#, "92%"),
      (#"\begin{bmatrix} 1 & 2 \end{bmatrix}"#, "[ 1  2 ]"),
    ]
    for (tex, text) in expected {
      XCTAssertEqual(TeX.line(tex), text, tex)
      XCTAssertEqual(TeX.unknownCommands(in: tex), [], tex)
    }
  }

  func testMatricesStandInTallBrackets() {
    XCTAssertEqual(
      TeX.lines(#"W = \begin{bmatrix} 1 & 20 \\ 3 & 4 \end{bmatrix} x"#),
      ["W = ⎡ 1  20 ⎤x", "    ⎣ 3  4  ⎦ "])
  }

  func testEquationsMeetAtTheirSigns() {
    XCTAssertEqual(
      TeX.lines(#"\begin{aligned} a &= 1 \\ bcd &= 2 + 3 \\ \end{aligned}"#),
      ["  a = 1    ", "bcd = 2 + 3"])
  }

  func testCasesHaveABrace() {
    XCTAssertEqual(
      TeX.lines(#"f = \begin{cases} 1 & z > 0 \\ 0 & \text{else} \end{cases}"#),
      ["f = ⎧ 1  z > 0", "    ⎩ 0  else "])
  }

  func testUnknownCommandsAreNamed() {
    XCTAssertEqual(
      TeX.unknownCommands(in: #"\frobnicate{x} + \begin{tikz} \end{tikz}"#),
      ["\\frobnicate", "\\begin{tikz}", "\\end"])
  }

  func testBrokenFormulasEnd() {
    for tex in ["{", "}", "\\", "^", "_", "\\frac", "\\frac{1", "\\begin{bmatrix} 1 &", "\\left"] {
      _ = TeX.lines(tex)
    }
  }

  func testBracesWithoutPartnersAreNamedAndTheRestIsKept() {
    XCTAssertEqual(TeX.line("a}b"), "ab")
    XCTAssertEqual(TeX.line("a}b}}c"), "abc")
    XCTAssertEqual(
      TeX.mistakes(in: "a}b}"), ["found “}” without its partner. Remove it, or write \\}"])
    for tex in ["{a", "x^{a", "\\text{a", "\\frac{a}{b"] {
      XCTAssertEqual(
        TeX.mistakes(in: tex), ["found “{” that is never closed. Close it, or write \\{"], tex)
    }
    XCTAssertEqual(
      TeX.mistakes(in: "\\begin{cases} a & b"),
      ["found \\begin{cases} that is never closed. Close it with \\end{cases}."])
    XCTAssertEqual(TeX.mistakes(in: "\\{a\\}^{b_{c}}"), [])
  }

  func testLongFormulasTakeNoLongerThanTheirLength() {
    for part in ["\\alpha ", "x_1", "a + ", "'", "\\frac12", "{a}", "}", "\\wobble "] {
      let tex = String(repeating: part, count: 8_000)
      XCTAssertLessThan(ContinuousClock().measure { _ = TeX.line(tex) }, .seconds(5), part)
    }
  }

  func testFormulasThatGoTooDeepAreNamed() {
    for part in ["{", "^{", "\\sqrt", "\\hat", "\\frac{", "\\left", "\\begin{matrix}", "\\left("] {
      let tex = String(repeating: part, count: 8_000)
      XCTAssertTrue(
        TeX.mistakes(in: tex).contains(
          "found more than 60 groups within each other. Write it flatter.")
          || part == "\\left(", part)
    }
    // Twenty within each other are read.
    let groups = String(repeating: "{", count: 20) + "a" + String(repeating: "}", count: 20)
    XCTAssertEqual(TeX.line(groups), "a")
    XCTAssertEqual(TeX.mistakes(in: groups), [])
  }
}
