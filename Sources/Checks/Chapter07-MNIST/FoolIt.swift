import Datasets
import Exercises
import Judging
import NeuralNetworks

/// Exercise 7.8: twenty digits are to be misread, with few pixels changed.
///
/// The worker sends the changed pictures. What a copy of the network reads in them and which pixels
/// have changed is worked out in FoolItSeen.swift. The greedy way, which stands here, took 110 to 188
/// pixels in 21 verdicts, on average 153, with each verdict's network and digits.
enum FoolIt {
  typealias Function = Chapter7.FoolIt
  typealias Gallery = Chapter7.Gallery
  private typealias Fooling = @Sendable (Sequential, Matrix, Int) -> Matrix

  static let exam = Exam(
    Check(
      Chapter7.fool, observing: { Seen($0, $1) }, comparing: comparison, cases: [], random: random,
      noting: { gallery, pictures, expected in
        let (yours, greedy) = (Seen(gallery, pictures), Seen(gallery, expected))
        return Note(
          "You changed \(yours.pixels) pixels; the greedy way changes \(greedy.pixels).",
          figures: [.fewest(yours.pixels, "pixels")], exhibits: exhibits(gallery, pictures))
      },
      mistakes: mistakes, rightAnswers: rightAnswers))

  private static let random: [Function.RandomCases] = [
    .init(1) { generator in
      let gallery = gallery(using: &generator)
      return .init("twenty digits, read by a fresh network", gallery, gives: greedy(gallery))
    }
  ]

  private static func greedy(_ gallery: Gallery) -> Matrix {
    Chapter7.recorded(stepwise(), gallery)
  }

  /// A network that has learned from a thousand pictures, and two of each digit that it reads right.
  private static func gallery(using generator: inout SplitMix64) -> Gallery {
    let digits = Pictures.digits
    let learning = digits.training.subset(
      Array(generator.permutation(of: digits.training.count).prefix(1000))
    ).dataset()
    let layers = [
      Dense(inputs: 784, units: 24, activation: .relu, using: &generator),
      Dense(inputs: 24, units: 10, using: &generator),
    ]
    let network = Sequential(layers)
    let optimizer = Adam(learningRate: 0.003)
    for _ in 0..<6 {
      let order = generator.permutation(of: learning.count)
      for start in stride(from: 0, to: order.count, by: 25) {
        let batch = learning.subset(Array(order[start..<start + 25]))
        let scores = network.forward(batch.inputs)
        network.setGradients(
          Loss.categoricalCrossEntropy.gradient(scores, targets: batch.targets))
        optimizer.step(network.parameters)
      }
    }
    let answers = network(digits.test.inputs()).argmax()
    var left = [Int](repeating: 2, count: 10)
    let chosen = generator.permutation(of: digits.test.count).filter { index in
      let label = Int(digits.test.labels[index])
      guard answers[index] == label, left[label] > 0 else { return false }
      left[label] -= 1
      return true
    }
    let pictures = digits.test.subset(chosen)
    return Gallery(
      pictures: pictures.inputs(), labels: pictures.labels.map { Int($0) },
      parameters: layers.flatMap { $0.parameters.map(\.value) })
  }

