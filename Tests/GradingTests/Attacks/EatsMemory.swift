// Row 17.
// Found: crashed timedOut

func attack() {
  var rows: [[UInt8]] = []
  while true { rows.append([UInt8](repeating: 1, count: 1 << 24)) }
}
