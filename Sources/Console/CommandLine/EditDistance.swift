/// The least number of letters to insert, delete or replace that turns one text into the other.
///
/// Wagner and Fischer, "The string-to-string correction problem", 1974: row i of a table holds the
/// distances from the first i letters of `source` to every beginning of `target`; one row is
/// enough to make the next.
package func editDistance(_ source: String, _ target: String) -> Int {
  let target = Array(target)
  var distances = Array(0...target.count)
  for (i, letter) in source.enumerated() {
    var next = [i + 1]
    for j in target.indices {
      let replaced = distances[j] + (letter == target[j] ? 0 : 1)
      next.append(min(replaced, distances[j + 1] + 1, next[j] + 1))
    }
    distances = next
  }
  return distances[target.count]
}
