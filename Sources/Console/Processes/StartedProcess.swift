import Synchronization

/// A process that was started, and what it writes: the one way in which programs are started.
struct StartedProcess {
  let process: Int32

  /// The pipe that it writes to; whoever started the process closes it.
  let output: Int32

  /// The pipe that it writes its messages to; whoever started the process closes it.
  let errors: Int32

  /// Starts a program in a process group of its own.
  ///
  /// - Parameters:
  ///   - path: the program's file.
  ///   - arguments: the command line without the program's name.
  ///   - environment: all variables that the program sees.
  ///   - input: the file that it reads; nil for nothing to read.
  ///   - onTerminal: whether its standard output is to look like a terminal to it.
  /// - Throws: `ProcessError` if it cannot be started.
  init(
    _ path: String, _ arguments: [String], environment: [String: String], input: Int32? = nil,
    onTerminal: Bool = false
  ) throws(ProcessError) {
    let output = try onTerminal ? OperatingSystem.makeTerminal() : OperatingSystem.makePipe()
    defer { OperatingSystem.closeFile(output.writing) }
    do throws(ProcessError) {
      let errors = try OperatingSystem.makePipe()
      defer { OperatingSystem.closeFile(errors.writing) }
      do throws(ProcessError) {
        // Nobody may end this program between the start and the note of it.
        process = try runningProcesses.withLock { running throws(ProcessError) in
          let caretaker = caretaker.withLock { $0.current }
          let process = try OperatingSystem.start(
            path, arguments, environment: environment, input: input, output: output.writing,
            errors: errors.writing)
          running.insert(process)
          caretaker?.note(started: process)
          return process
        }
      } catch {
        OperatingSystem.closeFile(errors.reading)
        throw error
      }
      self.output = output.reading
      self.errors = errors.reading
    } catch {
      OperatingSystem.closeFile(output.reading)
      throw error
    }
  }

  /// Takes note that the process has ended: its number may soon be another's.
  func forget() {
    let process = process
    runningProcesses.withLock { running in
      running.remove(process)
      caretaker.withLock { $0.ifNeeded }?.note(ended: process)
    }
  }
}

/// Kills every process that this program has started and that still runs, with all that it has
/// started itself.
///
/// - Parameter lastStep: what is done next, before any other process can be started: the end of the
///   program, if this is it.
package func killRunningProcesses(then lastStep: () -> Void = {}) {
  runningProcesses.withLock { running in
    if let caretaker = caretaker.withLock({ $0.ifNeeded }) {
      caretaker.finish()
    } else {
      running.forEach(OperatingSystem.killGroup)
    }
    lastStep()
  }
}

/// Whether this program has started a process, and not noted its end.
func isRunningProcess(_ process: Int32) -> Bool {
  runningProcesses.withLock { $0.contains(process) }
    || caretaker.withLock { $0.ifNeeded?.process == process }
}

private let runningProcesses = Mutex<Set<Int32>>([])
