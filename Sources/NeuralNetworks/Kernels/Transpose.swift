extension Matrix {
  /// Rows and columns exchanged: element (i, j) becomes element (j, i).
  ///
  /// It goes by blocks of 16×16, which are turned in registers; what is left at the edges goes
  /// element by element. The strips of 16 columns are divided among the threads.
  public func transposed() -> Matrix {
    let result = Matrix(uninitializedRows: columns, columns: rows)
    let source = UnsafePointer(storage.pointer)
    let target = result.storage.pointer
    let (height, width) = (rows, columns)
    let side = Vector.scalarCount

    inParallel(units: (width + side - 1) / side, cost: height * 2) { strips in
      for strip in strips {
        let left = strip * side
        for top in stride(from: 0, to: height, by: side) {
          let corner = source + top * width + left
          let place = target + left * height + top
          if top + side <= height && left + side <= width {
            Block(at: corner, rowStride: width).transposed().store(at: place, rowStride: height)
          } else {
            for row in 0..<min(side, height - top) {
              for column in 0..<min(side, width - left) {
                place[column * height + row] = corner[row * width + column]
              }
            }
          }
        }
      }
    }
    return result
  }
}

/// 16 rows of 16 numbers, in registers.
private struct Block {
  // Written out: an array would lie in memory.
  var row0, row1, row2, row3, row4, row5, row6, row7: Vector
  var row8, row9, row10, row11, row12, row13, row14, row15: Vector

  @inline(__always)
  init(at start: UnsafePointer<Float>, rowStride: Int) {
    func row(_ index: Int) -> Vector { start.vector(at: index * rowStride) }
    (row0, row1, row2, row3) = (row(0), row(1), row(2), row(3))
    (row4, row5, row6, row7) = (row(4), row(5), row(6), row(7))
    (row8, row9, row10, row11) = (row(8), row(9), row(10), row(11))
    (row12, row13, row14, row15) = (row(12), row(13), row(14), row(15))
  }

  @inline(__always)
  func store(at start: UnsafeMutablePointer<Float>, rowStride: Int) {
    func put(_ row: Vector, _ index: Int) { start.store(row, at: index * rowStride) }
    put(row0, 0)
    put(row1, 1)
    put(row2, 2)
    put(row3, 3)
    put(row4, 4)
    put(row5, 5)
    put(row6, 6)
    put(row7, 7)
    put(row8, 8)
    put(row9, 9)
    put(row10, 10)
    put(row11, 11)
    put(row12, 12)
    put(row13, 13)
    put(row14, 14)
    put(row15, 15)
  }

  /// Rows and columns exchanged.
  ///
  /// Number an element by its row and column, four bits each: rrrrcccc. To sort out even and odd
  /// columns moves the last bit to the front: crrrrccc. Four times gives ccccrrrr.
  @inline(__always)
  func transposed() -> Block { sorted().sorted().sorted().sorted() }

  /// Even columns of each pair of rows in the upper half, odd ones in the lower half.
  @inline(__always)
  private func sorted() -> Block {
    var block = self
    (block.row0, block.row8) = Self.evenAndOdd(row0, row1)
    (block.row1, block.row9) = Self.evenAndOdd(row2, row3)
    (block.row2, block.row10) = Self.evenAndOdd(row4, row5)
    (block.row3, block.row11) = Self.evenAndOdd(row6, row7)
    (block.row4, block.row12) = Self.evenAndOdd(row8, row9)
    (block.row5, block.row13) = Self.evenAndOdd(row10, row11)
    (block.row6, block.row14) = Self.evenAndOdd(row12, row13)
    (block.row7, block.row15) = Self.evenAndOdd(row14, row15)
    return block
  }

  @inline(__always)
  private static func evenAndOdd(_ first: Vector, _ second: Vector) -> (Vector, Vector) {
    let both = SIMD32(lowHalf: first, highHalf: second)
    return (both.evenHalf, both.oddHalf)
  }
}
