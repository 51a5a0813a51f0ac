import Testing

@testable import Companion

struct RefusedCodeTests {
  @Test(arguments: [
    "@testable import PerceptronChecks", "import PerceptronChecks", "import Judging",
    "  @_cdecl(\"_exit\") func f() {}", "@_silgen_name(\"f\") func f()",
    "@section(\".init_array\")", "@used let x = 1", "import PerceptronAnswers", "import Datasets",
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
