"""Expected values for the exercises of chapter 6, by PyTorch's own optimizers in float64, by
scikit-learn and by NumPy.

    python3 Tests/Reference/chapter06_reference.py

Its output is pasted as data in Sources/Checks/Chapter06-Optimizers and Tests/Chapters/Chapter06-Optimizers.
"""

import numpy as np
import torch
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer
from sklearn.utils import gen_batches

torch.set_default_dtype(torch.float64)
start = [0.8, -1.5, 0.25, 2.0, -0.6]
gradients = [[0.7, -1.2, 0.05, 0.0, 3.1], [0.4, 0.9, -0.08, 0.0, -2.5], [-0.3, 1.1, 0.06, 1.6, 0.2]]


def section(title):
    print(f"\n{title}")


def numbers(tensor):
    return [float(f"{number:.8g}") for number in tensor.detach().flatten().tolist()]


def run(make, *kept):
    """Three steps; the weights and what the optimizer keeps after each of them."""
    weights = torch.tensor(start, requires_grad=True)
    optimizer = make([weights])
    for step, gradient in enumerate(gradients):
        weights.grad = torch.tensor(gradient)
        optimizer.step()
        state = [numbers(optimizer.state[weights][name]) for name in kept]
        print("step", step + 1, "weights", numbers(weights), *state)


section("6.1 iterations per epoch: batches of scikit-learn's gen_batches")
for samples, size in [(2000, 500), (1437, 32), (1_000_000, 10_000), (60_000, 128), (50, 64)]:
    batches = list(gen_batches(samples, size))
    last = batches[-1]
    print(samples, size, len(batches), "the last batch holds", last.stop - last.start)

section("6.3 SGD")
run(lambda p: torch.optim.SGD(p, lr=0.3))

section("6.4 momentum: weights, velocity")
run(lambda p: torch.optim.SGD(p, lr=0.3, momentum=0.8), "momentum_buffer")

section("6.5 RMSProp: weights, mean square")
run(lambda p: torch.optim.RMSprop(p, lr=0.05, alpha=0.8, eps=0.01), "square_avg")

section("6.6 Adam: weights, mean, mean square")
run(lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.8, 0.95), eps=0.01), "exp_avg", "exp_avg_sq")
run(lambda p: torch.optim.Adam(p, lr=0.5), "exp_avg", "exp_avg_sq")

section("6.6 Adam of scikit-learn, which adds its epsilon to the root before the correction")
weights = np.array(start)
adam = AdamOptimizer([weights], learning_rate_init=0.5)
for gradient in gradients:
    adam.update_params([weights], [np.array(gradient)])
    print(weights.round(7).tolist())

section("6.7 weight decay: SGD with a penalty, weights and biases as two groups")
weights = torch.tensor([[0.8, -1.5, 0.25], [2.0, -0.6, 1.1]], requires_grad=True)
biases = torch.tensor([[0.4, -0.9, 3.0]], requires_grad=True)
weights.grad = torch.tensor([[0.7, -1.2, 0.05], [0.0, 3.1, -0.4]])
biases.grad = torch.tensor([[-0.2, 0.5, 0.0]])
torch.optim.SGD(
    [{"params": [weights], "weight_decay": 0.6}, {"params": [biases]}], lr=0.25).step()
print(numbers(weights), numbers(biases))

section("6.9 cosine schedule: CosineAnnealingLR")
optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.4)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=7)
for step in range(8):
    print(step, float(f"{optimizer.param_groups[0]['lr']:.8g}"))
    optimizer.step()
    schedule.step()

# What follows is for the chapter's text: Tests/Chapters/Chapter06-Optimizers.

section("text: steps until the loss stays below 0.001, PyTorch's optimizers in float64")


def ravine(w, degrees=0.0):
    angle = torch.tensor(degrees * np.pi / 180)
    along = torch.cos(angle) * w[0] + torch.sin(angle) * w[1]
    across = -torch.sin(angle) * w[0] + torch.cos(angle) * w[1]
    return 0.5 * (along**2 + 75 * across**2)


