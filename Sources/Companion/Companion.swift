/// Runs the companion program on its command line.
public func runCompanion(arguments: [String]) -> Int32 { 0 }
