"""Expected values for the exercises of chapter 3, by NumPy, SciPy and scikit-learn.

    python3 Tests/Reference/chapter03_reference.py

Its output is pasted as data in Sources/Checks/Chapter03-ShallowNet.
"""

import numpy as np
from scipy.optimize import approx_fprime  # an independent gradient, only to compare with
from scipy.optimize import minimize_scalar
from scipy.special import expit, rel_entr
from scipy.stats import binom, entropy
from sklearn.datasets import load_digits
from sklearn.metrics import log_loss, mean_squared_error
from sklearn.neighbors import KNeighborsClassifier

from splitmix64 import SplitMix64


def section(title):
    print(f"\n{title}")


section("3.1 forward: three samples, two inputs, four hidden units")
inputs = np.array([[0.5, -1.25], [2.0, 0.75], [-0.3, 1.6]])
hidden_weights = np.array([[0.4, -0.9, 1.3, 0.2], [-0.7, 0.6, 0.1, -1.1]])
hidden_bias = np.array([[0.1, -0.2, 0.3, 0.9]])
output_weights = np.array([[1.2], [-0.8], [0.5], [-1.7]])
output_bias = np.array([[0.35]])
hidden = expit(inputs @ hidden_weights + hidden_bias)
print("hidden", hidden.tolist())
print("outputs", expit(hidden @ output_weights + output_bias).tolist())

section("3.5 Kullback-Leibler divergence: rel_entr of SciPy")
t = np.array([0.1, 0.4, 0.0, 0.3, 0.2])
p = np.array([0.25, 0.15, 0.1, 0.45, 0.05])
print(rel_entr(t, p).sum(), "and the other way around", rel_entr(p, t).sum())
print("tiny p", rel_entr(np.array([0.5, 0.5]), np.array([1e-30, 1.0])).sum())

section("3.2 gradient of Rosenbrock's valley by central differences in double precision")


def valley(x):
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


point, step = np.array([-0.5, 0.5]), 1 / 64
central = [
    float(valley(point + step * unit) - valley(point - step * unit)) / (2 * step)
    for unit in np.eye(2)
]
print("central", central)
print("SciPy, forward", approx_fprime(point, valley, 1e-8).tolist())

# What follows is the data of Tests/Chapters/Chapter03-ShallowNet/ShallowNetNumbersTests.swift: the
# chapter's numbers, worked out in NumPy with double precision. Only the random numbers follow the
# library's generator, so that the same networks start from the same weights.

digits = load_digits()
all_pixels, all_odd = digits.data / 16, (digits.target % 2).astype(float)[:, None]
order = SplitMix64(42).permutation(1415)


def part(indices):
    return all_pixels[indices], all_odd[indices]


training, validation = part(order[:1000]), part(order[1000:1165])
test, strangers = part(order[1165:]), part(list(range(1415, 1797)))
pixels, labels = training[0], training[1][:, 0]

section("a network of the chapter's shapes, with weights that every language can make")
W1 = 0.1 * np.sin(1 + np.arange(64 * 4)).reshape(64, 4)
b1 = np.zeros((1, 4))
W2 = np.array([[0.3], [-0.1], [0.2], [-0.4]])
b2 = np.zeros((1, 1))


def outputs_of(W1, b1, W2, b2):
    return expit(expit(pixels @ W1 + b1) @ W2 + b2)


p = outputs_of(W1, b1, W2, b2)
print("first hidden row", expit(pixels @ W1)[0].tolist(), "first outputs", p[:3, 0].tolist())
print("loss", log_loss(labels, p[:, 0]))


def as_the_notebook_does(output, y_train):
    return -1 / len(y_train) * np.sum(y_train * np.log(output) + (1 - y_train) * np.log(1 - output))


print("as the notebook does", as_the_notebook_does(p, labels))
expert = 0.1 + 0.8 * labels[:, None]
for name, outputs in (("expert", expert), ("backwards", 1 - expert)):
    print(name, log_loss(labels, outputs[:, 0]), as_the_notebook_does(outputs, labels) / 1000)
print("the notebook's 996.097, divided again", 996.0970920824844 / 1437)

section("gradient by central differences in double precision")


def slope(matrices, index, place, nudge=1e-5):
    values = []
    for sign in (1, -1):
        nudged = [matrix.copy() for matrix in matrices]
        nudged[index][place] += sign * nudge
        values.append(log_loss(labels, outputs_of(*nudged)[:, 0]))
    return (values[0] - values[1]) / (2 * nudge)


