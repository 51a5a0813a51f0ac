import DataFiles

extension LabeledImages {
  /// Checks that these can be handwritten digits as MNIST has them: a file can have the right form
  /// and hold what nobody can learn from.
  ///
  /// In MNIST no picture is blank, the largest pixel is 255, the average one 13 % of that, and no
  /// digit is on more than an eighth of the pictures. The limits are far from these numbers, so that
  /// sets which others have made pass too.
  ///
  /// - Parameters:
  ///   - images: the file of the pictures, to be named in errors.
  ///   - labels: the file of the labels.
  ///   - perClass: the fewest pictures that there have to be of each digit.
  /// - Throws: `MNISTError` for what cannot be learned from.
  func checkDigits(images: String, labels: String, atLeast perClass: Int) throws(MNISTError) {
    guard rows == 28, columns == 28 else {
      throw .wrongImageSize(file: images, found: [rows, columns], expected: [28, 28])
    }
    let blank = (0..<count).count { pixels(of: $0).allSatisfy { $0 == 0 } }
    guard blank <= count / 10 else {
      throw .blankImages(file: images, blank: blank, count: count)
    }
    var (largest, sum): (UInt8, Int) = (0, 0)
    for pixel in pixels {
      largest = max(largest, pixel)
      sum += Int(pixel)
    }
    guard largest > pixelScale / 2 else {
      throw .faintImages(file: images, largest: Int(largest), expected: Int(pixelScale))
    }
    let mean = Double(sum) / Double(pixels.count) / Double(pixelScale)
    guard mean <= 0.5 else {
      throw .invertedImages(file: images, mean: Int(100 * mean))
    }
    for (digit, found) in classCounts.enumerated() where found > count / 2 {
      throw .oneDigit(file: labels, digit: digit, found: found, count: count)
    }
    for (digit, found) in classCounts.enumerated() where found < perClass {
      throw .tooFewImages(file: images, digit: digit, found: found, expected: perClass)
    }
  }
}
