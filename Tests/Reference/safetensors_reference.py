"""Files that Python's own safetensors and our library write for each other.

    safetensors_reference.py              prints the file of SafetensorsTests.swift in base64
    safetensors_reference.py write FILE   writes the same file
    safetensors_reference.py read FILE    prints what a file holds, elements as their 32 bits

Needs NumPy and safetensors. The tests run it where Python has both.
"""
import base64
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
else:
    print(base64.b64encode(file).decode())
