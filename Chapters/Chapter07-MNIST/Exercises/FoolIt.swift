import Exercises
import NeuralNetworks

/// Exercise 7.8: fool it.
///
/// Read first: section 7.7, under "A digit made to be misread".
/// About 30 minutes, ●●●.
///
/// Section 7.7 nudges every pixel a little. Here you may change a pixel as much as you like, from 0
/// to 1, but as few pixels as you can: return a picture that the network misreads. It reads the
/// original rightly; its answer is the largest of its ten scores.
///
/// For example, if a 3 is read as an 8 once pixels 340 and 412 are set to 1, then the picture with
/// these two changed is an answer, and costs 2 pixels.
///
/// What is judged: twenty digits and a copy of the network that you cannot reach, fresh for each
/// verdict. All twenty must be misread, no number may lie outside 0 to 1, and together they may
/// cost a tenth more than the greedy way, which sets one pixel after another, each time the one that
/// promises most. That is the par, about 150 pixels (twenty runs). Can you do with fewer?
///
/// - Parameters:
///   - network: reads pictures: `[1 × 784]` in, `[1 × 10]` scores out.
///   - picture: `[1 × 784]`, numbers from 0 for paper to 1 for ink.
///   - label: the digit that it is, and is read as.
/// - Returns: the changed picture, `[1 × 784]`.
public func fool(_ network: Sequential, picture: Matrix, label: Int) -> Matrix {
  unfinished(picture)
}
