"""Files that Python's own safetensors and our library write for each other.

    safetensors_reference.py              prints the file of SafetensorsTests.swift in base64
    safetensors_reference.py write FILE   writes the same file
    safetensors_reference.py read FILE    prints what a file holds, elements as their 32 bits
    safetensors_reference.py outputs FILE prints the outputs of the network that a file holds, for
                                          five samples, in double precision

Needs NumPy and safetensors. The tests run it where Python has both.
"""
import base64
import json
import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save

tensors = {
    "w": np.array([[1.5, -2, 0], [1e-45, 3.4028235e38, 0.1]], np.float32),
    "b": np.array([0.25, -0.0], np.float32),
    "empty": np.zeros((0, 4), np.float32),
}
file = save(tensors, metadata={"é\n": "“quoted” \\ 😀"})


def softmax(z):
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


activations = {
    "identity": lambda z: z,
    "step": lambda z: np.where(z >= 0, 1.0, 0.0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
}


def outputs(signal, layers, path, tensor):
    """The outputs of layers that a file says to have, in use."""
    for index, layer in enumerate(layers):
        if layer["layer"] == "dense":
            signal = signal @ tensor(f"{path}{index}.weights").astype(np.float64)
            if layer["usesBias"]:
                signal = signal + tensor(f"{path}{index}.biases").astype(np.float64)
            if layer["activation"] == "leakyRelu":
                signal = np.where(signal > 0, signal, layer["slope"] * signal)
            else:
                signal = activations[layer["activation"]](signal)
        elif layer["layer"] == "sequential":
            signal = outputs(signal, layer["layers"], f"{path}{index}.", tensor)
        else:
            assert layer["layer"] == "dropout"  # of which nothing is left in use
    return signal


if sys.argv[1:2] == ["write"]:
    with open(sys.argv[2], "wb") as output:
        output.write(file)
elif sys.argv[1:2] == ["read"]:
    with safe_open(sys.argv[2], framework="numpy") as read:
        for name, text in sorted((read.metadata() or {}).items()):
            print("note", ascii(name), ascii(text))
        for name in sorted(read.keys()):
            value = read.get_tensor(name)
            bits = [f"{word:08x}" for word in value.view(np.uint32).flatten()]
            print("tensor", ascii(name), value.dtype, list(value.shape), *bits)
elif sys.argv[1:2] == ["outputs"]:
    with safe_open(sys.argv[2], framework="numpy") as read:
        layers = json.loads(read.metadata()["architecture"])
        inputs = layers[0]["inputs"]
        samples = np.arange(5 * inputs).reshape(5, inputs) % 7 / 4 - 0.75
        print(*outputs(samples, layers, "", read.get_tensor).flatten())
else:
    print(base64.b64encode(file).decode())
