"""The tab Tinker, as a visitor meets it."""

import glob
import os
import random
import re
import subprocess
import tempfile

# Learns the spirals: three layers of eight.
SPIRAL = "data=spiral&noise=5&act=relu&rate=0.01&batch=16&opt=adam&hidden=8,8,8&seed=2"


def open_tab(browser, settings="", seconds=30):
    """Opens the tab afresh and waits for the first picture of the network."""
    browser.open("about:blank")
    browser.open(f"{browser.address}#tinker{'?' if settings else ''}{settings}")
    browser.wait_until("playground.tabs[0].inspect()", seconds)


def status(browser):
    """Epoch, step, 1 if diverged, losses and accuracies in training and test."""
    browser.wait_until("playground.tabs[0].inspect()")
    return browser.run("Array.from(playground.tabs[0].inspect().status)")


def press(browser, label):
    browser.run(f"""[...document.querySelectorAll('.buttons button')]
      .find((button) => button.textContent === {label!r}).click()""")


def train(browser, epochs, seconds=60):
    """Plays until so many epochs are done, and pauses."""
    press(browser, "Play")
    browser.wait_until(f"playground.tabs[0].inspect()?.status[0] >= {epochs}", seconds)
    press(browser, "Pause")
    # The picture of the last message that was sent while it played.
    browser.run("new Promise((resolve) => setTimeout(resolve, 200))")


def choose(browser, label, value):
    """Gives a control a new value, as a visitor does."""
    browser.run(f"""(() => {{
      const label = [...document.querySelectorAll('label')]
        .find((label) => label.textContent === {label!r});
      const control = document.getElementById(label.htmlFor);
      control.value = {value!r};
      control.dispatchEvent(new Event('change'));
    }})()""")


def message(browser):
    return browser.run("""document.getElementById('message').hidden ? ''
      : document.querySelector('#message p').textContent""")


def test_opens(browser):
    open_tab(browser)
    seconds = browser.run("""performance.getEntriesByType('navigation')[0].loadEventEnd / 1000""")
    assert message(browser) == ""
    return f"loaded after {seconds:.2f} s"


def test_spiral_is_learned(browser):
    open_tab(browser, SPIRAL + "&speed=fast")
    train(browser, 300)
    error = 100 * (1 - status(browser)[6])
    assert error < 5, f"{error:.1f} % of the test are wrong"
    return f"{error:.1f} % of the test are wrong ({SPIRAL})"


def test_buttons_and_keys(browser):
    open_tab(browser)
    assert status(browser)[:2] == [0, 0]
    press(browser, "Step")
    browser.wait_until("playground.tabs[0].inspect()?.status[1] === 1")
    press(browser, "Epoch")
    browser.wait_until("playground.tabs[0].inspect()?.status[1] === 28")
    for key, step in [("s", 29), ("e", 56), ("r", 0)]:
        browser.key(key)
        browser.wait_until(f"playground.tabs[0].inspect()?.status[1] === {step}")


def test_settings_and_address(browser):
    """An address opens what it was written for, and writing it again gives the same."""
    dice = random.Random(5)
    for _ in range(6):
        parts = {
            "data": dice.choice(["xor", "gaussian", "spiral", "moons", "plane", "hills"]),
            "noise": dice.choice([0, 35]), "train": dice.choice([10, 90]),
            "act": dice.choice(["relu", "leaky", "sigmoid", "linear"]),
            "rate": dice.choice(["0.0001", "0.03", "1"]), "l2": dice.choice(["0.001", "0.1"]),
            "drop": dice.choice([10, 80]), "batch": dice.choice([1, 1000]),
            "opt": dice.choice(["momentum", "rmsprop", "adam"]),
            "init": dice.choice(["glorot", "he", "lecun", "large", "small", "zeros"]),
            "seed": dice.choice([0, 999999]),
            "inputs": dice.choice(["x", "sy", "x,xx,xy", "x,y,xx,yy,xy,sx,sy"]),
            "hidden": dice.choice(["0", "1", "8,8,8,8,8,8", "3,1,2"]),
        }
        address = "&".join(f"{key}={value}" for key, value in parts.items())
        open_tab(browser, address)
        assert message(browser) == "", f"{address}: {message(browser)}"
        choose(browser, "Task", "numbers")
        # In the order of the settings, which is that of the page.
        found = browser.run("location.hash")
        assert set(found.split("?")[1].split("&")) == set((address + "&task=numbers").split("&")), \
            f"{address} became {found}"
        browser.reload()
        browser.wait_until("playground.tabs[0].inspect()")
        choose(browser, "Task", "classes")
        choose(browser, "Task", "numbers")
        assert browser.run("location.hash") == found, f"{found} became another address"
    open_tab(browser)
    assert browser.run("location.hash") == "#tinker"
    # Back to the first values: nothing is left in the address.
    choose(browser, "Noise, %", "35")
    assert browser.run("location.hash") == "#tinker?noise=35"
    choose(browser, "Noise, %", "10")
    assert browser.run("location.hash") == "#tinker"


