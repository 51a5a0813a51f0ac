import NeuralNetworks

/// An argument that can be empty.
protocol Sized {
  /// The sizes, each with what is to be added to the argument's name.
  var sizes: [(name: String, count: Int)] { get }
}

extension Array: Sized {
  var sizes: [(name: String, count: Int)] { [("", count)] }
}

extension Matrix: Sized {
  var sizes: [(name: String, count: Int)] { [(".rows", rows), (".columns", columns)] }
}
