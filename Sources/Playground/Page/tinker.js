'use strict';

// The tab Tinker: a small network that learns points of the plane while one watches.
(() => {
  const { element } = playground;

  const { inputs, settings, setting, place, engineNumbers, learn } = playground.tinker;

  // MARK: - State

  const mapSide = 48;
  const unitSide = 20;
  let values = playground.readSettings(settings, new URLSearchParams());
  let worker;
  let isPlaying = false;
  let isWaiting = false; // for a picture
  let start = 0; // the message with which the network started; pictures of an earlier one are old
  let id = 0;
  let queue = {}; // what the next message says
  let picture;
  let drawn;
  let points = new Float32Array();
  let probe;
  let shownUnit; // whose map is shown large: its place among all hidden units
  let frames = 0;
  const allParts = ['result', 'units', 'lines']; // of a picture
  const view = {};

  function send() {
    if (!worker || isWaiting) return;
    const advance = isPlaying ? playing() : {};
    isWaiting = true;
    const message = { ...advance, ...queue, probe, parts: nextParts(), id: ++id };
    if (queue.numbers) start = id;
    queue = {};
    worker.postMessage(message);
  }

  // Says something to the worker, at once or as soon as it has answered.
  function ask(message) {
    Object.assign(queue, message);
    send();
  }

  // What is drawn next: everything, or, while a large network learns, in turn a third of it, so that the
  // page still moves smoothly.
  function nextParts() {
    const widths = [values.inputs.length, ...values.hidden, 1];
    const lines = widths.slice(1).reduce((sum, width, k) => sum + width * widths[k], 0);
    const isInTurn = isPlaying && !Object.keys(queue).length && lines > 100;
    return isInTurn ? [allParts[frames % 3]] : allParts;
  }

  // How far to go until the next picture.
  function playing() {
    const isCalm = playground.reducedMotion.matches;
    if (values.speed === 'fast') return { milliseconds: isCalm ? 400 : 9 };
    if (values.speed === 'slow') return { epochs: isCalm ? 2 : frames % 15 === 0 ? 1 : 0 };
    return { epochs: isCalm ? 30 : 1 };
  }

  function receive({ data }) {
    isWaiting = false;
    if (data.failure) return restart(data.failure);
    if (data.points) points = data.points;
    if (data.id >= start) picture = { ...(data.points ? {} : picture), ...data };
    if (isPlaying && data.status[2]) {
      setPlaying(false);
      playground.message(
        'The loss is no number any more: the steps were too large. Choose a smaller learning rate, '
        + 'then start over.');
    }
    const drawNext = () => drawFrame(data.parts);
    if (playground.reducedMotion.matches && isPlaying) setTimeout(drawNext, 500);
    else requestAnimationFrame(drawNext);
    if (queue.numbers) send();
  }

  function drawFrame(parts) {
    frames++;
    draw(parts);
    if (isPlaying || Object.keys(queue).length) send();
  }

  async function startWorker() {
    try {
      worker = await playground.worker(learn);
    } catch (error) {
      playground.cannotStart(error);
      return;
    }
    worker.onmessage = receive;
    send();
  }

  function restart(failure) {
    setPlaying(false);
    playground.message(`The engine stopped and was started anew (${failure}).`);
    worker.terminate();
    worker = undefined;
    queue = { numbers: engineNumbers(values) };
    startWorker();
  }

  function setPlaying(plays) {
    if (plays === isPlaying) return;
    isPlaying = plays;
    view.play.textContent = plays ? 'Pause' : 'Play';
    // At rest all of the picture is of the same moment.
    if (plays) send();
    else ask({ look: true });
  }

  // Takes new values: writes them in the address and, where the network changes, starts over.
  function change(changes) {
    values = { ...values, ...changes };
    playground.setAddress('tinker', playground.writeSettings(settings, values));
    const keys = Object.keys(changes);
    if (keys.includes('rate') && keys.length === 1) ask({ rate: place('rate', values.rate) });
    else if (!keys.every((key) => key === 'speed')) startOver();
    showValues();
  }

  function startOver() {
    probe = undefined;
    layOutNetwork();
    ask({ numbers: engineNumbers(values) });
  }

  // MARK: - The page

  function open(panel) {
    const button = (text, title, onclick) =>
      element('button', { type: 'button', text, title, onclick });
    const pauseAnd = (message) => () => { setPlaying(false); ask(message()); };
    view.play = button('Play', 'Train until you pause (space)', () => setPlaying(!isPlaying));
    view.play.classList.add('main');
    view.actions = {
      ' ': view.play,
      s: button('Step', 'Take one step: one batch (S)', pauseAnd(() => ({ step: true }))),
      e: button('Epoch', 'Go once through all points (E)', pauseAnd(() => ({ epochs: 1 }))),
      r: button('Reset', 'Start over with the same seed (R)',
        () => { setPlaying(false); startOver(); }),
    };
    const [question, help] = playground.help('training',
      'Play trains until you pause. Step takes one step, with one batch of points; Epoch goes once '
      + 'through all points; Reset starts over with the same seed. The space bar and the keys S, E and '
      + 'R do the same.', '6.4');
    view.status = element('p', { class: 'status' });
    view.controls = {};
    const controls = (...keys) => keys.map((key) => {
      view.controls[key] = playground.control(setting(key), (value) => change({ [key]: value }));
      return view.controls[key];
    });
    const group = (title, ...children) =>
      element('section', { class: 'group' }, element('h2', { text: title }), ...children);
    panel.append(
      element('div', { class: 'toolbar' },
        element('div', { role: 'group', 'aria-label': 'Training', class: 'buttons' },
          ...Object.values(view.actions), question),
        view.status, help),
      element('div', { class: 'tinker' },
        group('Points', ...controls('data', 'noise', 'train', 'task', 'seed')),
        element('section', { class: 'stage' }, element('h2', { text: 'Network' }), ...networkParts()),
        element('section', { class: 'result' }, element('h2', { text: 'Result' }), ...resultParts())),
      element('section', { class: 'group wide' }, element('h2', { text: 'Learning' }),
        ...controls('act', 'rate', 'opt', 'batch', 'l2', 'drop', 'init', 'speed')),
      codePart());
    addEventListener('keydown', (event) => {
      const isElsewhere = panel.hidden || event.ctrlKey || event.metaKey || event.altKey
        || event.target.closest('input, select, textarea, button, a, summary, [role=application]');
      if (isElsewhere || !view.actions[event.key]) return;
      event.preventDefault();
      view.actions[event.key].click();
    });
    playground.colorScheme.addEventListener('change', () => {
      view.palette = undefined;
      draw();
    });
    new ResizeObserver(() => { measure(); draw(); }).observe(view.network);
    startWorker();
  }

  function show(parameters) {
    values = playground.readSettings(settings, parameters);
    setPlaying(false);
    showValues();
    startOver();
  }

  function hide() { setPlaying(false); }

  function showValues() {
    for (const [key, control] of Object.entries(view.controls)) control.set(values[key]);
    view.own.hidden = values.data !== 'own';
    view.count.textContent = `${values.points.length / 3} points`;
  }

  // MARK: - The network

  function networkParts() {
    view.lines = element('canvas', { class: 'lines', 'aria-hidden': 'true' });
    view.columns = element('div', { class: 'columns' });
    view.network = element('div', { class: 'network' }, view.lines, view.columns);
    view.readout = element('p', { class: 'readout', id: 'tinker-readout', text: hint });
    view.network.addEventListener('pointermove', pointAtLine);
    view.network.addEventListener('pointerleave', () => { view.readout.textContent = hint; });
    const [inputQuestion, inputHelp] = playground.help('the inputs',
      'What the network sees of a point: switch inputs on and off. With squares or the product one '
      + 'unit can do what else takes a layer.', '3.1');
    const [layerQuestion, layerHelp] = playground.help('layers and units',
      'Up to six hidden layers of one to eight units. Each small map shows what a unit says at each '
      + 'place; a line is a weight, thicker where it is larger, in the color of its sign.', '4.2');
    const [deadQuestion, deadHelp] = playground.help('dead and saturated units',
      'A dead unit has a slope of zero at every point of training, so that nothing can change it any '
      + 'more. A saturated unit is so sure at most points that it hardly changes.', '2.4');
    view.layerCount = element('span', { class: 'count' });
    const changeLayers = (step) => () => {
      const hidden = values.hidden.slice();
      if (step > 0 && hidden.length < 6) hidden.push(hidden.at(-1) ?? 4);
      if (step < 0) hidden.pop();
      change({ hidden });
    };
    view.fewerLayers = element('button',
      { type: 'button', text: '−', 'aria-label': 'One hidden layer fewer', onclick: changeLayers(-1) });
    view.moreLayers = element('button',
      { type: 'button', text: '+', 'aria-label': 'One hidden layer more', onclick: changeLayers(1) });
    return [
      element('div', { class: 'row' }, 'Inputs', inputQuestion, element('span', { class: 'gap' }),
        element('span', { class: 'layers' },
          view.fewerLayers, view.layerCount, view.moreLayers, layerQuestion)),
      inputHelp, layerHelp, view.network,
      element('p', { class: 'row legend' }, element('span', { class: 'key dead', text: '✕' }),
        'dead', element('span', { class: 'key saturated', text: '≈' }), 'saturated', deadQuestion),
      deadHelp, view.readout];
  }

  const hint = 'Point at a line or a unit, or go to a unit with the Tab key, to read its numbers.';

  // Makes the columns of inputs, units and output anew.
  function layOutNetwork() {
    const { hidden } = values;
    view.layerCount.textContent = `${hidden.length} hidden layer${hidden.length === 1 ? '' : 's'}`;
    view.fewerLayers.disabled = hidden.length === 0;
    view.moreLayers.disabled = hidden.length === 6;
    shownUnit = undefined;
    const focused = document.activeElement?.dataset?.place;
    view.inputs = inputs.map(([key, label]) => element('button', {
      type: 'button', class: 'input', text: label, 'data-place': `input-${key}`,
      'aria-pressed': String(values.inputs.includes(key)), 'aria-label': `Input ${label}`,
      onclick: () => toggleInput(key),
    }));
    view.units = [];
    const columns = hidden.map((count, layer) => {
      const resize = (step, text, words) => element('button', {
        type: 'button', text, 'aria-label': `${words} in layer ${layer + 1}`,
        'data-place': `layer-${layer}-${step}`, disabled: step < 0 ? count === 1 : count === 8,
        onclick: () => change({ hidden: hidden.with(layer, count + step) }),
      });
      const units = Array.from({ length: count }, (_, unit) => makeUnit(layer, unit));
      return element('div', { class: 'column' },
        element('div', { class: 'size' }, resize(-1, '−', 'One unit fewer'),
          resize(1, '+', 'One unit more')),
        ...units.map(({ button }) => button));
    });
    view.output = element('div', { class: 'output', text: 'output' });
    view.columns.replaceChildren(
      element('div', { class: 'column' }, element('div', { class: 'size' }), ...view.inputs),
      ...columns,
      element('div', { class: 'column' }, element('div', { class: 'size' }), view.output));
    view.columns.style.setProperty('--columns', hidden.length + 2);
    if (focused) view.columns.querySelector(`[data-place="${focused}"]`)?.focus();
    measure();
  }

  const unitName = (layer, unit) => `Unit ${unit + 1} of layer ${layer + 1}`;

  function makeUnit(layer, unit) {
    const canvas = element('canvas', { width: unitSide, height: unitSide });
    const mark = element('span', { class: 'mark' });
    const value = element('span', { class: 'value' });
    const place = view.units.length;
    const enter = () => { shownUnit = place; describeUnit(place); draw(); };
    const leave = () => { shownUnit = undefined; view.readout.textContent = hint; draw(); };
    const button = element('button', {
      type: 'button', class: 'unit', 'aria-label': unitName(layer, unit),
      'aria-describedby': 'tinker-readout',
      'data-place': `unit-${layer}-${unit}`, onpointerenter: enter, onpointerleave: leave,
      onfocus: enter, onblur: leave,
    }, canvas, mark, value);
    const made = { layer, unit, button, canvas, mark, value, state: -1 };
    view.units.push(made);
    return made;
  }

  function toggleInput(key) {
    const others = values.inputs.filter((other) => other !== key);
    if (others.length === values.inputs.length) others.push(key);
    if (others.length === 0) return playground.message('A network needs an input; one stays on.');
    change({ inputs: inputs.map(([key]) => key).filter((key) => others.includes(key)) });
  }

  // Where the lines go: for each layer of weights, from and to which points of the picture.
  function measure() {
    if (!view.inputs || !view.network.offsetWidth) return;
    const frame = view.network.getBoundingClientRect();
    const side = (element, isRight) => {
      const box = element.getBoundingClientRect();
      return [(isRight ? box.right : box.left) - frame.left, box.top + box.height / 2 - frame.top];
    };
    const active = view.inputs.filter((_, i) => values.inputs.includes(inputs[i][0]));
    const columns = [active];
    for (let layer = 0; layer < values.hidden.length; layer++) {
      columns.push(view.units.filter((unit) => unit.layer === layer).map(({ button }) => button));
    }
    columns.push([view.output]);
    view.weights = [];
    for (let layer = 1; layer < columns.length; layer++) {
      view.weights.push({
        starts: columns[layer - 1].map((element) => side(element, true)),
        ends: columns[layer].map((element) => side(element, false)),
      });
    }
    const scale = devicePixelRatio;
    view.lines.width = frame.width * scale;
    view.lines.height = frame.height * scale;
  }

  // The numbers of a layer: weight(i, j) from i to j, bias(j), and their gradients.
  function layerNumbers(layer) {
    const widths = [values.inputs.length, ...values.hidden, 1];
    let start = 0;
    for (let k = 0; k < layer; k++) start += 2 * (widths[k] + 1) * widths[k + 1];
    const [rows, columns] = [widths[layer], widths[layer + 1]];
    const half = (rows + 1) * columns;
    const at = (place) => picture?.parameters[start + place] ?? NaN;
    return {
      rows, columns,
      weight: (i, j) => at(i * columns + j), weightGradient: (i, j) => at(half + i * columns + j),
      bias: (j) => at(rows * columns + j), biasGradient: (j) => at(half + rows * columns + j),
    };
  }

  // Whether the picture is one of the network that is laid out.
  const fits = () => {
    const widths = [values.inputs.length, ...values.hidden, 1];
    const count = widths.slice(1).reduce((sum, width, k) => sum + 2 * (widths[k] + 1) * width, 0);
    return picture?.parameters.length === count;
  };

  const short = (number) => (Number.isFinite(number)
    ? (Math.abs(number) >= 0.001 || number === 0 ? number.toFixed(3) : number.toExponential(1))
      .replace('-', '−') : 'no number');
  const nodeName = (column, i) => (column === 0
    ? inputs.find(([key]) => key === values.inputs[i])[1]
    : column > values.hidden.length ? 'the output' : `unit ${i + 1} of layer ${column}`);

  function describeUnit(place) {
    const { layer, unit, state } = view.units[place];
    const numbers = layerNumbers(layer);
    const weights = Array.from({ length: numbers.rows }, (_, i) =>
      `${nodeName(layer, i)} ${short(numbers.weight(i, unit))} (${short(numbers.weightGradient(i, unit))})`);
    view.readout.textContent =
      `${nodeName(layer + 1, unit)}${['', ', dead', ', saturated'][state] ?? ''}: bias `
      + `${short(numbers.bias(unit))} (gradient ${short(numbers.biasGradient(unit))}); weights, and `
      + `their gradients, from ${weights.join(', ')}.`;
  }

  // The line that is nearest to the pointer, if one is near.
  function pointAtLine(event) {
    if (event.target.closest('.unit, .input') || !view.weights || !fits()) return;
    const frame = view.network.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    let nearest = { distance: 7 };
    for (const [layer, { starts, ends }] of view.weights.entries()) {
      for (const [i, start] of starts.entries()) {
        for (const [j, end] of ends.entries()) {
          const share = (x - start[0]) / (end[0] - start[0]);
          if (share < 0 || share > 1) continue;
          const bend = share * share * (3 - 2 * share);
          const distance = Math.abs(start[1] + bend * (end[1] - start[1]) - y);
          if (distance < nearest.distance) nearest = { distance, layer, i, j };
        }
      }
    }
    view.pointed = nearest.layer === undefined ? undefined : nearest;
    if (!view.pointed) return;
    describeLine(nearest);
  }

  function describeLine({ layer, i, j }) {
    const numbers = layerNumbers(layer);
    view.readout.textContent = `Weight from ${nodeName(layer, i)} to ${nodeName(layer + 1, j)}: `
      + `${short(numbers.weight(i, j))}, gradient ${short(numbers.weightGradient(i, j))} for the last `
      + 'batch.';
  }

  // MARK: - The result

  function resultParts() {
    view.map = element('canvas', { class: 'map', width: 600, height: 600, tabindex: 0,
      role: 'application', 'aria-label': 'Map of what the network says at each place. With points of '
        + 'your own: move with the arrow keys, set a point with Enter, remove the nearest with Delete.' });
    view.map.addEventListener('pointermove', (event) => pointAtPlace(placeOf(event)));
    view.map.addEventListener('pointerleave', () => pointAtPlace(undefined));
    view.map.addEventListener('click', (event) => setPoint(placeOf(event), event.shiftKey));
    view.map.addEventListener('keydown', moveByKey);
    view.map.addEventListener('focus', () => {
      if (view.map.matches(':focus-visible')) pointAtPlace(probe ?? [0, 0]);
    });
    view.map.addEventListener('blur', () => pointAtPlace(undefined));
    view.map.addEventListener('dragover', (event) => event.preventDefault());
    view.map.addEventListener('drop', (event) => {
      event.preventDefault();
      if (event.dataTransfer.files[0]) readTable(event.dataTransfer.files[0]);
    });
    view.place = element('p', { class: 'readout place' });
    view.target = element('input', {
      type: 'range', min: 0, max: 4095, value: 4095, id: 'tinker-target' });
    view.count = element('span', { class: 'count' });
    const [question, help] = playground.help('points of your own',
      'Click on the map to set a point of this value; with the shift key, of the opposite one. Two '
      + 'classes lie below and above the middle. A CSV file has three columns of numbers: two '
      + 'coordinates and what is to be learned.', '3.7');
    const file = element('input', { type: 'file', accept: '.csv,text/csv,text/plain',
      id: 'tinker-file', onchange: () => { if (file.files[0]) readTable(file.files[0]); } });
    view.own = element('div', { class: 'own', hidden: true },
      element('label', { for: 'tinker-target', text: 'Value of new points' }), view.target,
      element('label', { for: 'tinker-file', text: 'CSV file' }), file,
      element('div', { class: 'row' },
        element('button', { type: 'button', text: 'Remove all',
          onclick: () => change({ points: [] }) }), view.count, question), help);
    view.curve = element('canvas', { class: 'curve', width: 600, height: 260, role: 'img',
      'aria-label': 'Loss in training and test, epoch by epoch' });
    const [curveQuestion, curveHelp] = playground.help('the curves',
      'The loss says how wrong the network is. Where it falls in training and rises in the test, the '
      + 'network memorizes its points.', '6.8');
    return [view.map,
      element('p', { class: 'row legend' }, element('span', { class: 'key negative' }), '−1',
        element('span', { class: 'key positive' }), '1', element('span', { class: 'key test' }),
        'ringed: in the test'),
      view.place, view.own, view.curve,
      element('p', { class: 'row legend' }, element('span', { class: 'key line' }),
        'loss in training', element('span', { class: 'key dashed' }), 'in the test', curveQuestion),
      curveHelp];
  }

  // A place on the map in the coordinates of the plane.
  function placeOf(event) {
    const box = view.map.getBoundingClientRect();
    return [4 * (event.clientX - box.left) / box.width - 2, 2 - 4 * (event.clientY - box.top) / box.height]
      .map((number) => Math.min(2, Math.max(-2, number)));
  }

  function pointAtPlace(place) {
    probe = place;
    if (!isPlaying) ask({ look: true });
  }

  function setPoint([x, y], isOpposite) {
    if (values.data !== 'own') {
      playground.message('To set points, choose “points of your own” under Data.');
      return;
    }
    if (values.points.length >= 3000) {
      playground.message('There are 1000 points, as many as fit.');
      return;
    }
    const code = (number) => Math.round((number + 2) / 4 * 4095);
    const target = Number(view.target.value);
    change({ points: [...values.points, code(x), code(y), isOpposite ? 4095 - target : target] });
  }

  function removePoint([x, y]) {
    const { points } = values;
    let nearest = -1;
    let least = Infinity;
    for (let i = 0; i < points.length; i += 3) {
      const distance = Math.hypot(points[i] / 4095 * 4 - 2 - x, points[i + 1] / 4095 * 4 - 2 - y);
      if (distance < least) [nearest, least] = [i, distance];
    }
    if (nearest >= 0) change({ points: points.toSpliced(nearest, 3) });
  }

  function moveByKey(event) {
    const place = probe ?? [0, 0];
    const move = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1],
      ArrowDown: [0, -0.1] }[event.key];
    if (move) pointAtPlace(place.map((at, i) => Math.min(2, Math.max(-2, at + move[i]))));
    else if (event.key === 'Enter' || event.key === ' ') setPoint(place, event.shiftKey);
    else if (values.data === 'own' && ['Delete', 'Backspace'].includes(event.key)) removePoint(place);
    else return;
    event.preventDefault();
    if (!move) pointAtPlace(place);
  }

  // Reads a table of three columns; says what is wrong with one that is none.
  async function readTable(file) {
    if (file.size > 2e6) {
      return playground.message(`${file.name} has ${file.size} bytes; a table of points has at most `
        + 'two million.');
    }
    const lines = (await file.text()).split(/\r?\n/).map((line, i) => [line.trim(), i + 1])
      .filter(([line]) => line);
    const rows = [];
    for (const [line, number] of lines) {
      const cells = line.split(/[,;\t]/).map((cell) => cell.trim());
      const row = cells.slice(0, 3).map((cell) => (cell === '' ? NaN : Number(cell)));
      if (cells.length >= 3 && row.every(Number.isFinite)) rows.push(...row);
      else if (number > lines[0][1]) {
        const shown = line.length > 40 ? `${line.slice(0, 40)}…` : line;
        return playground.message(`${file.name}, line ${number}: found “${shown}”, expected three `
          + 'numbers with commas between: two coordinates and what is to be learned.');
      }
    }
    if (rows.length < 6) {
      return playground.message(`${file.name}: found fewer than two lines of three numbers; expected `
        + 'two coordinates and what is to be learned in each.');
    }
    const count = rows.length / 3;
    playground.message(count > 1000 ? `${file.name} has ${count} points; the first 1000 are used.` : '');
    const engine = await playground.engine();
    const length = engine.send(Float64Array.from(rows.slice(0, 3000)));
    change({ data: 'own', points: Array.from(engine.numbers(Int32Array, 'tinker_rows', length)) });
  }

  // MARK: - The code

  function codePart() {
    view.code = element('code');
    const details = element('details', {
      class: 'code', ontoggle: () => { if (details.open) showCode(); },
    }, element('summary', { text: 'These settings in Swift' }),
    element('p', { text: 'A program for the library that trains this network for as many epochs, to '
      + 'the same losses; a learning rate that you changed on the way counts from the start. Make it the '
      + 'file main.swift of a package that depends on NeuralNetworks.' }),
    element('button', { type: 'button', text: 'Copy', onclick: async (event) => {
      await showCode();
      const { target } = event;
      try {
        await navigator.clipboard.writeText(view.code.textContent);
        target.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(view.code);
        target.textContent = 'Selected: copy it with the keyboard';
      }
    } }),
    element('pre', { tabindex: 0, role: 'region', 'aria-label': 'Swift code' }, view.code));
    view.codeDetails = details;
    return details;
  }

  // The program for the settings, up to the epoch that is shown.
  async function showCode() {
    const engine = await playground.engine();
    engine.call('tinker_configure', engine.send(engineNumbers(values)));
    const program = engine.text('tinker_code', picture?.status[0] ?? 0);
    const sets = document.getElementById('point-sets').textContent;
    view.code.textContent = program + sets.replace(/^\s*import NeuralNetworks\n/, '');
  }

  // MARK: - Drawing

  function draw(parts = allParts) {
    if (!picture) return;
    const [epoch, step, , training, test, trainingRight, testRight] = picture.status;
    const number = (value) => (Number.isFinite(value) ? value.toFixed(3) : '–');
    const share = (right) => (Number.isFinite(right) ? ` (${(100 * (1 - right)).toFixed(1)} % wrong)` : '');
    view.status.textContent =
      `Epoch ${epoch}, step ${step} · loss in training ${number(training)}${share(trainingRight)}, `
      + `in the test ${number(test)}${share(testRight)}`;
    if (!fits()) return;
    view.palette ?? readColors();
    if (parts.includes('result')) {
      drawMap();
      drawCurve();
    }
    if (parts.includes('units')) drawUnits();
    if (parts.includes('lines')) drawLines();
    if (shownUnit !== undefined) describeUnit(shownUnit);
    else if (view.pointed && view.network.matches(':hover')) describeLine(view.pointed);
    if (!isPlaying && view.codeDetails.open) showCode();
    drawn = picture;
  }

  const scratch = document.createElement('canvas');

  // Levels as a picture of their own, to be drawn in another.
  function levelsImage(levels, side) {
    if (scratch.width !== side) scratch.width = scratch.height = side;
    const pixels = new Uint32Array(levels.length);
    const colors = new Uint32Array(view.softPalette.buffer);
    for (let i = 0; i < levels.length; i++) pixels[i] = colors[levels[i]];
    const image = new ImageData(new Uint8ClampedArray(pixels.buffer), side, side);
    scratch.getContext('2d').putImageData(image, 0, 0);
    return scratch;
  }

  const unitLevels = (place) => {
    const start = place * unitSide * unitSide;
    return picture.unitMaps.subarray(start, start + unitSide * unitSide);
  };

  // The colors of the style, until the scheme changes.
  function readColors() {
    // Maps are paler than the points on them.
    view.palette = playground.palette();
    view.softPalette = playground.palette(0.7);
    const style = getComputedStyle(document.documentElement);
    for (const name of ['ink', 'paper', 'quiet', 'line', 'link', 'positive', 'negative']) {
      view[name] = style.getPropertyValue(`--${name}`);
    }
  }

  function drawMap() {
    const context = view.map.getContext('2d');
    const { width, height } = view.map;
    const image = shownUnit === undefined
      ? levelsImage(picture.map, mapSide)
      : levelsImage(unitLevels(shownUnit), unitSide);
    context.drawImage(image, 0, 0, width, height);
    const at = (x, y) => [(x + 2) / 4 * width, (2 - y) / 4 * height];
    const circle = (x, y, radius) => {
      context.beginPath();
      context.arc(...at(x, y), radius, 0, 2 * Math.PI);
    };
    for (let i = 0; i < points.length; i += 4) {
      const [x, y, target, isTest] = points.subarray(i, i + 4);
      const level = 4 * Math.round(127 + 127 * target);
      circle(x, y, isTest ? 7 : 6);
      context.fillStyle = `rgb(${view.palette.subarray(level, level + 3).join()})`;
      context.fill();
      context.lineWidth = isTest ? 3 : 1.5;
      context.strokeStyle = isTest ? view.ink : view.paper;
      context.stroke();
    }
    if (!probe) {
      view.place.textContent = '';
      return;
    }
    circle(...probe, 11);
    context.lineWidth = 2;
    context.strokeStyle = view.ink;
    context.stroke();
    const output = picture.values?.at(-1);
    const [x, y] = probe.map((number) => number.toFixed(2).replace('-', '−'));
    view.place.textContent = output === undefined ? '' : `At (${x}, ${y}) the network says `
      + (values.task === 'classes'
        ? `${(100 * output).toFixed(1)} % for the class of 1.` : `${short(output)}.`);
  }

  function drawUnits() {
    view.units.forEach((unit, place) => {
      unit.canvas.getContext('2d').drawImage(levelsImage(unitLevels(place), unitSide), 0, 0);
      unit.value.textContent = probe && picture.values ? picture.values[place].toFixed(2) : '';
      const state = picture.units[place];
      if (state === unit.state) return;
      unit.state = state;
      unit.mark.textContent = ['', '✕', '≈'][state];
      unit.button.classList.toggle('dead', state === 1);
      unit.button.classList.toggle('saturated', state === 2);
      unit.button.setAttribute('aria-label',
        unitName(unit.layer, unit.unit) + ['', ', dead', ', saturated'][state]);
    });
  }

  function drawLines() {
    const context = view.lines.getContext('2d');
    const scale = devicePixelRatio;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, view.lines.width, view.lines.height);
    for (const [layer, { starts, ends }] of view.weights.entries()) {
      const { weight } = layerNumbers(layer);
      for (const [i, [x, y]] of starts.entries()) {
        for (const [j, [toX, toY]] of ends.entries()) {
          const w = weight(i, j);
          const size = Math.min(1, Math.abs(w) / 2);
          const middle = (x + toX) / 2;
          context.beginPath();
          context.moveTo(x, y);
          context.bezierCurveTo(middle, y, middle, toY, toX, toY);
          context.lineWidth = 0.5 + 5 * size;
          context.globalAlpha = 0.25 + 0.7 * size;
          context.strokeStyle = w > 0 ? view.positive : w < 0 ? view.negative : view.quiet;
          context.stroke();
        }
      }
    }
    context.globalAlpha = 1;
  }

  function drawCurve() {
    const context = view.curve.getContext('2d');
    const { width, height } = view.curve;
    const [left, right, top, bottom] = [64, width - 10, 14, height - 34];
    const [last, greatest] = picture.curve;
    context.clearRect(0, 0, width, height);
    context.font = '22px system-ui, sans-serif';
    context.fillStyle = view.quiet;
    context.strokeStyle = view.line;
    context.lineWidth = 2;
    context.strokeRect(left, top, right - left, bottom - top);
    context.textAlign = 'right';
    context.fillText(String(Number(greatest.toPrecision(3))), left - 8, top + 14);
    context.fillText('0', left - 8, bottom);
    context.fillText(`epoch ${last}`, right, height - 8);
    context.lineWidth = 3;
    for (const [offset, stroke, dash] of [[1, view.ink, []], [2, view.link, [9, 6]]]) {
      context.beginPath();
      context.setLineDash(dash);
      context.strokeStyle = stroke;
      for (let i = 2; i < picture.curve.length; i += 3) {
        const y = picture.curve[i + offset];
        if (!Number.isFinite(y)) continue;
        context.lineTo(left + picture.curve[i] * (right - left), top + y * (bottom - top));
      }
      context.stroke();
    }
    context.setLineDash([]);
  }

  // What is shown of the present network: nothing until its first picture is drawn.
  const inspect = () => (drawn?.id >= start && !queue.numbers ? drawn : undefined);

  playground.tab({ id: 'tinker', title: 'Tinker', open, show, hide, inspect });
})();
