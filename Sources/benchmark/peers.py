"""Compares the library with what else one could train a network with, in Python.

    MARCH=native swift build -c release --product benchmark
    python3 Sources/benchmark/peers.py --data DIR

DIR is a folder with the four gzipped files of MNIST. Each peer needs packages of its own: numpy for
all of them, jax, torch, scikit-learn, and keras with tensorflow-cpu. A peer whose packages are not
installed is left out.

Other programs use the processor too, now more and now less. So the programs take turns, ours and
each peer's, in a process of their own, and that for several rounds. What counts is the median over
the rounds: in training of each process's median epoch, in products of its best run, because some
peers slow down a hundredfold while a core is taken.

All train the same network on the same pictures: dense layers with ReLU, softmax and cross-entropy,
Adam at 0.001, 32-bit numbers, a new order of the pictures in each epoch, all cores. The first epoch
of each process is left out, because some peers compile the network in it; reading the files is not
counted either.
"""

import argparse
import importlib.util
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

PACKAGES = {  # the modules that each peer imports
    "jax": ["numpy", "jax"],
    "numpy": ["numpy"],
    "torch": ["numpy", "torch"],
    "sklearn": ["numpy", "sklearn"],
    "keras": ["numpy", "keras", "tensorflow"],
}
MULTIPLYING = ["jax", "numpy", "torch"]  # the peers that offer a product of matrices
LINE = re.compile(
    r"\S+ hidden \S+ batch \d+: ([\d.]+) s/epoch \(first [\d.]+\), test ([\d.]+)")


# --- Taking turns --------------------------------------------------------------------------------


def run(command):
    """The output of a program; None if it fails."""
    # A graphics processor would compare something else.
    environment = dict(os.environ, JAX_PLATFORMS="cpu", CUDA_VISIBLE_DEVICES="",
                       TF_CPP_MIN_LOG_LEVEL="3")
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode == 0:
        return done.stdout
    print(f"{' '.join(command)}\nfailed:\n{done.stderr[-1000:]}", file=sys.stderr)
    return None


def show_progress(text):
    """Shows what is running, over what ran before; nothing where nobody watches."""
    if sys.stderr.isatty():
        print(f"\r{text:40}\r", end="", file=sys.stderr, flush=True)


def take_turns(programs, rounds):
    """Runs each program once a round, and gives the results of those that did not fail."""
    results = {name: [] for name in programs}
    for number in range(rounds):
        for name in list(results):
            show_progress(f"round {number + 1} of {rounds}: {name}")
            result = programs[name]()
            show_progress("")
            if result is None:
                del results[name]
            else:
                results[name].append(result)
    if "swift" not in results:
        sys.exit("The Swift benchmark failed, so there is nothing to compare.")
    return results


def peer_program(*arguments):
    file = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peer.py")
    return [sys.executable, file, *arguments]


def read_line(output):
    """Seconds per epoch and test accuracy, from the line that ends an output."""
    found = LINE.findall(output or "")
    return tuple(map(float, found[-1])) if found else None


def compare_training(options, peers, hidden, batch):
    def program(peer):
        epochs = str(options.epochs)
        command = peer_program("train", peer, options.data, hidden, batch, epochs)
        if peer == "swift":
            command = [options.benchmark, "mnist", "--data", options.data, "--hidden", hidden,
                       "--batch", batch, "--epochs", epochs]
        return lambda: read_line(run(command))

    results = take_turns({peer: program(peer) for peer in ["swift", *peers]}, options.rounds)
    seconds = {name: statistics.median(s for s, _ in runs) for name, runs in results.items()}
    accuracy = {name: statistics.median(a for _, a in runs) for name, runs in results.items()}
    print(f"\nTraining: hidden {hidden}, batch {batch}, rounds: {options.rounds}\n")
    print(f"{'':8}  s/epoch  fastest … slowest round  ours/peer    test")
    for name, runs in results.items():
        times = [s for s, _ in runs]
        ratio = "" if name == "swift" else f"{seconds['swift'] / seconds[name]:.2f}"
        print(f"{name:8}  {seconds[name]:7.3f}  {min(times):12.3f} … {max(times):8.3f}  "
              f"{ratio:>9}  {accuracy[name]:.4f}")
    if len(results) > 1:
        best = max(value for name, value in accuracy.items() if name != "swift")
        verdict = "yes" if accuracy["swift"] >= best - 0.005 else "NO"
        print(f"\nOurs reads at most half a point less rightly than the best peer: {verdict}")


