"""Values for the exercises of chapter 4, by NumPy, SciPy and scikit-learn."""
import numpy as np
from scipy.special import expit
from sklearn.metrics import log_loss
from sklearn.preprocessing import StandardScaler, label_binarize

print("4.5 one-hot")
print(label_binarize([3, 1, 4, 1, 5, 2, 6], classes=range(8)).tolist())

print("4.6 categorical cross-entropy")
p = np.array([[0.2, 0.5, 0.25, 0.05], [0.6, 0.1, 0.1, 0.2], [0.02, 0.08, 0.8, 0.1]])
t = np.array([[0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])
print("one-hot", log_loss(t.argmax(axis=1), p, labels=range(4)))
soft = np.array([[0.1, 0.7, 0.1, 0.1], [0.25, 0.25, 0.25, 0.25], [0.05, 0.05, 0.9, 0]])
print("soft", -np.mean(np.sum(soft * np.log(p), axis=1)))

print("4.1 forward through layers")
x = np.array([[0.5, -1, 2], [1.5, 0.25, -0.75]])
layers = [([[0.4, -0.6, 0.1, 0.9], [-0.3, 0.8, 0.5, -0.2], [0.7, 0.2, -0.4, 0.3]],
           [0.1, -0.2, 0.3, 0.05]),
          ([[0.6, -0.5], [-0.9, 0.4], [0.3, 0.7], [0.2, -0.8]], [-0.15, 0.25]),
          ([[1.1, -0.4, 0.6], [-0.7, 0.9, 0.5]], [0.2, 0.0, -0.3])]
for name, activation in [("tanh", np.tanh), ("sigmoid", expit)]:
    signal = x
    for index, (w, b) in enumerate(layers):
        signal = signal @ np.array(w) + np.array(b)
        if index < len(layers) - 1:
            signal = activation(signal)
        print(name, signal.round(8).tolist())

print("4.7 standardize")
training = np.array([[3504, 8, 12.0], [2372, 4, 15], [2833, 6, 15.5], [1835, 4, 20.5],
                     [4354, 8, 9]])
test = np.array([[2130, 4, 14.5], [3850, 8, 8.5]])
scaler = StandardScaler().fit(training)
print(scaler.transform(training).round(7).tolist())
print(scaler.transform(test).round(7).tolist())

# What the chapter's experiments should come to, by NumPy and scikit-learn on the same data.
import contextlib  # noqa: E402
import csv  # noqa: E402
import io  # noqa: E402
import math  # noqa: E402
import pathlib  # noqa: E402
import warnings  # noqa: E402

from scipy.special import log_softmax  # noqa: E402
from sklearn.linear_model import LinearRegression, LogisticRegression  # noqa: E402
from sklearn.neighbors import KNeighborsClassifier  # noqa: E402
from sklearn.neural_network import MLPClassifier, MLPRegressor  # noqa: E402

with contextlib.redirect_stdout(io.StringIO()):  # it prints its own values
    from random_reference import SplitMix64  # noqa: E402

warnings.filterwarnings("ignore")  # scikit-learn's "not converged": the chapter stops early too
resources = pathlib.Path(__file__).parents[2] / "Sources/Datasets/Resources"

print("the chapter: loss of given scores")
scores = np.array([[2, -1, 0.5, 0, 0, 0, 0, 0, 0, 3], [0] * 10, [-4, 1, 1, 1, 1, 1, 1, 1, 1, 60]])
labels = [9, 3, 0]
print([-log_softmax(row)[label] for row, label in zip(scores, labels)])
print(np.mean([-log_softmax(row)[label] for row, label in zip(scores, labels)]))

print("the chapter: coin tests, one side; the chapter doubles them")
for heads, tosses in [(6, 8), (8, 8), (7, 13), (9, 10), (3, 3), (27, 31)]:
    print(heads, tosses, sum(math.comb(tosses, k) for k in range(heads, tosses + 1)) / 2**tosses)

print("the chapter: the mean square of numbers spread evenly from -r to r, and r²/3")
w = np.random.default_rng(1).uniform(-0.0866, 0.0866, 1_000_000)
print(np.mean(w**2), 0.0866**2 / 3)

print("the chapter: typical size, activations of layers 1, 2, 5, 10 and gradient for the inputs")
print("    lowest and highest of 40 seeds")
starts = {
    "tanh, 0.01": (np.tanh, 0.01), "tanh, 1": (np.tanh, 1.0), "tanh, Xavier": (np.tanh, 0.1),
    "ReLU, He": (lambda z: np.maximum(z, 0), np.sqrt(0.02)),
    "ReLU, Xavier": (lambda z: np.maximum(z, 0), 0.1)}
for name, (activation, deviation) in starts.items():
    sizes = []
    for seed in range(40):
        random = np.random.default_rng(seed)
        weights = [deviation * random.normal(size=(100, 100)) for _ in range(10)]
        outputs = [random.normal(size=(500, 100))]
        for layer in weights:
            outputs.append(activation(outputs[-1] @ layer))
        gradient = random.normal(size=(500, 100))
        for layer, output in zip(weights[::-1], outputs[:0:-1]):
            slope = 1 - output**2 if name.startswith("tanh") else output > 0
            gradient = (gradient * slope) @ layer.T
        sizes.append([np.sqrt(np.mean(m**2))
                      for m in [outputs[1], outputs[2], outputs[5], outputs[10], gradient]])
    sizes = np.array(sizes)
    print(name, [f"{v:.3g}" for v in sizes.min(0)], [f"{v:.3g}" for v in sizes.max(0)])


def idx(name, header):
    return np.frombuffer((resources / name).read_bytes(), np.uint8, offset=header)


print("the chapter: ten digits; accuracy on test and strangers")
pixels = idx("digits8x8-images-idx3-ubyte", 16).reshape(-1, 64) / 16
labels = idx("digits8x8-labels-idx1-ubyte", 8)
order = np.array(SplitMix64(42).permutation(1415))
training, test, strangers = order[:1000], order[1165:], np.arange(1415, 1797)
commonest = np.bincount(labels[training]).argmax()
print("always", commonest, [np.mean(labels[part] == commonest) for part in (test, strangers)])


def both(model):
    return [model.score(pixels[part], labels[part]) for part in (test, strangers)]


print("nearest neighbor", both(KNeighborsClassifier(1).fit(pixels[training], labels[training])))
for strength in [1, 10, 1e9]:
    model = LogisticRegression(C=strength, max_iter=5000).fit(pixels[training], labels[training])
    print("softmax regression, C =", strength, np.round(both(model), 3).tolist())
for hidden, rate in [((64,), 0.03), ((64,), 0.01), ((64, 32), 0.003)]:
    reached = np.array([both(MLPClassifier(
        hidden, alpha=0, batch_size=32, learning_rate_init=rate, max_iter=30,
        random_state=seed).fit(pixels[training], labels[training])) for seed in range(5)])
    print(hidden, rate, "means", reached.mean(0).round(3).tolist(),
          "lowest", reached.min(0).round(3).tolist(), "highest", reached.max(0).round(3).tolist())

print("the chapter: digits of MNIST, accuracy with 100, 600 and 4,000 to learn from")
many = idx("mnist5k-images-idx3-ubyte", 16).reshape(-1, 784) / 255
classes = idx("mnist5k-labels-idx1-ubyte", 8)
of_class = [np.flatnonzero(classes == digit) for digit in range(10)]
held_out = np.concatenate([places[400:] for places in of_class])
for count in [10, 60, 400]:
    known = np.concatenate([places[:count] for places in of_class])
    nearest = KNeighborsClassifier(1).fit(many[known], classes[known])
    softmax = LogisticRegression(C=1, max_iter=1000).fit(many[known], classes[known])
    deep = [MLPClassifier(
        (64, 32), alpha=0, batch_size=32, learning_rate_init=0.003,
        max_iter=20_000 // len(known), random_state=seed).fit(many[known], classes[known])
        .score(many[held_out], classes[held_out]) for seed in range(2)]
    print(len(known), "nearest", nearest.score(many[held_out], classes[held_out]),
          "softmax", softmax.score(many[held_out], classes[held_out]), "deep", np.mean(deep))

print("the chapter: the spiral, test accuracy of eight seeds, lowest, mean, highest")


def spiral(count, random):
    label = np.arange(count) % 3
    radius = random.uniform(size=count)
    angle = 2 * np.pi * (label / 3 + 1.25 * radius)
    places = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return places + 0.02 * random.normal(size=(count, 2)), label


random = np.random.default_rng(1)
(learn_x, learn_t), (test_x, test_t) = spiral(600, random), spiral(1000, random)
for hidden, rate in [((54,), 0.3), ((14, 16), 0.03), ((9,) * 4, 0.01), ((6,) * 8, 0.003)]:
    reached = [MLPClassifier(
        hidden, activation="tanh", alpha=0, batch_size=32, learning_rate_init=rate, max_iter=100,
        n_iter_no_change=100, random_state=seed).fit(learn_x, learn_t).score(test_x, test_t)
        for seed in range(8)]
    print(hidden, rate, np.round([min(reached), np.mean(reached), max(reached)], 3).tolist())

print("the chapter: cars, RMSE and mean absolute error in miles per gallon on ten splits")
rows = list(csv.DictReader(open(resources / "auto-mpg.csv")))
names = ["cylinders", "displacement", "horsepower", "weight", "acceleration", "model year"]
x = np.array([[float(row[name]) for name in names]
              + [float(row["origin"] == str(origin)) for origin in (1, 2, 3)] for row in rows])
y = np.array([float(row["miles per gallon"]) for row in rows])
log_x = np.concatenate([np.log(x[:, :6]), x[:, 6:]], axis=1)
errors = {}
for seed in range(101, 111):  # the chapter's shuffles
    order = SplitMix64(seed).permutation(392)
    learn, test = order[:292], order[292:]

    def add(name, predicted):
        errors.setdefault(name, []).append(
            (np.sqrt(np.mean((predicted - y[test]) ** 2)), np.mean(np.abs(predicted - y[test]))))

    add("mean", y[learn].mean())
    add("linear", LinearRegression().fit(x[learn], y[learn]).predict(x[test]))
    add("log", np.exp(LinearRegression().fit(x[learn], np.log(y[learn])).predict(x[test])))
    add("logs", np.exp(LinearRegression().fit(log_x[learn], np.log(y[learn]))
                       .predict(log_x[test])))
    scaler = StandardScaler().fit(x[learn])
    mean, deviation = y[learn].mean(), y[learn].std()
    for again in range(3):
        add(f"deep, seed {again}", mean + deviation * MLPRegressor(
            hidden_layer_sizes=(16, 16), activation="tanh", alpha=0, batch_size=32,
            learning_rate_init=0.01, max_iter=30, n_iter_no_change=30, random_state=again)
            .fit(scaler.transform(x[learn]), (y[learn] - mean) / deviation)
            .predict(scaler.transform(x[test])))
        log_mean, log_deviation = np.log(y[learn]).mean(), np.log(y[learn]).std()
        add(f"deep for the logarithm, seed {again}", np.exp(
            log_mean + log_deviation * MLPRegressor(
                hidden_layer_sizes=(16, 16), activation="tanh", alpha=0, batch_size=32,
                learning_rate_init=0.01, max_iter=30, n_iter_no_change=30, random_state=again)
            .fit(scaler.transform(x[learn]), (np.log(y[learn]) - log_mean) / log_deviation)
            .predict(scaler.transform(x[test]))))
for name, pairs in errors.items():
    pairs = np.array(pairs)
    print(name, "means", pairs.mean(0).round(4).tolist(), "RMSE", pairs[:, 0].round(4).tolist())
