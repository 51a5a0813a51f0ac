// Runs a WebAssembly program that needs nothing but putchar.
const bytes = require('fs').readFileSync(process.argv[2]);
let text = '';
const env = { putchar: (character) => ((text += String.fromCharCode(character)), character) };
WebAssembly.instantiate(bytes, { env })
  .then(({ instance }) => instance.exports.__main_argc_argv(0, 0))
  .finally(() => process.stdout.write(text));