matrices = [W1, b1, W2, b2]
print("output weights", [slope(matrices, 2, (unit, 0)) for unit in range(4)])
print("output bias", slope(matrices, 3, (0, 0)))
print("hidden weights of pixel 28", [slope(matrices, 0, (28, unit)) for unit in range(4)])
print("hidden biases", [slope(matrices, 1, (0, unit)) for unit in range(4)])

section("three losses on the same predictions")
truth = np.array([1, 0, 1])
for p in ([0.9, 0.2, 0.8], [0.5, 0.5, 0.5], [0.9, 0.2, 0.01], [0.1, 0.8, 0.2]):
    p = np.array(p)
    both = rel_entr(truth, p) + rel_entr(1 - truth, 1 - p)
    print(mean_squared_error(truth, p), log_loss(truth, p), both.mean())

section("a soft target: cross-entropy, entropy, divergence")
target = np.array([0.75, 0.25])
for first in (0.75, 0.6, 0.5, 0.1):
    p = np.array([first, 1 - first])
    print(first, -(target * np.log(p)).sum(), entropy(target), entropy(target, p))

section("XOR: twenty seeds, two and three hidden units, 1,000 steps at a rate of 2")
corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1.0]])
xor = np.array([[0], [1], [1], [0.0]])


def xor_loss(W1, b1, W2, b2):
    z = expit(corners @ W1 + b1) @ W2 + b2
    return np.mean(np.logaddexp(0, z) - xor * z)


def gradient(parameters, x, t):
    W1, b1, W2, b2 = parameters
    hidden = expit(x @ W1 + b1)
    error = (expit(hidden @ W2 + b2) - t) / len(t)
    back = error @ W2.T * hidden * (1 - hidden)
    return x.T @ back, back.sum(0, keepdims=True), hidden.T @ error, error.sum(0, keepdims=True)


def down(parameters, x, t, rate):
    return [p - rate * g for p, g in zip(parameters, gradient(parameters, x, t))]


def learn_xor(seed, units, steps=1000):
    generator = SplitMix64(seed)
    W1 = generator.normals(2, units, 1)
    parameters = [W1, np.zeros((1, units)), generator.normals(units, 1, 1), np.zeros((1, 1))]
    for _ in range(steps):
        parameters = down(parameters, corners, xor, 2)
    return parameters


for units in (2, 3):
    losses = [float(xor_loss(*learn_xor(seed, units))) for seed in range(1, 21)]
    print(units, "units:", sum(loss < 0.1 for loss in losses), "of 20 solved; stuck:",
          {seed + 1: round(loss, 4) for seed, loss in enumerate(losses) if loss >= 0.1})
solver = learn_xor(1, 2)
print("solver", xor_loss(*solver), "hidden", expit(corners @ solver[0] + solver[1]).round(3).tolist())
print("stuck, 5,000 steps later", xor_loss(*learn_xor(8, 2, 6000)))

section("the loss over two weights of the solver: two descents of 300 steps")
for start in ((4, -1), (5, 6)):
    parameters = [p.copy() for p in solver]
    parameters[0][:, 0] = start
    for _ in range(300):
        parameters[0][:, 0] -= 2 * gradient(parameters, corners, xor)[0][:, 0]
    print(start, "moved", np.linalg.norm(parameters[0][:, 0] - start), "loss", xor_loss(*parameters))

section("start B with all nine parameters free")
parameters = [part.copy() for part in solver]
parameters[0][:, 0] = [5, 6]
slopes = gradient(parameters, corners, xor)
print("largest slope", max(np.abs(part).max() for part in slopes))
for step in range(1, 3001):
    parameters = [part - 2 * slope
                  for part, slope in zip(parameters, gradient(parameters, corners, xor))]
    if step in (10, 300, 3000):
        print("after", step, "steps", xor_loss(*parameters))

section("where XOR gets stuck: the least loss if two or three cases share one place")
for wanted in ([1, 0], [1, 1, 0]):
    shared = minimize_scalar(
        lambda p: sum(-np.log(p if t == 1 else 1 - p) for t in wanted) / 4,
        bounds=(0.01, 0.99), method="bounded")
    print(len(wanted), "cases", shared.x, shared.fun)

section("bumps")
places = np.arange(401) / 400


def curve(x):
    return 0.5 + 0.35 * np.sin(7 * x) - 0.15 * np.cos(19 * x)


