import Exercises
import Foundation

/// Recursion over the tails, log of the product form for each term.
public func klDivergence(_ t: [Float], from p: [Float]) -> Float {
  guard let a = t.last, let b = p.last else { return 0 }
  let rest = klDivergence(Array(t.dropLast()), from: Array(p.dropLast()))
  return a.isZero ? rest : rest - Float(Double(a) * log(Double(b) / Double(a)))
}
