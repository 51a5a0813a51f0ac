"""The experiments of the chapters: each opens the state that it describes, and what its chapter says of
it comes true."""

import json
import os

from tinker import choose, press, status, train

INSPECT = "playground.tabs[0].inspect()"


def experiments(browser):
    browser.open("about:blank")
    browser.open(browser.address)
    return {entry["name"]: entry for entry in browser.run("playground.experiments")}


def open_experiment(browser, name):
    """Opens it by its name, and waits for what it shows."""
    browser.open("about:blank")
    browser.open(f"{browser.address}#{name}")
    if browser.run("playground.shown.id") == "tinker":
        browser.wait_until(INSPECT)


def set_address(browser, text):
    """Opens another state of the same tab."""
    browser.open("about:blank")
    browser.open(f"{browser.address}#{text}")
    browser.wait_until(INSPECT)


def accuracy(browser):
    return status(browser)[5]


def test_experiments_open_their_states(browser):
    """By its name, by the list, and by its own address, without a complaint; the note goes with it."""
    listed = experiments(browser)
    assert len(listed) >= 10, listed
    for name, entry in listed.items():
        open_experiment(browser, name)
        found = browser.run("[location.hash, document.getElementById('message').hidden,"
                            "document.getElementById('note').textContent]")
        assert found[0] == f"#{entry['address']}", f"{name}: {found[0]}"
        assert found[1], f"{name} is a damaged address: {entry['address']}"
        assert entry["title"] in found[2] and f"Section {entry['section']}," in found[2], found[2]
        # Settings that say what is so at first anyway would be lost.
        if entry["address"].startswith("tinker"):
            choose(browser, "Speed", "fast")
            choose(browser, "Speed", "normal")
            assert browser.run("location.hash") == f"#{entry['address']}", f"{name} is written anew"
    browser.open("about:blank")
    browser.open(browser.address)
    assert browser.run("document.getElementById('note').hidden")
    browser.run("document.querySelector('#experiments summary').click()")
    for index, entry in enumerate(listed.values()):
        browser.run(f"document.querySelectorAll('#experiments li > a')[{index}].click()")
        browser.wait_until(f"location.hash === '#{entry['address']}'")
    return f"{len(listed)} experiments"


def test_a_line_cannot_learn_xor(browser):
    open_experiment(browser, "line")
    assert browser.run("document.querySelectorAll('.unit').length") == 0
    train(browser, 200)
    assert accuracy(browser) < 0.8, accuracy(browser)
    choose(browser, "Data", "gaussian")
    train(browser, 100)
    assert accuracy(browser) > 0.95, accuracy(browser)


def test_layers_without_a_bend_draw_a_line(browser):
    open_experiment(browser, "linear")
    train(browser, 200)
    assert accuracy(browser) < 0.75, accuracy(browser)
    # A straight border: the map rises or falls evenly, so along a row it changes sides once at most.
    changes = browser.run(f"""(() => {{
      const {{ map }} = {INSPECT};
      let most = 0;
      for (let row = 0; row < 48; row++) {{
        let count = 0;
        for (let x = 1; x < 48; x++) {{
          count += (map[48 * row + x] > 127) !== (map[48 * row + x - 1] > 127);
        }}
        most = Math.max(most, count);
      }}
      return most;
    }})()""")
    assert changes <= 1, f"a row of the map changes sides {changes} times"
    choose(browser, "Activation", "tanh")
    train(browser, 200)
    assert accuracy(browser) > 0.95, accuracy(browser)


def dead(browser):
    return browser.run(f"Array.from({INSPECT}.units).filter((state) => state === 1).length")


def test_units_die(browser):
    open_experiment(browser, "dead-units")
    assert dead(browser) == 0
    for epoch in range(1, 6):
        press(browser, "Epoch")
        browser.wait_until(f"{INSPECT}?.status[0] === {epoch}")
    found = dead(browser)
    assert found >= 3, f"{found} of 8 units are dead"
    choose(browser, "Learning rate", "0.3")
    train(browser, 60)
    assert dead(browser) >= found, f"{dead(browser)} are dead after more epochs, {found} before"
    press(browser, "Reset")
    browser.wait_until(f"{INSPECT}?.status[0] === 0")
    train(browser, 100)
    assert dead(browser) < found and accuracy(browser) > 0.95, (dead(browser), accuracy(browser))
    return f"{found} of 8"


