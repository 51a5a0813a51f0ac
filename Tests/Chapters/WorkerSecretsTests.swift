import Foundation
import Judging
import XCTest

@testable import ActivationsAnswers
@testable import ActivationsChecks
@testable import BackpropAnswers
@testable import BackpropChecks
@testable import DeepNetAnswers
@testable import DeepNetChecks
@testable import MNISTAnswers
@testable import MNISTChecks
@testable import OptimizersAnswers
@testable import OptimizersChecks
@testable import PerceptronAnswers
@testable import PerceptronChecks
@testable import ShallowNetAnswers
@testable import ShallowNetChecks

/// In a worker's process the learner's code runs: there must be nothing to find.
final class WorkerSecretsTests: XCTestCase {
  private let chapters = [
    (worker: "PerceptronAnswers", exams: PerceptronChecks.exams),
    (worker: "ActivationsAnswers", exams: ActivationsChecks.exams),
    (worker: "ShallowNetAnswers", exams: ShallowNetChecks.exams),
    (worker: "DeepNetAnswers", exams: DeepNetChecks.exams),
    (worker: "BackpropAnswers", exams: BackpropChecks.exams),
    (worker: "OptimizersAnswers", exams: OptimizersChecks.exams),
    (worker: "MNISTAnswers", exams: MNISTChecks.exams),
  ]

  func testAWorkerHoldsNothingOfItsJudge() throws {
    for (worker, exams) in chapters {
      let program = try Data(contentsOf: products.appendingPathComponent(worker))
      let checks = worker.replacing("Answers", with: "Checks")
      let entries = exams.map { $0.audit() }.flatMap { $0.mistakes + $0.rightAnswers }
      let secrets = entries.map(\.name).filter { $0.count > 15 } + [checks, "JudgeProgram"]
      for secret in secrets {
        XCTAssertNil(program.range(of: Data(secret.utf8)), "\(worker) holds \"\(secret)\"")
      }
    }
  }

  func testTheJudgeWouldBeFound() throws {
    let program = try Data(contentsOf: products.appendingPathComponent("PerceptronChecks"))
    XCTAssertNotNil(program.range(of: Data("the bias is left out".utf8)))
  }
}

/// The folder in which SwiftPM puts what it builds.
private let products =
  Bundle(for: WorkerSecretsTests.self).bundleURL.pathExtension == "xctest"
  ? Bundle(for: WorkerSecretsTests.self).bundleURL.deletingLastPathComponent()
  : Bundle.main.bundleURL
