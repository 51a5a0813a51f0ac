// Row 13: the module that knows right from wrong.
// Found: refused

@testable import Judging

func attack() {}
