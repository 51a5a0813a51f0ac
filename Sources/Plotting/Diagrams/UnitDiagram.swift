import Groundwork

/// One unit in detail: inputs, weights on their lines, bias, weighted sum, activation, output.
///
///     UnitDiagram(
///       title: "A unit", inputs: ["x₁", "x₂", "⋮", "xₙ"], weights: ["w₁", "w₂", "⋮", "wₙ"])
///
/// An input "⋮" stands for those that are left out.
public struct UnitDiagram: Picture {
  let title: String
  private let inputs: [String]
  private let weights: [String]
  private let bias: String
  private let activation: String
  private let output: String

  /// A unit.
  ///
  /// - Parameters:
  ///   - title: what is to be seen.
  ///   - inputs: a name or number for each input, at least one.
  ///   - weights: a name or number for each weight, as many as inputs.
  ///   - bias: the name or number of the bias.
  ///   - activation: the symbol of the activation, such as "σ", a letter or a short word.
  ///   - output: the name or number of the output.
  public init(
    title: String, inputs: [String], weights: [String], bias: String = "b",
    activation: String = "σ", output: String = "a"
  ) {
    require(!inputs.isEmpty, "UnitDiagram: no inputs")
    require(
      inputs.count == weights.count,
      "UnitDiagram: \(inputs.count) inputs and \(weights.count) weights")
    self.title = title
    self.inputs = inputs.map { $0.inOneLine }
    self.weights = weights.map { $0.inOneLine }
    self.bias = bias.inOneLine
    self.activation = activation.inOneLine
    self.output = output.inOneLine
  }

  /// The unit as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file.
  public func svg(description: String) -> String { file(description: description) }

  func picture(width: Double?) -> SVG {
    let margin = 16.0
    let width = width ?? 620
    let heading = Heading(title, width: width - 2 * margin)
    let names = inputs.map { SVG.width(of: $0) }.max() ?? 0
    let inputRadius = max(19, names / 2 + 5)
    let spacing = max(52, 2 * inputRadius + 14)
    let top = heading.height + 24
    let half = Double(inputs.count) * spacing / 2
    let radius = 27.0
    let middle = top + max(half, radius + 12)
    // The bias hangs below the sum.
    let bottom = middle + max(half, radius + 88)
    let inputX = margin + inputRadius + 24
    let sumX = width * 0.5
    let activationX = width * 0.72
    var picture = SVG(width: width, height: bottom + 40)
    heading.draw(in: &picture, x: margin)

    for (x, name) in [
      (inputX, "inputs"), ((inputX + sumX) / 2, "weights"), (sumX, "weighted sum"),
      (activationX, "activation function"), (width * 0.9, "output"),
    ] {
      picture.text(name, x: x, y: top - 4, size: 12, anchor: .middle, color: Palette.axis)
    }
    let outline = Style(fill: Palette.panel, stroke: Palette.ink, width: 1.5)
    for (index, (input, weight)) in zip(inputs, weights).enumerated() {
      let y = middle + (Double(index) - Double(inputs.count - 1) / 2) * spacing
      guard input != "⋮" else {
        picture.text(input, x: inputX, y: y + 5, size: 18, anchor: .middle)
        continue
      }
      // The line ends at the rim of the sum's circle.
      let (dx, dy) = (sumX - inputX, middle - y)
      let length = (dx * dx + dy * dy).squareRoot()
      let end = Point(sumX - radius * dx / length, middle - radius * dy / length)
      picture.arrow([Point(inputX + inputRadius * dx / length, y + inputRadius * dy / length), end])
      picture.circle(x: inputX, y: y, radius: inputRadius, style: outline)
      picture.text(input, x: inputX, y: y + 4.5, anchor: .middle)
      // The weight sits on its line, on a patch of ground.
      let place = Point(inputX + 0.45 * dx, y + 0.45 * dy)
      let patch = SVG.width(of: weight) + 6
      picture.rectangle(
        x: place.x - patch / 2, y: place.y - 10, width: patch, height: 20,
        style: Style(fill: Palette.panel))
      picture.text(
        weight, x: place.x, y: place.y + 4.5, anchor: .middle, color: Palette.series[0])
    }

    let biasY = middle + radius + 50
    picture.arrow([Point(sumX, biasY), Point(sumX, middle + radius)])
    picture.text(bias, x: sumX, y: biasY + 16, anchor: .middle, color: Palette.series[0])
    picture.text("bias", x: sumX, y: biasY + 33, size: 12, anchor: .middle, color: Palette.axis)
    picture.circle(x: sumX, y: middle, radius: radius, style: outline)
    picture.text("Σ", x: sumX, y: middle + 8, size: 22, anchor: .middle)
    picture.arrow([Point(sumX + radius, middle), Point(activationX - radius, middle)])
    picture.text("z", x: (sumX + activationX) / 2, y: middle - 8, anchor: .middle)
    picture.circle(x: activationX, y: middle, radius: radius, style: outline)
    let size = min(22, 22 * (2 * radius - 8) / SVG.width(of: activation, size: 22))
    picture.text(
      activation, x: activationX, y: middle + size / 3, size: size, anchor: .middle)
    picture.arrow([Point(activationX + radius, middle), Point(width * 0.9 - 14, middle)])
    picture.text(output, x: width * 0.9 - 8, y: middle + 4.5)
    picture.text(formula, x: width / 2, y: bottom + 22, anchor: .middle)
    return picture
  }

  /// What the unit computes: "z = w₁·x₁ + w₂·x₂ + b,   a = σ(z)".
  private var formula: String {
    let products = zip(weights, inputs).map { $1 == "⋮" ? "…" : "\($0)·\($1)" }
    return "z = \(Self.sum(products + [bias])),   \(output) = \(activation)(z)"
  }

  /// Terms with plus signs between them; the minus of a negative one takes the plus's place.
  private static func sum(_ terms: [String]) -> String {
    terms.dropFirst().reduce(terms.first ?? "") { sum, term in
      term.first == "−" ? "\(sum) − \(term.dropFirst())" : "\(sum) + \(term)"
    }
  }

  /// The unit in characters: a line for each input, and its formula.
  ///
  /// - Parameters:
  ///   - width: how many columns there are.
  ///   - color: not used; the drawing has no colors.
  /// - Returns: lines, without a line break at the end.
  public func terminal(width: Int, color: Bool) -> String {
    let inputWidth = inputs.map { $0.displayWidth }.max() ?? 0
    let weightWidth = weights.map { $0.displayWidth }.max() ?? 0
    let middle = (inputs.count - 1) / 2
    var lines = zip(inputs, weights).enumerated().map { index, pair in
      let input = pair.0.rightAligned(in: inputWidth)
      let isLeftOut = pair.0 == "⋮"
      let line =
        isLeftOut
        ? input + String(repeating: " ", count: weightWidth + 8)
        : "\(input) ──\(String(pair.1.centered(in: weightWidth + 2).map { $0 == " " ? "─" : $0 }))───"
      let isSingle = inputs.count == 1
      let corner =
        isSingle ? "─" : index == 0 ? "┐" : index == inputs.count - 1 ? "┘" : isLeftOut ? "│" : "┤"
      guard index == middle else { return "  \(line)\(corner)" }
      let joint = isSingle ? "─" : index == 0 ? "┬" : isLeftOut ? "├" : "┼"
      return "  \(line)\(joint)─▶ (\(Self.sum(["Σ", bias]))) ──z──▶ (\(activation)) ──▶ \(output)"
    }
    lines += ["", formula]
    return title.above(lines, width: width)
  }
}
