"""Numbers of chapter 7, by NumPy, SciPy and scikit-learn, on the 5,000 pictures of MNIST.

    python3 Tests/Reference/chapter07_reference.py

Its output is pasted as data in Tests/Chapters/Chapter07-MNIST/MNISTNumbersTests.swift and in
Tests/DatasetsTests/Images/DistortedImagesTests.swift. With the four files of MNIST in the folder that
MNIST_DATA names, it also computes what needs the official test. With the argument `networks` it
trains the chapter's final network and its convolution anew, in NumPy, and with `machines` support
vector machines and neighbors on copies; each takes some minutes or, for the last machine, half an
hour.
"""

import gzip
import os
import pathlib
import sys
import warnings

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates
from scipy.stats import beta, binom
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

warnings.filterwarnings("ignore")
resources = pathlib.Path(__file__).parents[2] / "Sources/Datasets/Resources"


def read(name, offset):
    return np.frombuffer((resources / name).read_bytes(), np.uint8, offset=offset)


images = (read("mnist5k-images-idx3-ubyte", 16).reshape(-1, 784) / 255.0).astype(np.float32)
labels = read("mnist5k-labels-idx1-ubyte", 8)
rank = np.zeros(len(labels), int)  # which of the pictures of its digit a picture is
for digit in range(10):
    rank[labels == digit] = np.arange(500)
learning, validation, test = rank < 350, (rank >= 350) & (rank < 400), rank >= 400
training = rank < 400

official = further = None
if "MNIST_DATA" in os.environ:
    folder = pathlib.Path(os.environ["MNIST_DATA"])

    def unpack(name, offset):
        return np.frombuffer(gzip.open(folder / name).read(), np.uint8, offset=offset)

    official = (
        (unpack("t10k-images-idx3-ubyte.gz", 16).reshape(-1, 784) / 255.0).astype(np.float32),
        unpack("t10k-labels-idx1-ubyte.gz", 8),
    )
    # The first 20,000 of the 60,000 that are not among the 5,000.
    ours = {bytes(picture) for picture in (images * 255).round().astype(np.uint8)}
    pictures = unpack("train-images-idx3-ubyte.gz", 16).reshape(-1, 784)
    others = [i for i in range(60_000) if bytes(pictures[i]) not in ours][:20_000]
    further = (
        (pictures[others] / 255.0).astype(np.float32),
        unpack("train-labels-idx1-ubyte.gz", 8)[others],
    )

ink = images.mean(axis=1, dtype=np.float64)


def by_ink(known, asked):
    means = np.array([ink[known & (labels == digit)].mean() for digit in range(10)])
    nearest = np.abs(ink[asked][:, None] - means).argmin(axis=1)
    return means, (nearest == labels[asked]).sum()


means, hits = by_ink(learning, validation)
print("mean pixel of each digit", means.round(5).tolist())
print("right by ink, validation:", hits, "test:", by_ink(training, test)[1])


def neighbors(known, asked, answers, counts):
    """Right answers of k nearest neighbors; of equally common labels, that of the nearest."""
    closeness = 2 * asked @ images[known].T - (images[known] ** 2).sum(axis=1)
    order = np.argsort(-closeness, axis=1, kind="stable")[:, : max(counts)]
    found = labels[known][order]
    right = []
    for count in counts:
        votes = np.stack([(found[:, :count] == digit).sum(axis=1) for digit in range(10)], axis=1)
        most = votes.max(axis=1)
        answer = [next(d for d in row if v[d] == m) for row, v, m in zip(found, votes, most)]
        right.append(int((np.array(answer) == answers).sum()))
    return right


counts = [1, 3, 5, 7]
print("nearest neighbors", counts, "validation:",
      neighbors(learning, images[validation], labels[validation], counts),
      "test:", neighbors(training, images[test], labels[test], counts))
