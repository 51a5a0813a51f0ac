/// How parameters move, given the gradient of the loss: once for each batch.
///
/// Every optimizer can shrink weights by weight decay, decoupled from the gradient: before each
/// step w becomes (1 − η λ) w, with the learning rate η and the decay λ (Loshchilov and Hutter,
/// "Decoupled weight decay regularization", 2019; for plain SGD that is the same as a penalty of
/// λ/2 Σ w² in the loss).
public protocol Optimizer: AnyObject {
  /// η, the size of the steps. A schedule changes it as training goes on.
  var learningRate: Float { get set }

  /// Called once before the parameters of a step are updated.
  func beginStep()

  /// Moves a parameter against its gradient.
  func update(_ parameter: Parameter)

  /// Moves the weights of a layer against their gradient dW = Xᵀ dZ, which need not be stored.
  ///
  /// - Parameters:
  ///   - weights: W, `[inputs × units]`.
  ///   - input: X, what the layer got, `[samples × inputs]`.
  ///   - sumGradient: dZ, the gradient of its weighted sums, `[samples × units]`.
  func update(_ weights: Parameter, input: Matrix, sumGradient: Matrix)
}

extension Optimizer {
  /// One step with every parameter of a network, after a backward pass kept their gradients.
  public func step(_ parameters: [Parameter]) {
    beginStep()
    for parameter in parameters { update(parameter) }
  }

  /// Counts the step, on which the corrections depend.
  public func beginStep() {}

  /// Moves the weights of a layer while their gradient is computed.
  public func update(_ weights: Parameter, input: Matrix, sumGradient: Matrix) {
    weights.gradient.setProduct(transposing: input, sumGradient)
    update(weights)
  }
}

/// What an optimizer does with one vector of 16 numbers. Each optimizer is a formula of this form;
/// `run` does the rest.
protocol UpdateRule {
  /// How many moments the rule keeps for each number: 0, 1 or 2.
  static var momentCount: Int { get }

  /// The weights after the step; moments are updated in place.
  func callAsFunction(
    weights: Vector, gradient: Vector, firstMoment: inout Vector, secondMoment: inout Vector
  ) -> Vector
}

extension UpdateRule {
  /// Applies the rule to a whole parameter, in one pass over its memory.
  func run(on parameter: Parameter, for optimizer: AnyObject) {
    require(
      parameter.gradient.rows == parameter.value.rows
        && parameter.gradient.columns == parameter.value.columns,
      "optimizer: \(parameter.name) of shape \(parameter.value.shape) have a gradient of shape "
        + parameter.gradient.shape)
    let memory = ParameterMemory(parameter, momentCount: Self.momentCount, optimizer: optimizer)
    let gradient = parameter.gradient.storage.pointer
    inParallel(elements: parameter.value.count) { elements in
      for index in stride(from: elements.lowerBound, to: elements.upperBound, by: 16) {
        memory.update(
          by: self, gradient: gradient.vector(at: index), at: index,
          count: min(16, elements.upperBound - index))
      }
    }
  }

  /// Applies the rule to the weights of a layer while their gradient is computed: each tile of it
  /// is used as soon as it is known, in registers, and never written to memory.
  func run(on weights: Parameter, input: Matrix, sumGradient: Matrix, for optimizer: AnyObject) {
    require(
      input.rows == sumGradient.rows && input.columns == weights.value.rows
        && sumGradient.columns == weights.value.columns,
      "optimizer: \(weights.name) of shape \(weights.value.shape), an input of shape "
        + "\(input.shape) and a gradient of shape \(sumGradient.shape) do not fit")
    let memory = ParameterMemory(weights, momentCount: Self.momentCount, optimizer: optimizer)
    computeProduct(
      input.transposedLeftFactor, sumGradient.rightFactor, rows: input.columns,
      columns: sumGradient.columns, depth: input.rows, skipsZeros: true,
      dividing: .rows,
      into: UpdateResult(rule: self, memory: memory, columns: sumGradient.columns))
  }
}

/// The sums are a gradient: a step is taken with them.
private struct UpdateResult<Rule: UpdateRule>: TileResult {
  let rule: Rule
  let memory: ParameterMemory
  let columns: Int

  @inline(__always)
  func take(_ sums: Vector, row: Int, column: Int, count: Int) {
    memory.update(by: rule, gradient: sums, at: row * columns + column, count: count)
  }
}

/// Where a parameter's numbers and moments lie.
struct ParameterMemory {
  let weights: UnsafeMutablePointer<Float>
  let firstMoment: UnsafeMutablePointer<Float>
  let secondMoment: UnsafeMutablePointer<Float>

  init(_ parameter: Parameter, momentCount: Int, optimizer: AnyObject) {
    parameter.prepareMoments(momentCount, for: optimizer)
    parameter.value.makeUnique()
    parameter.firstMoment.makeUnique()
    parameter.secondMoment.makeUnique()
    weights = parameter.value.storage.pointer
    firstMoment = parameter.firstMoment.storage.pointer
    secondMoment = parameter.secondMoment.storage.pointer
  }

  /// Applies a rule to the `count` numbers from an index on.
  ///
  /// A vector at the end of a row reads on into the next row, which another thread may be writing.
  /// What it reads there is not used: only `count` numbers are stored.
  @inline(__always)
  func update<Rule: UpdateRule>(by rule: Rule, gradient: Vector, at index: Int, count: Int) {
    var first = Rule.momentCount > 0 ? firstMoment.vector(at: index) : .zero
    var second = Rule.momentCount > 1 ? secondMoment.vector(at: index) : .zero
    let updated = rule(
      weights: weights.vector(at: index), gradient: gradient, firstMoment: &first,
      secondMoment: &second)
    weights.store(updated, at: index, count: count)
    if Rule.momentCount > 0 { firstMoment.store(first, at: index, count: count) }
    if Rule.momentCount > 1 { secondMoment.store(second, at: index, count: count) }
  }
}

/// 1 − η λ, what a step's weight decay leaves of a weight; all of it where none applies.
func keptShare(_ learningRate: Float, _ weightDecay: Float, _ parameter: Parameter) -> Float {
  parameter.decays ? 1 - learningRate * weightDecay : 1
}

/// Zero instead of numbers below 2⁻¹⁰⁰ in size, which no step can show.
///
/// A moment whose gradient stays zero shrinks at every step, until it is a subnormal number, which
/// many processors handle a hundred times slower than others. The rule is ours, not a mode of the
/// processor, so the bits are the same everywhere.
@inline(__always)
func flushed(_ moment: Vector) -> Vector {
  let limit = Vector(repeating: 0x1p-100)
  return moment.replacing(with: 0, where: (moment .< limit) .& (moment .> -limit))
}