def test_units_from_zeros_stay_alike(browser):
    open_experiment(browser, "zeros")
    train(browser, 100)
    weights = browser.run(f"Array.from({INSPECT}.parameters)")
    # Two inputs to four units, row after row.
    assert len(set(weights[:4])) == len(set(weights[4:8])) == 1, weights[:8]
    assert accuracy(browser) < 0.8, accuracy(browser)
    choose(browser, "Initial weights", "suited")
    train(browser, 200)
    assert accuracy(browser) > 0.9, accuracy(browser)


def test_three_units_enclose_a_circle(browser):
    found = []
    open_experiment(browser, "circle")
    for units in [1, 2, 3, 4]:
        if units > 1:
            browser.run("document.querySelector('[aria-label=\"One unit more in layer 1\"]').click()")
            browser.wait_until(f"{INSPECT}?.status[0] === 0")
        train(browser, 300)
        found.append(accuracy(browser))
    assert max(found[:2]) < 0.9 and min(found[2:]) > 0.95, found
    return ", ".join(f"{share:.0%}" for share in found) + " with one to four units"


def test_small_weights_do_not_move(browser):
    open_experiment(browser, "small-weights")
    train(browser, 100)
    loss = status(browser)[3]
    assert abs(loss - 0.693) < 0.005, loss
    choose(browser, "Initial weights", "suited")
    train(browser, 100)
    assert status(browser)[3] < 0.3, status(browser)


def test_spiral_of_the_chapter_is_learned(browser):
    open_experiment(browser, "spiral")
    train(browser, 300)
    assert status(browser)[6] > 0.95, status(browser)
    # "Take layers or units away": a single layer of two units gets far fewer.
    set_address(browser, browser.run("location.hash.slice(1)").replace("8,8,8", "2"))
    train(browser, 300)
    assert status(browser)[6] < 0.85, status(browser)


def test_a_network_memorizes(browser):
    open_experiment(browser, "memorizing")
    train(browser, 20)
    early = status(browser)
    train(browser, 600)
    late = status(browser)
    assert late[3] < 0.05, f"the loss in training is {late[3]}"
    assert late[4] > 1.5 * early[4], f"the loss in the test went from {early[4]} to {late[4]}"


def test_four_optimizers_in_the_ravine(browser):
    browser.size(1280, 800, calm=True)
    open_experiment(browser, "ravine")
    losses = ("Object.fromEntries([...document.querySelectorAll('#roll-losses tbody tr')].map((row) =>"
              "[row.firstChild.textContent, Number(row.lastChild.textContent)]))")
    browser.wait_until(f"Object.keys({losses}).length === 4")
    turned = browser.run(losses)
    choose(browser, "Surface", "ravine")
    straight = browser.run(losses)
    # Those that look at each weight by itself gain where the walls run along the weights.
    for name in ["RMSProp", "Adam"]:
        assert straight[name] < turned[name], f"{name}: {straight}, turned {turned}"
    return f"straight {straight}, turned {turned}"


def test_book_leads_to_experiments(browser):
    """A command in the book is a link that opens the experiment, and its note leads back."""
    book = os.path.abspath("Book/DeepLearningFromScratch.html")
    if not (os.path.exists(book) and os.path.exists("Book/Playground.html")):
        return "skipped: the book is not bound, see swift run course book"
    names = list(experiments(browser))
    browser.open(f"file://{book}")
    links = browser.run("""[...document.querySelectorAll('a[href^="Playground.html#"]')].map(
      (link) => [link.getAttribute('href').split('#')[1], link.textContent])""")
    assert [name for name, _ in links] == names, json.dumps(links)
    for name, text in links:
        assert text == f"swift run course playground {name}", text
    browser.events = []
    browser.run("document.querySelector('a[href=\"Playground.html#zeros\"]').click()")
    browser.wait_for("Page.loadEventFired")
    browser.wait_until(INSPECT)
    assert "init=zeros" in browser.run("location.hash")
    section = browser.run("document.querySelector('#note a').href")
    browser.events = []
    browser.open(section)
    assert browser.run("document.getElementById('section-3-5') !== null"), section
    return f"{len(links)} links"
