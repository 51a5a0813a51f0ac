"""The bits of a product of 3×5 and 5×7 for MatrixProductTests.swift, in exact arithmetic.

Each element is summed over k from 0 up; each step is a fused multiply-add: a·b + c is computed as a
fraction, without error, and rounded to float32 once. Needs NumPy.
"""
from fractions import Fraction

import numpy as np


def rounded(x: Fraction) -> np.float32:
    """The float32 nearest to x, ties to even (x in the range of normal numbers)."""
    guess = np.float32(float(x))
    candidates = [np.nextafter(guess, np.float32(-np.inf)), guess,
                  np.nextafter(guess, np.float32(np.inf))]
    return min(candidates,
               key=lambda c: (abs(Fraction(float(c)) - x), int(np.float32(c).view(np.uint32)) & 1))


def pattern(rows, columns, multiplier):
    values = [np.float32((i * multiplier) % 23 - 11) / np.float32(7) for i in range(rows * columns)]
    return np.array(values, np.float32).reshape(rows, columns)


a, b = pattern(3, 5, 5), pattern(5, 7, 9)
product = np.zeros((3, 7), np.float32)
for i in range(3):
    for j in range(7):
        total = np.float32(0)
        for k in range(5):
            total = rounded(Fraction(float(a[i, k])) * Fraction(float(b[k, j]))
                            + Fraction(float(total)))
        product[i, j] = total
print("bits:", [hex(int(bits)) for bits in product.view(np.uint32).ravel()])
exact = a.astype(np.float64) @ b.astype(np.float64)
print("values:", [round(float(x), 6) for x in exact.ravel()])
unfused = np.zeros((3, 7), np.float32)
for k in range(5):
    unfused += a[:, k:k + 1] * b[k:k + 1, :]
print("elements that differ without fusing:", int((unfused != product).sum()))