landscapes = {
    "bowl": (lambda w: 0.5 * (w[0] ** 2 + 3 * w[1] ** 2), [-2.0, 1.5]),
    "ravine": (ravine, [-4.0, 1.0]),
    "turned": (lambda w: ravine(w, 45.0), [-5 / 2**0.5, -3 / 2**0.5]),
    "Rosenbrock": (lambda w: (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2, [-1.2, 1.0]),
}
methods = {
    "SGD": lambda w, rate: torch.optim.SGD(w, lr=rate),
    "Momentum": lambda w, rate: torch.optim.SGD(w, lr=rate, momentum=0.9),
    "RMSProp": lambda w, rate: torch.optim.RMSprop(w, lr=rate, alpha=0.9, eps=1e-8),
    "Adam": lambda w, rate: torch.optim.Adam(w, lr=rate),
}
for landscape, method, rate in [
    ("bowl", "SGD", 0.5), ("bowl", "Momentum", 0.05), ("bowl", "RMSProp", 0.02), ("bowl", "Adam", 0.5),
    ("ravine", "SGD", 0.02), ("ravine", "Momentum", 0.005), ("ravine", "RMSProp", 0.01),
    ("ravine", "Adam", 0.2), ("ravine", "Adam", 0.1), ("turned", "SGD", 0.02),
    ("turned", "Momentum", 0.005), ("turned", "RMSProp", 0.005), ("turned", "Adam", 0.1),
    ("Rosenbrock", "Momentum", 0.002), ("Rosenbrock", "Adam", 0.1),
]:
    loss, place = landscapes[landscape]
    weights = torch.tensor(place, requires_grad=True)
    optimizer = methods[method]([weights], rate)
    last = 0
    for step in range(1, 2001):
        optimizer.zero_grad()
        loss(weights).backward()
        optimizer.step()
        if loss(weights).item() >= 0.001:
            last = step
    print(landscape, method, rate, last + 1)

section("text: Adam's steps without correction, slope 1: the longest, and where")
t = np.arange(1, 3001)
lengths = (1 - 0.9**t) / np.sqrt(1 - 0.999**t)
print(lengths[:3], lengths.max(), t[lengths.argmax()])

section("text: momentum's swings: the larger solution of x^2 - (1 + mu - eta c) x + mu = 0")
for curvature in (1, 75):
    for rate in (0.005, 0.02):
        roots = np.roots([1, -(1 + 0.9 - rate * curvature), 0.9])
        print(curvature, rate, abs(roots).max())

# The digits in the order of the file; the last three forms are strangers, the others are shuffled as
# the library does it: SplitMix64 from seed 42, a bounded integer by multiplication, Fisher-Yates from
# the end. (Tests/Reference/random_reference.py has the generator by itself.)
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
import warnings

warnings.filterwarnings("ignore")


def shuffled(count, seed):
    state, mask = seed, (1 << 64) - 1

    def draw():
        nonlocal state
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    def below(bound):
        while True:
            product = draw() * bound
            low = product & mask
            if low >= (1 << 64) % bound:
                return product >> 64

    order = list(range(count))
    for last in range(count - 1, 0, -1):
        other = below(last + 1)
        order[last], order[other] = order[other], order[last]
    return np.array(order)


digits = load_digits()
pixels, labels = digits.data / 16, digits.target
order = shuffled(1415, 42)
parts = {
    "training": order[:1000], "validation": order[1000:1165], "test": order[1165:],
    "strangers": np.arange(1415, 1797),
}
x = {name: pixels[part] for name, part in parts.items()}
y = {name: labels[part] for name, part in parts.items()}

section("text: the split: first labels of each part, and the nearest neighbor")
for name in parts:
    print(name, len(y[name]), y[name][:10].tolist())
neighbor = KNeighborsClassifier(1).fit(x["training"], y["training"])
print([neighbor.score(x[name], y[name]) for name in ("test", "strangers")])


def scores(network):
    return [network.score(x[name], y[name]) for name in ("test", "strangers")]


section("text: test and strangers, networks 64-32-10, ten epochs of batches of 32, twenty seeds")
for name, options in [
    ("SGD", {"solver": "sgd", "momentum": 0, "learning_rate_init": 0.3}),
    ("Momentum", {"solver": "sgd", "momentum": 0.9, "nesterovs_momentum": False,
                  "learning_rate_init": 0.1}),
    ("Adam", {"solver": "adam", "learning_rate_init": 0.01}),
]:
    accuracies = np.array([
        scores(MLPClassifier((32,), alpha=0, batch_size=32, max_iter=10, random_state=seed,
                             **options).fit(x["training"], y["training"]))
        for seed in range(20)])
    print(name, "means", accuracies.mean(0), "lowest", accuracies.min(0), "highest", accuracies.max(0))

section("text: a random fifth of the labels wrong, 64-64-10, Adam 0.01, ten seeds: test, strangers")


def spoiled(count, seed):
    random = np.random.default_rng(seed)
    wrong = y["training"][:count].copy()
    for index in random.permutation(count)[: count // 5]:
        wrong[index] = (wrong[index] + random.integers(1, 10)) % 10
    return wrong


def overfit(count, epochs, seed, hidden=(64,)):
    """Accuracies at the end, and with the weights of the epoch with the lowest validation loss."""
    wrong = spoiled(count, seed)
    network = MLPClassifier(hidden, alpha=0, batch_size=32, learning_rate_init=0.01, random_state=seed)
    lowest, best = np.inf, None
    for _ in range(epochs):
        order = np.random.default_rng(seed + 1000 * _).permutation(count)
        for start in range(0, count, 32):
            batch = order[start : start + 32]
            network.partial_fit(x["training"][batch], wrong[batch], classes=np.arange(10))
        p = network.predict_proba(x["validation"])
        loss = -np.log(np.maximum(p[np.arange(len(p)), y["validation"]], 1e-12)).mean()
        if loss < lowest:
            lowest, best = loss, scores(network)
    return scores(network) + best


for count, epochs in [(400, 60), (1000, 24)]:
    runs = np.array([overfit(count, epochs, seed) for seed in range(10)])
    print(count, "at the end", runs.mean(0)[:2], "early stopping", runs.mean(0)[2:])
for votes in (1, 9):
    runs = np.array([
        scores(KNeighborsClassifier(votes).fit(x["training"][:400], spoiled(400, seed)))
        for seed in range(10)])
    print(votes, "neighbors of 400", runs.mean(0), "lowest", runs.min(0), "highest", runs.max(0))
