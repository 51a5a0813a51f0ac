import Synchronization

/// A small process that outlives this program for a moment, and ends and removes what it has left
/// behind: the only way to leave nothing behind after `kill -9`, which no program can handle.
///
/// It reads from a pipe which processes were started and which folders made. The pipe ends when this
/// program does, however it does. What is still running then is stopped first and killed afterwards,
/// with all that it has started: `swift build` starts its compilers in groups of their own, so a kill
/// of its group would leave them running. Only Linux tells who is whose child; elsewhere the group
/// is killed, and no more.
final class Caretaker: Sendable {
  private let pipe: Int32

  /// The number of its process.
  let process: Int32

  /// Starts the process, in a session of its own: Ctrl-C does not reach it.
  init() throws(ProcessError) {
    let ends = try OperatingSystem.makePipe()
    defer { OperatingSystem.closeFile(ends.reading) }
    let nothing = OperatingSystem.openNothing()
    defer { OperatingSystem.closeFile(nothing) }
    do throws(ProcessError) {
      process = try OperatingSystem.start(
        "/bin/sh", ["-c", Self.script], environment: ["PATH": "/usr/bin:/bin"],
        input: ends.reading, output: nothing, errors: nothing)
    } catch {
      OperatingSystem.closeFile(ends.writing)
      throw error
    }
    pipe = ends.writing
  }

  /// Tells it of a process that was started.
  func note(started process: Int32) { tell("started \(process)") }

  /// Tells it that a process has ended: its number may soon be another's.
  func note(ended process: Int32) { tell("ended \(process)") }

  /// Tells it of a folder that is to go.
  func note(folder: String) { tell("folder \(folder)") }

  /// Lets it do its work now, and waits for that; nothing can be told to it afterwards.
  func finish() {
    OperatingSystem.closeFile(pipe)
    while OperatingSystem.ending(of: process, waits: true) == nil {}
  }

  private func tell(_ line: String) {
    var bytes = Array("\(line)\n".utf8)[...]
    while !bytes.isEmpty {
      let count = OperatingSystem.write(bytes, to: pipe)
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The line of a process in Linux's /proc has the number, the name in parentheses, a letter and the
  /// parent's number.
  private static let script = #"""
    trap '' HUP INT QUIT TERM
    started=' '
    folders=
    while read -r what value; do
      case $what in
        started) started="$started$value " ;;
        ended) started="${started%% $value *} ${started#* $value }" ;;
        folder) folders="$folders$value
    " ;;
      esac
    done
    all=$started
    for process in $started; do kill -STOP "$process"; done
    until [ -z "$all" ]; do
      more=
      for file in /proc/[0-9]*/stat; do
        read -r line <"$file" || continue
        process=${line%% *}
        set -- ${line##*) }
        case $all in *" $process "*) continue ;; esac
        case $all in *" $2 "*) kill -STOP "$process" && more="$more$process " ;; esac
      done
      [ -n "$more" ] || break
      all="$all$more"
    done
    for process in $all; do kill -KILL "$process"; done
    for process in $started; do kill -KILL -- "-$process"; done
    printf %s "$folders" | while read -r folder; do rm -rf "$folder"; done
    """#
}

/// The program's caretaker, once there is something to take care of.
let caretaker = Mutex(CaretakerOfProgram())

/// Whether there is to be one, and the one there is.
struct CaretakerOfProgram {
  /// Set by programs that want to leave nothing behind.
  var isWanted = false

  private var started: Caretaker?
  private var cannotStart = false

  /// The caretaker; nil where none is wanted, or there is no shell to run it.
  var current: Caretaker? {
    mutating get {
      guard isWanted, started == nil, !cannotStart else { return started }
      started = try? Caretaker()
      cannotStart = started == nil
      return started
    }
  }

  /// The caretaker, if it was needed before.
  var ifNeeded: Caretaker? { started }
}
