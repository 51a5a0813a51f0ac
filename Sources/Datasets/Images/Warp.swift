import NeuralNetworks

/// Draws a distortion for pictures of one size and applies it.
struct Warp: Sendable {
  private let rows: Int
  private let columns: Int
  private let distortion: Distortion

  // α G_r N G_c smooths random numbers N, [rows × columns], where G holds the bell: row i, column j
  // is its height at a distance of i − j pixels. Rows are `stride` apart, a multiple of 16 numbers,
  // the rest zeros, so that the loops over columns are whole vectors.
  private let rowBells: [Float]
  private let columnBells: [Float]
  private let stride: Int

  init(rows: Int, columns: Int, _ distortion: Distortion) {
    self.rows = rows
    self.columns = columns
    self.distortion = distortion
    stride = (columns + 15) / 16 * 16
    let deviation = Double(distortion.smoothness)
    rowBells = Self.bells(rows, stride: rows, deviation: deviation)
    columnBells = Self.bells(columns, stride: stride, deviation: deviation)
  }

  /// A bell around each of `count` places, each of the sum 1 if it reached to infinity.
  private static func bells(_ count: Int, stride: Int, deviation: Double) -> [Float] {
    // q = exp(−1 / 2σ²) by its series, which has the same bits on every system; q^(d²) is the bell.
    let x = 1 / (2 * deviation * deviation)
    let q = (1...16).reversed().reduce(1.0) { 1 - x / Double($1) * $0 }
    var heights = [1.0]
    var ratio = q  // from the height at d to that at d + 1: q^(2d + 1)
    while heights.count < count || heights[heights.count - 1] > 1e-9 {
      heights.append(heights[heights.count - 1] * ratio)
      ratio *= q * q
    }
    let sum = 2 * heights.reduce(0, +) - 1
    var bells = [Float](repeating: 0, count: count * stride)
    for place in 0..<count {
      for other in 0..<count {
        bells[place * stride + other] = Float(heights[abs(place - other)] / sum)
      }
    }
    return bells
  }

  /// Writes a distorted picture as numbers from 0 to 1.
  ///
  /// - Parameters:
  ///   - pixels: the picture, row after row.
  ///   - scale: the pixel value that becomes 1.
  ///   - generator: where the distortion comes from.
  ///   - result: `rows` · `columns` numbers to be set.
  func apply(
    to pixels: UnsafeBufferPointer<UInt8>, scale: Float, using generator: inout SplitMix64,
    _ result: UnsafeMutableBufferPointer<Float>
  ) {
    var (a, t) = (SIMD4<Float>.zero, SIMD2<Float>.zero)
    for index in 0..<4 { a[index] = distortion.affine * (2 * generator.nextUniform() - 1) }
    for index in 0..<2 { t[index] = distortion.shift * (2 * generator.nextUniform() - 1) }

    let field = rows * stride
    // One row and column of paper before the picture, two behind it: sampling needs no checks.
    let paddedColumns = columns + 3
    let paddedCount = (rows + 3) * paddedColumns
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 4 * field + paddedCount) { memory in
      memory.initialize(repeating: 0)
      guard let start = memory.baseAddress else { return }
      let (dx, dy, scratch) = (start, start + field, start + 2 * field)
      if distortion.elastic > 0 {
        drawField(dx, scratch: scratch, using: &generator)
        drawField(dy, scratch: scratch, using: &generator)
      }
      let padded = start + 4 * field
      for row in 0..<rows {
        for column in 0..<columns {
          padded[(row + 1) * paddedColumns + column + 1] =
            Float(pixels[row * columns + column]) / scale
        }
      }
      let (middleX, middleY) = (Float(columns - 1) / 2, Float(rows - 1) / 2)
      for row in 0..<rows {
        let y = Float(row) - middleY
        for column in 0..<columns {
          let x = Float(column) - middleX
          let place = row * stride + column
          let fromX = Float(column) + (a[0] * x + a[1] * y) + t[0] + dx[place]
          let fromY = Float(row) + (a[2] * x + a[3] * y) + t[1] + dy[place]
          result[row * columns + column] = sample(padded, fromX, fromY)
        }
      }
    }
  }

  /// Sets `field` to α G_r N G_c for new random numbers N.
  private func drawField(
    _ field: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>,
    using generator: inout SplitMix64
  ) {
    let (noise, halfway) = (scratch, scratch + rows * stride)
    for row in 0..<rows {
      for column in 0..<columns {
        noise[row * stride + column] = distortion.elastic * (2 * generator.nextUniform() - 1)
      }
    }
    rowBells.withUnsafeBufferPointer { bells in
      guard let bells = bells.baseAddress else { return }
      for row in 0..<rows {
        setSum(of: noise, count: rows, times: bells + row * rows, halfway + row * stride)
      }
    }
    columnBells.withUnsafeBufferPointer { bells in
      guard let bells = bells.baseAddress else { return }
      for row in 0..<rows {
        setSum(of: bells, count: columns, times: halfway + row * stride, field + row * stride)
      }
    }
  }

  /// Sets one row to the sum of `count` rows, each times a factor of its own.
  @inline(__always)
  private func setSum(
    of terms: UnsafePointer<Float>, count: Int, times factors: UnsafePointer<Float>,
    _ result: UnsafeMutablePointer<Float>
  ) {
    for start in Swift.stride(from: 0, to: stride, by: 16) {
      var sum = SIMD16<Float>.zero
      var term = UnsafeRawPointer(terms + start)
      for index in 0..<count {
        sum += factors[index] * term.loadUnaligned(as: SIMD16<Float>.self)
        term += 4 * stride
      }
      UnsafeMutableRawPointer(result + start).storeBytes(of: sum, as: SIMD16<Float>.self)
    }
  }

  /// The brightness between four pixels, each counted the more the nearer it is (bilinear); beyond
  /// the picture there is paper.
  private func sample(_ padded: UnsafePointer<Float>, _ x: Float, _ y: Float) -> Float {
    let x = min(max(x, -1), Float(columns)) + 1
    let y = min(max(y, -1), Float(rows)) + 1
    let (left, top) = (Int(x), Int(y))
    let (right, bottom) = (x - Float(left), y - Float(top))  // the shares of those pixels
    let corner = padded + top * (columns + 3) + left
    let above = corner[0] + right * (corner[1] - corner[0])
    let below = corner[columns + 3] + right * (corner[columns + 4] - corner[columns + 3])
    return above + bottom * (below - above)
  }
}
