import Foundation
typealias Vector = SIMD16<Float>
@inline(__always) func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector { c.addingProduct(a, b) }
@inline(__always) func multiplyAdd(_ a: Float, _ b: Float, _ c: Float) -> Float { c.addingProduct(a, b) }
func each(_ v: Vector, _ f: (Float)->Float) -> Vector { var r = v; for i in 0..<16 { r[i] = f(v[i]) }; return r }
func exponential(_ v: Vector) -> Vector { each(v) { Foundation.exp($0) } }
func hyperbolicTangent(_ v: Vector) -> Vector { each(v) { Foundation.tanh($0) } }
func sigmoid(_ v: Vector) -> Vector { each(v) { 1/(1+Foundation.exp(-$0)) } }
func exponential(_ v: Float) -> Float { Foundation.exp(v) }
func logarithm(_ v: Float) -> Float { Foundation.log(v) }
func sigmoid(_ v: Float) -> Float { 1/(1+Foundation.exp(-v)) }
