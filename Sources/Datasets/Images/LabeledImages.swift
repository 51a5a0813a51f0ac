import DataFiles
import Foundation
import Groundwork
import NeuralNetworks

/// Pictures of handwritten digits, and which digit each of them shows.
///
/// Pixels stay bytes until a batch is filled: 60,000 pictures of 28×28 take 47 megabytes instead
/// of the 188 that `Float`s would take.
public struct LabeledImages: Equatable, Sendable {
  /// The number of classes: the digits 0 to 9.
  public static let classes = 10

  /// The pixels, picture after picture, row after row: 0 for paper, `pixelScale` for full ink.
  public let pixels: [UInt8]

  /// The digit that each picture shows, 0 to 9.
  public let labels: [UInt8]

  /// The height of a picture in pixels.
  public let rows: Int

  /// The width of a picture in pixels.
  public let columns: Int

  /// The pixel value that becomes 1 in a batch: 255 for MNIST, 16 for the 8×8 digits.
  public let pixelScale: UInt8

  /// Pictures that are at hand.
  ///
  /// - Parameters:
  ///   - pixels: `labels.count` × `rows` × `columns` bytes.
  ///   - labels: a digit for each picture.
  ///   - rows: the height of a picture.
  ///   - columns: the width of a picture.
  ///   - pixelScale: the pixel value of full ink.
  /// - Precondition: there are as many pixels as the other numbers ask for, and labels are digits.
  public init(pixels: [UInt8], labels: [UInt8], rows: Int, columns: Int, pixelScale: UInt8) {
    require(
      pixels.count == labels.count * rows * columns,
      "LabeledImages: \(pixels.count) pixels for \(labels.count) pictures of \(rows)×\(columns)")
    require(
      labels.allSatisfy { $0 < LabeledImages.classes }, "LabeledImages: a label is above 9")
    require(pixelScale > 0, "LabeledImages: a pixel scale of 0")
    self.pixels = pixels
    self.labels = labels
    self.rows = rows
    self.columns = columns
    self.pixelScale = pixelScale
  }

  /// Reads an IDX file of images and the one of their labels, each gzipped or not.
  ///
  /// - Throws: `IDXError` where a file is wrong or the two do not belong together.
  public init(images: URL, labels: URL, pixelScale: UInt8) throws(IDXError) {
    let imageFile = try IDXFile(reading: images, dimensions: 3)
    let labelFile = try IDXFile(reading: labels, dimensions: 1)
    let sizes = imageFile.header.dimensions
    guard sizes[0] == labelFile.bytes.count else {
      throw .countsDiffer(
        images: images.path, imageCount: sizes[0], labels: labels.path,
        labelCount: labelFile.bytes.count)
    }
    if let wrong = labelFile.bytes.firstIndex(where: { $0 >= LabeledImages.classes }) {
      throw .wrongLabel(file: labels.path, index: wrong, found: labelFile.bytes[wrong])
    }
    self.init(
      pixels: imageFile.bytes, labels: labelFile.bytes, rows: sizes[1], columns: sizes[2],
      pixelScale: pixelScale)
  }

  /// The number of pictures of each class.
  public var classCounts: [Int] {
    labels.reduce(into: Array(repeating: 0, count: LabeledImages.classes)) { $0[Int($1)] += 1 }
  }

  /// The pixels of one picture, row after row.
  public func pixels(of index: Int) -> ArraySlice<UInt8> {
    require(index >= 0 && index < count, "LabeledImages: picture \(index) of \(count)")
    return pixels[index * inputWidth..<(index + 1) * inputWidth]
  }

  /// The pictures at the given indices, in that order. An index may occur more than once.
  public func subset(_ indices: [Int]) -> LabeledImages {
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * inputWidth)
    for index in indices { chosen.append(contentsOf: pixels(of: index)) }
    return LabeledImages(
      pixels: chosen, labels: indices.map { labels[$0] }, rows: rows, columns: columns,
      pixelScale: pixelScale)
  }

  /// The pictures with rows and columns exchanged.
  func transposed() -> LabeledImages {
    let transposed = [UInt8](unsafeUninitializedCapacity: pixels.count) { result, initialized in
      for position in 0..<pixels.count {
        let (picture, place) = position.quotientAndRemainder(dividingBy: inputWidth)
        let (column, row) = place.quotientAndRemainder(dividingBy: rows)
        result[position] = pixels[picture * inputWidth + row * columns + column]
      }
      initialized = pixels.count
    }
    return LabeledImages(
      pixels: transposed, labels: labels, rows: columns, columns: rows, pixelScale: pixelScale)
  }

  /// All pictures as numbers from 0 to 1, `[count × rows·columns]`.
  public func inputs() -> Matrix {
    var inputs = Matrix(rows: count, columns: inputWidth)
    pixels.withUnsafeBufferPointer { source in
      inputs.withMutableElements { scale(source, into: $0) }
    }
    return inputs
  }

  /// Targets for a question that has yes or no for an answer: is the digit odd?
  ///
  ///     let targets = digits.training.targets { digit in digit % 2 == 1 }
  ///
  /// - Parameter isYes: whether the answer for a digit is yes.
  /// - Returns: 1 for yes and 0 for no, `[count × 1]`.
  public func targets(where isYes: (_ digit: UInt8) -> Bool) -> Matrix {
    Matrix(rows: count, columns: 1, elements: labels.map { isYes($0) ? 1 : 0 })
  }

  /// All pictures with one-hot targets: inputs `[count × rows·columns]`, pixels as numbers from 0 to
  /// 1, and targets `[count × 10]`, 1 in the column of the digit and 0 in the others.
  ///
  /// It takes four times the memory of the bytes. `Training` can do without it: it takes its batches
  /// from `LabeledImages` directly.
  public func dataset() -> Dataset {
    var inputs = Matrix(rows: count, columns: inputWidth)
    var targets = Matrix(rows: count, columns: targetWidth)
    fill(inputs: &inputs, targets: &targets, with: Array(0..<count)[...])
    return Dataset(inputs: inputs, targets: targets)
  }
}

