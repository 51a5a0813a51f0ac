// swift-tools-version: 6.2
import PackageDescription

// What someone else's package looks like: it sees nothing of the library but what is public.
// `swift test --package-path Tests/Consumer` runs its tests.
let package = Package(
  name: "Consumer",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "DeepLearningFromScratch", path: "../..")],
  targets: [
    .testTarget(
      name: "ConsumerTests",
      dependencies: [.product(name: "NeuralNetworks", package: "DeepLearningFromScratch")],
      path: "ConsumerTests")
  ]
)
