"""Values for the cases of chapter 2's exercises, in float64 by NumPy and SciPy.

Prints what Sources/Checks/Chapter02-Activations holds. Needs NumPy and SciPy.
"""
import numpy as np
from scipy.special import expit, softmax

print("2.1 sigmoid")
for z in [0, 2, -2, 0.5, -0.5, -5, -10, -15, -17, 15, -30, -50, -80, 80, -87, -89, -95, 89, 95]:
    print(f"  {z}: {expit(float(z)):.9g}")

print("2.2 tanh")
for z in [0.5, 0, -0.5, 1, 2, -3, 0.1, 12, -12]:
    print(f"  {z}: {np.tanh(z):.9g}")

print("2.4 outputs of sigmoid, tanh and ReLU, and slopes")
for z in [0, 0.75, -1.25, 2.5, -2]:
    s, t = expit(z), np.tanh(z)
    print(f"  {z}: {s:.9g} {t:.9g} {max(z, 0)}; {s * expit(-z):.9g} {1 / np.cosh(z) ** 2:.9g}")

print("2.5 softmax")
for scores in [[1, 2, 3], [3, -1, 0.5, 2], [1000, 999, 1002], [-1000, -1001, -1003],
               [1000, -1000], [2, 2, 2], [60, 59, 61], [-200, 5, 4], [5, 1, 5], [7], [-1000],
               [100, 99, -100, 98], [0.5, -0.25], [-3, -1, -2, -6, -1.5]]:
    print(f"  {scores}: {[float(f'{p:.8g}') for p in softmax(np.array(scores, float))]}")

print("2.6 collapse")
w1 = np.array([[0.5, -1.25, 2], [3, 0.75, -0.5]])
b1 = np.array([[1, -0.5, 0.25]])
w2 = np.array([[1, 2, 0, -1], [0.5, -2, 1.5, 3], [-1, 0.25, 4, 1]])
b2 = np.array([[10, -1, 0.5, 2]])
print((w1 @ w2).tolist(), (b1 @ w2 + b2).tolist())


# What the chapter itself says, for Tests/Chapters/Chapter02-Activations/ActivationsNumbersTests.swift.

print("the two layers, collapsed")
w1, b1 = np.array([[1, -2, 0.5], [3, 1, -1]]), np.array([[0.5, 0, -1]])
w2, b2 = np.array([[2, 1], [0, -1], [4, 3]]), np.array([[1, -2]])
print(((np.array([[1, 2], [-3, 0.5], [0, 0]]) @ w1 + b1) @ w2 + b2).tolist())
print((w1 @ w2).tolist(), (b1 @ w2 + b2).tolist())

print("slope of the sigmoid at 0, -2, -5, -10, -15; of tanh at -2, -0.5, 0, 0.5, 2")
print([float(f"{expit(z) * expit(-z):.8g}") for z in [0.0, -2, -5, -10, -15]])
print([float(f"{1 / np.cosh(z) ** 2:.8g}") for z in [-2, -0.5, 0, 0.5, 2]])

print("softmax of 2, 1, 0.1, -1, and of three times as much; of 1000, 999, 990")
for scores in [[2, 1, 0.1, -1], [6, 3, 0.3, -3], [1000, 999, 990]]:
    print([float(f"{p:.8g}") for p in softmax(np.array(scores, float))])

print("0 and 1 through 1, 2, 5, 10 sigmoids, and their difference")
low, high = 0.0, 1.0
for layer in range(1, 11):
    low, high = expit(low), expit(high)
    if layer in (1, 2, 5, 10):
        print(layer, f"{low:.8g} {high:.8g} {high - low:.4g}")


# The comparison, written a second time: other random numbers, float64, no line in common. It
# prints the lowest, mean and highest test accuracy, and needs scikit-learn for its data.
from sklearn.datasets import load_digits, make_moons

activations = {  # the function, its slope from its output, the initializer's 6 / (n + k m)
    "linear": (lambda z: z, lambda y: np.ones_like(y), 1),
    "sigmoid": (expit, lambda y: y * (1 - y), 1),
    "tanh": (np.tanh, lambda y: 1 - y * y, 1),
    "ReLU": (lambda z: np.maximum(z, 0), lambda y: (y > 0) * 1.0, 0),
}


def accuracy_of(name, rate, x, t, x_test, t_test, hidden, epochs, seed):
    random = np.random.default_rng(seed)
    function, slope, k = activations[name]
    def uniform(n, m, k):
        bound = np.sqrt(6 / (n + k * m))
        return random.uniform(-bound, bound, (n, m))
    w1, b1 = uniform(x.shape[1], hidden, k), np.zeros(hidden)
    w2, b2 = uniform(hidden, t.shape[1], 1), np.zeros(t.shape[1])
    probabilities = expit if t.shape[1] == 1 else lambda z: softmax(z, axis=1)
    for _ in range(epochs):
        order = random.permutation(len(x))
        for start in range(0, len(x), 32):
            batch = order[start:start + 32]
            y = function(x[batch] @ w1 + b1)
            error = (probabilities(y @ w2 + b2) - t[batch]) / len(batch)
            back = (error @ w2.T) * slope(y)
            w2 -= rate * (y.T @ error)
            b2 -= rate * error.sum(axis=0)
            w1 -= rate * (x[batch].T @ back)
            b1 -= rate * back.sum(axis=0)
    scores = function(x_test @ w1 + b1) @ w2 + b2
    if t.shape[1] == 1:
        return np.mean((scores >= 0) == (t_test >= 0.5))
    return np.mean(scores.argmax(axis=1) == t_test.argmax(axis=1))


x, labels = load_digits(return_X_y=True)
x, t = x / 16, np.eye(10)[labels]
print("digits, at the rates that are best in the chapter, 20 seeds")
for name, rate in [("linear", 0.3), ("sigmoid", 3), ("tanh", 1), ("ReLU", 0.3)]:
    results = [accuracy_of(name, rate, x[:1137], t[:1137], x[-360:], t[-360:], 16, 20, seed)
               for seed in range(20)]
    print(f"  {name}: {min(results):.3f} {np.mean(results):.3f} {max(results):.3f}")

print("moons, at the rates that are best in the chapter, 20 draws of the points")
for name, rate in [("linear", 0.1), ("sigmoid", 10), ("tanh", 1), ("ReLU", 3)]:
    results = []
    for seed in range(20):
        x, t = make_moons(400, noise=0.15, random_state=seed)
        x_test, t_test = make_moons(400, noise=0.15, random_state=1000 + seed)
        results.append(accuracy_of(
            name, rate, x, t[:, None], x_test, t_test[:, None], 8, 60, seed))
    print(f"  {name}: {min(results):.3f} {np.mean(results):.3f} {max(results):.3f}")
