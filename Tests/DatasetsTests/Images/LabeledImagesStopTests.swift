import Datasets
import NeuralNetworks
import Testing

/// What stops the program, and with which words.
@Suite struct LabeledImagesStopTests {
  @Test(arguments: [-1, 3])
  func aPictureThatIsNotThereIsNotRead(index: Int) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [index] in
      let images = LabeledImages(
        pixels: [UInt8](repeating: 7, count: 12), labels: [1, 2, 3], rows: 2, columns: 2,
        pixelScale: 255)
      var inputs = Matrix(rows: 2, columns: 4)
      var targets = Matrix(rows: 2, columns: 10)
      images.fill(inputs: &inputs, targets: &targets, with: [0, index][...])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("LabeledImages: picture \(index) of 3"))
  }
}
