// The tiles, written out row by row: a loop over an array of sums would keep them in memory
// instead of in registers. Rows past the last one repeat it.

#if AVX512

  @inline(never)
  func computeTile8x2(
    _ left: LeftFactor, _ right: RightFactor, steps: some DepthSteps, row: Int, rowCount: Int,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let a = left.start + row * left.rowStride
    let row1 = min(1, rowCount - 1) * left.rowStride
    let row2 = min(2, rowCount - 1) * left.rowStride
    let row3 = min(3, rowCount - 1) * left.rowStride
    let row4 = min(4, rowCount - 1) * left.rowStride
    let row5 = min(5, rowCount - 1) * left.rowStride
    let row6 = min(6, rowCount - 1) * left.rowStride
    let row7 = min(7, rowCount - 1) * left.rowStride
    var sum0a = Vector.zero, sum0b = Vector.zero
    var sum1a = Vector.zero, sum1b = Vector.zero
    var sum2a = Vector.zero, sum2b = Vector.zero
    var sum3a = Vector.zero, sum3b = Vector.zero
    var sum4a = Vector.zero, sum4b = Vector.zero
    var sum5a = Vector.zero, sum5b = Vector.zero
    var sum6a = Vector.zero, sum6b = Vector.zero
    var sum7a = Vector.zero, sum7b = Vector.zero
    let rowTile = row / Tile.rows
    for index in 0..<steps.count(rowTile: rowTile) {
      let step = steps.step(index, rowTile: rowTile)
      let k = step * left.depthStride
      let b = right.start + step * right.rowStride
      let ba = b.vector(at: 0)
      let bb = b.vector(at: 16)
      let a0 = Vector(repeating: a[k])
      sum0a = multiplyAdd(a0, ba, sum0a)
      sum0b = multiplyAdd(a0, bb, sum0b)
      let a1 = Vector(repeating: a[row1 + k])
      sum1a = multiplyAdd(a1, ba, sum1a)
      sum1b = multiplyAdd(a1, bb, sum1b)
      let a2 = Vector(repeating: a[row2 + k])
      sum2a = multiplyAdd(a2, ba, sum2a)
      sum2b = multiplyAdd(a2, bb, sum2b)
      let a3 = Vector(repeating: a[row3 + k])
      sum3a = multiplyAdd(a3, ba, sum3a)
      sum3b = multiplyAdd(a3, bb, sum3b)
      let a4 = Vector(repeating: a[row4 + k])
      sum4a = multiplyAdd(a4, ba, sum4a)
      sum4b = multiplyAdd(a4, bb, sum4b)
      let a5 = Vector(repeating: a[row5 + k])
      sum5a = multiplyAdd(a5, ba, sum5a)
      sum5b = multiplyAdd(a5, bb, sum5b)
      let a6 = Vector(repeating: a[row6 + k])
      sum6a = multiplyAdd(a6, ba, sum6a)
      sum6b = multiplyAdd(a6, bb, sum6b)
      let a7 = Vector(repeating: a[row7 + k])
      sum7a = multiplyAdd(a7, ba, sum7a)
      sum7b = multiplyAdd(a7, bb, sum7b)
    }
    sums.store(sum0a, at: 0 * Tile.columns)
    sums.store(sum0b, at: 0 * Tile.columns + 16)
    sums.store(sum1a, at: 1 * Tile.columns)
    sums.store(sum1b, at: 1 * Tile.columns + 16)
    sums.store(sum2a, at: 2 * Tile.columns)
    sums.store(sum2b, at: 2 * Tile.columns + 16)
    sums.store(sum3a, at: 3 * Tile.columns)
    sums.store(sum3b, at: 3 * Tile.columns + 16)
    sums.store(sum4a, at: 4 * Tile.columns)
    sums.store(sum4b, at: 4 * Tile.columns + 16)
    sums.store(sum5a, at: 5 * Tile.columns)
    sums.store(sum5b, at: 5 * Tile.columns + 16)
    sums.store(sum6a, at: 6 * Tile.columns)
    sums.store(sum6b, at: 6 * Tile.columns + 16)
    sums.store(sum7a, at: 7 * Tile.columns)
    sums.store(sum7b, at: 7 * Tile.columns + 16)
  }

  @inline(never)
  func computeTile8x1(
    _ left: LeftFactor, _ right: RightFactor, steps: some DepthSteps, row: Int, rowCount: Int,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let a = left.start + row * left.rowStride
    let row1 = min(1, rowCount - 1) * left.rowStride
    let row2 = min(2, rowCount - 1) * left.rowStride
    let row3 = min(3, rowCount - 1) * left.rowStride
    let row4 = min(4, rowCount - 1) * left.rowStride
    let row5 = min(5, rowCount - 1) * left.rowStride
    let row6 = min(6, rowCount - 1) * left.rowStride
    let row7 = min(7, rowCount - 1) * left.rowStride
    var sum0 = Vector.zero
    var sum1 = Vector.zero
    var sum2 = Vector.zero
    var sum3 = Vector.zero
    var sum4 = Vector.zero
    var sum5 = Vector.zero
    var sum6 = Vector.zero
    var sum7 = Vector.zero
    let rowTile = row / Tile.rows
    for index in 0..<steps.count(rowTile: rowTile) {
      let step = steps.step(index, rowTile: rowTile)
      let k = step * left.depthStride
      let b = right.start + step * right.rowStride
      let ba = b.vector(at: 0)
      let a0 = Vector(repeating: a[k])
      sum0 = multiplyAdd(a0, ba, sum0)
      let a1 = Vector(repeating: a[row1 + k])
      sum1 = multiplyAdd(a1, ba, sum1)
      let a2 = Vector(repeating: a[row2 + k])
      sum2 = multiplyAdd(a2, ba, sum2)
      let a3 = Vector(repeating: a[row3 + k])
      sum3 = multiplyAdd(a3, ba, sum3)
      let a4 = Vector(repeating: a[row4 + k])
      sum4 = multiplyAdd(a4, ba, sum4)
      let a5 = Vector(repeating: a[row5 + k])
      sum5 = multiplyAdd(a5, ba, sum5)
      let a6 = Vector(repeating: a[row6 + k])
      sum6 = multiplyAdd(a6, ba, sum6)
      let a7 = Vector(repeating: a[row7 + k])
      sum7 = multiplyAdd(a7, ba, sum7)
    }
    sums.store(sum0, at: 0 * Tile.columns)
    sums.store(sum1, at: 1 * Tile.columns)
    sums.store(sum2, at: 2 * Tile.columns)
    sums.store(sum3, at: 3 * Tile.columns)
    sums.store(sum4, at: 4 * Tile.columns)
    sums.store(sum5, at: 5 * Tile.columns)
    sums.store(sum6, at: 6 * Tile.columns)
    sums.store(sum7, at: 7 * Tile.columns)
  }

  /// A single row, as of a batch of one picture: the 7 others of a tile would be wasted.
  @inline(never)
  func computeTile1x2(
    _ left: LeftFactor, _ right: RightFactor, steps: some DepthSteps, row: Int,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let a = left.start + row * left.rowStride
    var sum0a = Vector.zero
    var sum0b = Vector.zero
    let rowTile = row / Tile.rows
    for index in 0..<steps.count(rowTile: rowTile) {
      let step = steps.step(index, rowTile: rowTile)
      let b = right.start + step * right.rowStride
      let a0 = Vector(repeating: a[step * left.depthStride])
      sum0a = multiplyAdd(a0, b.vector(at: 0), sum0a)
      sum0b = multiplyAdd(a0, b.vector(at: 16), sum0b)
    }
    sums.store(sum0a, at: 0)
    sums.store(sum0b, at: 16)
  }

