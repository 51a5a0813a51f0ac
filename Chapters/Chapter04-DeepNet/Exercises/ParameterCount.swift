import Exercises

/// Exercise 4.3: parameter count.
///
/// Read first: section 4.2, "A notation for many layers".
///
/// In a dense layer each unit has one weight for each input and one bias. The units of a layer are
/// the inputs of the next. How many numbers does training have to find in the whole network?
///
/// For example, a network 784-16-16-10 takes 784 pixels, has two hidden layers of 16 units each
/// and an output layer of 10 units:
///
///     784 · 16 weights + 16 biases = 12,560
///      16 · 16 weights + 16 biases =    272
///      16 · 10 weights + 10 biases =    170
///                                    13,002
///
/// The first size is not a layer: inputs have no weights before them and no biases.
/// `zip(layerSizes, layerSizes.dropFirst())` pairs each size with the next. The count is exact.
///
/// - Parameter layerSizes: the number of inputs, then the number of units of each layer; at least
///   one size, and each at least 1. With only one size there is no layer, and the count is 0.
/// - Returns: the number of all weights and biases.
public func parameterCount(layerSizes: [Int]) -> Int {
  unfinished(0)
}
