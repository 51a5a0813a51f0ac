'use strict';

// The engine: Swift compiled to WebAssembly. Numbers and text go through its inbox and outbox, see
// Engine/Memory.swift.
class Engine {
  // Starts an engine from the bytes of engine.wasm.
  static async start(bytes) {
    const { instance } = await WebAssembly.instantiate(bytes, {});
    return new Engine(instance.exports);
  }

  constructor(functions) { this.functions = functions; }

  // Writes an array, typed as the function expects it, into the inbox; returns its length.
  send(array) {
    const start = this.functions.memory_inbox(array.byteLength);
    new array.constructor(this.functions.memory.buffer, start, array.length).set(array);
    return array.length;
  }

  // Calls a function of the engine.
  call(name, ...numbers) { return this.functions[name](...numbers); }

  // Calls a function that leaves numbers in the outbox; returns a copy, an array of the given type.
  numbers(Type, name, ...numbers) {
    const count = this.functions[name](...numbers);
    const start = this.functions.memory_outbox();
    return new Type(this.functions.memory.buffer.slice(
      start, start + count * Type.BYTES_PER_ELEMENT));
  }

  // Calls a function that leaves a text in the outbox.
  text(name, ...numbers) {
    return new TextDecoder().decode(this.numbers(Uint8Array, name, ...numbers));
  }

  get megabytes() { return this.functions.memory.buffer.byteLength / (1 << 20); }
}

// What the tabs share.
const playground = {};

// The bytes of a file that the page carries, gzipped and in base64.
playground.bytes = async (id) => {
  const text = atob(document.getElementById(id).textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
};
playground.engineBytes = () => playground.bytes('engine');

// An engine in the page's own thread, for what takes less than a few milliseconds; all tabs that ask
// for it get the same one.
playground.engine = () =>
  playground.sharedEngine ??= playground.engineBytes().then(Engine.start);

// A worker with an engine of its own, for what takes longer.
//
// `main` is a function of the engine, whose source runs in the worker: it sees nothing of the page,
// and sets `self.onmessage`. The worker comes when it is ready for messages; where the engine cannot
// start, because a browser lacks what it needs, an error comes instead.
playground.worker = (main) => new Promise((resolve, reject) => {
  const source = `'use strict'; ${Engine.toString()}
    self.onmessage = async ({ data }) => {
      self.onmessage = null;
      try {
        (${main.toString()})(await Engine.start(data));
        self.postMessage({ isReady: true });
      } catch (error) {
        self.postMessage({ failure: String(error) });
      }
    };`;
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.onerror = (event) => reject(new Error(event.message));
  worker.onmessage = ({ data }) => {
    URL.revokeObjectURL(address);
    worker.onerror = null;
    data.isReady ? resolve(worker) : reject(new Error(data.failure));
  };
  playground.engineBytes().then((bytes) => worker.postMessage(bytes), reject);
});
