import DataFiles
import Foundation

extension MNIST {
  /// Where all of MNIST is kept once it was downloaded: `mnist` in the course's folder, in the
  /// user's folder for caches (Linux: `XDG_CACHE_HOME` or `~/.cache`; macOS: `Library/Caches`).
  public static var cacheFolder: URL {
    let caches =
      FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
      ?? FileManager.default.temporaryDirectory
    return caches.appendingPathComponent("deep-learning-from-scratch-in-swift/mnist")
  }

  /// Public mirrors of the original files.
  public static let mirrors = [
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
  ].compactMap(URL.init(string:))

  /// The four files of MNIST.
  public static let files = [
    RemoteFile(
      name: "train-images-idx3-ubyte", byteCount: 47_040_016,
      sha256: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    RemoteFile(
      name: "train-labels-idx1-ubyte", byteCount: 60_008,
      sha256: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    RemoteFile(
      name: "t10k-images-idx3-ubyte", byteCount: 7_840_016,
      sha256: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    RemoteFile(
      name: "t10k-labels-idx1-ubyte", byteCount: 10_008,
      sha256: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
  ]

  /// All of MNIST, 60,000 and 10,000 pictures; downloaded (11 megabytes) the first time.
  ///
  /// - Parameters:
  ///   - folder: where the files are or will be.
  ///   - mirrors: where to get them from.
  ///   - progress: called about ten times a second during a download, on the caller's thread.
  /// - Returns: the 60,000 to learn from and the 10,000 to test with.
  /// - Throws: `DownloadError`, or `IDXError` where a file in the folder is wrong.
  public static func full(
    in folder: URL = cacheFolder, from mirrors: [URL] = mirrors,
    progress: (DownloadProgress) -> Void
  ) throws -> DigitsSplit {
    let download = Download(files: files, from: mirrors, to: folder)
    if !download.isComplete { try download.run(progress: progress) }
    return try read(from: folder)
  }
}
