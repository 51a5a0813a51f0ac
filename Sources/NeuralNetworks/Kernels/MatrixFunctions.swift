// Kernels over whole matrices that no layer applies by themselves, but the benchmark measures.

extension Matrix {
  /// Replaces every element x by eˣ.
  package mutating func applyExponential() {
    makeUnique()
    apply({ exponential($0) }, to: storage.pointer, into: storage.pointer, count: count)
  }

  /// Replaces every element x by ln x.
  package mutating func applyLogarithm() {
    makeUnique()
    apply({ logarithm($0) }, to: storage.pointer, into: storage.pointer, count: count)
  }
}