extension LabeledImages: TrainingExamples {
  /// The number of pictures.
  public var count: Int { labels.count }

  /// The number of pixels of a picture, rows × columns.
  public var inputWidth: Int { rows * columns }

  /// The number of classes: a target is 1 in the column of its digit and 0 in the others.
  public var targetWidth: Int { LabeledImages.classes }

  /// Writes pictures into a batch, pixels as numbers from 0 to 1 and labels as one-hot rows.
  public func fill(inputs: inout Matrix, targets: inout Matrix, with indices: ArraySlice<Int>) {
    fill(inputs: &inputs, targets: &targets, with: indices) { (picture: $0, shift: .none) }
  }

  /// Writes pictures, some of them shifted, into a batch.
  ///
  /// - Parameters:
  ///   - inputs: pixels as numbers from 0 to 1, `[indices.count × rows·columns]`.
  ///   - targets: one-hot rows, `[indices.count × 10]`.
  ///   - indices: which samples.
  ///   - source: which picture a sample is, and how it is shifted.
  func fill(
    inputs: inout Matrix, targets: inout Matrix, with indices: ArraySlice<Int>,
    from source: (_ index: Int) -> (picture: Int, shift: Shift)
  ) {
    fill(inputs: &inputs, targets: &targets, with: indices, picture: { source($0).picture }) {
      index, pixels, inputs in
      write(pixels, shift: source(index).shift, into: inputs)
    }
  }

  /// Writes pictures that someone makes of these into a batch.
  ///
  /// The rows of the batch are divided among the threads: so each thread has its part of the batch
  /// in its core's cache. Pixels of several pictures are copied together before they become numbers,
  /// because pictures of a shuffled batch lie anywhere in memory: copying, the processor waits for
  /// many of them at once, and otherwise for one after the other.
  ///
  /// - Parameters:
  ///   - inputs: pixels as numbers from 0 to 1, `[indices.count × rows·columns]`.
  ///   - targets: one-hot rows, `[indices.count × 10]`.
  ///   - indices: which samples.
  ///   - picture: which picture a sample is made of.
  ///   - write: writes all inputs of a sample, given a copy of the pixels of its picture; it runs on
  ///     several threads at once.
  func fill(
    inputs: inout Matrix, targets: inout Matrix, with indices: ArraySlice<Int>,
    picture: (_ index: Int) -> Int = { $0 },
    write: (
      _ index: Int, _ pixels: UnsafeBufferPointer<UInt8>,
      _ inputs: UnsafeMutableBufferPointer<Float>
    ) -> Void
  ) {
    checkBatch(inputs, targets, samples: indices.count)
    /// A picture's part of a buffer.
    func part(_ place: Int) -> Range<Int> { place * inputWidth..<(place + 1) * inputWidth }
    inputs.withMutableElements { inputs in
      targets.withMutableElements { targets in
        targets.update(repeating: 0)
        inParallel(units: indices.count, cost: inputWidth / 2, least: Self.together / 2) { rows in
          withUnsafeTemporaryAllocation(
            of: UInt8.self, capacity: Self.together * inputWidth
          ) { copies in
            for first in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.together) {
              let rows = first..<min(first + Self.together, rows.upperBound)
              for row in rows {
                let picture = picture(indices[indices.startIndex + row])
                require(
                  picture >= 0 && picture < count, "LabeledImages: picture \(picture) of \(count)")
                _ = copies[part(row - first)].update(fromContentsOf: pixels[part(picture)])
                targets[row * targetWidth + Int(labels[picture])] = 1
              }
              for row in rows {
                write(
                  indices[indices.startIndex + row],
                  UnsafeBufferPointer(rebasing: copies[part(row - first)]),
                  UnsafeMutableBufferPointer(rebasing: inputs[part(row)]))
              }
            }
          }
        }
      }
    }
  }

  /// So many pictures are copied together: more than the processor waits for at once, and fewer than
  /// its nearest cache holds.
  private static let together = 16

  /// Writes a picture as numbers from 0 to 1.
  private func write(
    _ pixels: UnsafeBufferPointer<UInt8>, shift: Shift,
    into inputs: UnsafeMutableBufferPointer<Float>
  ) {
    guard shift != .none else { return scale(pixels, into: inputs) }
    inputs.update(repeating: 0)
    forEachVisibleRow(dx: shift.dx, dy: shift.dy) { source, target, length in
      scale(
        UnsafeBufferPointer(rebasing: pixels[source..<source + length]),
        into: UnsafeMutableBufferPointer(rebasing: inputs[target..<target + length]))
    }
  }

  func checkBatch(_ inputs: Matrix, _ targets: Matrix, samples: Int) {
    require(
      inputs.rows == samples && inputs.columns == inputWidth
        && targets.rows == samples && targets.columns == targetWidth,
      """
      fill: \(samples) pictures need inputs \(samples)×\(inputWidth) and targets \
      \(samples)×\(targetWidth), not \(inputs.shape) and \(targets.shape)
      """)
  }

  /// Writes pixels as numbers from 0 to 1.
  ///
  /// It is a true division, so that every result is the `Float` nearest to pixel / scale. The
  /// compiler makes vectors of it.
  func scale(_ pixels: UnsafeBufferPointer<UInt8>, into inputs: UnsafeMutableBufferPointer<Float>) {
    let divisor = Float(pixelScale)
    for index in 0..<min(pixels.count, inputs.count) {
      inputs[index] = Float(pixels[index]) / divisor
    }
  }
}
