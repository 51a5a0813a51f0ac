"""Measures one peer, in a process of its own; peers.py starts it.

    peer.py train torch DIR 512,512 64 5     hidden layers, size of a batch, epochs
    peer.py turns jax DIR 128 64             an epoch for each line that it reads; prints its seconds
    peer.py multiply torch
"""

import gzip
import json
import os
import statistics
import sys
import time


# --- Training ------------------------------------------------------------------------------------


class Clock:
    """Notes the seconds of each epoch."""

    def __init__(self):
        self.seconds = []

    def start(self):
        self.begin = time.perf_counter()

    def stop(self):
        self.seconds.append(time.perf_counter() - self.begin)


class TurnClock:
    """Waits for a line before each epoch, and prints its seconds; ends the program where none comes."""

    def start(self):
        if not sys.stdin.readline():
            sys.exit()
        self.begin = time.perf_counter()

    def stop(self):
        print(time.perf_counter() - self.begin, flush=True)


def read_mnist(folder):
    """The training and test pictures as numbers from 0 to 1, and their digits."""
    import numpy as np

    def read(name, header):
        with gzip.open(os.path.join(folder, name + ".gz")) as file:
            return np.frombuffer(file.read(), np.uint8, offset=header)

    def part(name):
        pictures = read(f"{name}-images-idx3-ubyte", 16).reshape(-1, 784)
        return pictures.astype("f4") / 255, read(f"{name}-labels-idx1-ubyte", 8).astype("i4")

    return *part("train"), *part("t10k")


# Each takes the pictures and digits to learn from and to test with, the sizes of the layers, the
# size of a batch, the number of epochs and a clock; and returns the share of test pictures that it
# reads rightly.


def train_numpy(x, y, x_test, y_test, sizes, batch, epochs, clock):
    import numpy as np

    random = np.random.default_rng(0)
    weights = [(random.standard_normal((m, n)) * (2 / m) ** 0.5).astype("f4")
               for m, n in zip(sizes, sizes[1:])]
    parameters = weights + [np.zeros(n, "f4") for n in sizes[1:]]
    biases = parameters[len(weights):]
    means = [np.zeros_like(p) for p in parameters]
    squares = [np.zeros_like(p) for p in parameters]
    last = len(weights) - 1
    step = 0

    def forward(x):
        signals = [x]
        for layer, (w, b) in enumerate(zip(weights, biases)):
            z = signals[-1] @ w + b
            signals.append(np.maximum(z, 0) if layer < last else z)
        return signals

    for _ in range(epochs):
        clock.start()
        order = random.permutation(len(x))
        for start in range(0, len(x), batch):
            chosen = order[start:start + batch]
            signals = forward(x[chosen])
            p = np.exp(signals[-1] - signals[-1].max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            p[np.arange(len(chosen)), y[chosen]] -= 1
            delta = p / np.float32(len(chosen))
            gradients = [None] * len(parameters)
            for layer in reversed(range(last + 1)):
                gradients[layer] = signals[layer].T @ delta
                gradients[layer + last + 1] = delta.sum(0)
                if layer > 0:
                    delta = (delta @ weights[layer].T) * (signals[layer] > 0)
            step += 1
            rate = np.float32(1e-3 / (1 - 0.9 ** step))
            correction = np.float32(1 / (1 - 0.999 ** step))
            for parameter, m, v, g in zip(parameters, means, squares, gradients):
                m *= np.float32(0.9)
                m += np.float32(0.1) * g
                v *= np.float32(0.999)
                v += np.float32(0.001) * g * g
                parameter -= rate * m / (np.sqrt(v * correction) + np.float32(1e-8))
        clock.stop()
    return (forward(x_test)[-1].argmax(1) == y_test).mean()


def train_jax(x, y, x_test, y_test, sizes, batch, epochs, clock):
    import jax
    import jax.numpy as jnp
    import numpy as np

    keys = jax.random.split(jax.random.PRNGKey(0), len(sizes) - 1)
    parameters = [(jax.random.normal(key, (m, n)) * (2 / m) ** 0.5, jnp.zeros(n))
                  for key, m, n in zip(keys, sizes, sizes[1:])]
    zeros = jax.tree.map(jnp.zeros_like, parameters)
    state = parameters, zeros, zeros, 0
    x, y = jnp.asarray(x), jnp.asarray(y)

    def forward(parameters, x):
        for w, b in parameters[:-1]:
            x = jax.nn.relu(x @ w + b)
        w, b = parameters[-1]
        return x @ w + b

    def loss(parameters, x, y):
        logarithms = jax.nn.log_softmax(forward(parameters, x))
        return -jnp.mean(jnp.take_along_axis(logarithms, y[:, None], 1))

    def step(state, chosen):
        parameters, means, squares, n = state
        n += 1
        gradients = jax.grad(loss)(parameters, x[chosen], y[chosen])
        means = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, means, gradients)
        squares = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, squares, gradients)
        c1, c2 = 1 - 0.9 ** n, 1 - 0.999 ** n
        parameters = jax.tree.map(
            lambda p, m, v: p - 1e-3 * (m / c1) / (jnp.sqrt(v / c2) + 1e-8),
            parameters, means, squares)
        return (parameters, means, squares, n), None

    # The whole epoch in one compiled loop. Its batches must be equally large, so pictures that
    # don't fill one (32 of 60,000 in batches of 64) are left out of the epoch.
    @jax.jit
    def epoch(state, order):
        return jax.lax.scan(step, state, order)[0]

    random = np.random.default_rng(0)
    for _ in range(epochs):
        clock.start()
        order = random.permutation(len(x))[:len(x) // batch * batch].reshape(-1, batch)
        state = jax.block_until_ready(epoch(state, order))
        clock.stop()
    return (np.asarray(forward(state[0], x_test)).argmax(1) == y_test).mean()


def train_torch(x, y, x_test, y_test, sizes, batch, epochs, clock):
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(os.cpu_count())
    layers = []
    for m, n in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(m, n), torch.nn.ReLU()]
    network = torch.nn.Sequential(*layers[:-1])
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3, fused=True)
    loss = torch.nn.CrossEntropyLoss()
    x, y = torch.from_numpy(x), torch.from_numpy(y).long()
    for _ in range(epochs):
        clock.start()
        order = torch.randperm(len(x))
        for start in range(0, len(x), batch):
            chosen = order[start:start + batch]
            optimizer.zero_grad(set_to_none=True)
            loss(network(x[chosen]), y[chosen]).backward()
            optimizer.step()
        clock.stop()
    with torch.no_grad():
        return (network(torch.from_numpy(x_test)).argmax(1).numpy() == y_test).mean()


