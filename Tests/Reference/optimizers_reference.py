"""The first three steps of each optimizer, in float64 by PyTorch's own optimizers.

PyTorch couples weight decay with the gradient for SGD with momentum and RMSProp; the decoupled decay
of our library is put in front of their step here, w ← (1 − ηλ) w. AdamW does it itself. Schedules are
their formulas in float64. Needs PyTorch.
"""
import math

import torch

torch.set_default_dtype(torch.float64)
start = [0.5, -1.0, 2.0, 0.0]
gradients = [[1.0, -2.0, 0.1, 0.0], [0.5, 1.0, -0.1, 0.0], [-1.0, 0.25, 3.0, 0.0]]


def run(name, make, learning_rate, decay=0.0):
    w = torch.tensor(start, requires_grad=True)
    optimizer = make([w])
    for step, gradient in enumerate(gradients):
        w.grad = torch.tensor(gradient)
        with torch.no_grad():
            w *= 1 - learning_rate * decay
        optimizer.step()
        print(f"{name}, step {step + 1}:", [float(f"{x:.8g}") for x in w.tolist()])


run("SGD", lambda p: torch.optim.SGD(p, lr=0.1), 0.1)
run("SGD, decay 0.5", lambda p: torch.optim.SGD(p, lr=0.1), 0.1, 0.5)
run("Momentum 0.9", lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9), 0.1)
run("Momentum 0.9, decay 0.5", lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9), 0.1, 0.5)
run("RMSProp", lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-8), 0.01)
run("RMSProp, decay 0.5", lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-8), 0.01, 0.5)
run("Adam", lambda p: torch.optim.Adam(p, lr=0.01), 0)
run("Adam, decay 0.5", lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.5), 0)

for epochs, per_epoch in [(4, 5)]:
    total = epochs * per_epoch
    for step in range(total + 1):
        print(step, [float(f"{x:.8g}") for x in
                     (0.5 ** (step // per_epoch // 2), 0.8 ** (step / per_epoch),
                      0.5 * (1 + math.cos(math.pi * step / total)))])
