import XCTest

@testable import NeuralNetworks

/// Files of networks that lie about them, each in one way.
final class SavedNetworkFaultTests: XCTestCase {
  /// The error for a file with these notes, and tensors of ones with these shapes.
  private func error(
    _ architecture: String?, notes: [(name: String, text: String)] = [],
    tensors: [(String, Int, Int)] = []
  ) -> SavedNetworkError? {
    do {
      let file = Safetensors(
        metadata: (architecture.map { [("architecture", $0)] } ?? []) + notes,
        tensors: tensors.map { ($0, Matrix(rows: $1, columns: $2, repeating: 1)) })
      _ = try Sequential(decoding: file.encoded())
      return nil
    } catch {
      return error
    }
  }

  private func dense(
    _ inputs: String, _ units: String, _ activation: String = #""relu""#, bias: String = "true"
  ) -> String {
    #"{"layer":"dense","inputs":\#(inputs),"units":\#(units),"activation":\#(activation),"#
      + #""usesBias":\#(bias)}"#
  }

  private let tensors = [("0.weights", 2, 3), ("0.biases", 1, 3)]

  /// What the lies below are told about is read without complaint.
  func testTheTruthIsAccepted() {
    let layers = "[\(dense("2", "3"))]"
    XCTAssertNil(error(layers, tensors: tensors))
    XCTAssertNil(error(layers, notes: [("format", "pt")], tensors: tensors.reversed()))
    XCTAssertNil(
      error(
        " [ { \"layer\" : \"dropout\" , \"rate\" : 0.25 } ] ", notes: [("0.generator", "7")]))
  }

  // MARK: The text

  func testNoArchitecture() {
    XCTAssertEqual(error(nil, tensors: tensors), .missingNote("architecture"))
  }