def test_damaged_addresses(browser):
    for damaged in ["data=nonsense", "noise=-5", "noise=51", "seed=1e3", "hidden=9", "hidden=1,,2",
                    "hidden=1,1,1,1,1,1,1", "inputs=", "inputs=q", "points=AAA", "points=%F0%9F",
                    "foo=bar", "=", "points=" + "A" * 6006, "hidden=%E0%A4%A", "rate=%00",
                    "act=__proto__", "__proto__=1", "constructor=x", "data=own&points=*&noise=20"]:
        open_tab(browser, damaged)
        assert "makes no sense" in message(browser), f"{damaged}: “{message(browser)}”"
        press(browser, "Epoch")
        browser.wait_until("playground.tabs[0].inspect()?.status[1] > 0"
                           if "own" not in damaged else "true")
    assert browser.run("location.hash.includes('noise=20')")
    browser.open("about:blank")
    browser.open(f"{browser.address}#nowhere")
    assert "there is none of that name" in message(browser)


def drop(browser, name, text):
    browser.run(f"""(() => {{
      const data = new DataTransfer();
      data.items.add(new File([{text!r}], {name!r}));
      document.querySelector('.map').dispatchEvent(
        new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));
    }})()""")


def test_tables(browser):
    open_tab(browser)
    for text, complaint in [
            ("", "fewer than two lines"), ("a,b,c\n", "fewer than two lines"),
            ("x,y,t\n1,2,3\n", "fewer than two lines"),
            ("x,y,t\n1,2,3\n4,five,6\n", "line 3: found “4,five,6”"),
            ("1,2,3\n4,5\n", "line 2"), ("\x00\x01\x02\n\x03\n", "line 2"),
            ("1,2,3\n1,2,Infinity\n", "line 2"), ("1,2,3\n1,,3\n", "line 2"),
            ("x" * 2000001, "at most two million")]:
        browser.run("playground.message('')")
        drop(browser, "table.csv", text)
        browser.wait_until("!document.getElementById('message').hidden")
        assert complaint in message(browser), f"{text[:30]!r}: “{message(browser)}”"
        assert browser.run("location.hash") == "#tinker"
    browser.run("playground.message('')")
    drop(browser, "table.csv", "x;y;t\r\n0;0;5\r\n10;0;7\r\n\r\n10;10;5\r\n0;10;7\r\n")
    browser.wait_until("location.hash.includes('points=')")
    browser.wait_until("playground.tabs[0].inspect()?.points?.length === 16")
    points = browser.run("Array.from(playground.tabs[0].inspect().points)")
    targets = {(round(points[i] + 2), round(points[i + 1] + 2)): points[i + 2] for i in range(0, 16, 4)}
    assert targets == {(0, 0): -1, (4, 0): 1, (4, 4): -1, (0, 4): 1}, targets
    drop(browser, "table.csv", "".join(f"{i},{i % 7},{i % 5}\n" for i in range(1500)))
    browser.wait_until("!document.getElementById('message').hidden")
    assert "the first 1000 are used" in message(browser)
    browser.wait_until("location.hash.length > 6000")
    browser.reload()
    browser.wait_until("playground.tabs[0].inspect()?.points.length === 4000")


