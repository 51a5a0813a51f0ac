/// A safetensors file put together by hand from the format's description: the length of the header in
/// eight bytes, least significant first; the header; the data.
func safetensors(_ header: String, data: [UInt8] = []) -> [UInt8] {
  let header = Array(header.utf8)
  return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header + data
}

/// What a header says about one tensor.
func tensor(
  _ name: String = "w", type: String = "F32", shape: String = "[1,2]", offsets: String = "[0,8]"
) -> String {
  #""\#(name)":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
}

/// 1, −2, 0.5 and 3 as 32-bit floats: sign, eight bits of exponent + 127, 23 bits of fraction, the
/// least significant byte first. 1 = 2⁰ is 3F800000, −2 is C0000000, 0.5 is 3F000000 and
/// 3 = 1.5 · 2¹ is 40400000.
let fourFloats: [UInt8] = [
  0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0, 0x00, 0x00, 0x00, 0x3F, 0x00, 0x00, 0x40, 0x40,
]
