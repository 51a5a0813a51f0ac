import Console
import Exercises
import Foundation

/// A folder with the results of a class that is not graded to its end, a file for each submission,
/// and the seed of its fresh cases.
package struct KeptResults: Sendable {
  private let folder: URL

  /// What the fresh cases of this class follow from.
  package let seed: UInt64

  private let hasSeedPerStudent: Bool
  private let reveals: Bool

  /// A submission's result, and what it was made from.
  private struct Kept: Codable {
    let fingerprint: String
    let seconds: Double?
    let result: SubmissionResult
  }

  /// Opens the folder, or makes it.
  ///
  /// - Parameters:
  ///   - folder: where it is to be.
  ///   - seed: the seed; nil for the one that is kept there, or a fresh one.
  ///   - hasSeedPerStudent: whether each submission is judged on cases of its own.
  ///   - reveals: whether messages may tell what was expected of cases.
  /// - Throws: `FileFailure` if it cannot be written.
  package init(
    in folder: URL, seed: UInt64?, hasSeedPerStudent: Bool = false, reveals: Bool
  ) throws {
    self.folder = folder
    self.hasSeedPerStudent = hasSeedPerStudent
    self.reveals = reveals
    let file = folder.appendingPathComponent("seed")
    let earlier = (try? String(contentsOf: file, encoding: .utf8)).flatMap { UInt64($0) }
    self.seed = seed ?? earlier ?? .random(in: 0...UInt64.max)
    try writeTogether([NewFile(url: file, contents: Data("\(self.seed)".utf8))])
    // Nobody else is to read the seed while the class is graded.
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
  }

  /// The result that is kept of a submission; nil if there is none, or something has changed.
  func result(
    for submission: Submission, _ points: Points, _ exercises: [Outline]
  ) -> SubmissionResult? {
    guard let data = try? Data(contentsOf: file(of: submission)),
      let kept = try? JSONDecoder().decode(Kept.self, from: data),
      kept.result.name == submission.name,
      kept.fingerprint == fingerprint(submission, points, exercises)
    else { return nil }
    var result = kept.result
    result.seconds = kept.seconds
    return result
  }

  /// Keeps a result, unless there is no verdict for a reason that may pass.
  func keep(
    _ result: SubmissionResult, for submission: Submission, _ points: Points,
    _ exercises: [Outline]
  ) throws {
    guard !result.exercises.contains(where: { $0.status == .notJudged }) else { return }
    let kept = Kept(
      fingerprint: fingerprint(submission, points, exercises), seconds: result.seconds,
      result: result)
    try writeTogether([NewFile(url: file(of: submission), contents: try encoded(kept))])
  }

  /// Removes the folder: the class is graded.
  package func remove() { try? FileManager.default.removeItem(at: folder) }

  private func file(of submission: Submission) -> URL {
    folder.appendingPathComponent("\(hash([submission.name])).json")
  }

  private func fingerprint(
    _ submission: Submission, _ points: Points, _ exercises: [Outline]
  ) -> String {
    let answers = exercises.flatMap {
      [$0.number, "\(points[$0])", submission.texts[$0.number].map { "=" + $0 } ?? ""]
    }
    return hash(
      ["\(seed)", "\(hasSeedPerStudent)", "\(reveals)", submission.name] + submission.notes
        + answers)
  }
}

/// The seed of a submission, in a class in which each has one of its own.
func seed(of submission: String, in classSeed: UInt64) -> UInt64 {
  bits(["\(classSeed)", submission])
}

private func hash(_ texts: [String]) -> String { String(bits(texts), radix: 16) }

/// The 64 bits of FNV-1a over texts, each with an end.
private func bits(_ texts: [String]) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for text in texts {
    for byte in Array(text.utf8) + [0] {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }
  return hash
}
