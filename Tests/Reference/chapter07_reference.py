"""Numbers of chapter 7, by NumPy, SciPy and scikit-learn, on the 5,000 pictures of MNIST.

    python3 Tests/Reference/chapter07_reference.py

Its output is pasted as data in Tests/Chapters/Chapter07-MNIST/MNISTNumbersTests.swift and in
Tests/DatasetsTests/Images/DistortedImagesTests.swift.
"""

import pathlib
import warnings

import numpy as np
from scipy.ndimage import gaussian_filter
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")
resources = pathlib.Path(__file__).parents[2] / "Sources/Datasets/Resources"


def read(name, offset):
    return np.frombuffer((resources / name).read_bytes(), np.uint8, offset=offset)


images = read("mnist5k-images-idx3-ubyte", 16).reshape(-1, 784) / 255.0
labels = read("mnist5k-labels-idx1-ubyte", 8)
rank = np.zeros(len(labels), int)  # which of the pictures of its digit a picture is
for digit in range(10):
    rank[labels == digit] = np.arange(500)
learning, validation, test = rank < 350, (rank >= 350) & (rank < 400), rank >= 400

ink = images.mean(axis=1)
means = np.array([ink[learning & (labels == digit)].mean() for digit in range(10)])
print("mean pixel of each digit", means.round(5).tolist())
for name, part in [("validation", validation), ("test", test)]:
    nearest = np.abs(ink[part][:, None] - means).argmin(axis=1)
    print(f"right by ink, {name}:", (nearest == labels[part]).sum())

averages = np.array([images[learning & (labels == digit)].mean(axis=0) for digit in range(10)])
for name, part in [("validation", validation), ("test", test)]:
    distances = ((images[part][:, None] - averages) ** 2).sum(axis=2)
    print(f"right by the nearest average, {name}:", (distances.argmin(axis=1) == labels[part]).sum())

model = LogisticRegression(max_iter=2000).fit(images[learning], labels[learning])
print("no hidden layer, validation:", model.score(images[validation], labels[validation]))
for seed in range(3):
    model = MLPClassifier((256,), batch_size=64, max_iter=20, random_state=seed, alpha=0)
    model.fit(images[learning], labels[learning])
    print("256 hidden units, validation:", model.score(images[validation], labels[validation]))

print("standard deviation of an elastic displacement, in the middle of 28 x 28 pixels")
random = np.random.default_rng(1)
for alpha, sigma in [(34, 4), (20, 4), (34, 5)]:
    fields = [
        alpha * gaussian_filter(random.uniform(-1, 1, (28, 28)), sigma, mode="constant", truncate=6)
        for _ in range(4000)
    ]
    print(alpha, sigma, np.std([field[14, 14] for field in fields]).round(3))
