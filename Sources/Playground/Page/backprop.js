'use strict';

// The tab Backprop by hand: the small network of chapter 5, forward and back, one stop at a time.
(() => {
  const { element } = playground;

  // MARK: - Settings

  const number = (key, label, initial) => ({
    key, label, initial,
    read: (text) => (/^-?\d{1,4}(\.\d{1,7})?$/.test(text) ? Number(text) : undefined),
    write: (value) => String(Math.round(value * 1e7) / 1e7),
  });
  const subscript = (digit) => '₀₁₂₃₄₅₆₇₈₉'[digit];
  const row = (letter, ...initials) => initials.map(
    (initial, i) => number(`${letter}${i + 1}`, letter + subscript(i + 1), initial));
  const numbers = [
    ...row('x', 0.05, 0.1), ...row('w', 0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55),
    ...row('b', 0.35, 0.35, 0.6, 0.6), ...row('t', 0.01, 0.99),
  ];
  const rate = number('rate', 'Learning rate', 0.5);
  const biases = {
    key: 'biases', label: 'In a step, biases', initial: 'held', section: '5.2',
    options: [['held', 'stay as they are'], ['moved', 'move as well']],
    help: 'Whether a step changes the biases. The published example leaves them as they are.',
  };
  const lastStop = 11;
  const stop = { key: 'stop', label: 'Stop', initial: 0, range: [0, lastStop] };
  const settings = [...numbers, rate, biases, stop];

  // MARK: - Stops

  // The places of the engine's numbers, see HandExample.values.
  const names = [
    'z1', 'z2', 'a1', 'a2', 'z3', 'z4', 'y1', 'y2', 'L', 'dy1', 'dy2', 'dz3', 'dz4', 'dw5', 'dw6',
    'dw7', 'dw8', 'm11', 'm12', 'm21', 'm22', 'da1', 'da2', 'dz1', 'dz2', 'dw1', 'dw2', 'dw3', 'dw4',
  ];

  // A number as the page shows it: four digits that count.
  const short = (value) => {
    if (!Number.isFinite(value)) return '–';
    if (value === 0) return '0';
    const text = Math.abs(value) < 0.0001 ? value.toExponential(2) : value.toPrecision(4);
    return text.replace('-', '−').replace('e', ' · 10^').replace('^-', '^−');
  };

  // A number that the visitor gave.
  const given = (value) => String(value).replace('-', '−');

  // What each stop says; n has all numbers under their names.
  const stops = [
    () => 'Nothing is computed yet. The two inputs stand on the left, the weights on the arrows. Press '
      + 'Next to go forward.',
    (n) => `Forward. Each hidden unit adds up its inputs times their weights, and its bias: z₁ = w₁x₁ + `
      + `w₂x₂ + b₁ = ${given(n.w1)} · ${given(n.x1)} + ${given(n.w2)} · ${given(n.x2)} + ${given(n.b1)} = `
      + `${short(n.z1)}.`,
    (n) => `The sigmoid makes it an activation: a₁ = σ(z₁) = σ(${short(n.z1)}) = ${short(n.a1)}.`,
    (n) => `The output units do the same with the activations: z₃ = w₅a₁ + w₆a₂ + b₃ = ${short(n.z3)}.`,
    (n) => `Their activations are the answers: y₁ = σ(z₃) = ${short(n.y1)} where ${given(n.t1)} is wanted, `
      + `and y₂ = ${short(n.y2)} where ${given(n.t2)} is.`,
    (n) => `The loss is half the sum of the squared errors: L = ½(y₁ − t₁)² + ½(y₂ − t₂)² = `
      + `${n.L.toPrecision(6)}. Now the way back.`,
    (n) => `Back. How does L change with y₁? The slope of ½(y₁ − t₁)² is y₁ − t₁ = ${short(n.dy1)}: `
      + `${n.dy1 > 0 ? 'the answer is too large' : 'the answer is too small'}.`,
    (n) => `Through the sigmoid, whose slope is y₁(1 − y₁): that along z₃ is ${short(n.dy1)} · `
      + `${short(n.y1 * (1 - n.y1))} = ${short(n.dz3)}.`,
    (n) => `The slope along a weight is that of its unit times what came in: for w₅ it is ${short(n.dz3)} · `
      + `a₁ = ${short(n.dw5)}.`,
    (n) => `Two paths lead from a₁ to the loss, and what they bring back adds up: ${short(n.dz3)} · w₅ + `
      + `${short(n.dz4)} · w₇ = ${short(n.m11)} + ${short(n.m12)} = ${short(n.da1)}.`,
    (n) => `Through the hidden sigmoid: along z₁ it is ${short(n.da1)} · a₁(1 − a₁) = ${short(n.dz1)}.`,
    (n) => `And the slope along w₁ is ${short(n.dz1)} · x₁ = ${short(n.dw1)}. All slopes are known. A step `
      + 'subtracts from each weight its slope times the learning rate.',
  ];

  // MARK: - State

  let values;
  let engine;
  let shown = {};
  const view = {};

  function send() {
    return engine.send(Float32Array.from(numbers, ({ key }) => values[key]));
  }

  function change(changes) {
    values = { ...values, ...changes };
    playground.setAddress('backprop', playground.writeSettings(settings, values));
    draw();
  }

  function train(steps) {
    if (values.rate <= 0) {
      playground.message('A learning rate is larger than 0: a step goes against the slope.');
      return;
    }
    const moved = engine.numbers(
      Float32Array, 'backprop_train', send(), steps, values.rate, values.biases === 'moved' ? 1 : 0);
    const keys = [...'12345678'].map((i) => `w${i}`).concat([...'1234'].map((i) => `b${i}`));
    if (moved.length !== keys.length || !moved.every(Number.isFinite)) {
      playground.message('The step leads out of all numbers. Choose a smaller learning rate.');
      return;
    }
    const changes = Object.fromEntries(keys.map((key, i) => [key, Math.round(moved[i] * 1e7) / 1e7]));
    if (Object.values(changes).some((value) => Math.abs(value) >= 10000)) {
      playground.message('The step leads too far. Choose a smaller learning rate.');
      return;
    }
    change({ ...changes, stop: 5 });
  }

  // MARK: - The page

  function open(panel) {
    const button = (text, title, onclick) => element('button', { type: 'button', text, title, onclick });
    const move = (by) => change({ stop: Math.min(lastStop, Math.max(0, values.stop + by)) });
    view.back = button('◀ Previous', 'One stop back', () => move(-1));
    view.next = button('Next ▶', 'One stop on', () => move(1));
    const toolbar = element(
      'div', { class: 'toolbar', role: 'group', 'aria-label': 'Stops' }, view.back, view.next,
      button('To the end', 'All numbers at once', () => change({ stop: lastStop })),
      button('Take a step', 'Move the weights against their slopes', () => train(1)),
      button('1,000 steps', 'Move the weights a thousand times', () => train(1000)),
      button('Reset', 'The numbers of the published example',
        () => change(Object.fromEntries(settings.map(({ key, initial }) => [key, initial])))));
    view.text = element('p', { class: 'stop', 'aria-live': 'polite' });
    view.graph = element('div', { class: 'graph' });
    view.controls = {};
    const field = (setting) => {
      const id = `backprop-${setting.key}`;
      const input = element('input', {
        id, type: 'number', step: 'any', inputmode: 'decimal',
        onchange: () => {
          const value = setting.read(String(Math.round(Number(input.value) * 1e7) / 1e7));
          if (value === undefined) {
            playground.message(`${setting.label} takes a number between −9999 and 9999.`);
            input.value = values[setting.key];
          } else change({ [setting.key]: value });
        },
      });
      view.controls[setting.key] = input;
      return element('div', { class: 'field' },
        element('label', { for: id, text: setting.label }), input);
    };
    const group = (title, ...keys) => element('fieldset', {}, element('legend', { text: title }),
      ...keys.map((key) => field(settings.find((setting) => setting.key === key))));
    view.biases = playground.control(biases, (value) => change({ biases: value }));
    panel.append(
      element('p', {}, 'How far is each weight to blame for the error? Go through a small network by '
        + 'hand, forward to the loss and back to every weight. All numbers may be changed. ',
      playground.chapterLink('5.2'), ' tells the story.'),
      toolbar, view.text, view.graph,
      element('div', { class: 'fields' },
        group('Inputs', 'x1', 'x2'), group('Targets', 't1', 't2'),
        group('Weights of the hidden units', 'w1', 'w2', 'w3', 'w4'),
        group('Weights of the outputs', 'w5', 'w6', 'w7', 'w8'),
        group('Biases', 'b1', 'b2', 'b3', 'b4'), group('Step', 'rate'), view.biases));
  }

  async function show(parameters) {
    values = playground.readSettings(settings, parameters);
    engine ??= await playground.engine();
    draw();
  }

  // MARK: - Drawing

  const places = {
    x1: [60, 150], x2: [60, 430], h1: [390, 150], h2: [390, 430], o1: [720, 150], o2: [720, 430],
    L: [980, 290],
  };
  const radius = 48;

  // Weights: name, from, to, what arrives back at the unit where it begins.
  const arrows = [
    ['w1', 'x1', 'h1'], ['w2', 'x2', 'h1'], ['w3', 'x1', 'h2'], ['w4', 'x2', 'h2'],
    ['w5', 'h1', 'o1', 'm11'], ['w6', 'h2', 'o1', 'm21'], ['w7', 'h1', 'o2', 'm12'],
    ['w8', 'h2', 'o2', 'm22'],
  ];

  function svg(name, attributes, ...children) {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }

  const label = (name) => name[0] + subscript(Number(name[1]));

  function draw() {
    const found = engine.numbers(Float32Array, 'backprop_values', send());
    shown = { ...values, ...Object.fromEntries(names.map((name, i) => [name, found[i]])) };
    const at = values.stop;
    view.text.textContent = `${at} of ${lastStop}. ${stops[at](shown)}`;
    view.back.disabled = at === 0;
    view.next.disabled = at === lastStop;
    for (const [key, control] of Object.entries(view.controls)) {
      if (document.activeElement !== control) control.value = values[key];
    }
    view.biases.set(values.biases);
    view.graph.replaceChildren(picture(at));
  }

  function picture(at) {
    const root = svg('svg', { viewBox: '0 0 1040 580', role: 'img' });
    root.append(svg('title', {}, `The network after stop ${at}: ${view.text.textContent}`));
    for (const arrow of arrows) root.append(...edge(at, ...arrow));
    for (const [i, from] of ['o1', 'o2'].entries()) {
      root.append(...line(places[from], places.L, at >= 6 ? `dy${i + 1}` : undefined, at === 6));
    }
    root.append(
      unit(at, 'x1', ['x₁', given(shown.x1)]), unit(at, 'x2', ['x₂', given(shown.x2)]),
      unit(at, 'h1', ['hidden 1', at >= 1 && `z₁ ${short(shown.z1)}`, at >= 2 && `a₁ ${short(shown.a1)}`],
        { bias: 'b1', slopes: [at >= 9 && ['a₁', shown.da1], at >= 10 && ['z₁', shown.dz1]] }),
      unit(at, 'h2', ['hidden 2', at >= 1 && `z₂ ${short(shown.z2)}`, at >= 2 && `a₂ ${short(shown.a2)}`],
        { bias: 'b2', slopes: [at >= 9 && ['a₂', shown.da2], at >= 10 && ['z₂', shown.dz2]] }),
      unit(at, 'o1', ['output 1', at >= 3 && `z₃ ${short(shown.z3)}`, at >= 4 && `y₁ ${short(shown.y1)}`],
        { bias: 'b3', slopes: [at >= 7 && ['z₃', shown.dz3]], target: 't1' }),
      unit(at, 'o2', ['output 2', at >= 3 && `z₄ ${short(shown.z4)}`, at >= 4 && `y₂ ${short(shown.y2)}`],
        { bias: 'b4', slopes: [at >= 7 && ['z₄', shown.dz4]], target: 't2' }),
      unit(at, 'L', ['loss L', at >= 5 && shown.L.toPrecision(6)]));
    return root;
  }

  const sign = (value) => (value < 0 ? 'falls' : 'grows');
  const isNew = { h1: [1, 2, 9, 10], h2: [1, 2, 9, 10], o1: [3, 4, 7], o2: [3, 4, 7], L: [5] };

  function unit(at, name, lines, { bias, slopes = [], target } = {}) {
    const [x, y] = places[name];
    const group = svg('g', { class: isNew[name]?.includes(at) ? 'unit new' : 'unit' });
    group.append(svg('circle', { cx: x, cy: y, r: radius }));
    const texts = lines.filter(Boolean);
    texts.forEach((text, i) => group.append(svg(
      'text', { x, y: y + 5 + 18 * (i - (texts.length - 1) / 2), class: i ? 'value' : 'name' }, text)));
    const notes = [
      bias && [`bias ${label(bias)} ${given(shown[bias])}`, 'weight'],
      target && [`target ${label(target)} ${given(shown[target])}`, 'weight'],
      ...slopes.filter(Boolean).map(([of, value]) => [`slope of ${of}: ${short(value)}`, sign(value)]),
    ].filter(Boolean);
    // Above the upper row and below the lower one, where no arrow passes.
    const isUpper = y < places.L[1];
    const first = isUpper ? y - radius - 10 - 18 * (notes.length - 1) : y + radius + 20;
    notes.forEach(([text, kind], i) => group.append(
      svg('text', { x, y: first + 18 * i, class: kind }, text)));
    return group;
  }

  // An arrow between two units, as far as their rims; with a slope if one is known.
  function line(from, to, slope, isLast) {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    const along = (distance) => [from[0] + dx * distance / length, from[1] + dy * distance / length];
    const [x1, y1] = along(radius + 2);
    const [x2, y2] = along(length - radius - 2);
    const parts = [svg('line', { x1, y1, x2, y2, class: isLast ? 'new' : '' })];
    if (slope) {
      const [x, y] = along(length * 0.5);
      parts.push(svg('text', { x: x + 20, y: y + (dy > 0 ? -22 : 32), class: sign(shown[slope]) },
        `slope of ${label(slope.slice(1))}: ${short(shown[slope])}`));
    }
    return parts;
  }

  function edge(at, weight, from, to, message) {
    const isHidden = to.startsWith('h');
    const known = isHidden ? at >= 11 : at >= 8;
    const isLast = at === (isHidden ? 1 : 3) || at === (isHidden ? 11 : 8) || (!isHidden && at === 9);
    const parts = line(places[from], places[to], undefined, isLast);
    // Two arrows cross in the middle: what belongs to one stands near its end.
    const [x0, y0] = places[from];
    const [x1, y1] = places[to];
    const point = (share) => [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
    const isLevel = y0 === y1;
    const text = (share, shift, kind, words) => {
      const [x, y] = point(share);
      parts.push(svg('text', { x, y: y + shift, class: kind }, words));
    };
    text(isLevel ? 0.5 : 0.72, isLevel ? -28 : -6, 'weight', `${label(weight)} ${given(shown[weight])}`);
    if (known) {
      const slope = shown[`d${weight}`];
      text(isLevel ? 0.5 : 0.72, isLevel ? -9 : 13, sign(slope), `slope ${short(slope)}`);
    }
    if (message && at >= 9) {
      text(isLevel ? 0.5 : 0.26, isLevel ? 22 : 5, sign(shown[message]), `back ${short(shown[message])}`);
    }
    return parts;
  }

  playground.tab({ id: 'backprop', title: 'Backprop by hand', open, show });
})();
