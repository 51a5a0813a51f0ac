"""Values for the exercises of chapter 5, by NumPy and SciPy."""
import numpy as np
from scipy.special import expit, softmax

from splitmix64 import SplitMix64

print("5.2 dense backward")
g = np.array([[0.3, -0.2], [-0.1, 0.4], [0.25, 0.15], [-0.5, -0.35]])
x = np.array([[0.5, -1.2, 2], [1.5, 0.3, -0.7], [-0.4, 0.9, 0.1], [2.2, -0.6, -1.1]])
w = np.array([[0.4, -0.6], [-0.3, 0.8], [0.7, 0.2]])
print(np.einsum("su,iu->si", g, w).round(8).tolist())
print(np.einsum("si,su->iu", x, g).round(8).tolist())
print(np.einsum("su->u", g).round(8).tolist())

print("5.3 softmax cross-entropy gradient")
z = np.array([[2, -1, 0.5, 0], [-0.3, 1.2, 0.7, -2], [3, 3, -1, 1]])
t = np.eye(4)[[0, 2, 3]]
print(((softmax(z, axis=1) - t) / 3).round(7).tolist())
print((softmax([-200, -201, -202]) - [0, 1, 0]).round(7).tolist())

print("5.4 two layers end to end")
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

print("5.5 relative error")
norm = np.linalg.norm
a, b = np.array([0.2, -1.5, 0.75, 3]), np.array([0.2, -1.5, -0.75, 3])
print(norm(a - b) / (norm(a) + norm(b)))
a, b = np.array([3, 4.0]), np.array([3 + 1 / 1024, 4])
print(norm(a - b) / (norm(a) + norm(b)))

print("5.7 the tape")
slope = lambda a: 1 / np.cosh(a) ** 2
print(np.tanh([0.5, -1]), slope(0.5), slope(-1), 4 * np.tanh(0.5), 4 * slope(0.5))
print(np.tanh(np.tanh(1.5)), slope(np.tanh(1.5)) * slope(1.5))
print(np.tanh(0.75) ** 2, 2 * np.tanh(0.75) * slope(0.75))
print((np.tanh(-1) + 1) / 2, (slope(-1) - 2) / 2)
print(np.tanh(0.25), -slope(0.25))

print("5.9 a layer nobody told you about, by differences")
for g, x, epsilon in [([4, 0], [1, 3], 1), ([1, 0, 0, 0], [1, 3, 5, 7], 0.5),
                      ([0, 2, 0, 0], [0.5, 1.5, 2.5, 3.5], 0.5),
                      ([4, 0], [1 + 2**-10, 1 - 2**-10], 1 - 2**-10)]:
    loss = lambda x: np.dot(g, (x - x.mean()) / (x.std() + epsilon))
    nudges = 1e-6 * np.eye(len(x))
    print([round((loss(x + nudge) - loss(x - nudge)) / 2e-6, 7) for nudge in nudges])

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

print("Chapter 5: a layer of three inputs and two units, on two samples")
a, w = np.array([[1, 0, 2], [2, 1, 0]]), np.array([[1, 2], [0, 1], [3, -1]])
b, t = np.array([-5, 1]), np.array([[0, 3], [-5, 2]])
z = a @ w + b
g = (z - t) / 2
print("Z", z.tolist(), "G", g.tolist())
print("W", np.einsum("ij,ik->jk", a, g).tolist(), "b", g.sum(0).tolist(),
      "A", np.einsum("ik,jk->ij", g, w).tolist())

print("Chapter 5: slopes along the scores 2, 1, 0.1, the second class being right")
from scipy.optimize import approx_fprime
from scipy.special import logsumexp
print(approx_fprime(np.array([2, 1, 0.1]), lambda z: logsumexp(z) - z[1], 1e-8).round(4).tolist())

# The library's generator, so that NumPy sees the same split and the same starts.
from sklearn.datasets import load_digits
digits = load_digits()
pixels, labels = digits.data / 16, digits.target
order = SplitMix64(42).permutation(1415)
training, validation = order[:1000], order[1000:1165]
test, strangers = order[1165:], list(range(1415, 1797))
x, odd = pixels[training], (labels[training] % 2).astype(float)[:, None]


def odd_gradient(w1, b1, w2, b2, x, t):
    a1 = expit(x @ w1 + b1)
    g2 = (expit(a1 @ w2 + b2) - t) / len(x)
    g1 = (g2 @ w2.T) * a1 * (1 - a1)
    return [x.T @ g1, g1.sum(0, keepdims=True), a1.T @ g2, g2.sum(0, keepdims=True)]


def odd_losses(w1, b1, w2, b2, x, t):
    z = (expit(x @ w1 + b1) @ w2 + b2)[:, 0]
    return np.logaddexp(0, z) - t[:, 0] * z


print("Chapter 5: gradients of chapter 3's network on the digits, weights 0.1 sin(1 + k)")
w1 = (0.1 * np.sin(1 + np.arange(256))).astype(np.float32).astype(float).reshape(64, 4)
w2 = np.array([0.3, -0.1, 0.2, -0.4], dtype=np.float32).astype(float)[:, None]
net = [w1, np.zeros((1, 4)), w2, np.zeros((1, 1))]
shapes = [part.shape for part in net]


def split(flat):
    places = np.cumsum([rows * columns for rows, columns in shapes])[:-1]
    return [part.reshape(shape) for part, shape in zip(np.split(flat, places), shapes)]


flat = np.concatenate([part.ravel() for part in net])
nudged = approx_fprime(flat, lambda flat: odd_losses(*split(flat), x, odd).mean(), 1e-7)
exact = odd_gradient(*net, x, odd)
print("SciPy's differences and the formulas agree to",
      np.abs(nudged - np.concatenate([part.ravel() for part in exact])).max())
