import Exercises

/// Exercise 7.2: scale pixels.
///
/// Read first: section 7.1, "The data".
///
/// A pixel of MNIST is a byte, from 0 for paper to 255 for ink. With inputs that large, the
/// preactivations of a fresh network are large as well, and so are its first steps. It learns
/// better from numbers between 0 and 1:
///
///     scaled = pixel / 255
///
/// For example, `[0, 51, 255]` becomes `[0 / 255, 51 / 255, 255 / 255]` = `[0, 0.2, 1]`.
///
/// In Swift, `pixels.map { … }` makes a list of as many new elements, and `Float(pixel)` turns a
/// byte into a number with a fraction. Accuracy: within 10⁻⁶.
///
/// - Parameter pixels: any number of bytes.
/// - Returns: as many numbers from 0 to 1, in the same order.
public func scalePixels(_ pixels: [UInt8]) -> [Float] {
  unfinished([Float](repeating: 0, count: pixels.count))
}
