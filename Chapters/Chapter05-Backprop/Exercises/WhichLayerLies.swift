import Exercises
import NeuralNetworks

/// Exercise 5.6: which layer lies?
///
/// Read first: section 5.5, "How do you know that it is right?".
/// About 40 minutes, ●●●.
///
/// Somebody wrote a network that learns, but not well. Each layer is a `CheckedLayer`, in
/// Sources/Exercises/Given, with a function forward, which is right, and a function backward, which
/// gives the gradient of its inputs. At most one of the layers gets that gradient wrong. Find it.
///
/// A wrong gradient can be anything: turned around, too long, right for the first sample only. For
/// nearly all gradients that may arrive at its outputs its relative error is above 0.1. A right one
/// can disagree with nudges as well, for the two innocent reasons of section 5.5: kinks may lie 0.002
/// from a sum, and outputs may be a hundred times as large as their changes.
///
/// For example, with `forward` tanh in all three layers and `backward`
///
///     G ⊙ (1 − tanh² x)      G ⊙ (1 − tanh x)      G ⊙ (1 − tanh² x)
///
/// the answer is 1, the place of the second; if all had the first, it would be nil.
///
/// - Parameters:
///   - layers: first to last; there may be none. The outputs of each are the inputs of the next.
///   - inputs: of the first layer, `[samples × inputs]`; at least one of each.
/// - Returns: the place of the layer that lies, counted from 0; nil if none does.
public func lyingLayer(in layers: [CheckedLayer], inputs: Matrix) -> Int? {
  unfinished(nil)
}
