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

print("Chapter 5: the published 2-2-2 example, its biases held and moved")
for moves in [False, True]:
    w1, b1 = np.array([[0.15, 0.25], [0.2, 0.3]]), np.array([0.35, 0.35])
    w2, b2 = np.array([[0.4, 0.5], [0.45, 0.55]]), np.array([0.6, 0.6])
    x, t = np.array([0.05, 0.1]), np.array([0.01, 0.99])
    for step in range(10001):
        h = expit(x @ w1 + b1)
        y = expit(h @ w2 + b2)
        if step in [0, 1, 10000]:
            print(step, "error %.9f" % (0.5 * np.sum((y - t) ** 2)), "outputs", y.round(7).tolist())
        d2 = (y - t) * y * (1 - y)
        d1 = (w2 @ d2) * h * (1 - h)
        w2, w1 = w2 - 0.5 * np.outer(h, d2), w1 - 0.5 * np.outer(x, d1)
        if moves:
            b2, b1 = b2 - 0.5 * d2, b1 - 0.5 * d1

print("Chapter 5: gradients of chapter 3's network on the digits, weights 0.1 sin(1 + k)")
from scipy.optimize import approx_fprime
from sklearn.datasets import load_digits
digits = load_digits()
x = digits.data[:1437] / 16
t = (digits.target[:1437] % 2).astype(float)[:, None]
w1 = (0.1 * np.sin(1 + np.arange(256))).astype(np.float32).astype(float).reshape(64, 4)
w2 = np.array([0.3, -0.1, 0.2, -0.4], dtype=np.float32).astype(float)[:, None]
def loss(flat):
    h = expit(x @ flat[:256].reshape(64, 4) + flat[256:260])
    z = h @ flat[260:264] + flat[264]
    return np.mean(np.logaddexp(0, z) - t[:, 0] * z)
flat = np.concatenate([w1.ravel(), np.zeros(4), w2.ravel(), [0]])
g = approx_fprime(flat, loss, 1e-7)
h = expit(x @ w1)
d2 = (expit(h @ w2) - t) / len(x)
d1 = (d2 @ w2.T) * h * (1 - h)
exact = np.concatenate([(x.T @ d1).ravel(), d1.sum(0), (h.T @ d2).ravel(), d2.sum(0)])
print("SciPy's differences and the formulas agree to", np.abs(g - exact).max())
print("W1 rows 26 and 27", exact[104:112].round(8).tolist())
print("b1, W2, b2", exact[256:].round(8).tolist())

print("Chapter 5: scikit-learn's 64-32-16-10 by plain gradient descent, random fifth and last 360")
from sklearn.neural_network import MLPClassifier
x = digits.data / 16
for seed in range(5):
    order = np.random.default_rng(seed).permutation(1797)
    for name, rows in [("random", order), ("last", np.arange(1797))]:
        net = MLPClassifier((32, 16), solver="sgd", momentum=0, learning_rate_init=0.3, alpha=0,
                            batch_size=32, max_iter=40, tol=0, n_iter_no_change=50,
                            random_state=seed)
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            net.fit(x[rows[:1437]], digits.target[rows[:1437]])
        print(seed, name, round(net.score(x[rows[1437:]], digits.target[rows[1437:]]), 3))
