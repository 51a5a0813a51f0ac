import XCTest

@testable import Datasets
@testable import NeuralNetworks

final class DistortedImagesTests: XCTestCase {
  /// Three pictures of 5 rows and 4 columns with random pixels.
  private let base: LabeledImages = {
    var generator = SplitMix64(seed: 5)
    let pixels = (0..<60).map { _ in UInt8(generator.nextInteger(below: 256)) }
    return LabeledImages(pixels: pixels, labels: [4, 8, 1], rows: 5, columns: 4, pixelScale: 255)
  }()

  private let strong = Distortion(affine: 0.3, shift: 2, elastic: 20, smoothness: 1.5)

  func testWithoutDistortionAPictureStaysAsItIs() {
    let images = DistortedImages(base, by: Distortion(), seed: 1)
    for index in 0..<3 {
      XCTAssertEqual(images.inputs(of: index), base.pixels(of: index).map { Float($0) / 255 })
    }
  }

  func testABatchHoldsThePicturesAndTheirLabels() {
    let images = DistortedImages(base, by: strong, seed: 1)
    XCTAssertEqual(images.count, 3)
    XCTAssertEqual(images.inputWidth, 20)
    XCTAssertEqual(images.targetWidth, 10)
    var inputs = Matrix(rows: 2, columns: 20, repeating: .nan)
    var targets = Matrix(rows: 2, columns: 10, repeating: .nan)
    images.fill(inputs: &inputs, targets: &targets, with: [2, 0])
    XCTAssertEqual(inputs.row(0).map { $0 }, images.inputs(of: 2))
    XCTAssertEqual(inputs.row(1).map { $0 }, images.inputs(of: 0))
    XCTAssertEqual(targets.argmax(), [1, 4])
    XCTAssertEqual(targets.sum(), 2)
  }

  func testCopiesAreThePicturesOfTheFirstEpochs() {
    let images = DistortedImages(base, by: strong, seed: 1)
    images.epoch = 7
    let copies = images.copies(2)
    XCTAssertEqual(images.epoch, 7)
    XCTAssertEqual(copies.labels, [4, 8, 1, 4, 8, 1])
    for number in 0..<6 {
      images.epoch = number / 3
      for (byte, value) in zip(copies.pixels(of: number), images.inputs(of: number % 3)) {
        XCTAssertEqual(Float(byte), 255 * value, accuracy: 0.501)
      }
    }
  }

  func testADistortionDependsOnSeedEpochAndIndexAlone() {
    let images = DistortedImages(base, by: strong, seed: 1)
    let first = images.inputs(of: 1)
    _ = images.inputs(of: 0)
    XCTAssertEqual(images.inputs(of: 1), first)
    XCTAssertNotEqual(DistortedImages(base, by: strong, seed: 2).inputs(of: 1), first)
    images.epoch = 1
    XCTAssertNotEqual(images.inputs(of: 1), first)
    images.epoch = 0
    XCTAssertEqual(images.inputs(of: 1), first)
    // The same picture twice gets two distortions.
    let twice = DistortedImages(base.subset([1, 1]), by: strong, seed: 1)
    XCTAssertNotEqual(twice.inputs(of: 0), twice.inputs(of: 1))
  }

  func testTheSameBitsWithAnyNumberOfThreads() {
    let before = Threads.count
    ThreadPool.shared.sharesAlways = true
    defer {
      Threads.count = before
      ThreadPool.shared.sharesAlways = false
    }
    let order = (0..<300).map { $0 % 3 }
    let many = LabeledImages(
      pixels: [UInt8](repeating: 0, count: 28 * 28 * 3).indices.map { UInt8($0 % 251) },
      labels: [1, 2, 3], rows: 28, columns: 28, pixelScale: 255)
    let images = DistortedImages(many, by: strong, seed: 3)
    let batches = [1, 2, 3, 8].map { threads -> Matrix in
      Threads.count = threads
      var inputs = Matrix(rows: 300, columns: 784)
      var targets = Matrix(rows: 300, columns: 10)
      images.fill(inputs: &inputs, targets: &targets, with: order[...])
      return inputs
    }
    for batch in batches { XCTAssertEqual(batch, batches[0]) }
  }

