#!/usr/bin/env python3
"""Breaks one learner's file after the other, and looks whether all others are judged all the same.

    swift build --product course && python3 Tests/broken_files.py [CHAPTER…] [--all]

All exercises of a chapter are solved; then in each file in turn a function is renamed, with --all
also a type is wrong in it, its argument has another type, a word is refused, and the file is gone.
What is said of the file has to name it, and every other exercise has to be solved. Afterwards the
learner's files are what they were, with the times that they had.
"""
import json, os, re, subprocess, sys, time

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))


def renamed(text):
    return re.sub(r"public func (\w+)", r"public func \1Renamed", text, count=1)


# What breaks a file: what is done to its text, and what is to be said of it.
BREAKS = {
    "renamed": (renamed, "cannot be called"),
    "wrong type": (lambda text: text + '\nlet number: Int = "one"\n', "does not compile"),
    "open brace": (lambda text: text + "\nfunc open() {\n", "does not compile"),
    "not public": (lambda text: text.replace("public func", "func", 1), "cannot be called"),
    "refused": (lambda text: text + '\n@_cdecl("x") func x() {}\n', "is not judged like this"),
    "gone": (lambda text: None, "cannot be called"),
}


def reports(chapter):
    start = time.time()
    process = subprocess.run(
        [".build/debug/course", "reports", chapter], capture_output=True, text=True, timeout=600)
    if process.returncode != 0:
        raise SystemExit(f"course reports {chapter}: {process.stderr}")
    seconds = time.time() - start
    return {r["number"]: r["parts"] for r in json.loads(process.stdout)}, seconds


def is_solved(parts):
    return all(part["state"] == "solved" for part in parts)


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    breaks = BREAKS if "--all" in sys.argv else {"renamed": BREAKS["renamed"]}
    faults, tried, slowest = 0, 0, 0.0
    for folder in sorted(os.listdir("Chapters")):
        match = re.match(r"Chapter0*(\d+)-", folder)
        if not match or words and match[1] not in words:
            continue
        chapter = match[1]
        exercises = f"Chapters/{folder}/Exercises"
        names = sorted(os.listdir(exercises))
        kept = {}
        for name in names:
            path = f"{exercises}/{name}"
            kept[path] = (open(path).read(), os.stat(path))
        try:
            for name in names:
                solution = open(f"Solutions/{folder}/{name}").read()
                open(f"{exercises}/{name}", "w").write(solution)
            found, seconds = reports(chapter)
            if not all(map(is_solved, found.values())):
                raise SystemExit(f"chapter {chapter}: the solutions are not accepted")
            for name in names:
                path = f"{exercises}/{name}"
                solution = open(path).read()
                for kind, (change, words_of_it) in breaks.items():
                    text = change(solution)
                    if text is None:
                        os.remove(path)
                    else:
                        open(path, "w").write(text)
                    found, seconds = reports(chapter)
                    open(path, "w").write(solution)
                    bad = {n: p[0]["words"] for n, p in found.items() if not is_solved(p)}
                    is_right = len(bad) == 1 and list(bad.values())[0] == words_of_it
                    tried += 1
                    faults += not is_right
                    slowest = max(slowest, seconds)
                    print(f"{'ok   ' if is_right else 'FAULT'} {seconds:5.1f} s  {kind}: {path}"
                          + ("" if is_right else f": {bad}"), flush=True)
                    if not is_right:
                        for detail in [p[0]["details"] for p in found.values() if not is_solved(p)]:
                            print("      " + "\n      ".join(detail))
        finally:
            for path, (text, stat) in kept.items():
                if not os.path.exists(path) or open(path).read() != text:
                    open(path, "w").write(text)
                os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    print(f"{tried} files broken, {faults} faults; the slowest verdict took {slowest:.1f} s")
    sys.exit(1 if faults else 0)


main()
