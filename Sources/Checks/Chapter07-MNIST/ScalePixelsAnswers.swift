import ExerciseSupport

/// Answers to exercise 7.2, wrong and right. Read on only after you have solved it.
extension ScalePixels {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the bytes are divided as whole numbers",
      remedy: "Turn a byte into a Float before you divide: UInt8 division drops the fraction."
    ) { pixels in
      pixels.map { Float($0 / 255) }
    },
    .init(
      "every pixel becomes 0, as when it is multiplied by 1 / 255 in whole numbers",
      remedy: "1 / 255 without a decimal point is an Int division and gives 0: name the type Float."
    ) { pixels in
      let scale = 1 / 255
      return pixels.map { Float($0) * Float(scale) }
    },
    .init(
      "the bytes are divided by 256",
      remedy: "There are 256 values, but the largest is 255, and it should become 1."
    ) { pixels in
      pixels.map { Float($0) / 256 }
    },
    .init(
      "the bytes are divided by 16",
      remedy: "16 is the darkest pixel of the 8×8 digits; in MNIST it is 255."
    ) { pixels in
      pixels.map { Float($0) / 16 }
    },
    .init(
      "the bytes are turned into Floats and not divided",
      remedy: "Divide each number by 255, so that the largest becomes 1."
    ) { pixels in
      pixels.map { Float($0) }
    },
    .init(
      "paper and ink are swapped",
      remedy: "0 stays 0 and 255 becomes 1, so nothing is to be subtracted from 1."
    ) { pixels in
      pixels.map { 1 - Float($0) / 255 }
    },
    .init(
      "the pixels are divided by the darkest of their own picture",
      remedy: "Divide by 255 always, or a pale and a dark picture would look the same."
    ) { pixels in
      pixels.map { Float($0) / Float(pixels.max() ?? 1) }
    },
    .init(
      "the pixels are scaled to the range from −1 to 1",
      remedy: "That range is in use elsewhere; here 0 stays 0, so divide by 255 only."
    ) { pixels in
      pixels.map { Float($0) / 127.5 - 1 }
    },
    .init(
      "the numbers are rounded to 0 or 1",
      remedy: "Keep the grays between paper and ink: divide without rounding."
    ) { pixels in
      pixels.map { (Float($0) / 255).rounded() }
    },
    .init(
      "the bytes are read with a sign",
      remedy: "A UInt8 goes from 0 to 255; as an Int8 everything above 127 would be negative."
    ) { pixels in
      pixels.map { Float(Int8(bitPattern: $0)) / 255 }
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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
