"""Values for the cases of chapter 2's exercises, in float64 by NumPy and SciPy.

Prints what Sources/Checks/Chapter02-Activations holds. Needs NumPy and SciPy.
"""
import numpy as np
from scipy.special import expit, softmax

print("2.2 sigmoid")
for z in [0, 2, -2, 0.5, -0.5, -5, -10, -15, -17, 15, -30, -50, -80, 80, -87, -89, -95, 89, 95]:
    print(f"  {z}: {expit(float(z)):.9g}")

print("2.4 outputs of sigmoid, tanh and ReLU, and slopes")
for z in [0, 0.75, -1.25, 2.5, -2]:
    s, t = expit(z), np.tanh(z)
    print(f"  {z}: {s:.9g} {t:.9g} {max(z, 0)}; {s * expit(-z):.9g} {1 / np.cosh(z) ** 2:.9g}")

print("2.6 softmax")
for scores in [[1, 2, 3], [3, -1, 0.5, 2], [1000, 999, 1002], [-1000, -1001, -1003],
               [1000, -1000], [2, 2, 2], [60, 59, 61], [-200, 5, 4], [5, 1, 5], [7], [-1000],
               [100, 99, -100, 98], [0.5, -0.25], [-3, -1, -2, -6, -1.5]]:
    print(f"  {scores}: {[float(f'{p:.8g}') for p in softmax(np.array(scores, float))]}")

print("2.1 collapse")
w1 = np.array([[0.5, -1.25, 2], [3, 0.75, -0.5]])
b1 = np.array([[1, -0.5, 0.25]])
w2 = np.array([[1, 2, 0, -1], [0.5, -2, 1.5, 3], [-1, 0.25, 4, 1]])
b2 = np.array([[10, -1, 0.5, 2]])
print((w1 @ w2).tolist(), (b1 @ w2 + b2).tolist())


# What the chapter itself says, for Tests/Chapters/Chapter02-Activations/ActivationsNumbersTests.swift.

print("the two layers, collapsed")
w1, b1 = np.array([[1, -2, 0.5], [3, 1, -1]]), np.array([[0.5, 0, -1]])
w2, b2 = np.array([[2, 1], [0.5, -1], [4, 3]]), np.array([[1, -2]])
print(((np.array([[1, 2], [-3, 0.5], [0, 0]]) @ w1 + b1) @ w2 + b2).tolist())
print((w1 @ w2).tolist(), (b1 @ w2 + b2).tolist())

print("slope of the sigmoid at 0, -2, -5, -10, -15; of tanh at -2, -0.5, 0, 0.5, 2")
print([float(f"{expit(z) * expit(-z):.8g}") for z in [0.0, -2, -5, -10, -15]])
print([float(f"{1 / np.cosh(z) ** 2:.8g}") for z in [-2, -0.5, 0, 0.5, 2]])

print("softmax of 2, 1, 0.1, -1, and of three times as much; of 1000, 999, 990")
for scores in [[2, 1, 0.1, -1], [6, 3, 0.3, -3], [1000, 999, 990]]:
    print([float(f"{p:.8g}") for p in softmax(np.array(scores, float))])

print("gradients of the loss at z = -10 with target 1: output with log loss, output with squared")
print("error, and a hidden unit before an output of weight 4 and bias -2 with log loss")
p = expit(-10.0)
print(f"{p - 1:.6g} {2 * (p - 1) * p * (1 - p):.6g} "
      f"{(expit(4 * p - 2) - 1) * 4 * p * (1 - p):.6g}")

print("0 and 1 through 1, 2, 5, 10, 20 sigmoids, and their difference")
low, high = 0.0, 1.0
for layer in range(1, 21):
    low, high = expit(low), expit(high)
    if layer in (1, 2, 5, 10, 20):
        print(layer, f"{low:.8g} {high:.8g} {high - low:.4g}")

print("a nudge through 20 layers of 64 units, mean of 10 seeds; with weights 4 times as large")
random = np.random.default_rng(1)
for name, function, slope, normal in [
        ("sigmoid", expit, lambda a: a * (1 - a), False),
        ("tanh", np.tanh, lambda a: 1 - a * a, False),
        ("ReLU", lambda z: np.maximum(z, 0), lambda a: (a > 0) * 1.0, True),
        ("ReLU, weights of tanh", lambda z: np.maximum(z, 0), lambda a: (a > 0) * 1.0, False)]:
    for scale in (1, 4):
        sizes = []
        for _ in range(10):
            a, nudge = random.normal(size=(2, 100, 64))
            for _ in range(20):
                bound = np.sqrt(6 / 128)
                w = (random.normal(0, np.sqrt(2 / 64), (64, 64)) if normal
                     else random.uniform(-bound, bound, (64, 64)))
                a = function(a @ (scale * w))
                nudge = nudge @ (scale * w) * slope(a)
            sizes.append(np.sqrt(np.mean(nudge**2)))
        print(f"  {name} x{scale}: {np.mean(sizes):.3g}")


# The comparison, written a second time: other random numbers, float64, no line in common. It
# prints the lowest, mean and highest test accuracy, and needs scikit-learn for its data.
from sklearn.datasets import load_digits, make_moons

activations = {  # the function and its slope from its output
    "none": (lambda z: z, lambda a: np.ones_like(a)),
    "sigmoid": (expit, lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a * a),
    "ReLU": (lambda z: np.maximum(z, 0), lambda a: (a > 0) * 1.0),
}


