"""Values for the exercises and the text of chapter 1, by NumPy, SciPy and scikit-learn."""
import difflib
from itertools import combinations

from splitmix64 import SplitMix64

import numpy as np
from scipy.optimize import linprog
from scipy.stats import binom
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, precision_recall_fscore_support, roc_auc_score
from sklearn.neighbors import KNeighborsClassifier

x = np.array([0.31, -1.27, 0.88, 2.05, -0.46, 1.73])
w = np.array([-0.52, 0.19, 1.41, -0.07, -0.93, 0.64])
print("1.1 six numbers:", x @ w - 0.35)

z = np.array([2.5, -0.1, 0.0, -0.0, 1e-9, -1e-9, 100, -100])
print("1.2 step:", np.heaviside(z, 1).tolist(), "sign:", np.sign(z).tolist())

batch = np.array([[0.3, -1.2, 2.5], [1.1, 0.4, -0.6], [-2.2, 3.1, 0.9], [0.7, 0.8, -1.5]])
column = np.array([[0.5], [-0.25], [1.5]])
print("1.3 four samples of three inputs:", (batch @ column - 0.75).ravel().tolist())


def update(weights, bias, inputs, target, rate):
    error = target - np.heaviside(weights @ inputs + bias, 1)
    return weights + rate * error * inputs, bias + rate * error


moved = update(np.array([0.3, -0.8, 0.5]), 0.2, np.array([1.5, 0.7, -2.4]), 1, 0.1)
print("1.5 a missed yes:", moved[0].tolist(), moved[1])

targets = np.array([1, 0, 1, 1, 0, 1, 0])
probabilities = np.array([0.92, 0.13, 0.41, 0.77, 0.68, 0.999, 0.004])
print("1.6 seven samples:", log_loss(targets, probabilities))


def gradient(inputs, targets, weights, bias):
    errors = 1 / (1 + np.exp(-(inputs @ weights + bias))) - targets
    return (inputs.T @ errors / len(inputs)).ravel().tolist(), errors.mean()


print("1.7 four samples:", gradient(batch, np.array([[1], [0], [0], [1]]), column, -0.75))

scores = [2.1, -0.4, 0.9, 0.9, 3.3, -1.7, 0.9, 2.1, 0.2]
labels = [1, 0, 0, 1, 1, 0, 1, 0, 1]
print("1.8 nine samples:", roc_auc_score(labels, scores))


pixels, labels = load_digits(return_X_y=True)
raw, pixels = pixels, pixels / 16
odd = labels % 2
strangers = np.arange(1415, 1797)


def split(seed):
    order = np.array(SplitMix64(seed).permutation(1415))
    return order[:1000], order[1000:1165], order[1165:]


training, validation, test = split(42)
PARTS = {"training": training, "validation": validation, "test": test, "strangers": strangers}


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def loss(inputs, targets, weights, bias):
    z = inputs @ weights + bias
    return np.mean(np.logaddexp(0, z) - targets * z)


def descend(inputs, targets, rate, steps, weights=None, squared=False):
    """Gradient descent on one sigmoid unit; also the length of the first gradient, and the losses."""
    weights = np.zeros(inputs.shape[1]) if weights is None else weights.copy()
    bias, losses, first = 0.0, [loss(inputs, targets, weights, 0)], None
    for _ in range(steps):
        p = sigmoid(inputs @ weights + bias)
        dz = 2 * (p - targets) * p * (1 - p) if squared else p - targets
        slopes, slope = inputs.T @ dz / len(targets), dz.mean()
        if first is None:
            first = np.hypot(np.linalg.norm(slopes) / inputs.max(), slope)  # for inputs up to 1
        weights -= rate * slopes
        bias -= rate * slope
        losses.append(loss(inputs, targets, weights, bias))
    return weights, bias, first, losses


def accuracies(weights, bias, inputs=pixels, targets=odd):
    return {name: round(np.mean((inputs[part] @ weights + bias > 0) == (targets[part] == 1)), 4)
            for name, part in PARTS.items()}


# 1.4: one random unit, and what to expect of any.
generator = SplitMix64(1)
random_weights = 0.1 * np.array([generator.uniform() for _ in range(64)])
print("1.4 z of the zero:", raw[0] @ random_weights, "expected:", 0.05 * raw[0].sum(),
      "a with pixels from 0 to 1:", sigmoid(pixels[0] @ random_weights))

