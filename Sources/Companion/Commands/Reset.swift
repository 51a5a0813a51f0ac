import Console
import Exercises

extension Session {
  /// Puts the stubs of exercises back, and keeps the learner's files.
  func reset(_ exercises: [Outline]) throws -> Int32 {
    let changed = exercises.filter { !Stub(exercise: $0, workspace: workspace).isUntouched }
    let stubs = changed.compactMap { Stub(exercise: $0, workspace: workspace).original() }
    guard !changed.isEmpty else {
      let files = exercises.count == 1 ? "\(exercises[0].file) is" : "All files are"
      console.text("\(files) as at first; nothing to do.")
      return 0
    }
    let folder = try KeptFiles(workspace: workspace).keep(changed)
    try writeTogether(stubs)
    for exercise in changed { console.line("\(exercise.file) is as at first.") }
    if let folder {
      console.text(
        "Your version\(changed.count == 1 ? " is" : "s are") kept in \(folder); swift run course "
          + "reset --undo brings \(changed.count == 1 ? "it" : "them") back.")
    }
    return 0
  }

  /// Brings back what was put aside of exercises, or all that the last reset has put aside where
  /// that is nil; done twice, all is as before.
  func undoReset(_ exercises: [Outline]?) throws -> Int32 {
    let back = try KeptFiles(workspace: workspace).exchange(exercises)
    guard !back.isEmpty else {
      console.text("There is nothing to bring back: no reset has put such a file aside.")
      return 1
    }
    for exercise in back { console.line("\(exercise.file) is as before the reset.") }
    console.text("swift run course reset --undo once more takes that back.")
    return 0
  }
}
