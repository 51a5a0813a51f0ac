// Row 8: comparisons that always hold.
// Found: wrong

private func == (one: Float, other: Float) -> Bool { true }
private func - (one: Float, other: Float) -> Float { 0 }
private func abs(_ number: Float) -> Float { 0 }

func attack() {}
