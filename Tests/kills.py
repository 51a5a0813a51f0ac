#!/usr/bin/env python3
"""Ends programs of the course at random moments, and looks whether they leave anything behind.

    swift build --product course && swift build --product Chapter01-Perceptron
    python3 Tests/kills.py [MOMENTS] [SEED]

`course test`, `watch`, `weave` and `grade`, and a chapter are each started MOMENTS times (30), and
ended by Ctrl-C, a hang-up, a request to terminate or `kill -9` in turn. After that, no process of
theirs may be there, no file in their temporary folder, and no file of the project may have changed.
"""
import os, random, re, shutil, signal, subprocess, sys, tempfile, time

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
EXERCISES = "Chapters/Chapter01-Perceptron/Exercises"
SOLUTIONS = "Solutions/Chapter01-Perceptron"
# What `grade` writes, and the points of exercises.
RESULTS = tempfile.mkdtemp(prefix="kills-results-")
POINTS = os.path.join(RESULTS, "points.json")
# What is started, and in how many seconds the moment lies.
COMMANDS = {
    "test": ([".build/debug/course", "test", "1"], 6),
    "watch": ([".build/debug/course", "watch", "1"], 6),
    "weave": ([".build/debug/course", "weave", "1", "--check"], 8),
    "grade": (
        [".build/debug/course", "grade", ".", "--points", POINTS, "--output", f"{RESULTS}/marks.json"],
        12),
    "chapter": ([".build/debug/Chapter01-Perceptron"], 6),
}
SIGNALS = [signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGKILL]


def left_over(folder):
    """The processes with the folder in their environment, which a caretaker's has not."""
    found = []
    for name in os.listdir("/proc"):
        if not name.isdigit() or int(name) == os.getpid():
            continue
        try:
            variables = open(f"/proc/{name}/environ", "rb").read()
            words = open(f"/proc/{name}/cmdline", "rb").read()
            is_here = os.readlink(f"/proc/{name}/cwd") == os.getcwd()
        except OSError:
            continue
        if os.fsencode(folder) in variables or b"started=' '" in words and is_here:
            found.append((int(name), words.replace(b"\0", b" ")[:100].decode(errors="replace")))
    return found


def changed():
    return subprocess.run(
        ["git", "status", "--porcelain", "Chapters", "Solutions", "Sources"], capture_output=True,
        text=True).stdout


def main():
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)
    status = changed()
    kept = {name: open(f"{EXERCISES}/{name}").read() for name in os.listdir(EXERCISES)}
    folder = tempfile.mkdtemp(prefix="kills-")
    # Builds have a temporary folder of their own; they are known by the other variable.
    environment = {**os.environ, "TMPDIR": folder, "KILLS": folder}
    faults = 0
    open(POINTS, "w").write('{ "default": 0, "1": 1 }')
    try:
        for number in range(moments):
            for name, (command, seconds) in COMMANDS.items():
                # Something is to be compiled each time, and one answer does not end.
                for file in kept:
                    text = open(f"{SOLUTIONS}/{file}").read() + f"\n// {number} {name}\n"
                    if file == "WeightedSum.swift":
                        whole = text
                        text = re.sub(r"\) -> Float \{\n", ") -> Float {\n  while inputs.count >= 0 {}\n", text)
                        assert text != whole, "the answer that does not end is not in its place"
                    open(f"{EXERCISES}/{file}", "w").write(text)
                kind = SIGNALS[(number + len(name)) % 4]
                moment = chance.uniform(0.02, seconds)
                process = subprocess.Popen(
                    command, env=environment, start_new_session=True, stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                try:
                    process.wait(timeout=moment)
                except subprocess.TimeoutExpired:
                    os.kill(process.pid, kind)
                try:
                    process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    faults += 1
                    print(f"FAULT {name}, {kind.name} after {moment:.2f} s: it goes on", flush=True)
                    process.kill()
                # After kill -9 somebody else has to see to it, which takes a moment.
                for _ in range(30):
                    processes, files = left_over(folder), os.listdir(folder)
                    if not processes and not files:
                        break
                    time.sleep(0.1)
                else:
                    faults += 1
                    print(f"FAULT {name}, {kind.name} after {moment:.2f} s: {processes} {files}",
                          flush=True)
                    for entry in files:
                        shutil.rmtree(os.path.join(folder, entry), ignore_errors=True)
    finally:
        for file, text in kept.items():
            open(f"{EXERCISES}/{file}", "w").write(text)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(RESULTS, ignore_errors=True)
    now = changed()
    if now != status:
        faults += 1
        print(f"FAULT: files have changed:\n{now}")
    print(f"{moments * len(COMMANDS)} ends, {faults} faults")
    sys.exit(1 if faults else 0)


main()
