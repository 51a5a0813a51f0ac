import Groundwork

// How far a number from a test can be trusted; chapter 1 introduces these and all others use them.

/// By how much a share that was counted in a sample typically misses the true share: its standard
/// error.
///
///     √(p(1 − p) / n)
///
/// It holds for samples drawn independently of each other; pictures of one writer are not.
///
/// - Parameters:
///   - share: the share p that was found, such as an accuracy, from 0 to 1.
///   - samples: the number n of samples that were counted.
/// - Returns: the standard error, a share too: 0.016 for an accuracy of 0.92 on 300 samples.
/// - Precondition: the share is from 0 to 1, and there is a sample.
public func standardError(ofShare share: Double, samples: Int) -> Double {
  require(
    share >= 0 && share <= 1, "standardError: a share of \(share), expected a number from 0 to 1")
  require(samples > 0, "standardError: a share of \(samples) samples, expected 1 or more")
  return (share * (1 - share) / Double(samples)).squareRoot()
}

/// The chance that a fair coin shows heads at least so many times: the sign test of two methods
/// that differ in nothing.
///
///     Σ (n over i) / 2ⁿ for i from k to n
///
/// Dixon and Mood, "The statistical sign test", Journal of the American Statistical Association,
/// 1946.
///
/// - Parameters:
///   - heads: the number k of heads, or of seeds with which one method beat the other.
///   - tosses: the number n of tosses, or of seeds in all, without ties.
/// - Returns: from 0 to 1; 1/32 for five of five.
/// - Precondition: there are from 0 to `tosses` heads, and at most 1,000 tosses.
public func chance(ofAtLeast heads: Int, of tosses: Int) -> Double {
  require(
    tosses >= 0 && tosses <= 1000, "chance: \(tosses) tosses, expected a number from 0 to 1,000")
  require(
    heads >= 0 && heads <= tosses, "chance: \(heads) heads of \(tosses) tosses, expected no more")
  // The chance of i heads follows from that of i − 1, beginning with none.
  var chanceOfExactly = 1.0
  for _ in 0..<tosses { chanceOfExactly /= 2 }
  var sum = 0.0
  for count in 0...tosses {
    if count > 0 { chanceOfExactly *= Double(tosses - count + 1) / Double(count) }
    if count >= heads { sum += chanceOfExactly }
  }
  return min(1, sum)
}

/// The chance that a fair coin strays at least so far from an even split, to either side: the coin
/// test of two methods, where nobody knew beforehand which would be ahead.
///
///     min(1, 2 · chance of at least max(one, other) heads in one + other tosses)
///
/// - Parameters:
///   - one: how often the first method was ahead; ties are left out.
///   - other: how often the second was.
/// - Returns: from 0 to 1; 1/16 for five against none, 1 for an even split or no tosses.
/// - Precondition: neither is negative, and together they are at most 1,000.
public func coinTest(_ one: Int, against other: Int) -> Double {
  require(one >= 0 && other >= 0, "coinTest: \(one) against \(other), expected no negative number")
  return min(1, 2 * chance(ofAtLeast: max(one, other), of: one + other))
}

extension Collection<Double> {
  /// The mean of the numbers, their sum divided by how many they are.
  ///
  /// - Precondition: there is a number.
  public func mean() -> Double {
    require(!isEmpty, "mean: of no numbers, expected 1 or more")
    return reduce(0, +) / Double(count)
  }
}
