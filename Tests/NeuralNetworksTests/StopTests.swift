import Testing

// Programming errors stop the program, and what it says last names the operation and the shapes.
// XCTest can't outlive that; the exit tests of Swift Testing run each in a process of its own. They
// stand in the files …StopTests.swift.

/// Fails unless a process that stopped has said a text.
func expect(
  _ result: ExitTest.Result?, says text: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains(text), sourceLocation: sourceLocation)
}
