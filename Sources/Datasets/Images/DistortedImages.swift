import Groundwork
import NeuralNetworks

/// How strongly pictures are distorted: all of a picture at once, and each place a little by itself.
///
/// Both kinds are those of Simard, Steinkraus and Platt, "Best practices for convolutional neural
/// networks applied to visual document analysis", 2003. Where a pixel comes from is
///
///     affine    (x, y) ← (x, y) + A (x, y) + t      from the middle of the picture
///     elastic   (x, y) ← (x, y) + α (Δx, Δy)        Δ differs from pixel to pixel
///
/// The four numbers of A and the two of t are random: together they turn, stretch, slant and move
/// the picture. Δ is a random number from −1 to 1 for each pixel, smoothed by a Gaussian bell, so
/// that neighbors move together.
public struct Distortion: Equatable, Sendable {
  /// The largest number in A: 0.2 turns by up to 11 degrees, or stretches by up to a fifth.
  public let affine: Float

  /// The largest number in t, in pixels.
  public let shift: Float

  /// α, how far elastic distortion moves pixels.
  public let elastic: Float

  /// The standard deviation of the bell, in pixels: large for wide bends, small for trembling.
  public let smoothness: Float

  /// A distortion; each part is switched off by 0.
  ///
  /// Simard used `elastic` 34 and `smoothness` 4, which moves a pixel by about 1.4 pixels.
  ///
  /// - Precondition: `affine`, `shift` and `elastic` are not negative, `smoothness` is at least 1.
  public init(
    affine: Float = 0, shift: Float = 0, elastic: Float = 0, smoothness: Float = 4
  ) {
    require(
      affine >= 0 && shift >= 0 && elastic >= 0 && smoothness >= 1,
      "Distortion: affine \(affine), shift \(shift), elastic \(elastic), smoothness \(smoothness): "
        + "expected none below 0, and a smoothness of at least 1")
    self.affine = affine
    self.shift = shift
    self.elastic = elastic
    self.smoothness = smoothness
  }
}

/// Pictures, each distorted anew in every epoch, so that no picture is seen twice.
///
///     let examples = DistortedImages(digits, by: Distortion(affine: 0.2, elastic: 34), seed: 1)
///     try training.run(…, on: examples, …, onEpoch: { _ in examples.epoch += 1 })
///
/// What a picture becomes depends on the seed, the epoch and its index alone, and on nothing that
/// was drawn before; so threads can share the work.
public final class DistortedImages: TrainingExamples {
  /// The pictures as they are.
  public let base: LabeledImages

  /// How strongly they are distorted.
  public let distortion: Distortion

  /// Which distortions are drawn.
  public var epoch = 0

  private let seed: UInt64
  private let warp: Warp

  /// Pictures to be distorted, with a seed for what is drawn.
  public init(_ base: LabeledImages, by distortion: Distortion, seed: UInt64) {
    self.base = base
    self.distortion = distortion
    self.seed = seed
    warp = Warp(rows: base.rows, columns: base.columns, distortion)
  }

  /// The number of pictures.
  public var count: Int { base.count }

  /// The number of pixels of a picture.
  public var inputWidth: Int { base.inputWidth }

  /// The number of classes.
  public var targetWidth: Int { base.targetWidth }

  /// A picture as it is in this epoch, as numbers from 0 to 1.
  public func inputs(of index: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: inputWidth) { inputs, count in
      base.pixels(of: index).withUnsafeBufferPointer {
        write(index, pixels: $0, into: UnsafeMutableBufferPointer(rebasing: inputs[..<inputWidth]))
      }
      count = inputWidth
    }
  }

  /// The pictures of the first epochs, one epoch after another, drawn once and kept as bytes.
  ///
  /// It takes a byte for each pixel, and saves the time of drawing them where several networks, or
  /// several passes, learn from the same pictures. Picture i of epoch e is number e · `count` + i.
  ///
  /// - Parameter epochs: how many versions of each picture, at least 1.
  /// - Returns: `epochs` · `count` pictures with their labels.
  public func copies(_ epochs: Int) -> LabeledImages {
    require(epochs > 0, "DistortedImages: \(epochs) copies, expected 1 or more")
    let current = epoch
    defer { epoch = current }
    let all = Array(0..<count)
    let scale = Float(base.pixelScale)
    var inputs = Matrix(rows: count, columns: inputWidth)
    var targets = Matrix(rows: count, columns: targetWidth)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(epochs * base.pixels.count)
    for number in 0..<epochs {
      epoch = number
      fill(inputs: &inputs, targets: &targets, with: all[...])
      inputs.withElements { values in
        // Adding one half and cutting rounds, for numbers that are not negative.
        for value in values { pixels.append(UInt8(min(max(value, 0), 1) * scale + 0.5)) }
      }
    }
    return LabeledImages(
      pixels: pixels, labels: (0..<epochs).flatMap { _ in base.labels }, rows: base.rows,
      columns: base.columns, pixelScale: base.pixelScale)
  }

  /// Writes distorted pictures into a batch; the rows are divided among the threads.
  public func fill(inputs: inout Matrix, targets: inout Matrix, with indices: ArraySlice<Int>) {
    base.fill(inputs: &inputs, targets: &targets, with: indices) {
      write($0, pixels: $1, into: $2)
    }
  }

  private func write(
    _ index: Int, pixels: UnsafeBufferPointer<UInt8>,
    into inputs: UnsafeMutableBufferPointer<Float>
  ) {
    // Neighboring seeds are as good as distant ones: SplitMix64 mixes them.
    var ofEpoch = SplitMix64(seed: seed &+ UInt64(epoch))
    var generator = SplitMix64(seed: ofEpoch.next() &+ UInt64(index))
    warp.apply(to: pixels, scale: Float(base.pixelScale), using: &generator, inputs)
  }
}
