"""Expected values for the exercises of chapter 6, by PyTorch's own optimizers in float64, by
scikit-learn and by NumPy.

    python3 Tests/Reference/chapter06_reference.py

Its output is pasted as data in Sources/Checks/Chapter06-Optimizers.
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
