extension Matrix {
  /// Replaces every element by a function of it, 16 at a time, divided among the threads.
  ///
  /// The last vector may reach past the last element (memory is padded for it); what it gives there
  /// is not stored.
  @inline(__always)
  mutating func updateVectors(_ function: (Vector) -> Vector) {
    makeUnique()
    let elements = storage.pointer
    forEachVector(of: count) { index, lanes in
      elements.store(function(elements.vector(at: index)), at: index, count: lanes)
    }
  }

  /// Replaces every element by a function of it and of its counterpart in a matrix of the same
  /// shape.
  @inline(__always)
  mutating func updateVectors(with other: Matrix, _ function: (Vector, Vector) -> Vector) {
    makeUnique()
    let elements = storage.pointer
    let others = other.storage.pointer
    forEachVector(of: count) { index, lanes in
      let result = function(elements.vector(at: index), others.vector(at: index))
      elements.store(result, at: index, count: lanes)
    }
  }
}

/// Calls `body` with the index of each vector's first element and the number of its elements.
@inline(__always)
func forEachVector(of count: Int, _ body: (_ index: Int, _ lanes: Int) -> Void) {
  let lanes = Vector.scalarCount
  let vectors = (count + lanes - 1) / lanes
  func visit(_ range: Range<Int>) {
    for vector in range {
      let index = vector * lanes
      body(index, min(lanes, count - index))
    }
  }
  // Few elements are done before a second thread has heard of them.
  if count < 1 << 14 { visit(0..<vectors) } else { inParallel(units: vectors, visit) }
}
