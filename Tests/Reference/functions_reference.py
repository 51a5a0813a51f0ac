"""Values and gradients of activations and losses, in float64 by PyTorch's own autograd.

Prints what the tests in Activations and Losses hold. Needs PyTorch and scikit-learn.
"""
import torch
import torch.nn.functional as F
from sklearn.preprocessing import StandardScaler

torch.set_default_dtype(torch.float64)


def show(name, tensor):
    numbers = [float(f"{x:.8g}") for x in torch.as_tensor(tensor).flatten().tolist()]
    print(f"{name}: {numbers}")


z = torch.tensor([[-3.0, -0.5, 0.0, 0.25, 2.0], [30.0, -30.0, 1.0, -1.0, 0.5]])
d = torch.tensor([[1.0, -2.0, 0.5, 3.0, -1.0], [0.25, 1.0, -1.0, 2.0, 4.0]])
for name, f in [("sigmoid", torch.sigmoid), ("tanh", torch.tanh), ("reLU", torch.relu),
                ("leakyReLU 0.125", lambda x: F.leaky_relu(x, 0.125)),
                ("softmax", lambda x: torch.softmax(x, 1))]:
    x = z.clone().requires_grad_()
    y = f(x)
    y.backward(d)
    show(name, y.detach())
    show(name + " backward", x.grad)

outputs = torch.tensor([[1.5, -2.0, 0.25], [0.0, 3.0, -1.0]])
numbers = torch.tensor([[1.0, -1.0, 0.5], [2.0, 3.5, -1.0]])
yes = torch.tensor([[1.0, 0.0, 1.0], [0.0, 1.0, 0.25]])
classes = torch.tensor([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
distribution = torch.tensor([[0.2, 0.3, 0.5], [0.0, 0.75, 0.25]])
extreme = torch.tensor([[1000.0, -1000.0, 0.0], [-1000.0, 1000.0, 1000.0]])
equal = torch.full((2, 3), 7.0)


def kl(y, t):
    return F.kl_div(torch.log_softmax(y, 1), t, reduction="batchmean")


losses = [("meanSquaredError", F.mse_loss, [numbers]),
          ("binaryCrossEntropy", F.binary_cross_entropy_with_logits, [yes]),
          ("categoricalCrossEntropy", F.cross_entropy, [classes, distribution]),
          ("klDivergence", kl, [classes, distribution])]
for name, loss, targets in losses:
    for t in targets:
        for label, y in [("outputs", outputs), ("extreme", extreme), ("equal", equal)]:
            y = y.clone().requires_grad_()
            value = loss(y, t)
            value.backward()
            show(f"{name} of {label}, targets {t.flatten().tolist()}", value.detach())
            show("  gradient", y.grad)

samples = [[1.0, -2.0, 5.0], [3.0, 0.5, 5.0], [8.0, 4.0, 5.0], [-1.5, 2.25, 5.0]]
scaler = StandardScaler().fit(samples)
show("means", scaler.mean_)
show("deviations", scaler.scale_)
show("standardized", scaler.transform(samples))
