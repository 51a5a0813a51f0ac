import Console
import Exercises
import Foundation

/// A program that calls a learner's functions when it is asked to, and does nothing else.
///
/// It holds no case, no expected value and no right answer: whatever the functions do to their
/// process, there is nothing to find.
public protocol Worker {
  /// The functions of a chapter.
  static var answers: [Answer] { get }
}

extension Worker {
  /// Reads requests and writes replies until there are no more.
  public static func main() {
    OperatingSystem.prepareForAnswer()
    let line = WorkerLine()
    while let frame = line.readFrame() {
      let reply: Reply
      do {
        reply = answers.reply(to: try Coding.decode(Request.self, from: Data(frame)))
      } catch {
        reply = .refused("found no request: \(error)")
      }
      guard let data = try? Coding.encode(reply), line.writeFrame([UInt8](data)) else {
        OperatingSystem.endNow(status: 3)
      }
    }
    OperatingSystem.endNow(status: 0)
  }
}
