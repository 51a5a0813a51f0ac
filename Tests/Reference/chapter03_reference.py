"""Expected values for the exercises of chapter 3, by NumPy, SciPy and scikit-learn.

    python3 Tests/Reference/chapter03_reference.py

Its output is pasted as data in Sources/Checks/Chapter03-ShallowNet.
"""

import numpy as np
from scipy.optimize import approx_fprime  # an independent gradient, only to compare with
from scipy.special import expit, rel_entr
from sklearn.metrics import log_loss, mean_squared_error


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
