import Exercises
import Judging
import NeuralNetworks

// What is seen of changed pictures (exercise 7.8), and when two ways to fool are alike.

extension FoolIt {
  struct Seen: CustomStringConvertible {
    let misread: Int
    let all: Int
    /// How many numbers are no numbers from 0 to 1.
    let outside: Int
    /// How many answers are not of a picture's size.
    let misshapen: Int
    let pixels: Int
    /// How many pictures are as they were.
    let untouched: Int
    /// Whether the right digits have lower scores, on average, than before.
    let isAimed: Bool
    /// The share of changed pixels that lie at 0 or 1.
    let extremes: Double
    /// Whether much the same pixels are changed in all pictures.
    let isShared: Bool

    init(_ gallery: Gallery, _ answer: Matrix) {
      // What a worker made up may have another shape: as if no picture had come back.
      let isFull =
        answer.rows == gallery.pictures.rows && answer.columns == gallery.pictures.columns
      let changed = isFull ? answer : gallery.pictures.map { _ in -1 }
      let network = gallery.network()
      let scores = network(changed)
      all = gallery.labels.count
      misread = zip(scores.argmax(), gallery.labels).count { $0 != $1 }
      let isMisshapen = (0..<changed.rows).map { changed.row($0).allSatisfy { $0 == -1 } }
      misshapen = isMisshapen.count { $0 }
      outside =
        changed.elements.count { !($0 >= 0 && $0 <= 1) } - misshapen * changed.columns
      let (before, after) = (gallery.pictures.elements, changed.elements)
      let touched = before.indices.filter { before[$0] != after[$0] }
      pixels = touched.count
      let places = Dictionary(grouping: touched) { $0 / changed.columns }.values
      untouched = all - places.count
      let most = places.map(\.count).max() ?? 0
      isShared = places.count > 1 && Set(touched.map { $0 % changed.columns }).count * 2 <= most * 3
      let old = network(gallery.pictures)
      let fall = gallery.labels.enumerated().map { row, label in
        old[row, label] - scores[row, label]
      }
      isAimed = fall.reduce(0, +) > 0
      extremes =
        Double(touched.count { after[$0] == 0 || after[$0] == 1 }) / Double(max(pixels, 1))
    }

    var description: String {
      "\(misread) of \(all) misread, \(pixels) pixels changed"
        + (outside > 0 ? ", \(outside) numbers outside 0 to 1" : "")
        + (misshapen > 0 ? ", \(misshapen) pictures of another size" : "")
    }

    /// What is the same for mistakes of the same kind, whatever the digits.
    var pattern: [String] {
      guard misshapen == 0 else { return ["misshapen"] }
      let each = pixels / max(all, 1)
      let amount = each > 250 ? "nearly all pixels" : each > 20 ? "many pixels" : "few pixels"
      guard outside == 0 else { return ["outside", amount] }
      guard untouched < all else { return ["untouched"] }
      guard isAimed else { return ["surer"] }
      guard each > 250 || extremes > 0.5 else { return ["partly"] }
      guard !isShared || each > 250 else { return ["the same pixels"] }
      return [misread == all ? "all misread" : "not all misread", amount]
    }
  }

  static let comparison = Comparison<Seen>(
    difference: { found, expected in
      guard found.misshapen == 0 else {
        return Difference(
          place: "size", expected: "pictures of 1 × 784 numbers",
          found: "\(found.misshapen) of another size")
      }
      guard found.outside == 0 else {
        return Difference(
          place: "range", expected: "numbers from 0 to 1", found: "\(found.outside) others")
      }
      guard found.misread == found.all else {
        return Difference(
          place: "misread", expected: "all \(found.all)", found: "\(found.misread)")
      }
      let most = expected.pixels * 11 / 10
      guard found.pixels > most else { return nil }
      return Difference(
        place: "pixels changed", expected: "at most \(most), a tenth more than the greedy way",
        found: "\(found.pixels)")
    },
    areAlike: { $0.pattern == $1.pattern })
}