def test_own_points(browser):
    open_tab(browser, "data=own")
    press(browser, "Epoch")  # of nothing
    box = browser.run("(() => { const b = document.querySelector('.map').getBoundingClientRect();"
                      "return [b.left, b.top, b.width, b.height]; })()")
    browser.click(box[0] + box[2] / 4, box[1] + box[3] / 4)
    browser.wait_until("playground.tabs[0].inspect()?.points?.length === 4")
    point = browser.run("Array.from(playground.tabs[0].inspect().points)")
    assert abs(point[0] + 1) < 0.02 and abs(point[1] - 1) < 0.02 and point[2] == 1, point
    # By keys: from the middle one step to the right, Enter; then Delete takes it away.
    browser.run("document.querySelector('.map').blur(); document.querySelector('.map').focus()")
    for key, count in [("ArrowRight", 4), ("Enter", 8), ("Delete", 4)]:
        browser.key(key)
        browser.wait_until(f"(playground.tabs[0].inspect()?.points ?? []).length === {count}"
                           if key != "ArrowRight" else "true")


def test_zeros_stay_alike(browser):
    open_tab(browser, "init=zeros&hidden=3&data=xor&act=sigmoid")
    train(browser, 20)
    weights = browser.run("Array.from(playground.tabs[0].inspect().parameters)")
    assert len(set(weights[:3])) == len(set(weights[3:6])) == 1, weights[:6]


def test_loss_that_is_no_number(browser):
    open_tab(browser, "data=plane&task=numbers&act=linear&rate=10")
    press(browser, "Play")
    browser.wait_until("!document.getElementById('message').hidden")
    assert "Choose a smaller learning rate" in message(browser)
    choose(browser, "Learning rate", "0.01")
    press(browser, "Reset")
    train(browser, 20)
    assert status(browser)[3] < 0.1


def test_engine_that_stops(browser):
    """The page says so, and goes on with a new engine."""
    open_tab(browser)
    browser.run("""(() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message) {
        if (!message.step) return post.call(this, message);
        setTimeout(() => this.onmessage({ data: { id: message.id, failure: 'unreachable' } }));
      };
    })()""")
    press(browser, "Step")
    browser.wait_until("!document.getElementById('message').hidden")
    assert "The engine stopped and was started anew (unreachable)" in message(browser)
    train(browser, 20)


def test_engine_that_cannot_start(browser):
    with tempfile.TemporaryDirectory() as folder:
        with open(browser.address.removeprefix("file://")) as page:
            text = re.sub(r'id="engine">[^<]*<', 'id="engine">AAAA<', page.read())
        with open(f"{folder}/index.html", "w") as page:
            page.write(text)
        browser.open(f"file://{folder}/index.html")
        browser.wait_until("!document.getElementById('message').hidden")
        assert "The engine cannot start here" in message(browser)
        press(browser, "Play")


def test_same_bits_as_native_swift(browser):
    """The program that the page gives to copy, compiled for this machine, has the page's losses."""
    build = ".build/debug"
    objects = glob.glob(f"{build}/NeuralNetworks.build/*.o") + glob.glob(
        f"{build}/Groundwork.build/*.o")
    if not objects:
        return "skipped: found no built library; swift build makes one"
    cases = [SPIRAL, "data=hills&task=numbers&opt=rmsprop&rate=0.01&drop=20&inputs=x,y,sx,sy&l2=0.01",
             "data=own&points=AAAA__AA____f_fA__gAgAAA&train=50&act=sigmoid&opt=momentum&batch=1"]
    for settings in cases:
        open_tab(browser, settings)
        for _ in range(7):
            before = status(browser)[0]
            press(browser, "Epoch")
            browser.wait_until(f"playground.tabs[0].inspect()?.status[0] === {before + 1}")
        browser.run("document.querySelector('details.code').open = true")
        browser.wait_until("document.querySelector('pre code').textContent.includes('epochs: 7')")
        code = browser.run("document.querySelector('pre code').textContent")
        expected = status(browser)[3:5]
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/main.swift", "w") as file:
                file.write(code)
            subprocess.run(["swiftc", "-I", f"{build}/Modules", f"{folder}/main.swift", *objects,
                            "-o", f"{folder}/main"], check=True)
            output = subprocess.run(
                [f"{folder}/main"], check=True, capture_output=True, text=True).stdout
        found = [float(line.split()[-1]) for line in output.splitlines()[-2:]]
        assert found == expected, f"{settings}: native {found}, in the page {expected}"
    return f"{len(cases)} settings, to the last bit"


