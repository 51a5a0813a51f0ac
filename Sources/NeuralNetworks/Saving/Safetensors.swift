/// Named matrices and a few notes about them, as a file in the format safetensors holds them.
///
/// Many programs read and write this format, Python's `safetensors` first of all. A file is
///
///     8 bytes     the length of the header, least significant byte first
///     header      JSON: {"__metadata__": {"note": "text", …},
///                        "name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …}
///     data        the elements of one tensor after the other, row after row
///
/// with offsets that count from the start of the data. Here tensors are matrices of `Float`; a tensor
/// of one dimension reads as a single row. What is written depends on nothing but the matrices and
/// their order: the same network gives the same bytes on every machine.
///
/// Hugging Face, "Safetensors", https://huggingface.co/docs/safetensors.
struct Safetensors {
  /// Notes that travel with the matrices, in the order of the file.
  var metadata: [(name: String, text: String)] = []

  /// The matrices, in the order of their data.
  var tensors: [(name: String, value: Matrix)] = []

  /// The header's key under which notes stand, and so no name of a tensor.
  static let metadataName = "__metadata__"
}

// MARK: - Reading

extension Safetensors {
  /// Reads the bytes of a file.
  ///
  /// Nothing in the header is believed before it is checked, and memory for the matrices, no more
  /// than the file itself takes, is reserved only then.
  ///
  /// - Parameter bytes: a whole file.
  /// - Throws: `SavedNetworkError` for every way in which the bytes can be wrong.
  init(decoding bytes: [UInt8]) throws(SavedNetworkError) {
    let header = try SafetensorsHeader(of: bytes)
    metadata = header.metadata
    for entry in header.entries {
      tensors.append((entry.name, try Safetensors.matrix(entry, in: bytes[header.end...])))
    }
  }

  private static func matrix(
    _ entry: SafetensorsHeader.Entry, in data: ArraySlice<UInt8>
  ) throws(SavedNetworkError) -> Matrix {
    var matrix = Matrix(rows: entry.rows, columns: entry.columns)
    let start = data.startIndex + entry.begin
    matrix.withMutableElements { elements in
      for index in elements.indices {
        let bits = littleEndian(data, at: start + 4 * index, count: 4)
        elements[index] = Float(bitPattern: UInt32(bits))
      }
    }
    try checkFinite(matrix, name: entry.name)
    return matrix
  }

  private static func checkFinite(_ matrix: Matrix, name: String) throws(SavedNetworkError) {
    let place = matrix.withElements { elements in elements.firstIndex { !$0.isFinite } }
    guard let index = place else { return }
    throw .notFinite(tensor: name, row: index / matrix.columns, column: index % matrix.columns)
  }
}

/// The unsigned number in some bytes, the least significant first.
func littleEndian(_ bytes: ArraySlice<UInt8>, at start: Int, count: Int) -> UInt64 {
  var number: UInt64 = 0
  for index in (start..<start + count).reversed() { number = number << 8 | UInt64(bytes[index]) }
  return number
}

// MARK: - Writing

extension Safetensors {
  /// The bytes of a file that holds the notes and the matrices, in their order.
  ///
  /// - Throws: `SavedNetworkError` for what no reader would take back: a name that stands twice, an
  ///   element that is not a finite number.
  func encoded() throws(SavedNetworkError) -> [UInt8] {
    try SafetensorsHeader.checkNames(metadata.map { $0.name })
    try SafetensorsHeader.checkNames(tensors.map { $0.name } + [Safetensors.metadataName])
    for (name, value) in tensors { try Safetensors.checkFinite(value, name: name) }

    var header = Array(headerText.utf8)
    // Padded, so that the data start at a multiple of 8.
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + 4 * tensors.reduce(0) { $0 + $1.value.count })
    append(UInt64(header.count), count: 8)
    bytes += header
    for (_, value) in tensors {
      value.withElements { for element in $0 { append(UInt64(element.bitPattern), count: 4) } }
    }
    return bytes

    func append(_ number: UInt64, count: Int) {
      for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
  }

  private var headerText: String {
    var members: [String] = []
    if !metadata.isEmpty {
      let notes = metadata.map { jsonString($0.name) + ":" + jsonString($0.text) }
      members.append(
        jsonString(Safetensors.metadataName) + ":{" + notes.joined(separator: ",") + "}")
    }
    var begin = 0
    for (name, value) in tensors {
      let end = begin + 4 * value.count
      members.append(
        jsonString(name) + #":{"dtype":"F32","shape":[\#(value.rows),\#(value.columns)],"#
          + #""data_offsets":[\#(begin),\#(end)]}"#)
      begin = end
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  /// A text as JSON writes it.
  private func jsonString(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\0"..<" ":
        quoted += scalar.value < 16 ? "\\u000" : "\\u00"
        quoted += String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
