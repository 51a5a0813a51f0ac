/// Rows of a table, x, y and target, as points of the plane in the numbers of an address: each from 0 to
/// 4095.
///
/// Both coordinates are spread over nine tenths of the plane. Targets that are only two become the two
/// classes; others are spread over the whole range, from −1 to 1. A column that is constant comes to
/// lie in the middle.
///
/// - Parameter rows: three numbers a point, all finite.
/// - Returns: three whole numbers a point.
func addressNumbers(ofRows rows: [Double]) -> [Int32] {
  var numbers = [Int32](repeating: 0, count: rows.count)
  for column in 0..<3 {
    let places = Array(stride(from: column, to: rows.count, by: 3))
    let least = places.reduce(Double.infinity) { min($0, rows[$1]) }
    let greatest = places.reduce(-Double.infinity) { max($0, rows[$1]) }
    let margin = column < 2 ? 0.05 : 0
    for place in places {
      // Halves, because the difference of two large numbers overflows.
      let width = greatest / 2 - least / 2
      let share = width > 0 ? (rows[place] / 2 - least / 2) / width : 0.5
      numbers[place] = Int32((4095 * (margin + (1 - 2 * margin) * share)).rounded(.toNearestOrEven))
    }
  }
  return numbers
}
