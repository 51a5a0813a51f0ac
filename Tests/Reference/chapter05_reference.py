"""Values for the exercises of chapter 5, by NumPy and SciPy."""
import numpy as np
from scipy.special import expit, softmax

print("5.2 activation backward")
g = np.array([[0.5, -1.5, 2], [-0.25, 1, -4]])
s = expit(np.array([[0.75, -1.25, 2.5], [-2, 0, -0.5]]))
t = np.tanh(np.array([[0.75, -1.25, 2.5], [-2, 0, -0.5]]))
r = np.array([[0.75, 0, 2.5], [0, 0, 0.125]])
print(s.round(7).tolist(), t.round(7).tolist())
print((g * s * (1 - s)).round(7).tolist())
print((g / np.cosh(np.arctanh(t)) ** 2).round(7).tolist())
print((g * np.heaviside(r, 0)).tolist())

print("5.3 dense backward")
g = np.array([[0.3, -0.2], [-0.1, 0.4], [0.25, 0.15], [-0.5, -0.35]])
x = np.array([[0.5, -1.2, 2], [1.5, 0.3, -0.7], [-0.4, 0.9, 0.1], [2.2, -0.6, -1.1]])
w = np.array([[0.4, -0.6], [-0.3, 0.8], [0.7, 0.2]])
print(np.einsum("su,iu->si", g, w).round(8).tolist())
print(np.einsum("si,su->iu", x, g).round(8).tolist())
print(np.einsum("su->u", g).round(8).tolist())

print("5.4 softmax cross-entropy gradient")
z = np.array([[2, -1, 0.5, 0], [-0.3, 1.2, 0.7, -2], [3, 3, -1, 1]])
t = np.eye(4)[[0, 2, 3]]
print(((softmax(z, axis=1) - t) / 3).round(7).tolist())

print("5.5 two layers end to end")
w1, b1 = np.array([[0.15, 0.25], [0.2, 0.3]]), np.array([[0.35, 0.35]])
w2, b2 = np.array([[0.4, 0.5], [0.45, 0.55]]), np.array([[0.6, 0.6]])
for x, t in [([[0.05, 0.1]], [[0.01, 0.99]]),
             ([[0.05, 0.1], [2, -1], [-3, 0.5]], [[0.01, 0.99], [1, 0], [0.25, 0.75]])]:
    x, t = np.array(x), np.array(t)
    h = expit(x @ w1 + b1)
    y = expit(h @ w2 + b2)
    d2 = (y - t) * y * (1 - y) / len(x)
    d1 = (d2 @ w2.T) * h * (1 - h)
    for gradient in [x.T @ d1, d1.sum(axis=0), h.T @ d2, d2.sum(axis=0)]:
        print(gradient.round(8).tolist())
    if len(x) == 1:
        print("error", 0.5 * np.sum((y - t) ** 2), "new w5", w2[0, 0] - 0.5 * (h.T @ d2)[0, 0])

print("5.6 relative error")
norm = np.linalg.norm
a, b = np.array([0.2, -1.5, 0.75, 3]), np.array([0.2, -1.5, -0.75, 3])
print(norm(a - b) / (norm(a) + norm(b)))
a, b = np.array([3, 4.0]), np.array([3 + 1 / 1024, 4])
print(norm(a - b) / (norm(a) + norm(b)))

print("5.7 the tape")
print(np.tanh([0.5, 1.5, -1]), 1 - np.tanh([0.5, 1.5, -1]) ** 2, 4 / np.cosh(1.5) ** 2)
print(4 * np.tanh(1.5), np.tanh(-1) + 1, 1 / np.cosh(1) ** 2 - 2)
x, w, y, v, b = 0.5, -1.5, 2, 0.75, -0.25
q = np.tanh(x * w + y * v + b)
print(q * q, (2 * q * (1 - q * q) * np.array([w, x, v, y, 1])).round(8).tolist())

print("5.8 gradient sizes")
outputs = [np.array(y) for y in ([[0.2, -0.7, 0.95], [0, 0.4, -0.1]],
                                 [[0.5, -0.3, 0.8, 0], [-0.9, 0.1, 0.6, -0.2]],
                                 [[0.1, -0.8], [0.3, 0.6]])]
weights = [None, np.array([[1, -0.5, 0.2, 2], [0.8, 0.1, -1.5, 0.6], [-0.4, 0.9, 0.3, -1]]),
           np.array([[0.7, -1.1], [0.4, 0.5], [-0.6, 1.2], [1.5, 0.3]])]
d = np.array([[0.5, -1], [2, 0.25]]) * (1 - outputs[2] ** 2)
sizes = [np.abs(d).mean()]
for layer in [1, 0]:
    d = (d @ weights[layer + 1].T) * (1 - outputs[layer] ** 2)
    sizes.insert(0, np.abs(d).mean())
print(sizes)
