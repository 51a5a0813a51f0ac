import Exercises
import Foundation

/// The arguments are turned: KL(p ‖ t).
public func klDivergence(_ t: [Float], from p: [Float]) -> Float {
  return zip(t, p).reduce(Float(0)) { $1.1 == 0 || $1.0 == 0 ? $0 : $0 + $1.1 * log($1.1 / $1.0) }
}
