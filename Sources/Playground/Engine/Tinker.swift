import NeuralNetworks

// What the page calls for the tab Tinker. Without a network, functions leave nothing in the outbox.

nonisolated(unsafe) private var session: TinkerSession?

/// Starts over with the settings in the inbox (see `TinkerSettings`); 0 if they are no settings, and
/// then nothing changes.
@_cdecl("tinker_configure")
public func tinkerConfigure(_ count: Int32) -> Int32 {
  guard let settings = TinkerSettings(inbox.read(count, as: Int32.self)) else { return 0 }
  session = TinkerSession(settings)
  return 1
}

/// Changes the learning rate on the way, to another of the list.
@_cdecl("tinker_rate")
public func tinkerRate(_ index: Int32) {
  guard TinkerSettings.learningRates.indices.contains(Int(index)) else { return }
  session?.learningRate = TinkerSettings.learningRates[Int(index)]
}

/// Takes one step.
@_cdecl("tinker_step")
public func tinkerStep() { session?.takeStep() }

/// Takes the steps that are left of the epoch.
@_cdecl("tinker_epoch")
public func tinkerEpoch() { session?.finishEpoch() }

/// Losses and the like, see `TinkerSession.status`: 64-bit floats.
@_cdecl("tinker_status")
public func tinkerStatus() -> Int32 { outbox.write(session?.status() ?? []) }

/// The map of the output, see `TinkerSession.map`: bytes.
@_cdecl("tinker_map")
public func tinkerMap() -> Int32 { outbox.write(session?.map() ?? []) }

/// The maps of the hidden units, see `TinkerSession.unitMaps`: bytes.
@_cdecl("tinker_unit_maps")
public func tinkerUnitMaps() -> Int32 { outbox.write(session?.unitMaps() ?? []) }

/// The points, see `TinkerSession.points`: floats.
@_cdecl("tinker_points")
public func tinkerPoints() -> Int32 { outbox.write(session?.points() ?? []) }

/// Weights and gradients, see `TinkerSession.parameters`: floats.
@_cdecl("tinker_parameters")
public func tinkerParameters() -> Int32 { outbox.write(session?.parameters() ?? []) }

/// A byte for each hidden unit, see `UnitState`.
@_cdecl("tinker_units")
public func tinkerUnits() -> Int32 {
  outbox.write((session?.unitStates() ?? []).map { $0.rawValue })
}

/// What the units say at a point, see `TinkerSession.values(at:)`: floats.
@_cdecl("tinker_values")
public func tinkerValues(_ x: Float, _ y: Float) -> Int32 {
  outbox.write(session?.values(at: LabeledPoint(x: x, y: y, target: 0)) ?? [])
}

/// The loss curves, see `LossCurve.picture`: floats.
@_cdecl("tinker_curve")
public func tinkerCurve() -> Int32 { outbox.write(session?.curve.picture() ?? []) }

/// The settings as Swift for so many epochs, see `TinkerSettings.code`: a text.
@_cdecl("tinker_code")
public func tinkerCode(_ epochs: Int32) -> Int32 {
  outbox.write(session?.settings.code(epochs: Int(epochs)) ?? "")
}

/// Turns the rows of a table in the inbox, 64-bit floats, to points of an address, 32-bit whole numbers
/// (see `addressNumbers(ofRows:)`).
@_cdecl("tinker_rows")
public func tinkerRows(_ count: Int32) -> Int32 {
  outbox.write(addressNumbers(ofRows: inbox.read(count, as: Double.self)))
}