# 1.5: NumPy's own random units. Their spread is that of 0.25 / variance tosses.
numpy_random = np.random.default_rng(1)
found = ((pixels[training] @ numpy_random.uniform(-0.1, 0.1, (64, 20_000)) > 0)
         == (odd[training] == 1)[:, None]).mean(0)
constant = (pixels[training] @ numpy_random.uniform(-0.1, 0.1, (64, 20_000)) > 0).mean(0)
print("1.5 random units: mean", found.mean(), "deviation", found.std(), "tosses", 0.25 / found.var(),
      "best of 1,000, twenty times:", np.sort(found.reshape(20, 1000).max(1)),
      "nearly constant:", np.mean((constant > 0.9) | (constant < 0.1)))


def separable(inputs, yes):
    """Whether a hyperplane has all samples with `yes` on one side and the others on the other.

    If there is one, its weights and bias can be scaled so that w.x + b >= 1 for every yes and <= -1
    for every no. Whether these inequalities have a solution is a linear program without a goal.
    """
    signs = np.where(yes, 1, -1)[:, None]
    result = linprog(
        np.zeros(inputs.shape[1] + 1),
        A_ub=-signs * np.hstack([inputs, np.ones((len(inputs), 1))]), b_ub=-np.ones(len(inputs)),
        bounds=(None, None), method="highs")
    assert result.status in (0, 2), result.message  # solved, or proved to have no solution
    return result.status == 0


corners = np.array([[row >> 2 & 1, row >> 1 & 1, row & 1] for row in range(8)], float)
tables = [np.array([bits >> row & 1 for row in range(8)]) == 1 for bits in range(256)]
print("exercise 1.4, tables of three inputs for one unit:",
      sum(separable(corners, table) for table in tables))

print("1.7 odd from even:", separable(pixels[training], odd[training] == 1))
pairs = [training[np.isin(labels[training], pair)] for pair in combinations(range(10), 2)]
print("1.7 pairs of digits:",
      sum(separable(pixels[both], labels[both] == labels[both][0]) for both in pairs), "of", len(pairs))


def perceptron(inputs, targets, passes):
    """The mistakes of each pass, and the weights and the bias after each mistake and each pass."""
    weights, bias, mistakes, after_mistake, after_pass = np.zeros(inputs.shape[1]), 0.0, [], [], []
    for _ in range(passes):
        mistakes.append(0)
        for x, t in zip(inputs, targets):
            error = t - (x @ weights + bias >= 0)
            if error:
                weights, bias = weights + error * x, bias + error
                mistakes[-1] += 1
                after_mistake.append((weights, bias))
        after_pass.append((weights, bias))
        if mistakes[-1] == 0:
            break
    return mistakes, after_mistake, after_pass


def pair(no, yes):
    part = training[np.isin(labels[training], [no, yes])]
    return part, (labels[part] == yes).astype(float)


for digits in [(0, 1), (1, 8)]:
    part, yes = pair(*digits)
    print("1.7 mistakes on", digits, perceptron(pixels[part], yes, 100)[0])
pictures = pixels.reshape(-1, 8, 8)
plane = np.stack([pictures[:, 2:6, 3:5].mean((1, 2)), pictures[:, 2:6, [1, 2, 5, 6]].mean((1, 2))], 1)
part, yes = pair(0, 1)
mistakes, after_mistake, _ = perceptron(plane[part], yes, 100)
signed = np.where(yes, 1, -1)[:, None] * np.hstack([plane[part], np.ones((len(part), 1))])
longest = np.linalg.norm(signed, axis=1).max()
# The widest strip by trying directions, finer than the chapter does.
directions = np.array([[np.sin(h) * np.cos(t), np.sin(h) * np.sin(t), np.cos(h)]
                       for h in np.linspace(0, np.pi, 361) for t in np.linspace(0, 2 * np.pi, 721)])
