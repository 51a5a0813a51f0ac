"""The tabs Backprop by hand, Draw and Roll, as a visitor meets them."""

import os
import random
import struct

MNIST = os.environ.get("MNIST_DATA", "../shared/data/mnist")


def open_tab(browser, address, ready):
    browser.open("about:blank")
    browser.open(f"{browser.address}#{address}")
    browser.wait_until(ready)


def message(browser):
    return browser.run("""document.getElementById('message').hidden ? ''
      : document.querySelector('#message p').textContent""")


def press(browser, panel, label):
    browser.run(f"""[...document.querySelectorAll('#panel-{panel} button')]
      .find((button) => button.textContent.startsWith({label!r})).click()""")


# MARK: - Backprop by hand

SHOWN = "document.querySelector('.graph svg')"
TEXT = "document.querySelector('.stop').textContent"


def test_backprop_goes_forward_and_back(browser):
    open_tab(browser, "backprop", SHOWN)
    for number in range(1, 12):
        press(browser, "backprop", "Next")
        assert browser.run(TEXT).startswith(f"{number} of 11."), browser.run(TEXT)
    graph = browser.run(f"{SHOWN}.textContent")
    # The published example: the loss, and the slopes of w₅ and w₁.
    for text in ["0.298371", "slope 0.08217", "slope 0.0004386", "back −0.01905"]:
        assert text in graph, f"{text} is not in {graph}"
    press(browser, "backprop", "Take a step")
    assert "0.291028" in browser.run(TEXT), browser.run(TEXT)
    assert "w5=0.3589165" in browser.run("location.hash"), browser.run("location.hash")


def test_backprop_address_round_trip(browser):
    open_tab(browser, "backprop?w5=0.9&stop=9&biases=moved", SHOWN)
    assert message(browser) == ""
    assert browser.run("location.hash") == "#backprop?w5=0.9&stop=9&biases=moved"
    assert browser.run("document.getElementById('backprop-w5').value") == "0.9"
    open_tab(browser, "backprop?w5=much&stop=99", SHOWN)
    assert "w5=much" in message(browser) and "stop=99" in message(browser), message(browser)


# MARK: - Roll

LOSSES = "[...document.querySelectorAll('#roll-losses tbody tr')].map((row) => row.textContent)"


def test_roll_walks(browser):
    browser.size(1280, 800, calm=True)
    open_tab(browser, "roll?surface=bowl&sgd=0.1&steps=50", f"{LOSSES}.length === 4")
    rows = browser.run(LOSSES)
    assert all("50" in row for row in rows), rows
    browser.run("""(() => {
      const canvas = document.querySelector('canvas.roll');
      const box = canvas.getBoundingClientRect();
      canvas.dispatchEvent(new MouseEvent('click',
        { clientX: box.left + box.width / 4, clientY: box.top + box.height / 4 }));
    })()""")
    address = browser.run("location.hash")
    assert "x=250&y=75" in address, address
    assert browser.run(LOSSES) != rows


# MARK: - Draw

ANSWER = "document.querySelector('.answer').textContent"


def test_draw_reads_examples(browser):
    open_tab(browser, "draw", f"document.querySelector('.answer')?.textContent.includes('blank')")
    right = 0
    for digit in range(10):
        browser.run(f"""document.querySelectorAll('.examples button')[{digit}].click()""")
        right += f" {digit}," in browser.run(ANSWER)
    press(browser, "draw", "Clear")
    assert "blank" in browser.run(ANSWER)
    assert right >= 9, f"{right} of the ten examples are read as what they are"
    return f"{right} of 10 examples"


def digits(count):
    """Pictures and labels of MNIST's test set, or of the course's own 5,000."""
    import gzip
    for folder, name in [(MNIST, "t10k"), ("Sources/Datasets/Resources", "mnist5k")]:
        for end, opener in [("", open), (".gz", gzip.open)]:
            images = os.path.join(folder, f"{name}-images-idx3-ubyte{end}")
            if os.path.exists(images):
                with opener(images, "rb") as file:
                    pictures = file.read()
                with opener(images.replace("images-idx3", "labels-idx1"), "rb") as file:
                    labels = file.read()
                total = struct.unpack(">I", pictures[4:8])[0]
                chosen = random.Random(1).sample(range(total), count)
                return [(pictures[16 + 784 * i:16 + 784 * (i + 1)], labels[8 + i]) for i in chosen]
    return []


