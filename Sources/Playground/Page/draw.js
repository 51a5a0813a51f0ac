'use strict';

// The tab Draw: a digit that is drawn, or in a picture file, and what the network of chapter 7 reads.
(() => {
  const { element } = playground;

  const side = 280; // of the pad, in pixels; pictures are made smaller by the engine
  const settings = [
    { key: 'pen', label: 'Pen', initial: 18, range: [4, 40], section: '7.8',
      help: 'How wide a line is, in pixels of the pad. The preparation makes thin lines as thick as '
        + 'those of the training pictures.' },
  ];

  let values;
  let engine;
  let isReady = false;
  let reading; // { probabilities, units, ink, evidence } of what is on the pad; undefined for blank
  let hiddenUnits = 0;
  let last; // where the pen was, while it is down
  const view = {};

  // MARK: - The page

  function open(panel) {
    view.pad = element('canvas', {
      class: 'pad', width: side, height: side, tabindex: 0, role: 'img',
      'aria-label': 'Pad to draw a digit on, with mouse, pen or finger. With the keyboard: the '
        + 'example buttons show digits.',
      onpointerdown: (event) => {
        view.pad.setPointerCapture(event.pointerId);
        last = undefined;
        draw(event);
      },
      onpointermove: (event) => { if (last) event.getCoalescedEvents?.().concat(event).forEach(draw); },
      onpointerup: () => { last = undefined; },
      onpointercancel: () => { last = undefined; },
      ondragover: (event) => event.preventDefault(),
      ondrop: (event) => {
        event.preventDefault();
        if (event.dataTransfer.files[0]) readPicture(event.dataTransfer.files[0]);
      },
    });
    const button = (text, title, onclick) => element('button', { type: 'button', text, title, onclick });
    const chooser = (text, accept, title, use) => {
      const input = element('input', { type: 'file', accept, hidden: true,
        onchange: () => {
          if (input.files[0]) use(input.files[0]);
          input.value = '';
        } });
      return [button(text, title, () => input.click()), input];
    };
    const examples = element('div', { class: 'examples', role: 'group', 'aria-label': 'Examples' },
      element('span', { text: 'Or an example:' }), ...Object.keys(strokes).map((digit) => button(
        digit, `Draw a ${digit}`, () => { clear(); drawExample(digit); })));
    view.answer = element('p', { class: 'answer', 'aria-live': 'polite' });
    view.bars = element('div', { class: 'bars' });
    view.prepared = element('canvas', { class: 'prepared', width: 28, height: 28, role: 'img',
      'aria-label': 'What the network gets: the digit, fitted into 28 by 28 pixels' });
    view.evidence = element('canvas', { class: 'prepared', width: 28, height: 28, role: 'img',
      'aria-label': 'Which pixels spoke for the answer, and which against it' });
    view.units = element('canvas', { class: 'units', width: 1, height: 1, role: 'img',
      'aria-label': 'The hidden units; the stronger the blue, the larger the activation' });
    view.pen = playground.control(settings[0], (value) => {
      values = { ...values, pen: value };
      playground.setAddress('draw', playground.writeSettings(settings, values));
    });
    view.name = element('span', {});
    const figure = (canvas, text) => element('figure', {}, canvas, element('figcaption', { text }));
    panel.append(
      element('p', {}, 'Draw a digit, as large as you like. The network of chapter 7 reads it while you '
        + 'draw. ', playground.chapterLink('7.8'), ' tells how pictures are prepared for it.'),
      element('div', { class: 'drawing' },
        element('div', {}, view.pad,
          element('div', { class: 'toolbar' }, button('Clear', 'Wipe the pad', clear),
            ...chooser('Picture …', 'image/*', 'Read a digit in a picture file', readPicture),
            ...chooser('Network …', '.safetensors,.net', 'Read with a network that chapter 7 has saved',
              readNetwork)),
          examples, view.pen),
        element('div', { class: 'reading' }, view.answer, view.bars,
          element('p', { class: 'quiet' }, view.name)),
        element('div', { class: 'inside' },
          figure(view.prepared, 'What the network gets'),
          figure(view.evidence, 'Blue pixels speak for the answer, orange ones against it: the slope of '
            + 'its score along each pixel, times the pixel'),
          figure(view.units, 'Hidden units; the stronger the blue, the larger the activation'))));
    for (let digit = 0; digit < 10; digit++) {
      const bar = element('div', { class: 'bar' });
      const share = element('span', { class: 'share' });
      view.bars.append(element('div', { class: 'digit' }, element('span', { text: digit }),
        element('div', { class: 'track' }, bar), share));
    }
    clearPad();
  }

  async function show(parameters) {
    values = playground.readSettings(settings, parameters);
    view.pen.set(values.pen);
    engine ??= await playground.engine();
    if (!isReady) {
      const bytes = await playground.bytes('reader');
      hiddenUnits = engine.call('draw_packed', engine.send(bytes));
      isReady = true;
      view.name.textContent = `The network of section 7.5, with ${hiddenUnits} hidden units, its weights `
        + 'rounded to 8 bits.';
    }
    read();
  }

  // MARK: - The pad

  // The pad is always white paper with black ink, in the dark as well: it is what the network gets.
  function clearPad() {
    const context = view.pad.getContext('2d', { willReadFrequently: true });
    context.fillStyle = 'white';
    context.fillRect(0, 0, side, side);
  }

  function clear() {
    clearPad();
    read();
  }

  function stroke(from, to, width) {
    const context = view.pad.getContext('2d');
    context.strokeStyle = 'black';
    context.lineWidth = width;
    context.lineCap = context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
    // A line that goes nowhere is not drawn, and a tap is a dot.
    context.beginPath();
    context.arc(...to, width / 2, 0, 2 * Math.PI);
    context.fillStyle = 'black';
    context.fill();
  }

  function draw(event) {
    if (!values) return;
    const box = view.pad.getBoundingClientRect();
    const place = [
      (event.clientX - box.left) / box.width * side, (event.clientY - box.top) / box.height * side,
    ];
    stroke(last ?? place, place, values.pen);
    last = place;
    view.isDue ||= requestAnimationFrame(read);
  }

  // Digits as lines between points of a square of 100, for those who cannot draw.
  const strokes = {
    0: '50,10 25,25 20,55 30,85 50,92 72,82 80,52 72,22 50,10',
    1: '35,28 55,10 55,92', 2: '25,30 35,13 58,10 74,24 70,44 45,68 24,90 78,90',
    3: '26,18 52,10 72,22 66,42 46,49 70,57 76,76 58,92 26,86', 4: '62,92 62,10 20,66 82,66',
    5: '74,12 32,12 29,45 55,42 75,58 70,82 48,92 24,84',
    6: '68,12 40,34 26,64 36,88 60,92 76,74 62,56 34,62', 7: '22,12 78,12 48,92',
    8: '50,48 28,30 38,12 60,12 72,28 50,48 28,68 36,90 64,90 74,70 50,48',
    9: '72,32 54,48 32,40 30,20 50,10 70,20 72,34 66,92',
  };

  function drawExample(digit) {
    const points = strokes[digit].split(' ').map((text) => text.split(',').map((n) => n * side / 100));
    points.slice(1).forEach((point, i) => stroke(points[i], point, values.pen));
    read();
  }

  // MARK: - Files

  async function readPicture(file) {
    let picture;
    try {
      picture = await createImageBitmap(file);
    } catch {
      playground.message(`“${file.name}” is no picture that this browser reads. Try a PNG or JPEG file.`);
      return;
    }
    const scale = Math.min(side / picture.width, side / picture.height);
    clearPad();
    const context = view.pad.getContext('2d');
    const [width, height] = [picture.width * scale, picture.height * scale];
    // The margin gets the color of the picture's corner, so that its edge is no line.
    context.drawImage(picture, 0, 0, 1, 1, 0, 0, side, side);
    context.drawImage(picture, (side - width) / 2, (side - height) / 2, width, height);
    read();
    if (!reading) playground.message(`In “${file.name}” nothing stands out from the background.`);
  }

  async function readNetwork(file) {
    if (file.size > 100 << 20) {
      playground.message(`“${file.name}” is larger than 100 MB, which no network for digits is.`);
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const units = engine.call('draw_network', engine.send(bytes));
    if (!units) {
      const start = engine.call('memory_outbox');
      const text = new Uint8Array(engine.functions.memory.buffer, start);
      const reason = new TextDecoder().decode(text.slice(0, text.indexOf(0)));
      playground.message(`“${file.name}” cannot be used: ${reason}`);
      return;
    }
    hiddenUnits = units;
    view.name.textContent = `The network in ${file.name}, with ${units} hidden units.`;
    read();
  }

  // MARK: - Reading

  function read() {
    view.isDue = 0;
    if (!isReady) return;
    const { data } = view.pad.getContext('2d').getImageData(0, 0, side, side);
    const gray = new Float32Array(side * side);
    for (let i = 0; i < gray.length; i++) {
      gray[i] = (0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]) / 255;
    }
    engine.send(gray);
    const numbers = engine.numbers(Float32Array, 'draw_read', side, side);
    let at = 0;
    const next = (count) => numbers.subarray(at, at += count);
    reading = numbers.length
      ? { probabilities: next(10), units: next(hiddenUnits), ink: next(784), evidence: next(784) }
      : undefined;
    showReading();
  }

  function showReading() {
    const probabilities = reading?.probabilities ?? new Float32Array(10);
    const best = probabilities.indexOf(Math.max(...probabilities));
    // No probability is quite 1.
    const percent = (share) => (share > 0.9995 ? 'over 99.9\u00a0%' : `${(100 * share).toFixed(1)}\u00a0%`);
    view.answer.textContent = reading
      ? `It is ${best === 8 ? 'an' : 'a'} ${best}, with a probability of ${percent(probabilities[best])}.`
      : 'The pad is blank. Draw a digit.';
    [...view.bars.children].forEach((row, digit) => {
      row.classList.toggle('best', !!reading && digit === best);
      row.querySelector('.bar').style.width = `${100 * probabilities[digit]}%`;
      row.querySelector('.share').textContent = reading ? percent(probabilities[digit]) : '';
    });
    paint(view.prepared, reading?.ink, 28, (value) => 127 + 127 * value);
    const most = reading?.evidence.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
    paint(view.evidence, reading?.evidence, 28, (value) => 127 + 127 * value / most);
    const largest = reading?.units.reduce((most, value) => Math.max(most, value), 1e-9);
    paint(view.units, reading?.units, 20, (value) => 127 + 127 * value / largest);
  }

  // Paints numbers as pixels, so many in a row, in the colors of levels from 0 to 254.
  function paint(canvas, numbers, columns, level) {
    const rows = Math.ceil((numbers?.length ?? columns * columns) / columns);
    [canvas.width, canvas.height] = [columns, rows];
    const context = canvas.getContext('2d');
    if (!numbers) return;
    const palette = playground.palette();
    const image = new ImageData(columns, rows);
    numbers.forEach((number, i) => {
      const color = 4 * Math.round(Math.min(254, Math.max(0, level(number))));
      image.data.set(palette.subarray(color, color + 4), 4 * i);
    });
    context.putImageData(image, 0, 0);
  }

  playground.colorScheme.addEventListener('change', () => { if (view.bars) showReading(); });
  // Paints dots on a blank pad, for tests.
  function paintDots(dots, width) {
    clearPad();
    for (const dot of dots) stroke(dot, dot, width);
    read();
  }

  playground.tab({ id: 'draw', title: 'Draw', open, show, paint: paintDots });
})();
