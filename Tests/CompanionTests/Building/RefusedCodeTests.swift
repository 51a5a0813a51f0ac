import Exercises
import Testing

@testable import Companion

struct RefusedCodeTests {
  @Test(arguments: [
    "@testable import PerceptronChecks", "import PerceptronChecks", "import Judging",
    "  @_cdecl(\"_exit\") func f() {}", "@_silgen_name(\"f\") func f()",
    "@section(\".init_array\")", "@`_cdecl`(\"f\") func f() {}", "@used let x = 1",
    "import PerceptronAnswers", "import Datasets", "import DataFiles",
    "import PictureFiles",
  ])
  func whatReachesForTheAnswersIsRefused(_ line: String) {
    #expect(RefusedCode.first(in: "import Foundation\n\(line)\n")?.line == 2)
  }

  @Test(arguments: [
    "import Foundation", "import NeuralNetworks", "import Exercises", "// import Judging",
    "/// `@testable` is not needed", "let used = 1", "@discardableResult func f() -> Int { 1 }",
  ])
  func whatAnExerciseNeedsIsNot(_ line: String) {
    #expect(RefusedCode.first(in: line) == nil)
  }

  @Test(arguments: [
    "let layer = Dense(inputs: 784, units: 10)", "let step: any Optimizer", "Loss.meanSquaredError",
    "Activation.softmax(scores)", "_ = train(network)", "Initializer.heNormal",
  ])
  func partsOfTheLibraryHaveNoPlaceInTheCapstone(_ line: String) {
    #expect(RefusedCode.firstPart(in: "import Foundation\n\(line)\n")?.line == 2)
  }

  @Test(arguments: [
    "// as Dense does", "let product = matmul(x, w)", "import NeuralNetworks",
    "public func trainedReader(", "let lossAndGradient = 1", "generator.permutation(of: 10)",
    "var momentum = 0.9", "func adamStep()",
  ])
  func whatIsTheLearnersOwnHas(_ line: String) {
    #expect(RefusedCode.firstPart(in: line) == nil)
  }

  private let stub = """
    /// Do it without the library's
    /// `Activation` and `Loss`, or without the library's `rate`, which is another one.
    public func rate(_ z: Float) -> Float {
      unfinished(0)
    }
    """

  @Test func aTaskNamesWhatItBars() {
    #expect(RefusedCode.barredNames(inStub: stub) == ["Activation", "Loss"])
  }

  @Test(arguments: [
    ("  Activation.sigmoid(z)", 2), ("  rate(z) // not by Activation", nil),
    ("  // Loss", nil), ("  let loss = NeuralNetworks.Loss.meanSquaredError", 2),
  ])
  func whatATaskBarsIsRefused(_ line: String, _ expected: Int?) {
    let exercise = Outline("2.4", "rate", file: "Rate.swift", section: "2.1", hints: [])
    let found = RefusedCode(in: "import NeuralNetworks\n\(line)\n", for: exercise, stub: stub)
    #expect(found?.line == expected)
  }

  @Test func declarationsStandOnOneLine() {
    let text = """
      public func sum(
        _ inputs: [Float], bias: Float
      ) -> Float {
        0
      }
      private func hidden() {}
      """
    #expect(
      ContractBreach.declarations(in: text)
        == ["public func sum(_ inputs: [Float], bias: Float) -> Float"])
  }
}
