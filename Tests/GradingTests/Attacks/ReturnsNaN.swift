// Row 20: what is not a number is not far from anything.
// Found: wrong

func attack() {}

func attacked(_ value: Float) -> Float { .nan }