gamma = (directions @ signed.T).min(1).max()
print("1.7 in the plane:", mistakes, "R", longest, "gamma", gamma, "bound", (longest / gamma) ** 2)
mistakes, _, after_pass = perceptron(pixels[training], odd[training], 60)
last_ten = [accuracies(*unit)["training"] for unit in after_pass[-10:]]
print("1.7 odd or even: fewest", min(mistakes), "last", mistakes[-1], "last ten", min(last_ten), max(last_ten))
on_validation = [accuracies(*unit)["validation"] for unit in after_pass]
best = int(np.argmax(on_validation))
print("1.7 best of 60 passes on validation:", best + 1, "1.9:", accuracies(*after_pass[best]))


def averaged_perceptron(inputs, targets, passes):
    """The mean of the weights and of the bias after every sample (Freund and Schapire, 1999)."""
    weights, bias, sum_of_weights, sum_of_biases = np.zeros(inputs.shape[1]), 0.0, 0.0, 0.0
    for _ in range(passes):
        for x, t in zip(inputs, targets):
            error = t - (x @ weights + bias >= 0)
            weights, bias = weights + error * x, bias + error
            sum_of_weights, sum_of_biases = sum_of_weights + weights, sum_of_biases + bias
    return sum_of_weights / (passes * len(inputs)), sum_of_biases / (passes * len(inputs))


rule = averaged_perceptron(pixels[training], odd[training], 60)
print("1.9 averaged perceptron:", accuracies(*rule))
weights, bias, _, losses = descend(pixels[training], odd[training], 1, 1)
print("1.5 accuracy after one step:", accuracies(weights, bias)["training"])

# 1.8: learning rates, saturation.
for rate in [0.01, 0.1, 1, 10, 4]:
    weights, bias, _, losses = descend(pixels[training], odd[training], rate, 300)
    print("1.8 rate", rate, "loss", losses[-1], "validation", loss(pixels[validation], odd[validation], weights, bias),
          "highest", max(losses), accuracies(weights, bias))
start = (pixels[training] * (0.5 - odd[training])[:, None]).mean(0)
print("1.8 slope of pixel 36 at zero:", start[36])
part, yes = pair(1, 9)
weights, bias, _, _ = descend(plane[part], yes, 1, 1000)
print("1.8 ones and nines in the plane:", np.mean((plane[part] @ weights + bias > 0) == yes))
for name, inputs, rate, begin, squared in [
        ("scaled, zeros, log loss", pixels, 1, None, False),
        ("raw, random, log loss", raw, 1 / 256, random_weights, False),
        ("raw, random, squared error", raw, 1 / 256, random_weights, True)]:
    weights, bias, first, losses = descend(inputs[training], odd[training], rate, 300, begin, squared)
    print("1.8", name, "first gradient", first, "log loss", losses[-1], accuracies(weights, bias, inputs))

# 1.9: what the unit has learned, against the baselines.
weights, bias, _, _ = descend(pixels[training], odd[training], 1, 300)
print("1.9 logistic regression:", accuracies(weights, bias))
difference = pixels[training][odd[training] == 1].mean(0) - pixels[training][odd[training] == 0].mean(0)
print("1.9 weights of the same sign as the ink:", np.sum(difference * weights > 0), "of", np.sum(weights != 0),
      "pixel 36:", weights[36])
print("1.9 scikit-learn, hardly regularized:", {
    name: round(LogisticRegression(C=1e6, max_iter=20_000).fit(pixels[training], odd[training])
                .score(pixels[part], odd[part]), 4) for name, part in PARTS.items()})
for name in ["strangers", "test"]:
    right = [(pixels[PARTS[name]] @ unit[0] + unit[1] > 0) == (odd[PARTS[name]] == 1)
             for unit in [(weights, bias), rule]]
    differ, only = np.sum(right[0] != right[1]), np.sum(right[0] & ~right[1])
    print("1.9 judged differently,", name, differ, "only logistic regression right:", only,
          "coin, two-sided:", min(1, 2 * binom.sf(max(only, differ - only) - 1, differ, 0.5)))
print("1.9 misread:", np.sum(~right[0]), "eights", np.sum(~right[0] & (labels[test] == 8)),
      "ones", np.sum(~right[0] & (labels[test] == 1)))


def darkness(part):
    ink = pixels[part].sum(1)
    options = [(np.mean((sign * (ink - level) > 0) == (odd[part] == 1)), sign, level)
               for level in np.arange(8, 32.5, 0.5) for sign in [1, -1]]
    _, sign, level = max(options, key=lambda option: option[0])
    return np.full(64, sign, float), -sign * level