sizes = [50, 100, 200, 400, 800, 1600, 4000]
print("nearest neighbor, learning from", sizes,
      [neighbors(rank < size // 10, images[test], labels[test], [1])[0] for size in sizes])
if official:
    print("nearest neighbors", counts[:2], "official test:",
          neighbors(training, *official, counts[:2]))

for c, g in [(3, 0.03), (10, 0.02), (10, 0.03), (10, 0.04), (30, 0.02)]:
    machine = SVC(C=c, gamma=g).fit(images[learning], labels[learning])
    line = [machine.score(images[validation], labels[validation])]
    if further:
        line.append(machine.score(further[0][:5000], further[1][:5000]))
    print("support vector machine", c, g, "validation, 5,000 further:", line)


def judge(machine, name):
    """What a machine reads, and the test pictures that it misreads."""
    answers = machine.predict(images[test])
    print(name, "test:", (answers == labels[test]).mean(), "keeps", len(machine.support_),
          "misreads", np.flatnonzero(answers != labels[test]).tolist(), flush=True)
    if official:
        print(name, "official test:", machine.score(*official), flush=True)


judge(SVC(C=10, gamma=0.02).fit(images[training], labels[training]), "support vector machine")

model = LogisticRegression(max_iter=2000).fit(images[learning], labels[learning])
print("softmax regression, to the end, validation:",
      model.score(images[validation], labels[validation]))
model = LogisticRegression(max_iter=2000).fit(images[training], labels[training])
print("softmax regression, to the end, test:", model.score(images[test], labels[test]))

print("what a count allows, 95% (Clopper and Pearson)")
for k, n in [(0, 300), (3, 13), (217, 218), (627, 627), (2, 850)]:
    lower = 0 if k == 0 else beta.ppf(0.025, k, n - k + 1)
    upper = 1 if k == n else beta.ppf(0.975, k + 1, n - k)
    print(k, n, lower.round(5) if k else 0, round(float(upper), 5))
print("a coin, at least 24 of 29:", binom.sf(23, 29, 0.5))

print("standard deviation of an elastic displacement, in the middle of 28 x 28 pixels")
random = np.random.default_rng(1)
for alpha, sigma in [(34, 4), (20, 4), (34, 5)]:
    fields = [
        alpha * gaussian_filter(random.uniform(-1, 1, (28, 28)), sigma, mode="constant", truncate=6)
        for _ in range(4000)
    ]
    print(alpha, sigma, np.std([field[14, 14] for field in fields]).round(3))


def distorted(picture, random, strength=1.0):
    y, x = np.mgrid[0:28, 0:28] - 13.5
    m, d = strength * random.uniform(-0.2, 0.2, (2, 2)), random.uniform(-1, 1, 2)
    bend = [
        20 * strength * gaussian_filter(random.uniform(-1, 1, (28, 28)), 4, mode="constant", truncate=4)
        for _ in range(2)
    ]
    columns = x + m[0, 0] * x + m[0, 1] * y + d[0] + bend[0]
    rows = y + m[1, 0] * x + m[1, 1] * y + d[1] + bend[1]
    return map_coordinates(
        picture.reshape(28, 28), [rows + 13.5, columns + 13.5], order=1, mode="constant").ravel()


class Adam:
    def __init__(self, parameters):
        self.parameters, self.count = parameters, 0
        self.moments = [(np.zeros_like(p), np.zeros_like(p)) for p in parameters]

    def step(self, gradients, rate):
        self.count += 1
        for p, g, (m, v) in zip(self.parameters, gradients, self.moments):
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            p -= rate * (m / (1 - 0.9**self.count)) / (
                np.sqrt(v / (1 - 0.999**self.count)) + 1e-8)


def he(random, inputs, units):
    return (random.standard_normal((inputs, units)) * np.sqrt(2 / inputs)).astype(np.float32)


PLACES = np.array([r * 28 + c for r in range(0, 24, 2) for c in range(0, 24, 2)])
OFFSETS = np.array([r * 28 + c for r in range(5) for c in range(5)])


def train(x, t, widths, passes, seed, convolution=False):
    random = np.random.default_rng(seed)
    first = [he(random, 25, 16), np.zeros(16, np.float32)] if convolution else []
    rest = [part for a, b in zip(widths, widths[1:])
            for part in (he(random, a, b), np.zeros(b, np.float32))]
    adam, parameters = Adam(first + rest), first + rest
    steps, step = passes * (len(x) // 64), 0

    def forward(batch):
        kept, a = [], batch
        if convolution:
            windows = batch[:, PLACES[:, None] + OFFSETS]  # pictures × places × 25
            a = np.maximum(windows @ first[0] + first[1], 0)
            kept.append((windows, a))
            a = a.reshape(len(batch), -1)
        for index in range(0, len(rest), 2):
            z = a @ rest[index] + rest[index + 1]
            kept.append((a, z))
            a = np.maximum(z, 0) if index < len(rest) - 2 else z
        return a, kept

    for _ in range(passes):
        order = random.permutation(len(x))
        for start in range(0, len(order) - 63, 64):
            some = order[start:start + 64]
            scores, kept = forward(x[some])
            p = np.exp(scores - scores.max(axis=1, keepdims=True))
            d = p / p.sum(axis=1, keepdims=True)
            d[np.arange(64), t[some]] -= 1
            d /= 64
            gradients = []
            for index in reversed(range(0, len(rest), 2)):
                a = kept[index // 2 + (1 if convolution else 0)][0]
                gradients = [a.T @ d, d.sum(axis=0)] + gradients
                d = (d @ rest[index].T) * (a > 0)
            if convolution:
                windows, _ = kept[0]
                d = d.reshape(-1, 16)
                gradients = [windows.reshape(-1, 25).T @ d, d.sum(axis=0)] + gradients
            adam.step(gradients, 0.004 * (1 + np.cos(np.pi * step / steps)) / 2)
            step += 1
    return lambda asked: forward(asked)[0].argmax(axis=1)


def shifted(pictures):
    """All pictures, moved by up to one pixel in both directions: nine times as many."""
    old = pictures.reshape(-1, 28, 28)
    moved = []
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            new = np.zeros_like(old)
            new[:, max(dy, 0):28 + min(dy, 0), max(dx, 0):28 + min(dx, 0)] = (
                old[:, max(-dy, 0):28 + min(-dy, 0), max(-dx, 0):28 + min(-dx, 0)])
            moved.append(new.reshape(-1, 784))
    return np.concatenate(moved)


def copied(some, strength=1.0):
    random = np.random.default_rng(7)
    return np.concatenate([
        [distorted(picture, random, strength) for picture in images[some]] for _ in range(20)
    ]).astype(np.float32)


if "machines" in sys.argv:
    nine = SVC(C=10, gamma=0.02, cache_size=2000).fit(
        shifted(images[learning]), np.tile(labels[learning], 9))
    print("support vector machine, shifted copies, validation:",
          nine.score(images[validation], labels[validation]), flush=True)
    judge(SVC(C=10, gamma=0.02, cache_size=2000).fit(
        shifted(images[training]), np.tile(labels[training], 9)),
        "support vector machine, shifted copies,")
    copies, answers = copied(training), np.tile(labels[training], 20)
    right = 0
    for start in range(0, 1000, 100):  # a hundred at a time, for the memory
        asked, truth = images[test][start:start + 100], labels[test][start:start + 100]
        closeness = 2 * asked @ copies.T - (copies ** 2).sum(axis=1)
        order = np.argsort(-closeness, axis=1, kind="stable")[:, :3]
        for row, label in zip(answers[order], truth):
            votes = np.bincount(row, minlength=10)
            right += next(d for d in row if votes[d] == votes.max()) == label
    print("three nearest neighbors, distorted copies, test:", right, flush=True)
    judge(SVC(C=10, gamma=0.03, cache_size=4000).fit(copies, answers),
          "support vector machine, distorted copies,")

if "networks" in sys.argv:
    if further:
        for strength in [0.5, 1.0, 1.5]:
            reader = train(copied(learning, strength), np.tile(labels[learning], 20),
                           [784, 400, 10], 1, 0)
            print("strength of the distortion", strength, "further pictures:",
                  (reader(further[0]) == further[1]).mean(), flush=True)
    copies, answers = copied(training), np.tile(labels[training], 20)
    for name, widths, passes, convolution in [
        ("400 units, 40 looks", [784, 400, 10], 2, False),
        ("400 units, 20 looks", [784, 400, 10], 1, False),
        ("400 units, 10 looks", [784, 400, 10], 1, False),
        ("64 units, 10 looks", [784, 64, 10], 1, False),
        ("convolution, 10 looks", [16 * 144, 64, 10], 1, True),
    ]:
        some = 40_000 if "10 looks" in name else 80_000
        for seed in range(3):
            reader = train(copies[:some], answers[:some], widths, passes, seed, convolution)
            line = [(reader(images[test]) == labels[test]).mean()]
            if official:
                line.append((reader(official[0]) == official[1]).mean())
            print(name, "seed", seed, "test, official:", line, flush=True)
