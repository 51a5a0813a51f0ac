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
