import Handwriting
import NeuralNetworks

// The tab Draw: a network with one hidden layer, the one of chapter 7 or the visitor's own, reads a digit
// that is drawn.

/// A network that reads digits, and what it makes of one.
final class DrawnDigit {
  let hidden: Dense
  let output: Dense
  private(set) var ink = [Float](repeating: 0, count: DrawnDigit.pixels)

  /// 28 × 28.
  static let pixels = 784

  /// Takes a network with 784 inputs, one hidden layer and ten outputs; nil for others.
  init?(_ network: Sequential) {
    guard network.layers.count == 2, let hidden = network.layers[0] as? Dense,
      let output = network.layers[1] as? Dense, hidden.weights.value.rows == Self.pixels,
      output.weights.value.columns == 10
    else { return nil }
    self.hidden = hidden
    self.output = output
  }

  /// Prepares a picture as those of MNIST were; false where there is no ink in it.
  func prepare(_ picture: GrayPicture) -> Bool {
    do {
      ink = try PreparedDigit(picture).ink
      return true
    } catch {
      return false
    }
  }

  /// What the network says of the digit: the probabilities of the ten digits, the activations of the
  /// hidden units, the prepared pixels, and what each of them speaks for the likeliest digit.
  ///
  /// A pixel speaks for a digit by the slope of its score along the pixel, times the pixel: gradient
  /// times input (Shrikumar, Greenside, Shcherbina and Kundaje, "Not just a black box", 2016).
  func reading() -> [Float] {
    let inputs = Matrix(rows: 1, columns: Self.pixels, elements: ink)
    let activations = hidden.forward(inputs)
    let scores = output.forward(activations)
    let answer = scores.argmax()[0]
    let slopes = hidden.backward(output.backward(Matrix(oneHot: [answer], classes: 10)))
    return Activation.softmax(scores).elements + activations.elements + ink
      + (slopes * inputs).elements
  }
}

nonisolated(unsafe) private var drawn: DrawnDigit?

/// Takes the network in the inbox, bytes of a safetensors file; the number of hidden units, or 0 with
/// the reason, a text, in the outbox, and then the network of before stays.
@_cdecl("draw_network")
public func drawNetwork(_ count: Int32) -> Int32 {
  do {
    let network = try Sequential(decoding: inbox.read(count, as: UInt8.self))
    guard let digit = DrawnDigit(network) else {
      _ = outbox.write(
        "it holds another network, expected 784 inputs, one hidden layer and 10 outputs\0")
      return 0
    }
    drawn = digit
    return Int32(digit.hidden.weights.value.columns)
  } catch {
    _ = outbox.write("\(error)\0")
    return 0
  }
}

/// Takes the network in the inbox, bytes of a packed one (see `PackedNetwork`); 0 if it is none.
@_cdecl("draw_packed")
public func drawPacked(_ count: Int32) -> Int32 {
  guard let network = PackedNetwork(bytes: inbox.read(count, as: UInt8.self)).network(),
    let digit = DrawnDigit(network)
  else { return 0 }
  drawn = digit
  return Int32(digit.hidden.weights.value.columns)
}

/// Reads the picture in the inbox, the brightness of each pixel from 0 to 1, row after row: floats, see
/// `DrawnDigit.reading`; nothing where there is no ink or no network.
@_cdecl("draw_read")
public func drawRead(_ rows: Int32, _ columns: Int32) -> Int32 {
  guard let drawn, 1...4000 ~= rows, 1...4000 ~= columns else { return outbox.write([Float]()) }
  let picture = GrayPicture(
    rows: Int(rows), columns: Int(columns),
    brightness: inbox.read(rows * columns, as: Float.self))
  return outbox.write(drawn.prepare(picture) ? drawn.reading() : [])
}