print("tail", expit(60 * 0.3 - 24) - expit(60 * 0.3 - 36))
for count in (5, 10, 20, 40):
    starts = np.arange(-1, count + 1) / count  # one bump beyond each end
    steps = expit(8 * count * (places[:, None] - starts)) - expit(
        8 * count * (places[:, None] - starts - 1 / count))
    print(count + 2, np.abs(steps @ curve(starts + 0.5 / count) - curve(places)).max())

section("odd or even: baselines on test and strangers")
for name, (x, t) in (("test", test), ("strangers", strangers)):
    neighbor = KNeighborsClassifier(1).fit(pixels, labels).score(x, t[:, 0])
    print(name, "always odd", t.mean(), "nearest neighbor", neighbor)
ink = pixels.sum(1)
rules = [(np.sum((ink > threshold) == (labels == odd)), threshold, odd)
         for threshold in np.sort(ink) for odd in (1, 0)]
best = max(rules, key=lambda rule: rule[0])
print("darkness, threshold", best[1], "dark is odd:", best[2] == 1,
      [float(np.mean((x.sum(1) > best[1]) == (t[:, 0] == best[2]))) for x, t in (test, strangers)])

section("odd or even: four hidden units and a single unit on the same batches")


def duel(seed, data, units=4, steps=800, rate=4.0):
    generator = SplitMix64(seed)
    W1 = generator.normals(64, units, 0.1)
    net = [W1, np.zeros((1, units)), generator.normals(units, 1, 0.1), np.zeros((1, 1))]
    w, b = np.zeros((64, 1)), np.zeros((1, 1))
    for step in range(1, steps + 1):
        batch = generator.permutation(len(data[0]))[:50]
        x, t = data[0][batch], data[1][batch]
        now = rate if step <= 3 * steps // 4 else rate / 4
        net = down(net, x, t, now)
        error = (expit(x @ w + b) - t) / 50
        w, b = w - now / 4 * x.T @ error, b - now / 4 * error.sum()
    return net, (w, b)


def accuracies(result, data):
    (W1, b1, W2, b2), (w, b) = result
    x, t = data
    return [np.mean((z > 0) == (t == 1)) for z in (expit(x @ W1 + b1) @ W2 + b2, x @ w + b)]


runs = [duel(100 + run, training) for run in range(1, 21)]
for name, data in (("training", training), ("test", test), ("strangers", strangers)):
    both = np.array([accuracies(run, data) for run in runs])
    print(name, "net and unit", both.mean(0), "lowest and highest of the nets", both[:, 0].min(),
          both[:, 0].max(), "wins", np.sum(both[:, 0] > both[:, 1]))
nudged = duel(1, training)
(W1, b1, W2, b2), (w, b) = nudged
right = [((z > 0) == (test[1] == 1))[:, 0]
         for z in (expit(test[0] @ W1 + b1) @ W2 + b2, test[0] @ w + b)]
only_net, only_unit = np.sum(right[0] & ~right[1]), np.sum(~right[0] & right[1])
others = [((z > 0) == (strangers[1] == 1))[:, 0]
          for z in (expit(strangers[0] @ W1 + b1) @ W2 + b2, strangers[0] @ w + b)]
alone = np.sum(others[0] & ~others[1]), np.sum(~others[0] & others[1])
print("strangers: only the net", alone[0], "only the unit", alone[1], "chance",
      2 * binom.sf(alone[0] - 1, alone[0] + alone[1], 0.5))
print("seed 1 on test", accuracies(nudged, test), "on strangers", accuracies(nudged, strangers),
      "only the net", only_net, "only the unit", only_unit,
      "chance", 2 * binom.sf(only_net - 1, only_net + only_unit, 0.5))

section("the gap between training and the rest, over twenty shuffles")
gaps, gains = [], []
for run in range(1, 21):
    order = SplitMix64(1000 + run).permutation(1415)
    first, rest = part(order[:1000]), part(order[1000:])
    result = duel(2000 + run, first)
    inside, outside = np.array(accuracies(result, first)), np.array(accuracies(result, rest))
    gaps.append(inside - outside)
    gains.append(outside[0] - outside[1])
gaps = 100 * np.array(gaps)
larger = int(np.sum(gaps[:, 0] > gaps[:, 1]))
print("gaps of net and unit", gaps.mean(0), "net larger", larger, "of 20, chance",
      binom.sf(larger - 1, 20, 0.5), "gain on the rest", 100 * np.mean(gains),
      "ahead in", np.sum(np.array(gains) > 0), "of 20")
