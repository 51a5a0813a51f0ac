// Row 21: the compiler tries all meanings of the operators.
// Found: doesNotCompile

func attack() {
  let a = 1.0 + "a" + 1 + 2.0 + "b" + 3 + 4 - 5 * 6 + "c" + [1, 2].map { $0 + 1.0 + "x" }.joined()
  print(a)
}
