/// Stops the program with a message unless a condition holds.
///
/// The libraries are optimized in debug builds too, and there `precondition` stops without its
/// message. A learner who mixes up two shapes needs to read which.
@inlinable @inline(__always)
package func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !condition { stop(message(), file, line) }
}

// Apart and never inlined, so that a check costs its caller a comparison and a branch.
@usableFromInline @inline(never)
package func stop(_ message: String, _ file: StaticString, _ line: UInt) -> Never {
  fatalError(message, file: file, line: line)
}