  /// The three pictures of which the fewest pixels were changed.
  private static func exhibits(_ gallery: Gallery, _ changed: Matrix) -> [Exhibit] {
    let shares = Activation.softmax(gallery.network()(changed))
    let counts = gallery.labels.indices.map { row in
      zip(gallery.pictures.row(row), changed.row(row)).count { $0 != $1 }
    }
    return counts.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }.prefix(3).map { row in
      Exhibit(
        pixels: changed.row(row), original: gallery.pictures.row(row), label: gallery.labels[row],
        shares: shares.row(row))
    }
  }

  // MARK: - Ways to fool

  /// One pixel after another, each time the one that promises most.
  ///
  /// - Parameters:
  ///   - isUphill: whether the loss is to grow.
  ///   - share: how much of its room a pixel goes.
  ///   - most: how many pixels it may take.
  /// - Returns: the way to fool.
  private static func stepwise(
    isUphill: Bool = true, share: Float = 1, most: Int = 784
  ) -> Fooling {
    { network, picture, label in
      let target = Matrix(oneHot: [label], classes: 10)
      var picture = picture
      for _ in 0..<most {
        let scores = network.forward(picture)
        if scores.argmax()[0] != label { return picture }
        var slopes = network.backward(
          Loss.categoricalCrossEntropy.gradient(scores, targets: target))
        if !isUphill { slopes = -slopes }
        let (slope, pixels) = (slopes.elements, picture.elements)
        let gains = pixels.indices.map { index -> Float in
          let goal: Float = slope[index] > 0 ? 1 : 0
          return abs(slope[index] * (goal - pixels[index]))
        }
        let best = gains.indices.max { gains[$0] < gains[$1] } ?? 0
        let goal: Float = slope[best] > 0 ? 1 : 0
        picture[0, best] += share * (goal - picture[0, best])
      }
      return picture
    }
  }

  /// All pixels at once, by the same amount along their slopes.
  private static func nudge(by amount: Float, isCut: Bool) -> Fooling {
    { network, picture, label in
      let scores = network.forward(picture)
      let slopes = network.backward(
        Loss.categoricalCrossEntropy.gradient(
          scores, targets: Matrix(oneHot: [label], classes: 10)))
      let changed = picture + slopes.map { $0 > 0 ? amount : -amount }
      return isCut ? changed.map { min(max($0, 0), 1) } : changed
    }
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ fool: @escaping Fooling
  ) -> Function.Mistake {
    .init(name, remedy) { Chapter7.recorded(fool, $0) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the picture comes back as it was", "Change the pixel that promises most, and look again."
    ) { _, picture, _ in picture },
    mistake(
      "pixels go against their slopes, and the network gets surer",
      "The loss has to grow: a pixel with a positive slope needs more ink.",
      stepwise(isUphill: false, most: 30)),
    mistake(
      "every pixel is nudged, as in section 7.7",
      "Here each changed pixel costs the same, however far it goes: change few, and those all the way.",
      nudge(by: 0.3, isCut: true)),
    mistake(
      "every pixel is nudged, and some leave the range from 0 to 1",
      "Paper can't lose ink: stop at 0 and at 1.", nudge(by: 0.3, isCut: false)),
    mistake(
      "a pixel is set to 5, which no picture holds", "Stop at 1."
    ) { network, picture, label in
      let slopes = Matrix(rows: 1, columns: 784, elements: slope(network, picture, label))
      var picture = picture
      let best = slopes.elements.indices.max { slopes.elements[$0] < slopes.elements[$1] } ?? 0
      picture[0, best] = 5
      return picture
    },
    mistake(
      "a pixel goes only a small part of the way",
      "A changed pixel costs the same however far it goes: go to 0 or to 1.",
      stepwise(share: 0.05, most: 40)),
    mistake(
      "it stops after a few pixels, misread or not",
      "Ask the network after each pixel, and go on until it misreads the picture.",
      stepwise(most: 2)),
    mistake(
      "pixels are changed in the order of the picture, or at random",
      "Change first the pixel that promises most: its slope says so."
    ) { network, picture, label in
      let slopes = slope(network, picture, label)
      var picture = picture
      for pixel in 0..<784 {
        if network(picture).argmax()[0] != label { return picture }
        picture[0, pixel] = slopes[pixel] > 0 ? 1 : 0
      }
      return picture
    },
    mistake(
      "the same pixels are changed in every picture",
      "Each network and each picture has slopes of its own: look at them."
    ) { _, picture, _ in
      var picture = picture
      for row in 12..<16 { for column in 12..<16 { picture[0, row * 28 + column] = 1 } }
      return picture
    },
    mistake(
      "pixels are chosen by their slope alone, or by the slopes of the original picture",
      "Multiply the slope by the room that is left, and work the slopes out anew after each change."
    ) { network, picture, label in
      let slopes = slope(network, picture, label)
      var picture = picture
      for pixel in slopes.indices.sorted(by: { abs(slopes[$0]) > abs(slopes[$1]) }) {
        if network(picture).argmax()[0] != label { return picture }
        picture[0, pixel] = slopes[pixel] > 0 ? 1 : 0
      }
      return picture
    },
    mistake(
      "a list of pictures comes back instead of one",
      "Return one row of 784 numbers: the picture, changed."
    ) { _, picture, _ in
      Matrix(rows: 2, columns: picture.columns, elements: picture.elements + picture.elements)
    },
    mistake(
      "blank paper is handed in", "That costs every pixel with ink: change few."
    ) { _, picture, _ in Matrix(rows: 1, columns: picture.columns) },
    mistake(
      "the change comes back instead of the changed picture",
      "Return the whole picture, with the changed pixels in it."
    ) { network, picture, label in stepwise()(network, picture, label) - picture },
  ]

  private static func slope(_ network: Sequential, _ picture: Matrix, _ label: Int) -> [Float] {
    network.backward(
      Loss.categoricalCrossEntropy.gradient(
        network.forward(picture), targets: Matrix(oneHot: [label], classes: 10))
    ).elements
  }

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the lead over the strongest rival, one pixel after another") {
      Chapter7.recorded(overtaking, $0)
    },
    .init("greedy, and then each pixel taken back that is not needed") { gallery in
      Chapter7.recorded(
        { network, picture, label in
          var changed = stepwise()(network, picture, label)
          for pixel in 0..<784 where changed[0, pixel] != picture[0, pixel] {
            let kept = changed[0, pixel]
            changed[0, pixel] = picture[0, pixel]
            if network(changed).argmax()[0] == label { changed[0, pixel] = kept }
          }
          return changed
        }, gallery)
    },
  ]

  private static let overtaking: Fooling = { network, picture, label in
    var picture = picture
    for _ in 0..<784 {
      let scores = network.forward(picture).row(0)
      let rivals = scores.indices.filter { $0 != label }
      let rival = rivals.max { scores[$0] < scores[$1] } ?? 0
      if scores[rival] > scores[label] { return picture }
      var wish = Matrix(rows: 1, columns: 10)
      (wish[0, rival], wish[0, label]) = (1, -1)
      let slopes = network.backward(wish).elements
      let gains = slopes.indices.map { slopes[$0] * ((slopes[$0] > 0 ? 1 : 0) - picture[0, $0]) }
      let best = gains.indices.max { gains[$0] < gains[$1] } ?? 0
      picture[0, best] = slopes[best] > 0 ? 1 : 0
    }
    return picture
  }
}
