// Our own: a program that the compiler is to start.
// Found: doesNotCompile refused

@freestanding(expression) macro run() -> Int = #externalMacro(module: "Evil", type: "Evil")

func attack() { print(#run()) }
