import Foundation

/// 1 / (1 + e⁻ᶻ), straight from the formula, in Double.
func logistic(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