def test_draw_reads_painted_digits(browser):
    """Two hundred digits of MNIST, painted as dots of another size, at another place, each as it is."""
    open_tab(browser, "draw", f"document.querySelector('.answer')?.textContent.includes('blank')")
    generator = random.Random(2)
    right = 0
    sample = digits(200)
    for pixels, label in sample:
        size = generator.uniform(4.5, 9)
        width = generator.uniform(0.9, 1.5) * size
        room = 280 - 28 * size
        left, top = generator.uniform(0, room), generator.uniform(0, room)
        dots = [[round(left + (i % 28 + 0.5) * size, 1), round(top + (i // 28 + 0.5) * size, 1)]
                for i, pixel in enumerate(pixels) if pixel > 127]
        browser.run(f"""playground.tabs.find((tab) => tab.id === 'draw').paint({dots}, {width:.1f})""")
        right += f" {label}," in browser.run(ANSWER)
    assert right >= 0.9 * len(sample), f"{right} of {len(sample)} painted digits are read right"
    return f"{right} of {len(sample)} painted digits"


def give_file(browser, index, name, content):
    """Gives a file to a file chooser of the tab Draw: 0 for pictures, 1 for networks."""
    browser.run(f"""(() => {{
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array({list(content)})], {name!r}));
      const input = document.querySelectorAll('#panel-draw input[type=file]')[{index}];
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
    }})()""")
    browser.wait_until("!document.getElementById('message').hidden")


def test_draw_refuses_what_is_no_picture_or_network(browser):
    open_tab(browser, "draw", f"document.querySelector('.answer')?.textContent.includes('blank')")
    give_file(browser, 0, "no.png", b"no picture")
    assert "no picture" in message(browser), message(browser)
    browser.run("playground.message('')")
    give_file(browser, 1, "no.net", b"no network")
    assert "cannot be used" in message(browser), message(browser)
    browser.run("playground.message('')")
    header = b'{"weights":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}'
    give_file(browser, 1, "other.net", struct.pack("<Q", len(header)) + header + bytes(16))
    assert "cannot be used" in message(browser), message(browser)
    browser.run("document.querySelectorAll('.examples button')[1].click()")
    assert browser.run(ANSWER).startswith("It is a"), browser.run(ANSWER)


def test_clicks_and_keys_on_the_other_tabs(browser):
    generator = random.Random(3)
    for tab, ready in [("backprop", SHOWN), ("roll", f"{LOSSES}.length === 4"),
                       ("draw", "document.querySelector('.answer')")]:
        open_tab(browser, tab, ready)
        places = [[generator.random(), generator.random()] for _ in range(200)]
        browser.run(f"""(() => {{
          const panel = document.getElementById('panel-{tab}');
          const parts = [...panel.querySelectorAll('button, select, input, canvas')]
            .filter((part) => part.type !== 'file' && !/Picture|Network/.test(part.textContent));
          for (const [a, b] of {places}) {{
            const part = parts[Math.floor(a * parts.length)];
            if (part.tagName === 'SELECT') {{
              part.selectedIndex = Math.floor(b * part.options.length);
            }} else if (part.tagName === 'INPUT') {{
              part.value = ['', '-1', '1e9', '0.5', '7', 'x'][Math.floor(b * 6)];
            }} else part.click();
            part.dispatchEvent(new Event('change'));
            part.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'ArrowRight' }}));
          }}
        }})()""")


def test_axe_on_the_other_tabs(browser):
    """The rules of axe-core, whose script the variable AXE names, in both color schemes."""
    if not os.environ.get("AXE"):
        return "skipped: AXE names no axe.min.js"
    with open(os.environ["AXE"]) as file:
        script = file.read()
    for address, ready in [("backprop?stop=11", SHOWN), ("roll", f"{LOSSES}.length === 4"),
                           ("draw", "document.querySelector('.answer')")]:
        for dark in [False, True]:
            browser.size(1280, 800, dark, calm=True)
            open_tab(browser, address, ready)
            browser.run("""for (const button of document.querySelectorAll('.question')) button.click()""")
            browser.run(f"{script}; 0")
            found = browser.run("""axe.run().then(({ violations }) => violations.map((violation) =>
              `${violation.id}: ${violation.nodes.map(({ target }) => target).join(', ')}`))""")
            assert not found, f"{address}: {'; '.join(found)}"


def test_pictures_of_the_tabs(browser):
    """Pictures to look at, with --pictures FOLDER."""
    if not browser.pictures:
        return
    for name, address in [("backprop", "backprop?stop=11"), ("roll", "roll"),
                          ("valley", "roll?surface=valley&sgd=0.001&momentum=0.0003"),
                          ("draw", "draw")]:
        for width, dark in [(1280, False), (390, True)]:
            browser.size(width, 800, dark=dark, calm=True)
            open_tab(browser, address, "document.querySelector('section:not([hidden])')")
            browser.run("new Promise((resolve) => setTimeout(resolve, 500))")
            if name == "draw":
                browser.run("document.querySelectorAll('.examples button')[5].click()")
            kind = "phone-dark" if dark else "wide"
            browser.picture(os.path.join(browser.pictures, f"{name}-{kind}.png"))