def accuracies(name, rate, x, t, tests, hidden, epochs, seed):
    """Accuracy on each test of a network with these hidden layers; none is a single layer."""
    random = np.random.default_rng(seed)
    function, slope = activations[name]
    widths = [x.shape[1], *hidden, t.shape[1]]
    layers = []
    for n, m in zip(widths, widths[1:]):
        bound = np.sqrt(6 / (n + m))
        he = name == "ReLU" and len(layers) < len(hidden)
        layers.append([random.normal(0, np.sqrt(2 / n), (n, m)) if he
                       else random.uniform(-bound, bound, (n, m)), np.zeros(m)])
    def forward(x):
        outputs = [x]
        for w, b in layers[:-1]:
            outputs.append(function(outputs[-1] @ w + b))
        return outputs, outputs[-1] @ layers[-1][0] + layers[-1][1]
    probabilities = expit if t.shape[1] == 1 else lambda z: softmax(z, axis=1)
    for _ in range(epochs):
        order = random.permutation(len(x))
        for start in range(0, len(x), 32):
            batch = order[start:start + 32]
            outputs, scores = forward(x[batch])
            error = (probabilities(scores) - t[batch]) / len(batch)
            for index in reversed(range(len(layers))):
                w, a = layers[index][0], outputs[index]
                back = (error @ w.T) * slope(a) if index > 0 else None
                layers[index] = [w - rate * (a.T @ error), layers[index][1] - rate * error.sum(0)]
                error = back
    def right(x, t):
        scores = forward(x)[1]
        if t.shape[1] == 1:
            return np.mean((scores >= 0) == (t >= 0.5))
        return np.mean(scores.argmax(1) == t.argmax(1))
    return [right(*test) for test in tests]


print("gradients of the weights of six layers of 8 units before training, mean of 20 seeds")
for name, (function, slope) in list(activations.items())[1:]:
    sizes = []
    for seed in range(20):
        random = np.random.default_rng(seed)
        x, t = make_moons(400, noise=0.15, random_state=seed)
        widths, weights, outputs = [2, *[8] * 6, 1], [], [x]
        for n, m in zip(widths, widths[1:]):
            bound = np.sqrt(6 / (n + m))
            weights.append(random.normal(0, np.sqrt(2 / n), (n, m)) if name == "ReLU" and m > 1
                           else random.uniform(-bound, bound, (n, m)))
        for w in weights[:-1]:
            outputs.append(function(outputs[-1] @ w))
        error, gradients = (expit(outputs[-1] @ weights[-1]) - t[:, None]) / len(x), []
        for w, a in zip(reversed(weights), reversed(outputs)):
            gradients.append(np.sqrt(np.mean((a.T @ error)**2)))
            error = (error @ w.T) * slope(a)
        sizes.append(gradients[:0:-1])
    print(f"  {name}: {[float(f'{size:.2g}') for size in np.mean(sizes, axis=0)]}")


def permutation(count, state):
    """Fisher and Yates with SplitMix64 and Lemire's bounded integers, as the library splits."""
    mask = 2**64 - 1
    def draw():
        nonlocal state
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        product = draw() * (last + 1)
        while product & mask < 2**64 % (last + 1):
            product = draw() * (last + 1)
        place = product >> 64
        order[last], order[place] = order[place], order[last]
    return np.array(order)


x, labels = load_digits(return_X_y=True)
x, t = x / 16, np.eye(10)[labels]
order = permutation(1415, 42)
training, test, strangers = order[:1000], order[1165:], np.arange(1415, 1797)
tests = [(x[part], t[part]) for part in (test, strangers)]
most = np.bincount(labels[training]).argmax()
print("digits: the most frequent class, nearest neighbor; test and strangers")
print([float(np.mean(labels[part] == most)) for part in (test, strangers)],
      [float(np.mean(labels[training][((x[part][:, None] - x[training]) ** 2).sum(2).argmin(1)]
                     == labels[part])) for part in (test, strangers)])
print("digits, at the rates that are best in the chapter, 20 seeds: test, strangers")
for name, rate, hidden in [
        ("none", 3, []), ("none", 0.3, [16]), ("sigmoid", 3, [16]), ("tanh", 1, [16]),
        ("ReLU", 0.3, [16]), ("tanh", 1, [64]), ("ReLU", 0.3, [64])]:
    results = np.array([accuracies(name, rate, x[training], t[training], tests, hidden, 20, seed)
                        for seed in range(20)])
    print(f"  {name} {hidden}: {results.min(0).round(3)} {results.mean(0).round(3)} "
          f"{results.max(0).round(3)}")

print("moons, at the rates that are best in the chapter, 20 draws of the points")
for name, rate, hidden in [
        ("none", 1, []), ("none", 0.1, [16]), ("sigmoid", 10, [16]), ("tanh", 3, [16]),
        ("ReLU", 1, [16]), ("sigmoid", 1, [8] * 6), ("sigmoid", 10, [8] * 6)]:
    results = []
    for seed in range(20 if len(hidden) < 2 else 5):
        x, t = make_moons(400, noise=0.15, random_state=seed)
        x_test, t_test = make_moons(2000, noise=0.15, random_state=1000 + seed)
        results += accuracies(
            name, rate, x, t[:, None], [(x_test, t_test[:, None])], hidden, 60, seed)
    print(f"  {name} {hidden}: {min(results):.3f} {np.mean(results):.3f} {max(results):.3f}")