def compare_products(options, peers):
    def ours():
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "matmul.json")
            if run([options.benchmark, "matmul", "--json", file]) is None:
                return None
            with open(file, encoding="utf-8") as report:
                content = json.load(report)
            return {figure["subject"]: figure["best"] for figure in content["figures"]
                    if figure["threads"] == content["setup"]["threads"]}

    def theirs(peer):
        output = run(peer_program("multiply", peer))
        return output and json.loads(output)

    programs = {"swift": ours}
    programs |= {peer: lambda peer=peer: theirs(peer) for peer in peers if peer in MULTIPLYING}
    results = take_turns(programs, options.rounds)
    print(f"\nProducts in GFLOP/s, the best of 7 runs each, rounds: {options.rounds}\n")
    print(f"{'':14}" + "".join(f"{name:>9}" for name in results) + "  ours/best peer")
    for shape in results["swift"][0]:
        if not all(shape in runs[0] for runs in results.values()):
            continue  # measured by ours only
        rates = {name: statistics.median(r[shape] for r in runs) for name, runs in results.items()}
        others = [rate for name, rate in rates.items() if name != "swift"]
        ratio = f"{rates['swift'] / max(others):.2f}" if others else ""
        print(f"{shape:14}" + "".join(f"{rate:9.0f}" for rate in rates.values()) + f"{ratio:>16}")


# --- Command line --------------------------------------------------------------------------------


def installed(peer):
    missing = [name for name in PACKAGES[peer] if importlib.util.find_spec(name) is None]
    if missing:
        print(f"{peer} is left out: not installed here: {', '.join(missing)}", file=sys.stderr)
    return not missing


def known_peers(text):
    peers = text.split(",")
    for peer in peers:
        if peer not in PACKAGES:
            raise argparse.ArgumentTypeError(f"{peer!r}: expected some of {','.join(PACKAGES)}")
    return peers


def configurations(text):
    if not re.fullmatch(r"\d+(-\d+)*:\d+(,\d+(-\d+)*:\d+)*", text):
        raise argparse.ArgumentTypeError(f"{text!r}: expected something like 128:64,512-512:64")
    pairs = (item.split(":") for item in text.split(","))
    return [(hidden.replace("-", ","), batch) for hidden, batch in pairs]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", metavar="DIR",
                        help="folder with the gzipped files of MNIST; without it, only products")
    parser.add_argument("--peers", type=known_peers, default=list(PACKAGES), metavar="LIST",
                        help=f"some of {','.join(PACKAGES)} (default: all)")
    parser.add_argument("--configs", type=configurations, metavar="LIST",
                        default="128:64,128:32,128:256,512-512:64",
                        help="units of the hidden layers and size of a batch (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="how often all take their turn (3)")
    parser.add_argument("--epochs", type=int, default=5,
                        help="epochs of a process, of which the first is not counted (5)")
    parser.add_argument("--benchmark", default=".build/release/benchmark", metavar="FILE",
                        help="the Swift benchmark, built for release (%(default)s)")
    options = parser.parse_args()

    if options.epochs < 2 or options.rounds < 1:
        parser.error("there must be at least 2 epochs and 1 round")
    if not os.access(options.benchmark, os.X_OK):
        parser.error(f"{options.benchmark} is no program; build it with "
                     "MARCH=native swift build -c release --product benchmark")
    busy = os.getloadavg()[0]
    if busy > 0.5:
        print(f"This machine is busy (load {busy:.1f}); wait until it is idle, or take the figures "
              "with care.", file=sys.stderr)
    peers = [peer for peer in options.peers if installed(peer)]
    for hidden, batch in options.configs if options.data else []:
        compare_training(options, peers, hidden, batch)
    compare_products(options, peers)


if __name__ == "__main__":
    main()
