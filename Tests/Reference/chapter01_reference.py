"""Values for the exercises and the text of chapter 1, by NumPy, SciPy and scikit-learn."""
from itertools import combinations

import numpy as np
from scipy.optimize import linprog
from sklearn.datasets import load_digits
from sklearn.metrics import log_loss, roc_auc_score

x = np.array([0.31, -1.27, 0.88, 2.05, -0.46, 1.73])
w = np.array([-0.52, 0.19, 1.41, -0.07, -0.93, 0.64])
print("1.1 six numbers:", x @ w - 0.35)

z = np.array([2.5, -0.1, 0.0, -0.0, 1e-9, -1e-9, 100, -100])
print("1.2 step:", np.heaviside(z, 1).tolist(), "sign:", np.sign(z).tolist())

batch = np.array([[0.3, -1.2, 2.5], [1.1, 0.4, -0.6], [-2.2, 3.1, 0.9], [0.7, 0.8, -1.5]])
column = np.array([[0.5], [-0.25], [1.5]])
print("1.4 four samples of three inputs:", (batch @ column - 0.75).ravel().tolist())


def update(weights, bias, inputs, target, rate):
    error = target - np.heaviside(weights @ inputs + bias, 1)
    return weights + rate * error * inputs, bias + rate * error


moved = update(np.array([0.3, -0.8, 0.5]), 0.2, np.array([1.5, 0.7, -2.4]), 1, 0.1)
print("1.5 a missed yes:", moved[0].tolist(), moved[1])

targets = np.array([1, 0, 1, 1, 0, 1, 0])
probabilities = np.array([0.92, 0.13, 0.41, 0.77, 0.68, 0.999, 0.004])
print("1.6 seven samples:", log_loss(targets, probabilities))


def gradient(inputs, targets, weights, bias):
    errors = 1 / (1 + np.exp(-(inputs @ weights + bias))) - targets
    return (inputs.T @ errors / len(inputs)).ravel().tolist(), errors.mean()


print("1.7 four samples:", gradient(batch, np.array([[1], [0], [0], [1]]), column, -0.75))

scores = [2.1, -0.4, 0.9, 0.9, 3.3, -1.7, 0.9, 2.1, 0.2]
labels = [1, 0, 0, 1, 1, 0, 1, 0, 1]
print("1.8 nine samples:", roc_auc_score(labels, scores))


def separable(inputs, yes):
    """Whether a hyperplane has all samples with `yes` on one side and the others on the other.

    If there is one, its weights and bias can be scaled so that w.x + b >= 1 for every yes and <= -1
    for every no. Whether these inequalities have a solution is a linear program without a goal.
    """
    signs = np.where(yes, 1, -1)[:, None]
    result = linprog(
        np.zeros(inputs.shape[1] + 1),
        A_ub=-signs * np.hstack([inputs, np.ones((len(inputs), 1))]), b_ub=-np.ones(len(inputs)),
        bounds=(None, None), method="highs")
    assert result.status in (0, 2), result.message  # solved, or proved to have no solution
    return result.status == 0


# The chapter's training digits: the first 1,437 of the 1,797 that scikit-learn also has.
pixels, labels = load_digits(return_X_y=True)
pixels, labels = pixels[:1437] / 16, labels[:1437]
print("1.7 odd from even:", separable(pixels, labels % 2 == 1))
pairs = [np.isin(labels, pair) for pair in combinations(range(10), 2)]
print("1.7 pairs of digits:", sum(separable(pixels[both], labels[both] == labels[both][0]) for both in pairs),
      "of", len(pairs))
print("1.9 one digit from the others:",
      [digit for digit in range(10) if separable(pixels, labels == digit)])
