"""Values for the exercises of chapter 7, by NumPy and scikit-learn."""
import numpy as np
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

labels = [3, 1, 4, 1, 0, 4, 2, 3, 0, 2, 3, 1]
predictions = [3, 1, 1, 4, 0, 4, 2, 0, 0, 3, 3, 1]
print("7.3 twelve samples:")
print(confusion_matrix(labels, predictions, labels=range(5)).tolist())

counts = np.array([[21, 3, 0, 6], [2, 17, 9, 2], [1, 4, 30, 0], [11, 0, 5, 14]])
samples = [(row, column) for row in range(4) for column in range(4) for _ in range(counts[row, column])]
precision, recall, f1, _ = precision_recall_fscore_support(*zip(*samples), zero_division=0)
print("7.4 four classes:", precision.tolist(), recall.tolist(), f1.tolist(), sep="\n")

picture = np.arange(1, 13, dtype=np.uint8).reshape(3, 4)
print("7.5 three rows of four, dx -1 and dy 1:")
print(np.pad(picture, 1)[0:3, 2:6].ravel().tolist())
print("7.5 three rows of four, dx 2 and dy -1:")
print(np.pad(picture, 2)[3:6, 0:4].ravel().tolist())

probabilities = np.array([
    [0.05, 0.80, 0.10, 0.05], [0.40, 0.30, 0.20, 0.10], [0.10, 0.10, 0.15, 0.65],
    [0.25, 0.24, 0.26, 0.25], [0.90, 0.02, 0.03, 0.05], [0.01, 0.01, 0.97, 0.01],
    [0.33, 0.34, 0.12, 0.21], [0.12, 0.70, 0.08, 0.10]])
truth = np.array([0, 1, 3, 3, 2, 1, 1, 3])
predicted = probabilities.argmax(axis=1)
order = np.argsort(-probabilities.max(axis=1), kind="stable")
print("7.7 eight samples:", [int(i) for i in order if predicted[i] != truth[i]])
