import Console
import Dispatch
import ExerciseSupport
import Foundation

/// Ends this program, and with it the builds and answers that it has started, on Ctrl-C.
///
/// They run in process groups of their own, so the terminal's Ctrl-C does not reach them.
///
/// - Parameter status: the exit status then.
func endChildrenOnInterrupt(status: Int32) {
  for number in [SIGINT, SIGTERM] {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      killRunningProcesses()
      print()
      exit(status)
    }
    source.resume()
    // It works for as long as the program runs.
    _ = Unmanaged.passRetained(source as AnyObject)
  }
}
