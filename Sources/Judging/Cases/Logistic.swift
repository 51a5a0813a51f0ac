import Foundation

/// 1 / (1 + e⁻ᶻ), straight from the formula.
package func logistic(_ z: Float) -> Float { 1 / (1 + exp(-z)) }

/// 1 / (1 + e⁻ᶻ), straight from the formula, in Double.
package func logistic(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

/// 1 where z has reached zero, else 0.
package func threshold(_ z: Float) -> Float { z >= 0 ? 1 : 0 }
