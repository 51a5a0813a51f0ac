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