print("W1 rows 26 and 27", exact[0][26:28].ravel().round(8).tolist())
print("b1, W2, b2", [part.ravel().round(8).tolist() for part in exact[1:]])

print("Chapter 5: the network of figure 5.1, what its digits want, a step, and the planted error")
SEED = 1  # the chapter's
generator = SplitMix64(SEED)
w1 = generator.normals(64, 4, 0.1)
net = [w1, np.zeros((1, 4)), generator.normals(4, 1, 0.1), np.zeros((1, 1))]
gradient = odd_gradient(*net, x, odd)
wishes = np.array([-odd_gradient(*net, x[i:i + 1], odd[i:i + 1])[0][27, 0] for i in range(1000)])
print("pixel 27 of unit 1: up", (wishes > 0).sum(), "down", (wishes < 0).sum(),
      "mean size", np.abs(wishes).mean(), "mean", wishes.mean())
before = odd_losses(*net, x, odd)
after = odd_losses(*[part - slope for part, slope in zip(net, gradient)], x, odd)
print("loss", before.mean(), "->", after.mean(), "digits that gain", (after < before).sum())
for planted in (False, True):
    moving = [part.copy() for part in net]
    losses = []
    for step in range(301):
        losses.append(odd_losses(*moving, x, odd).mean())
        a1 = expit(x @ moving[0] + moving[1])
        g2 = (expit(a1 @ moving[2] + moving[3]) - odd) / 1000
        g1 = (g2 @ moving[2].T) * (1 if planted else a1 * (1 - a1))
        slopes = [x.T @ g1, g1.sum(0, keepdims=True), a1.T @ g2, g2.sum(0, keepdims=True)]
        moving = [part - slope for part, slope in zip(moving, slopes)]
    print("planted" if planted else "right", "loss at 0, 50, 300",
          [round(losses[step], 3) for step in (0, 50, 300)])
a1 = expit(x @ net[0])
wrong = x.T @ (((expit(a1 @ net[2]) - odd) / 1000) @ net[2].T)
print("relative error of W1 with the planted error",
      norm(wrong - gradient[0]) / (norm(wrong) + norm(gradient[0])))

print("Chapter 5: XOR from the start of seed 1, a thousand steps with the rate 2")
generator = SplitMix64(1)
w1 = generator.normals(2, 2, 1)
net = [w1, np.zeros((1, 2)), generator.normals(2, 1, 1), np.zeros((1, 1))]
corners, target = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0.0]])
print("first loss", odd_losses(*net, corners, target).mean())
for step in range(1000):
    net = [part - 2 * slope for part, slope in zip(net, odd_gradient(*net, corners, target))]
print("last loss", odd_losses(*net, corners, target).mean())

print("Chapter 5: batch normalization, its way back by the formula and by differences")
rng = np.random.default_rng(1)
a, g = rng.normal(size=(6, 4)), rng.normal(size=(6, 4))


def normalized(a):
    return (a - a.mean(0)) / np.sqrt(a.var(0) + 1e-5)


hat, s = normalized(a), np.sqrt(a.var(0) + 1e-5)
formula = (g - g.mean(0) - hat * (g * hat).mean(0)) / s
differences = approx_fprime(
    a.ravel(), lambda flat: (g * normalized(flat.reshape(6, 4))).sum(), 1e-7)
print("largest difference", np.abs(formula.ravel() - differences).max())

print("Chapter 5: ten digits, scikit-learn on the chapter's split")
import warnings
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier


def both(model):
    return [round(model.score(pixels[part], labels[part]), 3) for part in (test, strangers)]


print("nearest neighbor",
      both(KNeighborsClassifier(1).fit(pixels[training], labels[training])))
print("softmax regression, C = 10",
      both(LogisticRegression(C=10, max_iter=5000).fit(pixels[training], labels[training])))
scores = []
for seed in range(5):
    net = MLPClassifier((64, 32), solver="sgd", momentum=0, learning_rate_init=0.3, alpha=0,
                        batch_size=32, max_iter=30, tol=0, n_iter_no_change=50, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        scores.append(both(net.fit(pixels[training], labels[training])))
print("64-64-32-10 by plain gradient descent, test and strangers", scores, np.mean(scores, 0))

print("Chapter 5: how the gradient shrinks through ten layers, NumPy's own random numbers")
for name, f, slope, deviation in [
        ("sigmoid, Xavier", expit, lambda a: a * (1 - a), (2 / 128) ** 0.5),
        ("tanh, Xavier", np.tanh, lambda a: 1 - a * a, (2 / 128) ** 0.5),
        ("ReLU, He", lambda z: np.maximum(z, 0), lambda a: a > 0, (2 / 64) ** 0.5)]:
    ratios = []
    for seed in range(5):
        rng = np.random.default_rng(seed)
        weights = [rng.normal(0, deviation, (64, 64)) for _ in range(10)]
        weights.append(rng.normal(0, deviation, (64, 10)))
        activations = [pixels[training[:100]]]
        for w in weights[:-1]:
            activations.append(f(activations[-1] @ w))
        p = softmax(activations[-1] @ weights[-1], axis=1)
        g, sizes = (p - np.eye(10)[labels[training[:100]]]) / 100, []
        for layer in range(10, 0, -1):
            g = (g @ weights[layer].T) * slope(activations[layer])
            sizes.append(np.abs(g).mean())
        ratios.append(sizes[-1] / sizes[0])
    print(name, np.median(ratios))
