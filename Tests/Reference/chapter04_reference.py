"""Values for the exercises of chapter 4, by NumPy, SciPy and scikit-learn."""
import numpy as np
from scipy.special import expit
from sklearn.metrics import log_loss
from sklearn.preprocessing import StandardScaler, label_binarize

print("4.1 one-hot")
print(label_binarize([3, 1, 4, 1, 5, 2, 6], classes=range(8)).tolist())

print("4.2 categorical cross-entropy")
p = np.array([[0.2, 0.5, 0.25, 0.05], [0.6, 0.1, 0.1, 0.2], [0.02, 0.08, 0.8, 0.1]])
t = np.array([[0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])
print("one-hot", log_loss(t.argmax(axis=1), p, labels=range(4)))
soft = np.array([[0.1, 0.7, 0.1, 0.1], [0.25, 0.25, 0.25, 0.25], [0.05, 0.05, 0.9, 0]])
print("soft", -np.mean(np.sum(soft * np.log(p), axis=1)))

print("4.3 parameter count")
sizes = [64, 32, 16, 10]
shapes = [((n, m), (m,)) for n, m in zip(sizes, sizes[1:])]
print(sizes, sum(np.zeros(s).size for layer in shapes for s in layer))

print("4.4 forward through layers")
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

print("4.5 initialization bounds")
for n, m in [(784, 16), (16, 784), (64, 32), (5, 1), (1, 1)]:
    print(n, m, np.sqrt(6 / (n + m)), np.sqrt(2 / n))

print("4.6 standardize")
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
import pathlib  # noqa: E402
import warnings  # noqa: E402

from scipy.special import log_softmax  # noqa: E402
from sklearn.linear_model import LinearRegression  # noqa: E402
from sklearn.neural_network import MLPClassifier, MLPRegressor  # noqa: E402

warnings.filterwarnings("ignore")  # scikit-learn's "not converged": the chapter stops early too
resources = pathlib.Path(__file__).parents[2] / "Sources/Datasets/Resources"

print("the chapter: loss of given scores")
scores = np.array([[2, -1, 0.5, 0, 0, 0, 0, 0, 0, 3], [0] * 10, [-4, 1, 1, 1, 1, 1, 1, 1, 1, 60]])
labels = [9, 3, 0]
print([-log_softmax(row)[label] for row, label in zip(scores, labels)])
print(np.mean([-log_softmax(row)[label] for row, label in zip(scores, labels)]))

print("the chapter: typical size after layers 1, 2, 5, 10, lowest and highest of 40 seeds")
starts = {
    "tanh, 0.01": (np.tanh, 0.01), "tanh, 1": (np.tanh, 1.0), "tanh, Xavier": (np.tanh, 0.1),
    "ReLU, He": (lambda z: np.maximum(z, 0), np.sqrt(0.02)),
    "ReLU, Xavier": (lambda z: np.maximum(z, 0), 0.1)}
for name, (activation, deviation) in starts.items():
    sizes = []
    for seed in range(40):
        random = np.random.default_rng(seed)
        signal = random.normal(size=(500, 100))
        sizes.append([])
        for layer in range(10):
            signal = activation(signal @ (deviation * random.normal(size=(100, 100))))
            sizes[-1].append(np.sqrt(np.mean(signal**2)))
    sizes = np.array(sizes)[:, [0, 1, 4, 9]]
    print(name, [f"{v:.3g}" for v in sizes.min(0)], [f"{v:.3g}" for v in sizes.max(0)])

print("the chapter: ten digits, 64-32-16-10, test accuracy of ten seeds")


def idx(name, header):
    return np.frombuffer((resources / name).read_bytes(), np.uint8, offset=header)


pixels = idx("digits8x8-images-idx3-ubyte", 16).reshape(-1, 64) / 16
labels = idx("digits8x8-labels-idx1-ubyte", 8)
accuracies = [
    MLPClassifier((32, 16), alpha=0, batch_size=32, learning_rate_init=0.005, max_iter=30,
                  random_state=seed).fit(pixels[:1437], labels[:1437])
    .score(pixels[1437:], labels[1437:]) for seed in range(10)]
print(np.round(sorted(accuracies), 3).tolist())

print("the chapter: cars, root of the mean squared error in miles a gallon")
rows = list(csv.DictReader(open(resources / "auto-mpg.csv")))
names = ["cylinders", "displacement", "horsepower", "weight", "acceleration", "model year"]
x = np.array([[float(row[name]) for name in names]
              + [float(row["origin"] == str(origin)) for origin in (1, 2, 3)] for row in rows])
y = np.array([float(row["miles per gallon"]) for row in rows])

with contextlib.redirect_stdout(io.StringIO()):  # it prints its own values
    from random_reference import SplitMix64  # noqa: E402
for seed in range(101, 106):  # the chapter's shuffles
    order = SplitMix64(seed).permutation(392)
    learn, test = order[:292], order[292:]
    scaler = StandardScaler().fit(x[learn])
    mean, deviation = y[learn].mean(), y[learn].std()

    def error(predicted):
        return np.sqrt(np.mean((predicted - y[test]) ** 2))

    linear = LinearRegression().fit(x[learn], y[learn]).predict(x[test])
    deep = [
        error(mean + deviation * MLPRegressor(
            hidden_layer_sizes=(16, 16), alpha=0, batch_size=32, learning_rate_init=0.003,
            max_iter=100, random_state=again)
            .fit(scaler.transform(x[learn]), (y[learn] - mean) / deviation)
            .predict(scaler.transform(x[test]))) for again in range(5)]
    print(seed, "mean", round(error(mean), 5), "linear", round(error(linear), 5),
          "deep, five seeds", np.round(sorted(deep), 2).tolist())
