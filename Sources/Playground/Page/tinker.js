'use strict';

// The tab Tinker: a small network that learns points of the plane while one watches.
(() => {
  const { element } = playground;

  // MARK: - Settings

  const inputs = [
    ['x', 'x₁'], ['y', 'x₂'], ['xx', 'x₁²'], ['yy', 'x₂²'], ['xy', 'x₁x₂'], ['sx', 'sin 3x₁'],
    ['sy', 'sin 3x₂'],
  ];
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const choices = (values) => values.map((value) => [value, value]);

  // The order of options is that of the engine's lists, see Engine/TinkerSettings.swift.
  const settings = [
    { key: 'data', label: 'Data', initial: 'circle', section: '3.7',
      options: [['circle', 'circle'], ['xor', 'XOR'], ['gaussian', 'two clouds'],
        ['spiral', 'spirals'], ['moons', 'moons'], ['plane', 'plane (numbers)'],
        ['hills', 'hills (numbers)'], ['own', 'points of your own']],
      help: 'Which points the network is to learn. Set points of your own by clicking on the map, or '
        + 'drop a CSV file on it.' },
    { key: 'noise', label: 'Noise, %', initial: 10, range: [0, 50], step: 5, section: '6.8',
      help: 'How far points stray from their places, as a standard deviation in hundredths.' },
    { key: 'train', label: 'Training share, %', initial: 70, range: [10, 90], step: 10,
      section: '6.8', help: 'How many of the points the network learns from. The others test it.' },
    { key: 'task', label: 'Task', initial: 'classes', section: '4.8',
      options: [['numbers', 'hit a number'], ['classes', 'tell two classes apart']],
      help: 'Classes are learned with the cross-entropy, numbers from −1 to 1 with the mean squared '
        + 'error.' },
    { key: 'act', label: 'Activation', initial: 'tanh', section: '2.7',
      options: [['tanh', 'tanh'], ['relu', 'ReLU'], ['leaky', 'leaky ReLU'],
        ['sigmoid', 'sigmoid'], ['linear', 'none (linear)']],
      help: 'What a hidden unit makes of its weighted sum. Without a bend the network draws a straight '
        + 'line, however deep it is.' },
    { key: 'rate', label: 'Learning rate', initial: '0.1', section: '6.1',
      options: choices(['0.0001', '0.0003', '0.001', '0.003', '0.01', '0.03', '0.1', '0.3', '1', '3',
        '10']),
      help: 'How large a step is. A change takes effect at once, while the network goes on learning.' },
    { key: 'l2', label: 'Weight decay (L2)', initial: '0', section: '6.8',
      options: choices(['0', '0.0001', '0.0003', '0.001', '0.003', '0.01', '0.03', '0.1']),
      help: 'What weights pay for being large: each step takes this share of them, times the learning '
        + 'rate.' },
    { key: 'drop', label: 'Dropout, %', initial: 0, range: [0, 80], step: 10, section: '6.8',
      help: 'The share of hidden units that are left out at random in each step of training.' },
    { key: 'batch', label: 'Batch size', initial: 10, range: [1, 1000], section: '6.3',
      help: 'How many points a step looks at before the weights move.' },
    { key: 'opt', label: 'Optimizer', initial: 'sgd', section: '6.5',
      options: [['sgd', 'SGD'], ['momentum', 'Momentum'], ['rmsprop', 'RMSProp'], ['adam', 'Adam']],
      help: 'How the gradient becomes a step. RMSProp and Adam want a smaller rate than SGD, such as '
        + '0.01.' },
    { key: 'init', label: 'Initial weights', initial: 'suited', section: '4.5',
      options: [['suited', 'suited to the activation'], ['glorot', 'Glorot, uniform'],
        ['he', 'He, normal'], ['lecun', 'LeCun, normal'], ['large', 'normal, deviation 1'],
        ['small', 'normal, deviation 0.01'], ['zeros', 'all zero']],
      help: 'How weights start. From zeros all units of a layer stay alike, and the network learns '
        + 'next to nothing.' },
    { key: 'seed', label: 'Seed', initial: 1, range: [0, 999999], section: '1.4',
      help: 'Where random numbers start: points, weights and order are the same for the same seed.' },
    { key: 'speed', label: 'Speed', initial: 'normal', section: '6.4',
      options: [['slow', 'four epochs a second'], ['normal', 'an epoch a frame'],
        ['fast', 'as fast as it goes']],
      help: 'How many epochs, rounds through all points of training, pass between two pictures.' },
    { key: 'inputs', initial: ['x', 'y'],
      read: (text) => {
        const keys = text.split(',');
        const isKnown = keys.every((key) => inputs.some(([known]) => known === key));
        return isKnown ? inputs.map(([key]) => key).filter((key) => keys.includes(key)) : undefined;
      },
      write: (keys) => keys.join() },
    { key: 'hidden', initial: [4, 2],
      read: (text) => (text === '0' ? [] : /^[1-8](,[1-8]){0,5}$/.test(text)
        ? text.split(',').map(Number) : undefined),
      write: (hidden) => hidden.join() || '0' },
    // Each point is three numbers from 0 to 4095, two characters each.
    { key: 'points', initial: [],
      read: (text) => {
        if (text.length % 6 || text.length > 6000 || !/^[\w-]*$/.test(text)) return undefined;
        return text.match(/../g)?.map(([a, b]) => 64 * digits.indexOf(a) + digits.indexOf(b)) ?? [];
      },
      write: (points) => points.map((n) => digits[n >> 6] + digits[n & 63]).join('') },
  ];
  const setting = (key) => settings.find((setting) => setting.key === key);
  const place = (key, value) => setting(key).options.findIndex(([option]) => option === value);

  // The settings as the engine reads them.
  const engineNumbers = (values) => Int32Array.of(
    place('data', values.data), values.noise, values.train,
    inputs.reduce((bits, [key], i) => bits | values.inputs.includes(key) << i, 0),
    place('act', values.act), place('rate', values.rate), place('l2', values.l2), values.drop,
    values.batch, place('opt', values.opt), place('init', values.init), place('task', values.task),
    values.seed, values.hidden.length, ...values.hidden,
    ...(values.data === 'own' ? values.points : []));

  // MARK: - The worker

  // Answers each message with one picture of the network: { status, maps, … }.
  function learn(engine) {
    self.onmessage = ({ data }) => {
      try {
        if (data.numbers) engine.call('tinker_configure', engine.send(data.numbers));
        if (data.rate !== undefined) engine.call('tinker_rate', data.rate);
        if (data.step) engine.call('tinker_step');
        for (let epochs = data.epochs ?? 0; epochs > 0; epochs--) engine.call('tinker_epoch');
        for (const end = performance.now() + (data.milliseconds ?? 0); performance.now() < end;) {
          engine.call('tinker_epoch');
        }
        const picture = {
          id: data.id,
          status: engine.numbers(Float64Array, 'tinker_status'),
          maps: engine.numbers(Uint8Array, 'tinker_maps'),
          parameters: engine.numbers(Float32Array, 'tinker_parameters'),
          units: engine.numbers(Uint8Array, 'tinker_units'),
          curve: engine.numbers(Float32Array, 'tinker_curve'),
          megabytes: engine.megabytes,
        };
        if (data.numbers) picture.points = engine.numbers(Float32Array, 'tinker_points');
        if (data.probe) {
          picture.values = engine.numbers(Float32Array, 'tinker_values', ...data.probe);
        }
        self.postMessage(picture, Object.values(picture).map((part) => part.buffer).filter(Boolean));
      } catch (error) {
        self.postMessage({ id: data.id, failure: String(error) });
      }
    };
  }

  // MARK: - State

  const mapSide = 60;
  const unitSide = 20;
  let values = playground.readSettings(settings, new URLSearchParams());
  let worker;
  let isPlaying = false;
  let isWaiting = false; // for a picture
  let start = 0; // the message with which the network started; pictures of an earlier one are old
  let id = 0;
  let queue = {}; // what the next message says
  let picture;
  let points = new Float32Array();
  let probe;
  let shownUnit; // whose map is shown large: its place among all hidden units
  let frames = 0;
  const view = {};

  function send() {
    if (!worker || isWaiting) return;
    const advance = isPlaying ? playing() : {};
    isWaiting = true;
    const message = { ...advance, ...queue, probe, id: ++id };
    if (queue.numbers) start = id;
    queue = {};
    worker.postMessage(message);
  }

  // Says something to the worker, at once or as soon as it has answered.
  function ask(message) {
    Object.assign(queue, message);
    send();
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
    if (data.id >= start) picture = data;
    if (isPlaying && data.status[2]) {
      setPlaying(false);
      playground.message(
        'The loss is no number any more: the steps were too large. Choose a smaller learning rate, '
        + 'then start over.');
    }
    if (playground.reducedMotion.matches && isPlaying) setTimeout(drawFrame, 500);
    else requestAnimationFrame(drawFrame);
    if (queue.numbers) send();
  }

  function drawFrame() {
    frames++;
    draw();
    if (isPlaying || Object.keys(queue).length) send();
  }

  async function startWorker() {
    worker = await playground.worker(learn);
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
    isPlaying = plays;
    view.play.textContent = plays ? 'Pause' : 'Play';
    view.play.setAttribute('aria-pressed', String(plays));
    if (plays) send();
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
    if (!view.isLaidOut?.(values)) layOutNetwork();
    ask({ numbers: engineNumbers(values) });
  }

  function showValues() {
    for (const [key, control] of Object.entries(view.controls)) control.set(values[key]);
  }

  // MARK: - The page

  function open(panel) {
    const button = (text, title, onclick) =>
      element('button', { type: 'button', text, title, onclick });
    view.play = button('Play', 'Train until you pause (space)', () => setPlaying(!isPlaying));
    const toolbar = element('div', { class: 'toolbar', role: 'group', 'aria-label': 'Training' },
      view.play,
      button('Step', 'Take one step: one batch (S)', () => { setPlaying(false); ask({ step: true }); }),
      button('Epoch', 'Go once through all points (E)', () => { setPlaying(false); ask({ epochs: 1 }); }),
      button('Reset', 'Start over with the same seed (R)', () => { setPlaying(false); startOver(); }));
    view.controls = {};
    const controls = (...keys) => keys.map((key) => {
      view.controls[key] = playground.control(setting(key), (value) => change({ [key]: value }));
      return view.controls[key];
    });
    view.status = element('p', { class: 'status' });
    view.map = element('canvas', { class: 'map', width: 300, height: 300, tabindex: 0, role: 'img',
      'aria-label': 'Map of what the network says at each place' });
    view.curve = element('canvas', { class: 'curve', width: 300, height: 130, role: 'img',
      'aria-label': 'Loss in training and test, epoch by epoch' });
    view.network = element('div', { class: 'network' });
    view.readout = element('p', { class: 'readout', id: 'tinker-readout' });
    panel.append(
      toolbar,
      element('div', { class: 'tinker' },
        element('div', { class: 'group' }, element('h2', { text: 'Points' }),
          ...controls('data', 'noise', 'train', 'task', 'seed')),
        element('div', { class: 'stage' }, element('h2', { text: 'Network' }), view.network,
          view.readout),
        element('div', { class: 'result' }, element('h2', { text: 'Result' }), view.map, view.status,
          view.curve)),
      element('div', { class: 'group wide' }, element('h2', { text: 'Learning' }),
        ...controls('act', 'rate', 'opt', 'batch', 'l2', 'drop', 'init', 'speed')));
    startWorker();
  }

  function show(parameters) {
    values = playground.readSettings(settings, parameters);
    showValues();
    startOver();
  }

  function hide() { setPlaying(false); }

  function layOutNetwork() { }

  // MARK: - Drawing

  function draw() {
    if (!picture) return;
    const [epoch, step, , training, test, trainingRight, testRight] = picture.status;
    const number = (value) => (Number.isFinite(value) ? value.toFixed(3) : '–');
    const share = (value) => (Number.isFinite(value) ? `, ${(100 * (1 - value)).toFixed(1)} % wrong` : '');
    view.status.textContent =
      `Epoch ${epoch}, step ${step}. Loss in training ${number(training)}${share(trainingRight)}, `
      + `in test ${number(test)}${share(testRight)}.`;
    drawMap();
  }

  function drawMap() {
    const context = view.map.getContext('2d');
    const image = levelsImage(picture.maps.subarray(0, mapSide * mapSide), mapSide);
    context.drawImage(image, 0, 0, view.map.width, view.map.height);
  }

  const scratch = document.createElement('canvas');
  function levelsImage(levels, side) {
    scratch.width = scratch.height = side;
    const palette = view.palette ??= playground.palette();
    const pixels = new Uint8ClampedArray(levels.length * 4);
    for (let i = 0; i < levels.length; i++) {
      for (let k = 0; k < 4; k++) pixels[4 * i + k] = palette[4 * levels[i] + k];
    }
    scratch.getContext('2d').putImageData(new ImageData(pixels, side, side), 0, 0);
    return scratch;
  }

  playground.tab({ id: 'tinker', title: 'Tinker', open, show, hide });
})();
