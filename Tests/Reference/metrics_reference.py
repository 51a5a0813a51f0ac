"""Values for the tests of the folder Metrics, by scikit-learn."""
import numpy as np
from sklearn.metrics import (confusion_matrix, mean_absolute_error, mean_squared_error,
                             precision_recall_fscore_support, r2_score, roc_auc_score)

actual = [0, 1, 2, 2, 1, 0, 3, 3, 2, 1, 0, 2, 2, 1]
predicted = [0, 2, 2, 1, 1, 0, 0, 0, 2, 1, 1, 2, 0, 1]
print("confusion:", confusion_matrix(actual, predicted).tolist())
for name, values in zip(["precision", "recall", "f1"],
                        precision_recall_fscore_support(actual, predicted, zero_division=0)):
    print(name, values.tolist())
print("accuracy", np.mean(np.array(actual) == np.array(predicted)))

cases = [([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]),
         ([0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1]),
         ([3, 1, 2, 2, 2, 5, 1, 4, 3, 3], [1, 0, 0, 1, 1, 1, 1, 0, 0, 1]),
         ([-1, -2, -3, 4], [0, 1, 1, 0]),
         ([1, 2, 3, 4], [0, 0, 1, 1])]
for scores, labels in cases:
    print("AUC", scores, labels, roc_auc_score(labels, scores))

print("macro", [float(np.mean(values)) for values in
                precision_recall_fscore_support(actual, predicted, zero_division=0)[:3]])

outputs = np.array([[2.5, 0], [0, -1.5], [2, 8], [8, 3.25], [-1, 4]])
targets = np.array([[3, 0.5], [-0.5, -1], [2, 7], [7, 3], [1, -4]])
print("MAE", mean_absolute_error(targets, outputs))
print("RMSE", mean_squared_error(targets, outputs) ** 0.5)
print("R2", r2_score(targets, outputs), r2_score(targets, outputs, multioutput="raw_values"))
