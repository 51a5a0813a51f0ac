// Our own: a function of the system under its own name.
// Found: refused

@_cdecl("write") func replaced(_ file: Int32, _ text: Int, _ count: Int) -> Int { count }

func attack() {}