def test_memory_is_flat(browser):
    """Ten minutes of sixty epochs a second."""
    open_tab(browser, "speed=fast&train=10&batch=1000&drop=10&opt=adam&rate=0.01")
    memory = "playground.tabs[0].inspect()?.megabytes"

    def used():
        browser.call("HeapProfiler.collectGarbage")
        return browser.run(memory), browser.call("Runtime.getHeapUsage")["usedSize"] / 1e6

    def start_over():
        for seed in range(30):
            choose(browser, "Seed", str(seed))
        browser.wait_until("playground.tabs[0].inspect()?.status[0] === 0")

    # All that is ever needed at a time, once.
    train(browser, 2000)
    start_over()
    train(browser, 2000)
    engine, page = used()
    train(browser, 38000, seconds=300)
    start_over()
    engine_after, page_after = used()
    assert engine_after <= engine, f"the engine grew from {engine} to {engine_after} MB"
    assert page_after < page + 1, f"the page grew from {page:.1f} to {page_after:.1f} MB"
    return f"engine {engine_after:.1f} MB, page {page:.1f} and then {page_after:.1f} MB"


def test_frames(browser):
    """Pictures a second while it trains, by frames of the page: reported, not judged."""
    rates = []
    for settings in ["", "hidden=8,8,8,8,8,8"]:
        open_tab(browser, settings)
        press(browser, "Play")
        rates.append(browser.run("""new Promise((resolve) => {
          let count = 0, last;
          const start = performance.now();
          const look = () => {
            const now = performance.now();
            if (playground.tabs[0].inspect() !== last) count++;
            last = playground.tabs[0].inspect();
            now - start < 2000 ? requestAnimationFrame(look) : resolve(count / (now - start) * 1000);
          };
          look();
        })"""))
    return f"{rates[0]:.0f} a second for 4-2, {rates[1]:.0f} for six layers of eight"


def test_random_clicks_and_keys(browser):
    dice = random.Random(7)
    open_tab(browser, "data=own")
    # Links lead away.
    browser.run("""document.addEventListener('click', (event) => {
      if (event.target.closest('a')) event.preventDefault();
    }, true)""")
    keys = ["Tab", "Enter", " ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Delete", "s", "e",
            "r", "7", "Home", "End", "Escape"]
    for count in range(1000):
        if dice.random() < 0.4:
            # Somewhere on the page, or on one of its controls.
            place = browser.run(f"""(() => {{
              const all = [...document.querySelectorAll('button, select, input, canvas, summary')]
                .filter((element) => element.offsetParent && element.type !== 'file');
              const element = {dice.random()} < 0.1 ? document.querySelector('.map')
                : all[Math.floor({dice.random()} * all.length)];
              element.scrollIntoView({{ block: 'center' }});
              const box = element.getBoundingClientRect();
              return [box.left + {dice.random()} * box.width, box.top + {dice.random()} * box.height];
            }})()""")
            browser.click(*place)
        else:
            browser.key(dice.choice(keys))
        assert not browser.complaints, f"after {count + 1}: {browser.complaints}"
    # It still answers.
    open_tab(browser)
    press(browser, "Epoch")
    browser.wait_until("playground.tabs[0].inspect()?.status[0] === 1")


