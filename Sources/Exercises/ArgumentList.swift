/// The arguments of one call, which are sent as a list.
struct ArgumentList<each Argument: Codable & Sendable>: Codable, Sendable {
  let values: (repeat each Argument)

  init(_ values: repeat each Argument) { self.values = (repeat each values) }

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    values = (repeat try list.decode((each Argument).self))
  }

  func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    repeat try list.encode(each values)
  }

  /// The arguments, whatever their types.
  var list: [any Sendable] {
    var list: [any Sendable] = []
    for value in repeat each values { list.append(value) }
    return list
  }
}
