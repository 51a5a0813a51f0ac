// Row 15: any constant at all.
// Found: wrong

func attack() {}
