// swift-tools-version: 6.2
import Foundation
import PackageDescription

let environment = ProcessInfo.processInfo.environment

// MARK: - Speed

/// A module is compiled as a whole and not in batches of files. In threads, because that way the
/// compiler writes one object a file, as SwiftPM's debug builds expect. The module's interface is
/// written by the process that compiles it, and not by one more, which would work out all types again.
let wholeModule = [
  "-wmo", "-num-threads", "2", "-disable-batch-mode", "-no-emit-module-separately-wmo",
]

// `swift run` makes a debug build, in which a matrix product would be a hundred times too slow.
// So the libraries that compute are optimized in debug builds too. Chapters and exercises are not,
// and a learner can step through them; nor are charts and narration, which a reader finds as fast
// without it, and which are compiled in half the time.
//
// On x86-64 the libraries are also compiled for a level of that processor, because Swift has to
// know at compile time whether it may use fused multiply-add and wide vectors: a debug build for
// the machine that builds it; a release build, which may be carried elsewhere, for x86-64-v3, which
// has AVX2, as nearly all processors of the last ten years have. Another choice for both:
//   MARCH=native      the machine that builds, or a level by the name the C compiler gives it
//   PORTABLE=1        any x86-64 machine (SSE2 only, fused multiply-add computed in software)
// The results are the same bits in every case; only the speed differs.
let optimized: [SwiftSetting] = {
  // As a whole, so that small functions of one file are inlined in the loops of another.
  var flags = ["-O"] + wholeModule
  // On Linux a square root would be a call that can set C's errno; without it, it is an instruction
  // that takes a whole vector.
  flags += ["-Xcc", "-fno-math-errno"]
  var settings: [SwiftSetting] = [.unsafeFlags(flags)]
  #if arch(x86_64)
    if environment["PORTABLE"] != "1" {
      // This machine has an x86-64 processor; iOS or WebAssembly, built on it, have not.
      let level = environment["MARCH"]
      settings += [
        .unsafeFlags(
          processorFlags(level: level ?? "native"),
          .when(platforms: [.linux, .macOS], configuration: .debug)),
        .unsafeFlags(
          processorFlags(level: level ?? "x86-64-v3"),
          .when(platforms: [.linux, .macOS], configuration: .release)),
      ]
    }
  #endif
  return settings
}()

/// What compiles for a level of the processor, and tells the kernels what they may count on there.
func processorFlags(level: String) -> [String] {
  let vectors = vectorExtension(of: level).map { ["-D", $0] } ?? []
  return ["-Xcc", "-march=\(level)"] + vectors
}

/// The name of the widest vector extension of a level, among those for which there are kernels.
func vectorExtension(of level: String) -> String? {
  let avx512 = ["x86-64-v4", "skylake-avx512", "icelake", "sapphirerapids", "znver4", "znver5"]
  let avx2 = ["x86-64-v3", "haswell", "broadwell", "skylake", "znver1", "znver2", "znver3"]
  if avx512.contains(where: level.hasPrefix) { return "AVX512" }
  if avx2.contains(where: level.hasPrefix) { return "AVX2" }
  guard level == "native" else { return nil }
  #if os(Linux)
    let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = processor.split(separator: "\n").first { $0.hasPrefix("flags") } ?? ""
    let flags = Set(line.split(separator: " "))
    if flags.isSuperset(of: ["avx512f", "avx512dq", "avx512bw", "avx512vl"]) { return "AVX512" }
    return flags.isSuperset(of: ["avx2", "fma"]) ? "AVX2" : nil
  #else
    return "AVX2"  // every Intel Mac that macOS 15 runs on has it
  #endif
}

// MARK: - Chapters

/// A chapter: its program, its exercises, the worker that calls the learner's functions, and the
/// program that judges them.
///
/// The judge's knowledge, cases and known mistakes, is in a folder of Sources/Checks, and the worker
/// knows nothing of it: in its process the learner's code runs.
struct Chapter {
  let number: String
  let topic: String
  var name: String { "Chapter\(number)-\(topic)" }
  var exercises: String { "\(topic)Exercises" }
  var answers: String { "\(topic)Answers" }
  var checks: String { "\(topic)Checks" }
}

let chapters = [
  Chapter(number: "01", topic: "Perceptron"),
  Chapter(number: "02", topic: "Activations"),
  Chapter(number: "03", topic: "ShallowNet"),
  Chapter(number: "04", topic: "DeepNet"),
  Chapter(number: "05", topic: "Backprop"),
  Chapter(number: "06", topic: "Optimizers"),
  Chapter(number: "07", topic: "MNIST"),
]

// With SOLUTIONS=1 the same exercise targets are built from Solutions, so one suite of tests
// serves learners and instructors.
let solutions = environment["SOLUTIONS"] == "1"

