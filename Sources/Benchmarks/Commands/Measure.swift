import Console

/// Runs a command, which prints a table of what it finds.
package func measure(_ command: Command, _ options: OptionValues) throws -> [Figure] {
  switch command {
  case .matmul:
    return measureMatmul()
  case .steps:
    return measureSteps()
  case .elementwise:
    return measureElementwise()
  case .mnist:
    return try measureMNIST(
      data: options.text("data"), plan: TrainingPlan(options, for: .mnist))
  case .scaling:
    return try measureScaling(
      data: options.text("data"), plan: TrainingPlan(options, for: .scaling))
  case .busy:
    return try measureBusy(
      data: options.text("data"), rounds: options.integer("rounds"),
      python: options.text("python") ?? "python3")
  case .all:
    // Training first: its time since the start and its memory should be its own.
    let data = options.text("data")
    if data == nil { print("\nmnist and scaling are left out: they need --data DIR.") }
    return try measureMNIST(data: data, plan: .standard(for: .mnist))
      + measureScaling(data: data, plan: .standard(for: .scaling))
      + measureMatmul() + measureSteps() + measureElementwise()
  }
}
