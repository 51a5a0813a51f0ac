/// What the name of a file says about its place among the four files of a set of digits.
///
///     t10k-labels-idx1-ubyte               as published
///     T10K-Labels.idx1-ubyte.GZ            a dot, capital letters, gzipped
///     emnist-digits-test-labels-idx1-ubyte the digits of EMNIST
package struct MNISTFileName: Hashable {
  /// The set to which the file says it belongs.
  package enum Collection: String, CaseIterable {
    /// MNIST, or a set that took its names.
    case mnist = ""
    /// EMNIST's digits.
    case emnistDigits = "emnist-digits"
    /// EMNIST's own choice of MNIST's size.
    case emnistMNIST = "emnist-mnist"
  }

  /// Which of the four files it is.
  package enum Role: String, CaseIterable {
    case trainingImages = "train-images-idx3-ubyte"
    case trainingLabels = "train-labels-idx1-ubyte"
    case testImages = "t10k-images-idx3-ubyte"
    case testLabels = "t10k-labels-idx1-ubyte"
  }

  let collection: Collection
  let role: Role

  init(collection: Collection, role: Role) {
    self.collection = collection
    self.role = role
  }

  /// - Returns: nil where the name can't be that of one of the four files.
  init?(_ name: String) {
    // An empty word is kept: macOS puts a file `._name` beside many a file that it packs.
    var words = name.lowercased().split(omittingEmptySubsequences: false) { "-._".contains($0) }
    if words.last == "gz" { words.removeLast() }
    guard words.count >= 4 else { return nil }
    if words[words.count - 4] == "test" { words[words.count - 4] = "t10k" }
    guard let role = Role(rawValue: words.suffix(4).joined(separator: "-")),
      let collection = Collection(rawValue: words.dropLast(4).joined(separator: "-"))
    else { return nil }
    self.init(collection: collection, role: role)
  }
}
