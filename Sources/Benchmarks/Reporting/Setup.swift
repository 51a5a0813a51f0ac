import Console
import Foundation
import NeuralNetworks

/// Where and how something was measured. Without it a figure says nothing.
package struct Setup: Encodable, Equatable, Sendable {
  /// The processor's name.
  package let processor: String

  /// The number of cores that the system has in use.
  package let cores: Int

  /// How many threads compute, unless a figure says otherwise.
  package let threads: Int

  /// The operating system and its version.
  package let system: String

  /// The version of the Swift compiler.
  package let swift: String

  /// What the kernels are compiled for: "AVX-512 (x86-64-v4)". A release build has less than the
  /// machine may have, unless it was made with `MARCH=native`.
  package let vectors: String

  /// The configuration of the build.
  package let build: String

  /// This machine and this program.
  package static var current: Setup {
    Setup(
      processor: OperatingSystem.processorName ?? "unknown processor",
      cores: ProcessInfo.processInfo.activeProcessorCount,
      threads: Threads.count,
      system: "\(platform), \(ProcessInfo.processInfo.operatingSystemVersionString)",
      swift: compilerVersion,
      vectors: vectorExtension,
      build: configuration)
  }

  private static var platform: String {
    #if os(macOS)
      "macOS"
    #elseif os(Linux)
      "Linux"
    #else
      "another system"
    #endif
  }

  /// A program can only ask whether its compiler is at least of some version.
  private static var compilerVersion: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var vectorExtension: String {
    #if AVX512
      "AVX-512 (x86-64-v4)"
    #elseif AVX2
      "AVX2 with fused multiply-add (x86-64-v3)"
    #elseif arch(arm64)
      "NEON"
    #else
      "none, fused multiply-add in software"
    #endif
  }

  private static var configuration: String {
    #if DEBUG
      "debug, the libraries optimized"
    #else
      "release"
    #endif
  }
}

extension Setup: CustomStringConvertible {
  /// Two lines, to stand above a table.
  package var description: String {
    """
    \(processor); cores: \(cores); threads: \(threads); \(system)
    Swift \(swift); build: \(build); vectors: \(vectors)
    """
  }
}
