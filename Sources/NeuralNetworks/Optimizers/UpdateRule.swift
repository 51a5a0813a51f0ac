import Groundwork

// The frame that the library's four optimizers share. Each of them is a rule for a single number of a
// parameter, a formula; the frame applies it to all numbers of all parameters.

/// What becomes of one number of a parameter in a step.
///
/// The rule is written once, for a `RuleNumber`, and compiled twice: for one number, which is the
/// plain form, and for sixteen at a time, which is the fast one.
protocol UpdateRule {
  /// How many numbers the rule remembers of each number of a parameter: 0, 1 or 2.
  static var memoryCount: Int { get }

  /// Takes a step with a number.
  ///
  /// - Parameters:
  ///   - w: the number.
  ///   - g: its gradient.
  ///   - first: what the rule remembers, if anything; updated in place.
  ///   - second: what else it remembers, if anything; updated in place.
  /// - Returns: what the number becomes.
  func callAsFunction<Number: RuleNumber>(
    _ w: Number, _ g: Number, _ first: inout Number, _ second: inout Number
  ) -> Number
}

/// 1 − η λ, what a step's weight decay leaves of a weight; all of it where none applies.
func kept(of parameter: Parameter, _ learningRate: Float, _ weightDecay: Float) -> Float {
  parameter.isDecayed ? 1 - learningRate * weightDecay : 1
}

/// A number, or sixteen at a time: what a rule computes with.
protocol RuleNumber {
  static func + (left: Self, right: Self) -> Self
  static func + (left: Self, right: Float) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func * (left: Float, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  func squareRoot() -> Self

  /// Zero instead of a number below 2⁻¹⁰⁰ in size, which no step can show.
  ///
  /// A mean whose gradient stays zero shrinks at every step, until it is a subnormal number, which
  /// many processors handle a hundred times slower than others. The rule is ours, not a mode of the
  /// processor, so the bits are the same everywhere.
  func flushed() -> Self
}

extension Float: RuleNumber {
  @inline(__always)
  func flushed() -> Float { self < 0x1p-100 && self > -0x1p-100 ? 0 : self }
}

extension SIMD16<Float>: RuleNumber {
  @inline(__always)
  func flushed() -> Vector {
    let limit = Vector(repeating: 0x1p-100)
    return replacing(with: 0, where: (self .< limit) .& (self .> -limit))
  }
}

/// What a rule remembers: one or two numbers for each number of each parameter.
struct RuleMemory {
  private var first = ParameterMemory()
  private var second = ParameterMemory()

  /// Applies a rule to all numbers of a parameter.
  ///
  /// Where the gradient is still a product, each tile of it is used as soon as it is known, in
  /// registers, and never written to memory.
  mutating func update<Rule: UpdateRule>(_ parameter: Parameter, by rule: Rule) {
    if case .product(let input, let preactivationGradient) = parameter.lazyGradient {
      checkShape(
        Matrix.Shape(rows: input.columns, columns: preactivationGradient.columns), of: parameter)
    }
    let numbers = numbers(of: parameter, for: rule)
    if case .product(let input, let preactivationGradient) = parameter.lazyGradient {
      return computeProduct(
        input.transposedLeftFactor, preactivationGradient.rightFactor, rows: input.columns,
        columns: preactivationGradient.columns, depth: input.rows, skipsZeros: true,
        dividing: .rows,
        into: UpdateResult(rule: rule, numbers: numbers, columns: preactivationGradient.columns))
    }
    let gradient = checkedGradient(of: parameter)
    inParallel(elements: parameter.value.count) { elements in
      for index in stride(from: elements.lowerBound, to: elements.upperBound, by: 16) {
        numbers.update(
          by: rule, gradient: gradient.storage.pointer.vector(at: index), at: index,
          count: min(16, elements.upperBound - index))
      }
    }
  }

  /// Applies a rule to all numbers of a parameter, one after the other.
  ///
  /// Made to be read: this is what `update` computes, to the same bits.
  mutating func naiveUpdate(_ parameter: Parameter, by rule: some UpdateRule) {
    let gradient = checkedGradient(of: parameter)
    for row in 0..<parameter.value.rows {
      for column in 0..<parameter.value.columns {
        parameter.value[row, column] = rule(
          parameter.value[row, column], gradient[row, column], &first[parameter][row, column],
          &second[parameter][row, column])
      }
    }
  }

  private func checkedGradient(of parameter: Parameter) -> Matrix {
    let gradient = parameter.gradient
    checkShape(gradient.shape, of: parameter)
    return gradient
  }

  private func checkShape(_ gradient: Matrix.Shape, of parameter: Parameter) {
    require(
      gradient == parameter.value.shape,
      "optimizer: \(parameter.name) of shape \(parameter.value.shape) have a gradient of shape "
        + "\(gradient)")
  }

  private mutating func numbers<Rule: UpdateRule>(
    of parameter: Parameter, for rule: Rule
  ) -> RuleNumbers<Rule> {
    parameter.value.makeUnique()
    let values = parameter.value.storage.pointer
    return RuleNumbers(
      values: values,
      first: Rule.memoryCount > 0 ? first[parameter].uniquePointer() : values,
      second: Rule.memoryCount > 1 ? second[parameter].uniquePointer() : values)
  }
}

/// Where a parameter's numbers, and what the rule remembers of them, lie.
private struct RuleNumbers<Rule: UpdateRule> {
  let values: UnsafeMutablePointer<Float>
  let first: UnsafeMutablePointer<Float>
  let second: UnsafeMutablePointer<Float>

  /// Applies the rule to the `count` numbers from an index on, at most 16.
  @inline(__always)
  func update(by rule: Rule, gradient: Vector, at index: Int, count: Int) {
    var first = Rule.memoryCount > 0 ? self.first.vector(at: index, count: count) : .zero
    var second = Rule.memoryCount > 1 ? self.second.vector(at: index, count: count) : .zero
    let updated = rule(values.vector(at: index, count: count), gradient, &first, &second)
    values.store(updated, at: index, count: count)
    if Rule.memoryCount > 0 { self.first.store(first, at: index, count: count) }
    if Rule.memoryCount > 1 { self.second.store(second, at: index, count: count) }
  }
}

/// The sums of a product are a gradient: a step is taken with them.
private struct UpdateResult<Rule: UpdateRule>: TileResult {
  let rule: Rule
  let numbers: RuleNumbers<Rule>
  let columns: Int

  @inline(__always)
  func take(_ sums: Vector, row: Int, column: Int, count: Int) {
    numbers.update(by: rule, gradient: sums, at: row * columns + column, count: count)
  }
}