  func testArchitecturesThatAreNotTheRightJSON() {
    let layer = dense("2", "3")
    let texts = [
      "", "[", "null", "{}", layer, "[\(layer)", "[\(layer),]", "[\(layer)]]", "[\(layer)] x",
      "[[\(layer)]]", "[1]", "[{}]", #"[{"layer":"conv"}]"#, #"[{"layer":"Dense"}]"#,
      #"[{"layer":1}]"#, #"[{"kind":"dense"}]"#, #"[{"layer":"dropout"}]"#,
      #"[{"layer":"dropout","rate":"0.5"}]"#, #"[{"layer":"dropout","rate":-0.5}]"#,
      #"[{"layer":"dropout","rate":NaN}]"#, #"[{"layer":"dropout","rate":0.5,"seed":1}]"#,
      #"[{"layer":"sequential"}]"#, #"[{"layer":"sequential","layers":{}}]"#,
      "[\(dense("2.0", "3"))]", "[\(dense("-2", "3"))]", "[\(dense("2", "\"3\""))]",
      "[\(dense("2", "9223372036854775808"))]", "[\(dense("2", "3", "\"gelu\""))]",
      "[\(dense("2", "3", "\"ReLU\""))]", "[\(dense("2", "3", "\"leakyRelu\""))]",
      "[\(dense("2", "3", "null"))]", "[\(dense("2", "3", bias: "1"))]",
      "[\(dense("2", "3", bias: "yes"))]",
      #"[{"layer":"dense","units":3,"inputs":2,"activation":"relu","usesBias":true}]"#,
    ]
    for text in texts {
      guard case .wrongArchitecture? = error(text, tensors: tensors) else {
        XCTFail("\(text): \(error(text, tensors: tensors)?.description ?? "accepted")")
        continue
      }
    }
    XCTAssertEqual(
      error("[\(dense("2", "3", "\"gelu\""))]"),
      .wrongArchitecture(
        found: "the activation “gelu”",
        expected: "identity, step, sigmoid, tanh, relu, leakyRelu or softmax", byte: 52))
  }

  /// Deep and long texts end soon, and not in an overflow of the stack.
  func testDeepAndHugeTexts() {
    func nested(_ depth: Int) -> String {
      let opening = String(repeating: #"[{"layer":"sequential","layers":"#, count: depth - 1)
      return opening + "[]" + String(repeating: "}]", count: depth - 1)
    }
    XCTAssertNil(error(nested(16)))
    XCTAssertEqual(error(nested(17)), .nestedTooDeeply(limit: 16))
    XCTAssertEqual(error(nested(100_000)), .nestedTooDeeply(limit: 16))

    func many(_ count: Int) -> String {
      let layers = repeatElement(#"{"layer":"sequential","layers":[]}"#, count: count)
      return "[" + layers.joined(separator: ",") + "]"
    }
    let start = ContinuousClock.now
    XCTAssertNil(error(many(10_000)))
    XCTAssertEqual(error(many(100_000)), .tooManyLayers(limit: 10_000))
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(20))
  }

  // MARK: Layers that can't be

  func testImpossibleLayers() {
    let cases = [
      dense("0", "3"), dense("2", "0"), dense("2", "3", #""leakyRelu","slope":0"#),
      dense("2", "3", #""leakyRelu","slope":1.0001"#),
      dense("2", "3", #""leakyRelu","slope":1e99"#),
      #"{"layer":"dropout","rate":1}"#, #"{"layer":"dropout","rate":0.99999999999}"#,
      #"{"layer":"dropout","rate":1e400}"#,
    ]
    for layer in cases {
      let found = error("[\(layer)]", notes: [("0.generator", "7")], tensors: tensors)
      guard case .wrongLayer("0", _, _)? = found else {
        XCTFail("\(layer): \(found?.description ?? "accepted")")
        continue
      }
    }
    // Tensors without elements take no room, so a file may announce any size.
    XCTAssertEqual(
      error(
        "[\(dense("0", "4611686018427387904", bias: "false"))]",
        tensors: [("0.weights", 0, 1 << 62)]),
      .wrongLayer(
        "0", found: "0 inputs and 4611686018427387904 units", expected: "1 or more of each"))
  }

  func testLayersThatDoNotFit() {
    let plain = #"{"layer":"sequential","layers":[]}"#
    let inner = #"{"layer":"sequential","layers":[\#(plain),\#(dense("4", "1"))]}"#
    let all = tensors + [("1.weights", 4, 1), ("1.biases", 1, 1)]
    let found = SavedNetworkError.wrongLayer(
      "1", found: "4 inputs", expected: "3, the outputs of the layer before")
    XCTAssertEqual(error("[\(dense("2", "3")),\(dense("4", "1"))]", tensors: all), found)
    XCTAssertEqual(
      error("[\(dense("2", "3")),\(inner)]", tensors: tensors),
      .wrongLayer("1.1", found: "4 inputs", expected: "3, the outputs of the layer before"))
  }

  func testGenerators() {
    let layer = #"[{"layer":"dropout","rate":0.5}]"#
    XCTAssertEqual(error(layer), .missingNote("0.generator"))
    for text in ["", "-1", "x", "1.5", "18446744073709551616"] {
      guard case .wrongLayer("0", _, _)? = error(layer, notes: [("0.generator", text)]) else {
        XCTFail(text)
        continue
      }
    }
  }

  // MARK: Another network's tensors

  func testTensorsThatAreMissingSurplusOrOfAnotherShape() {
    let layers = "[\(dense("2", "3"))]"
    XCTAssertEqual(error(layers), .missingTensor("0.weights"))
    XCTAssertEqual(error(layers, tensors: [("0.weights", 2, 3)]), .missingTensor("0.biases"))
    XCTAssertEqual(error(layers, tensors: [("0.biases", 1, 3)]), .missingTensor("0.weights"))
    XCTAssertEqual(
      error(layers, tensors: tensors + [("1.weights", 3, 1)]), .surplusTensor("1.weights"))
    XCTAssertEqual(
      error("[\(dense("2", "3", bias: "false"))]", tensors: tensors), .surplusTensor("0.biases"))
    XCTAssertEqual(
      error("[\(dense("3", "2"))]", tensors: tensors),
      .wrongShape(
        tensor: "0.weights", found: Matrix.Shape(rows: 2, columns: 3),
        expected: Matrix.Shape(rows: 3, columns: 2)))
    XCTAssertEqual(
      error(layers, tensors: [("0.weights", 2, 3), ("0.biases", 3, 1)]),
      .wrongShape(
        tensor: "0.biases", found: Matrix.Shape(rows: 3, columns: 1),
        expected: Matrix.Shape(rows: 1, columns: 3)))
    // Sizes whose product no Int holds: no memory is asked for before they are compared.
    XCTAssertEqual(
      error("[\(dense("9223372036854775807", "9223372036854775807"))]", tensors: tensors),
      .wrongShape(
        tensor: "0.weights", found: Matrix.Shape(rows: 2, columns: 3),
        expected: Matrix.Shape(rows: .max, columns: .max)))
  }

  func testWeightsThatAreNoNumbers() throws {
    var generator = SplitMix64(seed: 1)
    var bytes = try Sequential(
      Dense(inputs: 2, units: 3, usesBias: false, using: &generator)
    ).encoded()
    bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0, 0, 0xC0, 0x7F])  // NaN
    XCTAssertThrowsError(try Sequential(decoding: bytes)) {
      XCTAssertEqual(
        $0 as? SavedNetworkError, .notFinite(tensor: "0.weights", row: 1, column: 2))
    }
  }

  /// Whatever is cut off or changed, the answer is a network or an error, never a stop.
  func testDamagedFilesNeverStopTheProgram() throws {
    var generator = SplitMix64(seed: 1)
    let whole = try Sequential(
      Dense(inputs: 2, units: 3, activation: .leakyRelu(), using: &generator),
      Dropout(rate: 0.5, using: &generator),
      Sequential(Dense(inputs: 3, units: 1, using: &generator))
    ).encoded()
    for count in 0..<whole.count {
      XCTAssertThrowsError(try Sequential(decoding: Array(whole[..<count])))
    }
    for _ in 0..<20_000 {
      var bytes = whole
      for _ in 0..<1 + generator.nextInteger(below: 3) {
        bytes[generator.nextInteger(below: bytes.count)] = UInt8(generator.nextInteger(below: 256))
      }
      if let network = try? Sequential(decoding: bytes) { _ = network(Matrix(rows: 1, columns: 2)) }
    }
  }

  // MARK: Messages

  func testEveryMessageSaysWhatToDo() {
    let shape = Matrix.Shape(rows: 2, columns: 3)
    let errors: [SavedNetworkError] = [
      .customLayer("1.0"), .nestedTooDeeply(limit: 16), .tooManyLayers(limit: 10_000),
      .missingNote("architecture"), .wrongArchitecture(found: "“x”", expected: "“[”", byte: 0),
      .wrongLayer("1", found: "0 inputs", expected: "1 or more"), .missingTensor("0.weights"),
      .surplusTensor("a\u{1B}[2J"), .wrongShape(tensor: "0.weights", found: shape, expected: shape),
    ]
    for error in errors {
      XCTAssertTrue(error.description.hasPrefix("the saved network has "))
      XCTAssertTrue(error.description.hasSuffix("."), error.description)
      XCTAssertFalse(error.description.contains("\u{1B}"))
      XCTAssertFalse(error.description.contains("\n"))
    }
  }
}