def train_sklearn(x, y, x_test, y_test, sizes, batch, epochs, clock):
    from sklearn.neural_network import MLPClassifier

    network = MLPClassifier(sizes[1:-1], batch_size=batch, alpha=0, random_state=0)
    for _ in range(epochs):
        clock.start()
        network.partial_fit(x, y, classes=range(10))
        clock.stop()
    return network.score(x_test, y_test)


def train_keras(x, y, x_test, y_test, sizes, batch, epochs, clock):
    import keras

    keras.utils.set_random_seed(0)
    network = keras.Sequential(
        [keras.Input((sizes[0],))]
        + [keras.layers.Dense(units, "relu") for units in sizes[1:-1]]
        + [keras.layers.Dense(sizes[-1])])
    network.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    timing = keras.callbacks.LambdaCallback(
        on_epoch_begin=lambda *_: clock.start(), on_epoch_end=lambda *_: clock.stop())
    network.fit(x, y, batch_size=batch, epochs=epochs, verbose=0, callbacks=[timing])
    return (network.predict(x_test, verbose=0).argmax(1) == y_test).mean()


TRAINING = {"jax": train_jax, "numpy": train_numpy, "torch": train_torch,
            "sklearn": train_sklearn, "keras": train_keras}


def train(peer, data, hidden, batch, epochs):
    """Trains with one peer and prints a line of the form of `benchmark mnist`."""
    clock = Clock()
    sizes = [784, *map(int, hidden.split(",")), 10]
    accuracy = TRAINING[peer](*read_mnist(data), sizes, batch, epochs, clock)
    print(f"{peer} hidden {hidden} batch {batch}: {statistics.median(clock.seconds[1:]):.3f} "
          f"s/epoch (first {clock.seconds[0]:.3f}), test {accuracy:.4f}")


def take_turns(peer, data, hidden, batch):
    """Trains an epoch whenever it is asked to."""
    sizes = [784, *map(int, hidden.split(",")), 10]
    TRAINING[peer](*read_mnist(data), sizes, batch, sys.maxsize, TurnClock())


# --- Products ------------------------------------------------------------------------------------


def product_numpy(a, b):
    import numpy as np

    result = np.empty((a.shape[0], b.shape[1]), "f4")
    return lambda: np.matmul(a, b, out=result)


def product_torch(a, b):
    import torch

    torch.set_num_threads(os.cpu_count())
    a, b = torch.from_numpy(a), torch.from_numpy(b)
    result = torch.empty(a.shape[0], b.shape[1])
    return lambda: torch.mm(a, b, out=result)


def product_jax(a, b):
    import jax

    a, b = jax.numpy.asarray(a), jax.numpy.asarray(b)
    multiply = jax.jit(lambda a, b: a @ b)
    return lambda: multiply(a, b).block_until_ready()


SHAPES = [(64, 784, 128), (64, 512, 512), (512, 512, 512), (1024, 1024, 1024)]  # m × k × n
PRODUCTS = {"jax": product_jax, "numpy": product_numpy, "torch": product_torch}


def multiply(peer):
    """Measures products as `benchmark matmul` does and prints GFLOP/s by shape, as JSON."""
    import numpy as np

    random = np.random.default_rng(0)
    rates = {}
    for m, k, n in SHAPES:
        compute = PRODUCTS[peer](random.random((m, k), "f4"), random.random((k, n), "f4"))

        def seconds(calls):
            start = time.perf_counter()
            for _ in range(calls):
                compute()
            return (time.perf_counter() - start) / calls

        seconds(1)
        calls = max(1, int(0.03 / seconds(1)))
        best = min(seconds(calls) for _ in range(7))
        rates[f"{m}×{k}×{n}"] = 2 * m * k * n / best / 1e9
    print(json.dumps(rates))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["train", peer, data, hidden, batch, epochs]:
            train(peer, data, hidden, int(batch), int(epochs))
        case ["turns", peer, data, hidden, batch]:
            take_turns(peer, data, hidden, int(batch))
        case ["multiply", peer]:
            multiply(peer)
        case _:
            sys.exit(__doc__)
