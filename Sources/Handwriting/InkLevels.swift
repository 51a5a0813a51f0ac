/// How much each pixel of a picture stands out from its paper: 0 for paper, 1 for ink.
struct InkLevels {
  let rows: Int
  let columns: Int
  let levels: [Float]

  /// Takes the paper off a picture, whichever of the two is darker.
  ///
  /// The paper's brightness is a smooth surface, b₀ + b₁x + b₂y + b₃x² + b₄xy + b₅y², fitted by least
  /// squares to those pixels that lie near the last such surface: so ink does not pull it. What stands
  /// out is parted in ink and noise where the two differ most (Otsu, "A threshold selection method from
  /// gray-level histograms", 1979).
  ///
  /// - Throws: `NoInk` where nothing stands out.
  init(_ picture: GrayPicture) throws(NoInk) {
    rows = picture.rows
    columns = picture.columns
    var contrast = Self.contrast(picture)
    // Ink is the rarer and stronger of the two sides.
    if contrast.reduce(0, { $0 + $1 * $1 * $1 }) < 0 { contrast = contrast.map { -$0 } }
    let threshold = Self.threshold(contrast)
    let ink = contrast.filter { $0 > threshold }
    let level = ink.reduce(0, +) / Float(max(1, ink.count))
    guard level > Self.leastContrast, ink.count < contrast.count / 2 else { throw NoInk() }
    // Half of the way to the threshold is paper for sure, and soft edges stay soft.
    let floor = threshold / 2
    levels = contrast.map { max(0, min(1, ($0 - floor) / (level - floor))) }
  }

  /// Ink that differs less from its paper than this share of the whole range is taken for noise.
  private static let leastContrast: Float = 0.08

  /// How much darker each pixel is than the paper around it.
  private static func contrast(_ picture: GrayPicture) -> [Float] {
    let count = picture.brightness.count
    func terms(_ index: Int) -> [Double] {
      let x = Double(index % picture.columns) / Double(picture.columns) - 0.5
      let y = Double(index / picture.columns) / Double(picture.rows) - 0.5
      return [1, x, y, x * x, x * y, y * y]
    }
    // Some thousand pixels say as much of a smooth surface as all.
    let sample = stride(from: 0, to: count, by: max(1, count / 5000)).map { index in
      (terms: terms(index), value: Double(picture.brightness[index]))
    }
    var coefficients = [sample.map { $0.value }.sorted()[sample.count / 2], 0, 0, 0, 0, 0]
    func surface(_ terms: [Double]) -> Double {
      zip(coefficients, terms).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for _ in 0..<6 {
      let distances = sample.map { abs($0.value - surface($0.terms)) }
      let near = max(2 * distances.sorted()[sample.count / 2], 0.01)
      let paper = zip(sample, distances).filter { $1 <= near }.map { $0.0 }
      coefficients = leastSquares(paper)
    }
    return (0..<count).map { Float(surface(terms($0)) - Double(picture.brightness[$0])) }
  }

  /// The coefficients with the smallest sum of squared errors: AᵀA c = Aᵀv, solved by elimination.
  ///
  /// A tiny multiple of the identity is added, so that a picture of one row has a solution too.
  private static func leastSquares(_ samples: [(terms: [Double], value: Double)]) -> [Double] {
    let size = 6
    var rows = (0..<size).map { row in
      (0..<size).map { column in
        samples.reduce(row == column ? 1e-6 : 0) { $0 + $1.terms[row] * $1.terms[column] }
      } + [samples.reduce(0) { $0 + $1.terms[row] * $1.value }]
    }
    for pivot in 0..<size {
      for row in 0..<size where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...size { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<size).map { rows[$0][size] / rows[$0][$0] }
  }

  /// The level that parts paper from ink with the largest variance between the two.
  private static func threshold(_ contrast: [Float]) -> Float {
    let highest = contrast.max() ?? 0
    guard highest > 0 else { return 0 }
    let bins = 200
    var counts = [Double](repeating: 0, count: bins)
    for value in contrast {
      counts[max(0, min(bins - 1, Int(value / highest * Float(bins))))] += 1
    }
    let total = counts.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    var (below, sumBelow, best, place) = (0.0, 0.0, 0.0, 0)
    for bin in 0..<bins - 1 {
      below += counts[bin]
      sumBelow += Double(bin) * counts[bin]
      let above = Double(contrast.count) - below
      guard below > 0, above > 0 else { continue }
      let distance = sumBelow / below - (total - sumBelow) / above
      let variance = below * above * distance * distance
      if variance > best { (best, place) = (variance, bin) }
    }
    return highest * Float(place + 1) / Float(bins)
  }
}
