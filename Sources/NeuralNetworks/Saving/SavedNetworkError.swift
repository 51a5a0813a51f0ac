/// What can be wrong with the bytes of a saved network, or with a network that is to be saved.
public enum SavedNetworkError: Error, Equatable {
  /// There are fewer bytes than the eight that say how long the header is.
  case tooShort(byteCount: Int)
  /// The header is said to be longer than any header may be.
  case headerTooLong(found: UInt64, limit: Int)
  /// The bytes end within the header.
  case headerCutOff(found: Int, expected: Int)
  /// The text of the header is not JSON, or says something else than it should; `byte` counts from 0
  /// at the start of the file.
  case unexpectedText(found: String, expected: String, byte: Int)
  /// Two tensors, or two notes, have the same name, or a tensor has the name of the notes.
  case repeatedName(String)
  /// The header does not say everything about a tensor.
  case missingField(tensor: String, field: String)
  /// The elements are no 32-bit floats.
  case wrongElementType(tensor: String, found: String)
  /// A tensor has neither one nor two dimensions.
  case wrongDimensionCount(tensor: String, found: Int)
  /// A tensor's place in the data is not given by two numbers.
  case wrongOffsetCount(tensor: String, found: Int)
  /// A tensor is said to be larger than any file.
  case overflow(tensor: String, rows: Int, columns: Int)
  /// A tensor's data are said to end before they begin.
  case offsetsReversed(tensor: String, begin: Int, end: Int)
  /// A tensor has more or fewer bytes than its shape needs.
  case wrongSize(tensor: String, rows: Int, columns: Int, byteCount: Int)
  /// The file ends before a tensor's data do.
  case missingData(tensor: String, end: Int, available: Int)
  /// Two tensors share bytes.
  case overlap(tensor: String, other: String)
  /// Some data belong to no tensor.
  case unusedData(begin: Int, end: Int)
  /// An element is infinite or not a number; row and column count from 0.
  case notFinite(tensor: String, row: Int, column: Int)
  /// A layer is of a kind that only its program knows. Layers are called by their place, counted from
  /// 0; in a network within a network, by both places: 2.0.
  case customLayer(String)
  /// There are too many networks within networks.
  case nestedTooDeeply(limit: Int)
  /// There are too many layers.
  case tooManyLayers(limit: Int)
  /// The file lacks a note that says more about the network than its tensors do.
  case missingNote(String)
  /// The note about the architecture is not JSON, or says something else than it should; `byte` counts
  /// from 0 at the start of the note.
  case wrongArchitecture(found: String, expected: String, byte: Int)
  /// A layer can't be as the file says.
  case wrongLayer(String, found: String, expected: String)
  /// The file lacks a tensor that the architecture has.
  case missingTensor(String)
  /// The file has a tensor that the architecture lacks.
  case surplusTensor(String)
  /// A tensor has another shape than the architecture says.
  case wrongShape(tensor: String, found: Matrix.Shape, expected: Matrix.Shape)
}

extension SavedNetworkError: CustomStringConvertible {
  /// Says what was found, what was expected and what to do.
  public var description: String { "the saved network " + fault }

