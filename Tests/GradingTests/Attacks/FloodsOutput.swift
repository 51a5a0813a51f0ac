// Row 16: more than anybody reads.
// Found: crashed

func attack() { while true { print(String(repeating: "x", count: 9999)) } }
