import Exercises
import Foundation

/// Base-2 logarithm: bits for nats.
public func klDivergence(_ t: [Float], from p: [Float]) -> Float {
  return zip(t, p).reduce(Float(0)) { $1.0 == 0 ? $0 : $0 + $1.0 * log2($1.0 / $1.1) }
}
