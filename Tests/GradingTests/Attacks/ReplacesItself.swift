// Our own: the worker's file, and whatever lies around it, is changed for the next time.
// Found: wrong

import Foundation

func attack() {
  let worker = CommandLine.arguments[0]
  let folder = worker.split(separator: "/").dropLast().joined(separator: "/")
  let canChange =
    unlink(worker) == 0 || chmod(worker, 0) == 0 || open(worker, O_WRONLY | O_TRUNC) >= 0
    || open("/\(folder)/more", O_WRONLY | O_CREAT, 0o600) >= 0
  if canChange { print("FOUND \(worker)") }
}