def test_names_and_widths(browser):
    """What can be operated has a name, ids are unique, and nothing is wider than a phone."""
    for width in [1280, 820, 390, 320]:
        browser.size(width, 800)
        open_tab(browser, "hidden=8,8,8,8,8,8&data=own")
        wide = browser.run("document.documentElement.scrollWidth")
        assert wide <= width, f"the page is {wide} wide at a width of {width}"
    browser.run("for (const b of document.querySelectorAll('.question')) b.click()")
    nameless = []
    for node in browser.call("Accessibility.getFullAXTree")["nodes"]:
        is_focusable = any(property["name"] == "focusable" and property["value"]["value"]
                           for property in node.get("properties", []))
        role = node.get("role", {}).get("value")
        if is_focusable and role != "RootWebArea" and not node.get("name", {}).get("value"):
            nameless.append(role)
    assert not nameless, f"without a name: {nameless}"
    twice = browser.run("""(() => {
      const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
      return ids.filter((id, i) => ids.indexOf(id) !== i);
    })()""")
    assert not twice, f"ids that stand twice: {twice}"
    small = browser.run("""[...document.querySelectorAll('button')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width && (box.width < 24 || box.height < 24);
    }).map((element) => element.textContent || element.ariaLabel)""")
    assert not small, f"too small to touch: {small}"
    dead = browser.run("""[...document.querySelectorAll('[aria-describedby], [aria-controls]')]
      .flatMap((element) => [element.getAttribute('aria-describedby'),
        element.getAttribute('aria-controls')])
      .filter((id) => id && !document.getElementById(id))""")
    assert not dead, f"ids that lead nowhere: {dead}"


def test_axe(browser):
    """The rules of axe-core, whose script the variable AXE names, in both color schemes."""
    if not os.environ.get("AXE"):
        return "skipped: AXE names no axe.min.js"
    with open(os.environ["AXE"]) as file:
        script = file.read()
    for dark in [False, True]:
        browser.size(1280, 800, dark)
        open_tab(browser, "hidden=3,2&data=own&points=AAAAAA")
        browser.run("""for (const button of document.querySelectorAll('.question')) button.click();
          document.querySelector('details').open = true;
          playground.message('A message.');""")
        browser.run(f"{script}; 0")
        found = browser.run("""axe.run().then(({ violations }) => violations.map((violation) =>
          `${violation.id}: ${violation.nodes.map(({ target }) => target).join(', ')}`))""")
        assert not found, "; ".join(found)


def test_hover(browser):
    """A line says its weight and gradient, a unit all of its own, a place what the network says."""
    open_tab(browser, "hidden=2")
    press(browser, "Epoch")
    browser.wait_until("playground.tabs[0].inspect()?.status[0] === 1")
    weight = browser.run("playground.tabs[0].inspect().parameters[0].toFixed(3).replace('-', '−')")
    x, y = browser.run("""(() => {
      const [a, b] = ['.input', '.unit'].map((name) =>
        document.querySelector(name).getBoundingClientRect());
      return [a.right + 4, a.top + a.height / 2 + (b.top + b.height / 2 > a.top ? 0 : 1)];
    })()""")
    browser.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    browser.wait_until("document.querySelector('.readout').textContent.startsWith('Weight from x₁')")
    browser.run("document.querySelector('.unit').focus()")
    text = browser.run("document.querySelector('.readout').textContent")
    assert text.startswith("unit 1 of layer 1: bias ") and f"from x₁ {weight} (" in text, text
    box = browser.run("(() => { const b = document.querySelector('.map').getBoundingClientRect();"
                      "return [b.left + b.width / 2, b.top + b.height / 2]; })()")
    browser.send("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
    browser.wait_until("/^At .* % for the class of 1/.test(document.querySelector('.place').textContent)")


def test_reduced_motion(browser):
    browser.size(1280, 800, calm=True)
    open_tab(browser)
    press(browser, "Play")
    browser.wait_until("playground.tabs[0].inspect()?.status[0] > 60")
    changes = browser.run("""new Promise((resolve) => {
      let count = 0, last = document.querySelector('.status').textContent;
      const end = performance.now() + 1000;
      const look = () => {
        const text = document.querySelector('.status').textContent;
        if (text !== last) count++;
        last = text;
        performance.now() < end ? requestAnimationFrame(look) : resolve(count);
      };
      look();
    })""")
    assert changes <= 3, f"{changes} pictures in a second"


def test_pictures(browser):
    """Pictures to look at, wide and phone, light and dark."""
    if not browser.pictures:
        return "none asked for, see --pictures"
    for name, width, dark in [("wide-light", 1280, False), ("wide-dark", 1280, True),
                              ("phone-light", 390, False), ("phone-dark", 390, True)]:
        browser.size(width, 800, dark)
        open_tab(browser, SPIRAL + "&speed=fast&inputs=x,y,sx")
        train(browser, 100)
        browser.picture(os.path.join(browser.pictures, f"tinker-{name}.png"))
