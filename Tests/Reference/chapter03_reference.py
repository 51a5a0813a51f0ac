"""Expected values for the exercises of chapter 3, by NumPy, SciPy and scikit-learn.

    python3 Tests/Reference/chapter03_reference.py

Its output is pasted as data in Sources/Checks/Chapter03-ShallowNet.
"""

import warnings

import numpy as np
from scipy.optimize import approx_fprime  # an independent gradient, only to compare with
from scipy.optimize import minimize_scalar
from scipy.special import expit, rel_entr
from scipy.stats import entropy
from sklearn.datasets import load_digits
from sklearn.metrics import log_loss, mean_squared_error
from sklearn.neural_network import MLPClassifier


def section(title):
    print(f"\n{title}")


section("3.2 forward: three samples, two inputs, four hidden units")
inputs = np.array([[0.5, -1.25], [2.0, 0.75], [-0.3, 1.6]])
hidden_weights = np.array([[0.4, -0.9, 1.3, 0.2], [-0.7, 0.6, 0.1, -1.1]])
hidden_bias = np.array([[0.1, -0.2, 0.3, 0.9]])
output_weights = np.array([[1.2], [-0.8], [0.5], [-1.7]])
output_bias = np.array([[0.35]])
hidden = expit(inputs @ hidden_weights + hidden_bias)
print("hidden", hidden.tolist())
print("outputs", expit(hidden @ output_weights + output_bias).tolist())

section("3.3 binary cross-entropy: log_loss of scikit-learn")
probabilities = np.array([0.91, 0.13, 0.68, 0.42, 0.05, 0.77, 0.59])
targets = np.array([1, 0, 0, 1, 0, 1, 0])
print(log_loss(targets, probabilities))

section("3.3 the notebook: each target set against each probability, and what is right")
column = probabilities[:, None]
prices = -(targets * np.log(column) + (1 - targets) * np.log(1 - column))
print(prices.shape, prices.sum() / len(targets), "in place of", log_loss(targets, probabilities))

section("3.4 mean squared error: mean_squared_error of scikit-learn")
outputs = np.array([[0.8, -1.1, 2.4], [3.3, 0.2, -0.7], [1.9, -2.6, 0.4], [-0.5, 1.7, 2.2]])
wanted = np.array([[1.0, -0.4, 2.0], [2.1, 0.9, -1.0], [2.2, -2.0, 1.3], [-1.5, 1.6, 0.0]])
print(mean_squared_error(wanted, outputs))

section("3.5 Kullback-Leibler divergence: rel_entr of SciPy")
p = np.array([0.1, 0.4, 0.0, 0.3, 0.2])
q = np.array([0.25, 0.15, 0.1, 0.45, 0.05])
print(rel_entr(p, q).sum(), "and the other way around", rel_entr(q, p).sum())
print("tiny q", rel_entr(np.array([0.5, 0.5]), np.array([1e-30, 1.0])).sum())

section("3.7 gradient of Rosenbrock's valley by central differences in double precision")


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
# chapter's key numbers, worked out without a line of Swift.

digits = load_digits()
pixels, labels = digits.data[:1437] / 16, digits.target[:1437] % 2
test_pixels, test_labels = digits.data[1437:] / 16, digits.target[1437:] % 2

section("a network of the notebook's shapes, with weights that every language can make")
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
for name, q in (("expert", expert), ("backwards", 1 - expert)):
    print(name, log_loss(labels, q[:, 0]), as_the_notebook_does(q, labels))

section("the notebook's own lines, pixels from 0 to 16, twenty draws")
draws = []
for seed in range(20):
    generator = np.random.default_rng(seed)
    hidden = expit(16 * pixels @ generator.normal(0, 0.1, (64, 4)))
    output = expit(hidden @ generator.normal(0, 0.1, (4, 1)))
    draws.append(as_the_notebook_does(output, labels))
print(min(draws), "to", max(draws))

section("slopes of the loss by central differences in double precision")


def slope(matrices, index, place, h=1e-5):
    values = []
    for sign in (1, -1):
        nudged = [matrix.copy() for matrix in matrices]
        nudged[index][place] += sign * h
        values.append(log_loss(labels, outputs_of(*nudged)[:, 0]))
    return (values[0] - values[1]) / (2 * h)


matrices = [W1, b1, W2, b2]
print("output weights", [slope(matrices, 2, (unit, 0)) for unit in range(4)])
print("output bias", slope(matrices, 3, (0, 0)))
print("hidden weights of pixel 28", [slope(matrices, 0, (28, unit)) for unit in range(4)])
print("hidden biases", [slope(matrices, 1, (0, unit)) for unit in range(4)])

section("three losses on the same predictions")
truth = np.array([1, 0, 1])
for q in ([0.9, 0.2, 0.8], [0.5, 0.5, 0.5], [0.9, 0.2, 0.01], [0.1, 0.8, 0.2]):
    q = np.array(q)
    both = rel_entr(truth, q) + rel_entr(1 - truth, 1 - q)
    print(mean_squared_error(truth, q), log_loss(truth, q), both.mean())

section("a soft target: cross-entropy, entropy, divergence")
target = np.array([0.75, 0.25])
for first in (0.75, 0.6, 0.5, 0.1):
    q = np.array([first, 1 - first])
    print(first, -(target * np.log(q)).sum(), entropy(target), entropy(target, q))

section("where XOR gets stuck: the least loss if two or three cases share one place")
for wanted in ([1, 0], [1, 1, 0]):
    shared = minimize_scalar(
        lambda q: sum(-np.log(q if t == 1 else 1 - q) for t in wanted) / 4,
        bounds=(0.01, 0.99), method="bounded")
    print(len(wanted), "cases", shared.x, shared.fun)

section("four hidden units on odd or even, test accuracy over 20 seeds, by scikit-learn")
accuracies = []
for seed in range(20):
    net = MLPClassifier(
        (4,), activation="logistic", solver="sgd", alpha=0, batch_size=50, momentum=0,
        learning_rate_init=2, random_state=seed, max_iter=28, tol=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that 28 epochs are few
        net.fit(pixels, labels)
    accuracies.append(net.score(test_pixels, test_labels))
print(min(accuracies), np.mean(accuracies), max(accuracies))
