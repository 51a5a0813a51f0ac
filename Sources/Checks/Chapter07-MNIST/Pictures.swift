import Datasets

/// MNIST's 5,000 pictures that come with the course.
enum Pictures {
  static let digits: DigitsSplit = {
    do {
      return try MNIST.embedded()
    } catch {
      fatalError("\(error)")
    }
  }()
}
