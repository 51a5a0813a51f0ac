#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  import Synchronization

  /// Neighboring pieces of a piece of work that are still to be done, by number.
  ///
  /// Each thread that takes part has such a range. It takes its own pieces from the front, one at a
  /// time, and then helps others from the back: so what a thread touched in one product (its columns
  /// of a layer's weights, say) is mostly still in its core's cache in the next.
  ///
  /// First and end lie in one word, which is replaced as a whole. So every piece is taken by one
  /// thread, and a thread that the system put aside between reading the word and replacing it finds
  /// out; it can neither take a piece twice nor hold up the others.
  struct Pieces: ~Copyable {
    private let word = Atomic<UInt64>(0)

    // To itself on a pair of cache lines: others write their neighbors all the time.
    private let padding = SIMD8<UInt64>()

    /// Whether none is left.
    var isEmpty: Bool { Self.isEmpty(word.load(ordering: .sequentiallyConsistent)) }

    /// Lays out new pieces. All old ones must be done.
    func set(_ range: Range<Int>) {
      word.store(
        UInt64(range.lowerBound) << 32 | UInt64(range.upperBound), ordering: .sequentiallyConsistent
      )
    }

    /// Takes the first piece; `nil` where none is left.
    func takeFirst() -> Int? { take { (Int($0 >> 32), $0 + 1 << 32) } }

    /// Takes the last piece; `nil` where none is left.
    func takeLast() -> Int? { take { (Int(UInt32(truncatingIfNeeded: $0)) - 1, $0 - 1) } }

    @inline(__always)
    private func take(_ choose: (UInt64) -> (piece: Int, rest: UInt64)) -> Int? {
      var found = word.load(ordering: .relaxed)
      while !Self.isEmpty(found) {
        let (piece, rest) = choose(found)
        let (exchanged, original) = word.compareExchange(
          expected: found, desired: rest, ordering: .acquiringAndReleasing)
        if exchanged { return piece }
        found = original
      }
      return nil
    }

    private static func isEmpty(_ word: UInt64) -> Bool {
      word >> 32 >= word & 0xFFFF_FFFF
    }
  }
#endif