print("1.9 darkness:", accuracies(*darkness(training)))

# 1.10: fourteen forms, each nearly the same row of labels as the first.
starts = [0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667, 1797]
text = "".join(map(str, labels))
print("1.10 forms of", np.diff(starts), "labels; likeness to the first:", [
    round(difflib.SequenceMatcher(None, text[:130], text[begin:end], autojunk=False).ratio(), 3)
    for begin, end in zip(starts, starts[1:])])
form = np.searchsorted(starts[:-1], np.arange(1797), side="right")
distances = (pixels**2).sum(1)[:, None] - 2 * pixels @ pixels.T + (pixels**2).sum(1)
np.fill_diagonal(distances, np.inf)
sizes = np.bincount(form)
print("1.10 nearest on the same form:", np.mean(form[distances.argmin(1)] == form),
      "chance:", np.sum(sizes * (sizes - 1)) / (1797 * 1796))



def left_out(parts):
    """Which digits are answered rightly by units that learned from all other parts, and by neighbors."""
    right = {name: np.zeros(1797, bool) for name in ["always odd", "darkness", "logistic", "neighbor"]}
    for part in parts:
        known = np.setdiff1d(np.arange(1797), part)
        for name, unit in [("always odd", (np.zeros(64), 1)), ("darkness", darkness(known)),
                           ("logistic", descend(pixels[known], odd[known], 1, 300)[:2])]:
            right[name][part] = (pixels[part] @ unit[0] + unit[1] > 0) == (odd[part] == 1)
        neighbor = KNeighborsClassifier(1, algorithm="brute").fit(pixels[known], odd[known])
        right["neighbor"][part] = neighbor.predict(pixels[part]) == odd[part]
    return right


mixed = np.array(SplitMix64(1).permutation(1797))
forms = [np.arange(begin, end) for begin, end in zip(starts, starts[1:])]
on_forms, on_parts = left_out(forms), left_out([mixed[part] for part in forms])
for name in on_forms:
    without = np.array([on_forms[name][part].mean() for part in forms])
    others = np.array([on_parts[name][part].mean() for part in forms])
    harder, easier = np.sum(without < others), np.sum(without > others)
    print("1.10", name, "others of the form known", others.mean().round(4), "form left out",
          without.mean().round(4), "from", without.min().round(4), "to", without.max().round(4),
          "ratio of errors", ((1 - without.mean()) / (1 - others.mean())).round(2), "harder", harder,
          "easier", easier, "coin, two-sided:",
          min(1, 2 * binom.sf(max(harder, easier) - 1, harder + easier, 0.5)))

shuffles = {25: [], 100: [], 300: [], 1000: []}


def three(weights, bias, parts):
    return [np.mean((pixels[part] @ weights + bias > 0) == (odd[part] == 1)) for part in parts]


for seed in range(1, 21):
    known, _, unseen = split(seed)
    for size in shuffles:
        few = known[:size]
        shuffles[size].append(three(*descend(pixels[few], odd[few], 1, 300)[:2], [few, unseen, strangers]))
for size, rows in shuffles.items():
    rows = np.array(rows)
    print("1.10", size, "digits, mean", rows.mean(0).round(4), "deviation of the test",
          rows[:, 1].std(ddof=1).round(4), "test from", rows[:, 1].min(), "to", rows[:, 1].max())

# 1.11: is it an 8?
weights, bias, _, _ = descend(pixels[training], (labels[training] == 8).astype(float), 1, 300)
for name, thresholds in [("validation", [0.9, 0.7, 0.5, 0.3, 0.1]), ("test", [0.5]), ("strangers", [0.5])]:
    p, eight = sigmoid(pixels[PARTS[name]] @ weights + bias), labels[PARTS[name]] == 8
    for threshold in thresholds:
        precision, recall, f1, _ = precision_recall_fscore_support(eight, p > threshold, average="binary")
        print("1.11", name, "threshold", threshold, "mistakes", np.sum((p > threshold) != eight),
              "eights", eight.sum(), precision, recall, f1)
p, eight = sigmoid(pixels[test] @ weights + bias), labels[test] == 8
print("1.11 ROC AUC:", roc_auc_score(eight, p), "false alarms for all eights but one:",
      np.sum(p[~eight] >= np.sort(p[eight])[1]))
