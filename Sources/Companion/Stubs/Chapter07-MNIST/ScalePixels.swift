import ExerciseSupport

/// Exercise 7.2: scale pixels.
///
/// A pixel of MNIST is a byte, from 0 for paper to 255 for ink. A network learns better from
/// numbers between 0 and 1:
///
///     scaled = pixel / 255
///
/// For example, `[0, 51, 255]` becomes `[0, 0.2, 1]`.
///
/// - Parameter pixels: any number of bytes.
/// - Returns: as many numbers from 0 to 1, in the same order.
public func scalePixels(_ pixels: [UInt8]) -> [Float] {
  unfinished([Float](repeating: 0, count: pixels.count))
}
