import Groundwork
import NeuralNetworks

/// A step of a whole picture over its paper.
public struct Shift: Equatable, Sendable {
  /// Pixels to the right; negative to the left.
  public let dx: Int

  /// Pixels downward; negative upward.
  public let dy: Int

  /// No step at all.
  public static let none = Shift(dx: 0, dy: 0)

  /// A step of `dx` pixels to the right and `dy` pixels down.
  public init(dx: Int, dy: Int) {
    self.dx = dx
    self.dy = dy
  }
}

/// Pictures, and copies of all of them that are shifted by a few pixels.
///
/// A three that moves by one pixel is still a three, but it is new to a network. A copy is made
/// only when a batch asks for it, so five times the pictures take no more memory.
///
/// Samples 0 to n − 1 are the n pictures themselves; the next n are shifted by the first shift,
/// and so on.
public struct ShiftedCopies: Sendable {
  /// The pictures as they are.
  public let base: LabeledImages

  /// How the copies are shifted.
  public let shifts: [Shift]

  /// Pictures with one more copy of each for every shift.
  public init(_ base: LabeledImages, shifts: [Shift]) {
    self.base = base
    self.shifts = shifts
  }
}

extension LabeledImages {
  /// The pixels of a picture that was moved by `dx` pixels to the right and `dy` pixels down.
  /// What leaves the picture is lost; what becomes free is paper, 0.
  public func shifted(_ index: Int, dx: Int, dy: Int) -> [UInt8] {
    let picture = pixels(of: index)
    var shifted = [UInt8](repeating: 0, count: inputWidth)
    forEachVisibleRow(dx: dx, dy: dy) { source, target, length in
      let from = picture.startIndex + source
      shifted.replaceSubrange(target..<target + length, with: picture[from..<from + length])
    }
    return shifted
  }

  /// Calls `body` with the pixels of each row that stay in the picture when it moves: where they
  /// come from, where they go, how many they are.
  func forEachVisibleRow(
    dx: Int, dy: Int, _ body: (_ source: Int, _ target: Int, _ length: Int) -> Void
  ) {
    let length = columns - abs(dx)
    guard length > 0 else { return }
    let left = max(0, dx)
    for row in max(0, dy)..<max(max(0, dy), min(rows, rows + dy)) {
      body((row - dy) * columns + left - dx, row * columns + left, length)
    }
  }
}

extension ShiftedCopies: TrainingExamples {
  /// The number of pictures with their copies: pictures × (1 + shifts).
  public var count: Int { base.count * (1 + shifts.count) }

  /// The number of pixels of a picture.
  public var inputWidth: Int { base.inputWidth }

  /// The number of classes.
  public var targetWidth: Int { base.targetWidth }

  /// Writes pictures and shifted copies into a batch, as `LabeledImages` does.
  public func fill(inputs: inout Matrix, targets: inout Matrix, with indices: ArraySlice<Int>) {
    base.fill(inputs: &inputs, targets: &targets, with: indices) { index in
      require(index >= 0 && index < count, "ShiftedCopies: picture \(index) of \(count)")
      let (copy, picture) = index.quotientAndRemainder(dividingBy: base.count)
      return (picture, copy == 0 ? .none : shifts[copy - 1])
    }
  }
}