  private var fault: String {
    switch self {
    case .tooShort(let byteCount):
      return """
        holds \(byteCount) bytes where a safetensors file has 8 or more. Save the network again.
        """
    case .headerTooLong(let found, let limit):
      return """
        announces a header of \(found) bytes where at most \(limit) are accepted. It is no \
        safetensors file, or damaged: check which file it is.
        """
    case .headerCutOff(let found, let expected):
      return """
        announces a header of \(expected) bytes and holds \(found) after that. It was cut off, or it \
        is no safetensors file: check which file it is.
        """
    case .unexpectedText(let found, let expected, let byte):
      return """
        has \(found) at byte \(byte) of the file, in its header, where \(expected) was expected. It \
        is no safetensors file, or damaged: save the network again.
        """
    case .repeatedName(let name):
      return "has the name \(quoted(name)) twice, where each may stand once. Rename one."
    case .missingField(let tensor, let field):
      return """
        says no \(field) of tensor \(quoted(tensor)), where dtype, shape and data_offsets were \
        expected. Its header is damaged: save the network again.
        """
    case .wrongElementType(let tensor, let found):
      return """
        has elements of type \(quoted(found)) in tensor \(quoted(tensor)) where 32-bit floats (F32) \
        were expected. Convert them before saving.
        """
    case .wrongDimensionCount(let tensor, let found):
      return """
        has \(found) dimensions in tensor \(quoted(tensor)) where 1 or 2 were expected. Reshape it \
        to a matrix before saving.
        """
    case .wrongOffsetCount(let tensor, let found):
      return """
        has \(found) offsets for tensor \(quoted(tensor)) where 2 were expected, begin and end. Its \
        header is damaged: save the network again.
        """
    case .overflow(let tensor, let rows, let columns):
      return """
        promises \(rows)×\(columns) elements in tensor \(quoted(tensor)), more than any file can \
        hold. Its header is damaged: save the network again.
        """
    case .offsetsReversed(let tensor, let begin, let end):
      return """
        has tensor \(quoted(tensor)) begin at byte \(begin) of the data and end at \(end), where the \
        end was expected after the beginning. Its header is damaged: save the network again.
        """
    case .wrongSize(let tensor, let rows, let columns, let byteCount):
      return """
        has \(byteCount) bytes for tensor \(quoted(tensor)) where its \(rows)×\(columns) elements \
        need \(4 * rows * columns). Its header is damaged: save the network again.
        """
    case .missingData(let tensor, let end, let available):
      return """
        holds \(available) bytes of data where tensor \(quoted(tensor)) ends after \(end). It was \
        cut off: copy the file or save the network again.
        """
    case .overlap(let tensor, let other):
      return """
        has tensors \(quoted(other)) and \(quoted(tensor)) share bytes, where each was expected to \
        have its own. Its header is damaged: save the network again.
        """
    case .unusedData(let begin, let end):
      return """
        has data from byte \(begin) to \(end) that belong to no tensor, where each byte was expected \
        to belong to one. It is damaged: save the network again.
        """
    case .notFinite(let tensor, let row, let column):
      return """
        has an element in tensor \(quoted(tensor)), row \(row), column \(column), that is infinite \
        or not a number, where finite numbers were expected. Train again, at a lower learning rate.
        """
    case .customLayer(let layer):
      return """
        has a layer of your own, layer \(layer), where Dense, Dropout and Sequential were expected. \
        Save the layers around it as networks, and its parameters in a way of your own.
        """
    case .nestedTooDeeply(let limit):
      return """
        has networks within networks, more than the \(limit) levels that are accepted. Put their \
        layers into one network.
        """
    case .tooManyLayers(let limit):
      return """
        has more than the \(limit) layers that are accepted. It is damaged, or save it in parts.
        """
    case .missingNote(let name):
      return """
        has no note \(quoted(name)) in its metadata, where one was expected about the layers. Save it \
        with this library, whose encoded() writes the notes.
        """
    case .wrongArchitecture(let found, let expected, let byte):
      return """
        has \(found) at byte \(byte) of its note about the architecture, where \(expected) was \
        expected. It is damaged, or from another version of the library: save the network again.
        """
    case .wrongLayer(let layer, let found, let expected):
      return """
        has \(found) in layer \(layer), where \(expected) was expected. It is damaged: save the \
        network again.
        """
    case .missingTensor(let name):
      return """
        has no tensor \(quoted(name)), which its architecture needs. It is another network's, or \
        damaged: save the network again.
        """
    case .surplusTensor(let name):
      return """
        has a tensor \(quoted(name)) where its architecture has none. It is another network's, or \
        damaged: save the network again.
        """
    case .wrongShape(let tensor, let found, let expected):
      return """
        has a tensor \(quoted(tensor)) of shape \(found) where its architecture needs \(expected). It \
        is another network's, or damaged: save the network again.
        """
    }
  }
}

/// A name from a file, as a message can show it: not too long, without what a terminal would obey.
func quoted(_ name: String) -> String {
  let longest = 40
  var text = ""
  for scalar in name.unicodeScalars.prefix(longest) {
    let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
    text.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
  }
  return "“\(text)\(name.unicodeScalars.count > longest ? "…" : "")”"
}
