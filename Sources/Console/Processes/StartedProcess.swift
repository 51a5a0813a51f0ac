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
        process = try OperatingSystem.start(
          path, arguments, environment: environment, input: input, output: output.writing,
          errors: errors.writing)
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
    let process = process
    runningProcesses.withLock { _ = $0.insert(process) }
  }

  /// Takes note that the process has ended: its number may soon be another's.
  func forget() {
    let process = process
    runningProcesses.withLock { _ = $0.remove(process) }
  }
}

/// Kills every process that this program has started and that still runs.
package func killRunningProcesses() {
  runningProcesses.withLock { $0.forEach(OperatingSystem.killGroup) }
}

/// Whether this program has started a process, and not noted its end.
func isRunningProcess(_ process: Int32) -> Bool {
  runningProcesses.withLock { $0.contains(process) }
}

private let runningProcesses = Mutex<Set<Int32>>([])