#else

  @inline(never)
  func computeTile4x1(
    _ left: LeftFactor, _ right: RightFactor, steps: some DepthSteps, row: Int, rowCount: Int,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let a = left.start + row * left.rowStride
    let row1 = min(1, rowCount - 1) * left.rowStride
    let row2 = min(2, rowCount - 1) * left.rowStride
    let row3 = min(3, rowCount - 1) * left.rowStride
    var sum0 = Vector.zero
    var sum1 = Vector.zero
    var sum2 = Vector.zero
    var sum3 = Vector.zero
    let rowTile = row / Tile.rows
    for index in 0..<steps.count(rowTile: rowTile) {
      let step = steps.step(index, rowTile: rowTile)
      let k = step * left.depthStride
      let b = right.start + step * right.rowStride
      let ba = b.vector(at: 0)
      let a0 = Vector(repeating: a[k])
      sum0 = multiplyAdd(a0, ba, sum0)
      let a1 = Vector(repeating: a[row1 + k])
      sum1 = multiplyAdd(a1, ba, sum1)
      let a2 = Vector(repeating: a[row2 + k])
      sum2 = multiplyAdd(a2, ba, sum2)
      let a3 = Vector(repeating: a[row3 + k])
      sum3 = multiplyAdd(a3, ba, sum3)
    }
    sums.store(sum0, at: 0 * Tile.columns)
    sums.store(sum1, at: 1 * Tile.columns)
    sums.store(sum2, at: 2 * Tile.columns)
    sums.store(sum3, at: 3 * Tile.columns)
  }

  /// A quarter of a tile, four columns of it, where a multiply-add is done in software.
  @inline(never)
  func computeTile4x4(
    _ left: LeftFactor, _ right: RightFactor, steps: some DepthSteps, row: Int, rowCount: Int,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let a = left.start + row * left.rowStride
    let row1 = min(1, rowCount - 1) * left.rowStride
    let row2 = min(2, rowCount - 1) * left.rowStride
    let row3 = min(3, rowCount - 1) * left.rowStride
    var sum0 = SIMD4<Float>.zero
    var sum1 = SIMD4<Float>.zero
    var sum2 = SIMD4<Float>.zero
    var sum3 = SIMD4<Float>.zero
    let rowTile = row / Tile.rows
    for index in 0..<steps.count(rowTile: rowTile) {
      let step = steps.step(index, rowTile: rowTile)
      let k = step * left.depthStride
      let b = UnsafeRawPointer(right.start + step * right.rowStride)
        .loadUnaligned(as: SIMD4<Float>.self)
      let a0 = SIMD4(repeating: a[k])
      let a1 = SIMD4(repeating: a[row1 + k])
      let a2 = SIMD4(repeating: a[row2 + k])
      let a3 = SIMD4(repeating: a[row3 + k])
      var doubt = Doubt()
      let next0 = twiceRoundedMultiplyAdd(a0, b, sum0, doubt: &doubt)
      let next1 = twiceRoundedMultiplyAdd(a1, b, sum1, doubt: &doubt)
      let next2 = twiceRoundedMultiplyAdd(a2, b, sum2, doubt: &doubt)
      let next3 = twiceRoundedMultiplyAdd(a3, b, sum3, doubt: &doubt)
      if doubt.isThere {
        sum0 = carefulMultiplyAdd(a0, b, sum0)
        sum1 = carefulMultiplyAdd(a1, b, sum1)
        sum2 = carefulMultiplyAdd(a2, b, sum2)
        sum3 = carefulMultiplyAdd(a3, b, sum3)
      } else {
        (sum0, sum1, sum2, sum3) = (next0, next1, next2, next3)
      }
    }
    let target = UnsafeMutableRawPointer(sums)
    let stride = Tile.columns * MemoryLayout<Float>.stride
    target.storeBytes(of: sum0, as: SIMD4<Float>.self)
    target.storeBytes(of: sum1, toByteOffset: stride, as: SIMD4<Float>.self)
    target.storeBytes(of: sum2, toByteOffset: 2 * stride, as: SIMD4<Float>.self)
    target.storeBytes(of: sum3, toByteOffset: 3 * stride, as: SIMD4<Float>.self)
  }

#endif