let chapterTargets: [Target] = chapters.flatMap { chapter -> [Target] in
  [
    .executableTarget(
      name: chapter.name,
      dependencies: [
        "NeuralNetworks", "Datasets", "Plotting", "Narration", "Exercises",
        .target(name: chapter.exercises),
      ] + (chapter.topic == "MNIST" ? ["Handwriting", "PictureFiles"] : []),
      path: "Chapters/\(chapter.name)",
      exclude: ["Exercises", "README.md", "Figures"],
      swiftSettings: [.defaultIsolation(MainActor.self)]),
    .target(
      name: chapter.exercises,
      dependencies: ["NeuralNetworks", "Exercises"],
      path: solutions ? "Solutions/\(chapter.name)" : "Chapters/\(chapter.name)/Exercises"),
    .executableTarget(
      name: chapter.answers,
      dependencies: ["Answers", "Exercises", "NeuralNetworks", .target(name: chapter.exercises)],
      path: "Sources/Answers/\(chapter.name)"),
    .executableTarget(
      name: chapter.checks,
      dependencies: ["NeuralNetworks", "Exercises", "Judging"]
        + (chapter.topic == "MNIST" ? ["Datasets", "Handwriting", "PictureFiles"] : []),
      path: "Sources/Checks/\(chapter.name)"),
  ]
}

// With JUDGED=1, which the companion sets, there is a second worker for each chapter. It calls the
// functions of a copy of the learner's files, in which the companion has put the stub in the place
// of a file that does not compile: see Sources/Companion/Building/JudgedCopy.swift.
let judgedTargets: [Target] = chapters.flatMap { chapter -> [Target] in
  let exercises = "Judged\(chapter.exercises)"
  return [
    .target(
      name: exercises, dependencies: ["NeuralNetworks", "Exercises"],
      path: solutions
        ? ".judged/Solutions/\(chapter.name)" : ".judged/Chapters/\(chapter.name)/Exercises"),
    .executableTarget(
      name: "Judged\(chapter.answers)",
      dependencies: ["Answers", "Exercises", "NeuralNetworks", .target(name: exercises)],
      path: ".judged/Sources/Answers/\(chapter.name)"),
  ]
}

// MARK: - Libraries and programs

/// What stands below every other module: stopping with a message, text in columns.
let groundwork: [Target] = [
  .target(name: "Groundwork"),
  .testTarget(name: "GroundworkTests", dependencies: ["Groundwork"]),
]

/// The teaching library: matrices, layers, losses, optimizers, training.
let library: [Target] = [
  .target(
    name: "NeuralNetworks", dependencies: ["Groundwork"], exclude: ["Kernels/README.md"],
    swiftSettings: optimized),
  .testTarget(name: "NeuralNetworksTests", dependencies: ["NeuralNetworks"]),
]

