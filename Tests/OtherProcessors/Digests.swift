import NeuralNetworks

/// Says of each training in ExpectedDigests.swift whether it ended with the expected bits.
@main
struct Digests {
  static func main() {
    do throws(TrainingError) {
      for check in try digestChecks() {
        let verdict = check.found == check.expected ? "as expected" : "not as expected"
        print("\(check.name): \(String(check.found, radix: 16)), \(verdict)")
      }
    } catch {
      print(error.description)
    }
  }
}
