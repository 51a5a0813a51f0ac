#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The zlib of this machine, which unpacks what PNG files hold.
///
/// It is looked for when it is needed, so that the course links nothing that it can do without.
enum Zlib {
  private typealias Uncompress =
    @convention(c) (
      UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt>?, UnsafePointer<UInt8>?, UInt
    ) -> Int32

  /// Unpacks a zlib stream of known size.
  ///
  /// - Parameters:
  ///   - packed: the stream.
  ///   - size: how many bytes it holds unpacked.
  /// - Returns: the bytes.
  /// - Throws: `zlibMissing`, `truncated` or `damaged`.
  static func unpacked(_ packed: [UInt8], size: Int) throws(PictureFault) -> [UInt8] {
    guard let uncompress else { throw .zlibMissing }
    var found = UInt(size)
    var status: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { room, initialized in
      status = uncompress(room.baseAddress, &found, packed, UInt(packed.count))
      initialized = status == 0 ? Int(found) : 0
    }
    switch status {
    case 0 where bytes.count == size: return bytes
    case 0: throw .damaged("its pixels are \(found) bytes, expected \(size)")
    case -5: throw .truncated  // it ends too early, or is larger than the picture's size says
    default: throw .damaged("its pixels can't be unpacked")
    }
  }

  private static let uncompress: Uncompress? = {
    for name in ["libz.so.1", "libz.so", "/usr/lib/libz.dylib"] {
      if let library = dlopen(name, RTLD_NOW), let symbol = dlsym(library, "uncompress") {
        return unsafeBitCast(symbol, to: Uncompress.self)
      }
    }
    return nil
  }()
}
