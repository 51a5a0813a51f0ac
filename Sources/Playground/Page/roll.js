'use strict';

// The tab Roll: four optimizers walk over a surface from where the visitor clicks.
(() => {
  const { element } = playground;

  const optimizers = [
    { key: 'sgd', name: 'gradient descent', rate: '0.01', dash: [] },
    { key: 'momentum', name: 'momentum', rate: '0.003', dash: [9, 4] },
    { key: 'rmsprop', name: 'RMSProp', rate: '0.03', dash: [2, 3] },
    { key: 'adam', name: 'Adam', rate: '0.1', dash: [10, 3, 2, 3] },
  ];
  const rates = [
    '0.0001', '0.0003', '0.001', '0.003', '0.01', '0.03', '0.1', '0.3', '1',
  ].map((rate) => [rate, rate]);
  const settings = [
    { key: 'surface', label: 'Surface', initial: 'ravine', section: '6.2',
      options: [['bowl', 'bowl'], ['ravine', 'ravine'], ['turned', 'ravine, turned'],
        ['hollows', 'two hollows'], ['saddle', 'saddle'], ['valley', 'Rosenbrock’s valley']],
      help: 'The loss of two weights. A place is a pair of weights, and its shade is their loss.' },
    { key: 'steps', label: 'Steps', initial: 100, range: [1, 2000], section: '6.4',
      help: 'How many steps each optimizer takes.' },
    ...optimizers.map(({ key, name, rate }) => ({
      key, label: `Rate, ${name}`, initial: rate, section: '6.6', options: [...rates, ['off', 'leave out']],
      help: `The learning rate of ${name}. Each method has a rate that suits it, and a comparison at one `
        + 'rate for all says little.',
    })),
    // The start, in thousandths of the picture's width and height.
    { key: 'x', label: 'Start, across', initial: 120, range: [0, 1000], section: '6.1',
      help: 'Where the walks begin, from 0 at the left edge to 1000 at the right one. Clicking on the '
        + 'map does the same.' },
    { key: 'y', label: 'Start, up', initial: 620, range: [0, 1000], section: '6.1',
      help: 'Where the walks begin, from 0 at the lower edge to 1000 at the upper one.' },
  ];
  const surfaces = settings[0].options.map(([value]) => value);
  const [width, height] = [600, 480];

  let values;
  let engine;
  let map; // of the surface that is shown: { surface, frame, levels }
  let walks = [];
  let drawn = 0; // steps of the walks that are drawn so far
  const view = {};

  function change(changes) {
    values = { ...values, ...changes };
    playground.setAddress('roll', playground.writeSettings(settings, values));
    walk();
  }

  // Computes map and walks anew, and lets them run.
  function walk() {
    for (const setting of settings) view.controls[setting.key].set(values[setting.key]);
    const surface = surfaces.indexOf(values.surface);
    if (map?.surface !== surface) {
      map = {
        surface,
        frame: engine.numbers(Float32Array, 'roll_frame', surface),
        levels: engine.numbers(Uint8Array, 'roll_map', surface, width, height),
      };
    }
    const [left, bottom, right, top] = map.frame;
    const x = left + values.x / 1000 * (right - left);
    const y = bottom + values.y / 1000 * (top - bottom);
    walks = optimizers.map(({ key }, i) => (values[key] === 'off' ? { places: [], losses: [] } : split(
      engine.numbers(Float32Array, 'roll_walk', surface, i, Number(values[key]), x, y, values.steps))));
    drawn = playground.reducedMotion.matches ? values.steps : 0;
    cancelAnimationFrame(view.frame);
    draw();
  }

  // Two thirds of the numbers are places, the last third losses.
  const split = (numbers) => ({
    places: numbers.subarray(0, numbers.length / 3 * 2), losses: numbers.subarray(numbers.length / 3 * 2),
  });

  function open(panel) {
    view.canvas = element('canvas', {
      class: 'roll', width, height, tabindex: 0, role: 'img', 'aria-describedby': 'roll-losses',
      'aria-label': 'Map of the surface with the walks of the optimizers. Click to choose the start; '
        + 'arrow keys move it.',
      onclick: (event) => {
        const box = view.canvas.getBoundingClientRect();
        change({
          x: Math.round((event.clientX - box.left) / box.width * 1000),
          y: Math.round((1 - (event.clientY - box.top) / box.height) * 1000),
        });
      },
      onkeydown: (event) => {
        const [dx, dy] = {
          ArrowLeft: [-20, 0], ArrowRight: [20, 0], ArrowUp: [0, 20], ArrowDown: [0, -20],
        }[event.key] ?? [0, 0];
        if (!dx && !dy) return;
        event.preventDefault();
        const clamp = (value) => Math.min(1000, Math.max(0, value));
        change({ x: clamp(values.x + dx), y: clamp(values.y + dy) });
      },
    });
    view.losses = element('tbody', {});
    view.controls = {};
    const controls = settings.map((setting) => {
      view.controls[setting.key] = playground.control(setting, (value) => change({ [setting.key]: value }));
      return view.controls[setting.key];
    });
    panel.append(
      element('p', {}, 'Four ways to walk downhill. Click on the map to let all four start from there. ',
        playground.chapterLink('6.5'), ' explains them.'),
      element('div', { class: 'rolling' },
        element('div', {}, view.canvas,
          element('p', { class: 'legend' }, 'low loss ', element('span', { class: 'key shades' }),
            ' high loss; a dot is where a walk has got to'),
          element('table', { id: 'roll-losses' },
            element('thead', {}, element('tr', {}, ...['optimizer', 'line', 'steps', 'loss'].map(
              (text) => element('th', { scope: 'col', text })))), view.losses)),
        element('div', { class: 'group' }, element('h2', { text: 'Walk' }), ...controls,
          element('button', { type: 'button', text: 'Walk again', onclick: walk }))));
  }

  async function show(parameters) {
    values = playground.readSettings(settings, parameters);
    engine ??= await playground.engine();
    walk();
  }

  function hide() { cancelAnimationFrame(view.frame); }

  // MARK: - Drawing

  function draw() {
    const context = view.canvas.getContext('2d');
    drawMap(context);
    const style = getComputedStyle(document.documentElement);
    context.lineWidth = 2.5;
    context.lineJoin = 'round';
    walks.forEach(({ places }, i) => {
      const count = Math.min(places.length / 2, drawn + 1);
      if (!count) return;
      context.strokeStyle = context.fillStyle = style.getPropertyValue(`--walk-${i + 1}`);
      context.setLineDash(optimizers[i].dash);
      context.beginPath();
      for (let at = 0; at < count; at++) context.lineTo(...pixel(places[2 * at], places[2 * at + 1]));
      context.stroke();
      context.setLineDash([]);
      context.beginPath();
      context.arc(...pixel(places[2 * count - 2], places[2 * count - 1]), 6, 0, 2 * Math.PI);
      context.fill();
    });
    showLosses();
    if (drawn >= values.steps) return;
    drawn = Math.min(values.steps, drawn + Math.max(1, Math.round(values.steps / 150)));
    view.frame = requestAnimationFrame(draw);
  }

  function pixel(x, y) {
    const [left, bottom, right, top] = map.frame;
    return [(x - left) / (right - left) * width, (top - y) / (top - bottom) * height];
  }

  // The map as an image, with a line at every sixteenth of the levels.
  function drawMap(context) {
    if (!map.image || map.isDark !== playground.colorScheme.matches) {
      map.isDark = playground.colorScheme.matches;
      const [columns, rows] = [width, height];
      const image = new ImageData(columns, rows);
      for (let i = 0; i < map.levels.length; i++) {
        const band = map.levels[i] >> 4;
        const isLine = (i % columns && map.levels[i - 1] >> 4 !== band)
          || (i >= columns && map.levels[i - columns] >> 4 !== band);
        const share = map.levels[i] / 254;
        const gray = map.isDark ? 30 + 55 * share : 252 - 70 * share;
        image.data.fill(isLine ? gray + (map.isDark ? 30 : -30) : gray, 4 * i, 4 * i + 3);
        image.data[4 * i + 3] = 255;
      }
      map.image = document.createElement('canvas');
      [map.image.width, map.image.height] = [columns, rows];
      map.image.getContext('2d').putImageData(image, 0, 0);
    }
    context.drawImage(map.image, 0, 0, width, height);
  }

  function showLosses() {
    view.losses.replaceChildren(...walks.map(({ losses }, i) => {
      const count = Math.min(losses.length, drawn + 1);
      const isLost = losses.length && losses.length <= values.steps && count === losses.length;
      const loss = isLost ? 'left the map for good' : count ? losses[count - 1].toPrecision(3) : '–';
      const sample = element('canvas', { width: 44, height: 10, 'aria-hidden': 'true' });
      const context = sample.getContext('2d');
      context.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue(`--walk-${i + 1}`);
      context.lineWidth = 3;
      context.setLineDash(optimizers[i].dash);
      context.moveTo(0, 5);
      context.lineTo(44, 5);
      context.stroke();
      return element('tr', {},
        element('th', { scope: 'row', text: optimizers[i].name }), element('td', {}, sample),
        element('td', { text: Math.max(0, count - 1) }), element('td', { text: loss }));
    }));
  }

  playground.tab({ id: 'roll', title: 'Roll', open, show, hide });
})();
