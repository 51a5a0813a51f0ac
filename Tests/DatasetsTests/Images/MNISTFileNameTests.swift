import XCTest

@testable import DataFiles
@testable import Datasets

final class MNISTFileNameTests: XCTestCase {
  func testThePublishedNames() {
    for file in MNIST.files {
      for name in [file.name, file.name + ".gz"] {
        XCTAssertEqual(MNISTFileName(name)?.collection, .mnist)
        XCTAssertEqual(MNISTFileName(name)?.role.rawValue, file.name)
      }
    }
    XCTAssertEqual(MNISTFileName.Role.allCases.map(\.rawValue), MNIST.files.map(\.name))
  }

  func testCustomaryVariants() {
    let variants: [(String, MNISTFileName.Role)] = [
      ("train-images.idx3-ubyte", .trainingImages),
      ("train-labels.idx1-ubyte.gz", .trainingLabels),
      ("t10k-images-idx3-ubyte.GZ", .testImages),
      ("T10K-LABELS.IDX1-UBYTE.GZ", .testLabels),
      ("train_images_idx3_ubyte", .trainingImages),
      ("test-images-idx3-ubyte", .testImages),
    ]
    for (name, role) in variants {
      XCTAssertEqual(MNISTFileName(name), MNISTFileName(collection: .mnist, role: role), name)
    }
  }

  func testEMNIST() {
    XCTAssertEqual(
      MNISTFileName("emnist-digits-train-images-idx3-ubyte.gz"),
      MNISTFileName(collection: .emnistDigits, role: .trainingImages))
    XCTAssertEqual(
      MNISTFileName("emnist-mnist-test-labels-idx1-ubyte"),
      MNISTFileName(collection: .emnistMNIST, role: .testLabels))
  }

  func testWhatCanBeAnotherFile() {
    let names = [
      "", ".", ".gz", "gz", "train-images", "train-images-idx3-ubyte.zip",
      "train-images-idx1-ubyte",  // labels' format with images' name
      "train-labels-idx3-ubyte", "t10k-images-idx3-ubyte.gz.part",
      "train-images-idx3-ubyte-old", "old-train-images-idx3-ubyte",
      "emnist-letters-train-images-idx3-ubyte.gz", "emnist-digits-mapping.txt",
      "qmnist-train-images-idx3-ubyte.gz",
      "._train-images-idx3-ubyte.gz",  // macOS's notes on a file that it packed
    ]
    for name in names { XCTAssertNil(MNISTFileName(name), name) }
  }
}
