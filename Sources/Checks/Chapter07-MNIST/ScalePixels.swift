import Exercises
import Judging
import NeuralNetworks

/// Exercise 7.2: bytes from 0 to 255 become numbers from 0 to 1.
enum ScalePixels {
  typealias Function = Chapter7.ScalePixels

  static let exam = Exam(
    Check(
      Chapter7.scalePixels, comparing: .numbers(within: 1e-6), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // 51 = 255 / 5 and 102 = 2 · 255 / 5; 1 / 255 = 0.00392156…; 254 / 255 = 1 − 1 / 255.
  private static let cases: [Function.Case] = [
    .init("paper, gray, ink", [0, 51, 102, 255], gives: [0, 0.2, 0.4, 1]),
    .init("next to the ends", [1, 254], gives: [0.00392157, 0.99607843]),
    .init("no ink in full", [51, 102], gives: [0.2, 0.4]),
    .init("one pixel", [204], gives: [0.8]),
    .init("no pixels", [], gives: []),
  ]

  /// From 10 to 99 random bytes.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let pixels = (0..<10 + generator.nextInteger(below: 90)).map { _ in
        UInt8(generator.nextInteger(below: 256))
      }
      // Worked out by long division in whole numbers, to nine decimal places.
      let expected = pixels.map { Float(Double(Int($0) * 1_000_000_000 / 255) * 1e-9) }
      return .init("random pixels", pixels, gives: expected)
    }
  ]

  private static let mistakes: [Function.Mistake] = [
    .init(
      "the bytes are divided as whole numbers",
      "Turn a byte into a Float before you divide: UInt8 division drops the fraction."
    ) { pixels in
      pixels.map { Float($0 / 255) }
    },
    .init(
      "every pixel becomes 0, as when it is multiplied by 1 / 255 in whole numbers",
      "1 / 255 without a decimal point is an Int division and gives 0: name the type Float."
    ) { pixels in
      let scale = 1 / 255
      return pixels.map { Float($0) * Float(scale) }
    },
    .init(
      "the bytes are divided by 256",
      "There are 256 values, but the largest is 255, and it should become 1."
    ) { pixels in
      pixels.map { Float($0) / 256 }
    },
    .init(
      "the bytes are divided by 16",
      "16 is the darkest pixel of the 8×8 digits; in MNIST it is 255."
    ) { pixels in
      pixels.map { Float($0) / 16 }
    },
    .init(
      "the bytes are turned into Floats and not divided",
      "Divide each number by 255, so that the largest becomes 1."
    ) { pixels in
      pixels.map { Float($0) }
    },
    .init(
      "paper and ink are swapped",
      "0 stays 0 and 255 becomes 1, so nothing is to be subtracted from 1."
    ) { pixels in
      pixels.map { 1 - Float($0) / 255 }
    },
    .init(
      "the pixels are divided by the darkest of their own picture",
      "Divide by 255 always, or a pale and a dark picture would look the same."
    ) { pixels in
      pixels.map { Float($0) / Float(pixels.max() ?? 1) }
    },
    .init(
      "the pixels are scaled to the range from −1 to 1",
      "That range is in use elsewhere; here 0 stays 0, so divide by 255 only."
    ) { pixels in
      pixels.map { Float($0) / 127.5 - 1 }
    },
    .init(
      "the numbers are rounded to 0 or 1",
      "Keep the grays between paper and ink: divide without rounding."
    ) { pixels in
      pixels.map { (Float($0) / 255).rounded() }
    },
    .init(
      "the bytes are read with a sign",
      "A UInt8 goes from 0 to 255; as an Int8 everything above 127 would be negative."
    ) { pixels in
      pixels.map { Float(Int8(bitPattern: $0)) / 255 }
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("multiplied by 1 / 255") { pixels in
      let scale: Float = 1 / 255
      return pixels.map { Float($0) * scale }
    },
    .init("a loop that appends, in Double") { pixels in
      var scaled: [Float] = []
      for pixel in pixels { scaled.append(Float(Double(pixel) / 255)) }
      return scaled
    },
    .init("looked up in a table of 256 values") { pixels in
      let table = (0...255).map { Float($0) / 255 }
      return pixels.map { table[Int($0)] }
    },
  ]
}