  /// A ramp that rises by 1 from pixel to pixel shows by how much it was moved, as bilinear sampling
  /// is exact on it.
  func testAShiftMovesByFractionsOfAPixelUpToItsLimit() {
    let (ramp, width) = (rampOfColumns(), 28)
    let images = DistortedImages(ramp, by: Distortion(shift: 2), seed: 7)
    var moves: [Float] = []
    for epoch in 0..<50 {
      images.epoch = epoch
      let inputs = images.inputs(of: 0)
      let move = inputs[14 * width + 14] * 255 - 14
      moves.append(move)
      XCTAssertLessThanOrEqual(abs(move), 2.001)
      // All pixels away from the edge move alike.
      for column in 4..<24 {
        XCTAssertEqual(inputs[10 * width + column] * 255, Float(column) + move, accuracy: 1e-3)
      }
    }
    XCTAssertGreaterThan(moves.max() ?? 0, 1)
    XCTAssertLessThan(moves.min() ?? 0, -1)
  }

  func testAnAffineDistortionTurnsAndStretchesAroundTheMiddle() {
    let images = DistortedImages(rampOfColumns(), by: Distortion(affine: 0.2), seed: 7)
    for epoch in 0..<20 {
      images.epoch = epoch
      let inputs = images.inputs(of: 0).map { $0 * 255 }
      func value(_ row: Int, _ column: Int) -> Float { inputs[row * 28 + column] }
      // x ← x + a x + b y: the same step from column to column and from row to row, and in the
      // middle, between pixels 13 and 14, nothing changes.
      let (across, down) = (value(13, 14) - value(13, 13), value(14, 13) - value(13, 13))
      XCTAssertEqual(across, 1, accuracy: 0.2001)
      XCTAssertEqual(down, 0, accuracy: 0.2001)
      XCTAssertEqual((value(13, 13) + value(14, 14)) / 2, 13.5, accuracy: 1e-3)
      XCTAssertEqual(value(18, 10), value(13, 13) + 5 * down - 3 * across, accuracy: 1e-3)
    }
  }

  /// The displacement is a sum of independent random numbers of variance α²/3, weighted with a
  /// two-dimensional bell; its variance is α²/3 · Σ G². For σ = 4 and α = 34, away from the edges,
  /// Σ G² ≈ 1 / (4 π σ²), so the standard deviation is 34 / √(3 · 4 π · 16) = 1.384.
  func testElasticDistortionIsAsStrongAsItsFormulaSays() {
    let images = DistortedImages(rampOfColumns(), by: Distortion(elastic: 34), seed: 7)
    var squares = 0.0
    var differences = 0.0
    for epoch in 0..<2000 {
      images.epoch = epoch
      let inputs = images.inputs(of: 0)
      let move = Double(inputs[14 * 28 + 14] * 255 - 14)
      let neighbor = Double(inputs[14 * 28 + 15] * 255 - 15)
      squares += move * move
      differences += (move - neighbor) * (move - neighbor)
    }
    XCTAssertEqual((squares / 2000).squareRoot(), 1.384, accuracy: 0.07)
    // Neighbors move together: of a field smoothed by a bell, the difference over one pixel has the
    // variance 2 (1 − exp(−1 / 4σ²)) of that of the field.
    let expected = (2 * (1 - 0.984496)).squareRoot()
    XCTAssertEqual((differences / squares).squareRoot(), expected, accuracy: 0.02)
  }

  func testWhatLeavesThePictureIsLostAndPaperComesIn() {
    let white = LabeledImages(
      pixels: [UInt8](repeating: 255, count: 12), labels: [0], rows: 3, columns: 4, pixelScale: 255)
    let images = DistortedImages(white, by: Distortion(shift: 1000), seed: 4)
    // A shift of less than 5 in both directions has the odds of 1 to 40,000.
    XCTAssertEqual(images.inputs(of: 0), [Float](repeating: 0, count: 12))
  }

  func testKnownBits() {
    // From this program; the numbers have to stay the same on every machine.
    let images = DistortedImages(base, by: strong, seed: 1)
    let sum = images.inputs(of: 0).reduce(UInt64(0)) { ($0 &* 31) &+ UInt64($1.bitPattern) }
    XCTAssertEqual(sum, 7_748_637_482_981_970_933)
  }

  /// A picture of 28 × 28 pixels, each as bright as the number of its column.
  private func rampOfColumns() -> LabeledImages {
    LabeledImages(
      pixels: (0..<784).map { UInt8($0 % 28) }, labels: [0], rows: 28, columns: 28,
      pixelScale: 255)
  }
}