let course: [Target] = [
  // What programs share: options, progress, standard streams, other programs that they start.
  .target(name: "Console", dependencies: ["Groundwork"]),
  // Drawn and photographed digits, prepared as those of MNIST; without Foundation, for the browser.
  .target(name: "Handwriting", dependencies: ["Groundwork"], swiftSettings: optimized),
  .testTarget(name: "HandwritingTests", dependencies: ["Handwriting", "NeuralNetworks"]),
  // Files that hold data: fetched, unpacked, read, and found right or wrong. It knows nothing of
  // matrices, so that it is compiled beside the library and not after it; and the system reads the
  // bytes, so that it need not be optimized.
  .target(name: "DataFiles", dependencies: ["Groundwork", "Console"]),
  // Digits, MNIST, Auto MPG and toy sets.
  .target(
    name: "Datasets", dependencies: ["NeuralNetworks", "DataFiles", "Console"],
    resources: [.copy("Resources")], swiftSettings: optimized),
  // Pictures in files, and the digits in them.
  .target(
    name: "PictureFiles", dependencies: ["NeuralNetworks", "DataFiles", "Handwriting", "Console"],
    swiftSettings: optimized),
  // Charts, diagrams and grey images, from numbers: as SVG and in the terminal.
  .target(name: "Plotting", dependencies: ["Groundwork"]),
  // What a chapter's program needs to talk with its reader: on the terminal and on its page.
  .target(
    name: "Narration", dependencies: ["NeuralNetworks", "Plotting", "Console", "Exercises"]),
  // How fast the library is: `swift run -c release benchmark`.
  .target(
    name: "Benchmarks", dependencies: ["NeuralNetworks", "Datasets", "Console"],
    swiftSettings: optimized),
  .executableTarget(
    name: "benchmark", dependencies: ["Benchmarks"],
    exclude: ["README.md", "peer.py", "peers.py"]),
  // The exercises: what is asked, what goes in and what comes out; and what judge and worker say to
  // each other. No case, no right answer.
  .target(name: "Exercises", dependencies: ["NeuralNetworks"]),
  // What calls a learner's functions, in a process of its own.
  .target(
    name: "Answers", dependencies: ["Exercises", "Console"], path: "Sources/Answers/Serving"),
  // What tells a right answer from a wrong one.
  .target(name: "Judging", dependencies: ["Answers", "Exercises", "Console", "NeuralNetworks"]),
  // Grading a class: submissions, the sandbox, the formats of platforms.
  .target(name: "Grading", dependencies: ["Exercises", "Console", "Groundwork"]),
  // The companion of the learner, `swift run course`: it knows all exercises, but no answers.
  .target(
    name: "Companion",
    dependencies: ["Exercises", "Console", "Grading", "NeuralNetworks", "PlaygroundEngine"],
    exclude: ["Book"]),
  .executableTarget(name: "course", dependencies: ["Companion"]),
  // What the playground computes; `course playground` compiles it for the browser.
  .target(
    name: "PlaygroundEngine", dependencies: ["Handwriting", "NeuralNetworks"],
    path: "Sources/Playground/Engine"),
  .testTarget(name: "ConsoleTests", dependencies: ["Console"]),
  .testTarget(
    name: "DatasetsTests", dependencies: ["Datasets", "DataFiles", "Handwriting", "PictureFiles"]),
  .testTarget(name: "PlottingTests", dependencies: ["Plotting"]),
  .testTarget(name: "NarrationTests", dependencies: ["Exercises", "Narration"]),
  .testTarget(name: "BenchmarksTests", dependencies: ["Benchmarks"]),
  .testTarget(name: "ExercisesTests", dependencies: ["Exercises", "NeuralNetworks"]),
  .testTarget(
    name: "JudgingTests",
    dependencies: [
      "Answers", "Console", "Exercises", "HostileContracts", "HostileWorker", "Judging",
      "NeuralNetworks",
    ]),
  // Answers that trap, loop, eat memory, forge replies: the tests above judge them.
  .target(
    name: "HostileContracts", dependencies: ["Exercises"], path: "Tests/HostileContracts"),
  .executableTarget(
    name: "HostileWorker", dependencies: ["Answers", "Exercises", "HostileContracts"],
    path: "Tests/HostileWorker"),
  .testTarget(
    name: "CompanionTests",
    dependencies: ["Companion", "Console", "Exercises", "NeuralNetworks"]),
  .testTarget(
    name: "PlaygroundEngineTests",
    dependencies: ["Handwriting", "PlaygroundEngine", "NeuralNetworks"]),
  .testTarget(
    name: "GradingTests",
    dependencies: [
      "Companion", "Console", "Exercises", "Grading", .target(name: chapters[0].answers),
      .target(name: chapters[0].checks),
    ], exclude: ["Attacks"]),
  // The exercises of all chapters, and what their pages say in numbers; a folder each.
  .testTarget(
    name: "ChapterTests",
    dependencies: ["NeuralNetworks", "Datasets", "Answers", "Exercises", "Judging"]
      + chapters.flatMap { chapter -> [Target.Dependency] in
        [
          .target(name: chapter.exercises), .target(name: chapter.answers),
          .target(name: chapter.checks),
        ]
      },
    path: "Tests/Chapters"),
]

// MARK: - Package

let package = Package(
  name: "DeepLearningFromScratch",
  // The first versions whose systems have the standard library's module Synchronization. The library
  // compiles for all of them, the course's programs for macOS and Linux.
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .library(name: "NeuralNetworks", targets: ["NeuralNetworks"])
  ],
  // LIBRARY_ONLY=1 leaves the course out, to test the library alone on one more processor.
  targets: environment["LIBRARY_ONLY"] == "1"
    ? groundwork + library
    : groundwork + library + course + chapterTargets
      + (environment["JUDGED"] == "1" ? judgedTargets : [])
)

// A debug build compiles a module in batches of files, each in a process that works out the types of
// the other files once more, and one more process writes the interface. As a whole, a module takes
// two thirds of the processor seconds, as measured on two cores; how it is on more is not known. But
// one changed file compiles all others again: so what is edited file by file, exercises by learners
// and tests by us, is compiled in batches.
let batches = Set(chapters.flatMap { [$0.exercises, "Judged\($0.exercises)"] })

for target in package.targets {
  // The first build of each module would also index the modules of the system that it imports, for
  // editors; that takes as long as Plotting. What is declared there they find without it.
  var flags = ["-index-ignore-system-modules"]
  if target.type != .test && !batches.contains(target.name) { flags += wholeModule }
  target.swiftSettings =
    (target.swiftSettings ?? []) + [.unsafeFlags(flags, .when(configuration: .debug))]
}
