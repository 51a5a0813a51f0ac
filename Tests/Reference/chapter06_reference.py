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

section("text: test accuracy of scikit-learn's networks, 64-32-10, ten epochs of batches of 32")
import warnings

from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")
digits = load_digits()
pixels, labels = digits.data / 16, digits.target
for name, options in [
    ("SGD", {"solver": "sgd", "momentum": 0, "learning_rate_init": 0.3}),
    ("Momentum", {"solver": "sgd", "momentum": 0.9, "nesterovs_momentum": False,
                  "learning_rate_init": 0.03}),
    ("Adam", {"solver": "adam", "learning_rate_init": 0.01}),
]:
    accuracies = []
    for seed in range(20):
        network = MLPClassifier((32,), alpha=0, batch_size=32, max_iter=10, random_state=seed, **options)
        network.fit(pixels[:1137], labels[:1137])
        accuracies.append(network.score(pixels[1437:], labels[1437:]))
    print(name, min(accuracies), np.mean(accuracies), max(accuracies))
