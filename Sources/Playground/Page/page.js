'use strict';

// What all tabs need of a page: tabs, the state in the address, controls with their explanations,
// messages.

// MARK: - Elements

// An element: playground.element('p', { class: 'note', text: '…' }, child, …).
playground.element = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'text') element.textContent = value;
    else if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};

// A message that stays until it is closed or replaced; none for an empty text.
playground.message = (text) => {
  const box = document.getElementById('message');
  box.firstElementChild.textContent = text;
  box.hidden = !text;
};

// Says that the engine cannot start, and why.
playground.cannotStart = (error) => playground.message(
  `The engine cannot start here (${error.message}). It needs a browser of 2023 or later, with `
  + 'WebAssembly switched on.');

playground.colorScheme = matchMedia('(prefers-color-scheme: dark)');
playground.reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

// The 255 colors for levels, from negative over zero to positive, as [red, green, blue, 255, …]; at a
// strength below 1 their ends are paler.
playground.palette = (strength = 1) => {
  const style = getComputedStyle(document.documentElement);
  const color = (name) => {
    const digits = style.getPropertyValue(name).trim().slice(1);
    return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16));
  };
  const [negative, zero, positive] = ['--negative', '--zero', '--positive'].map(color);
  const palette = new Uint8ClampedArray(255 * 4);
  for (let level = 0; level < 255; level++) {
    const share = strength * Math.abs(level - 127) / 127;
    const end = level < 127 ? negative : positive;
    for (let i = 0; i < 3; i++) palette[4 * level + i] = zero[i] + share * (end[i] - zero[i]);
    palette[4 * level + 3] = 255;
  }
  return palette;
};

// MARK: - Chapters

// The sections of the course: { '6.5': { title, address }, … }.
playground.sections = JSON.parse(document.getElementById('sections').textContent);

// A link to a section of the course, '6.5' say.
playground.chapterLink = (number) => {
  const section = playground.sections[number];
  if (!section) console.error(`There is no section ${number}.`);
  return playground.element('a', {
    href: section?.address, target: '_blank', text: `Section ${number}, ${section?.title}`,
  });
};

// MARK: - Experiments

// The experiments of the chapters: [{ name, section, title, note, address }, …]. `#name` opens one.
playground.experiments = JSON.parse(document.getElementById('chapter-experiments').textContent);

function listExperiments() {
  const box = document.getElementById('experiments');
  const { element, chapterLink } = playground;
  box.append(element('ul', {}, ...playground.experiments.map(({ name, title, section }) =>
    element('li', {},
      element('a', { href: `#${name}`, text: title, onclick: () => { box.open = false; } }), ' ',
      element('small', {}, chapterLink(section))))));
}

// The state that the address asks for; of an experiment, with a note on what to do there. (A tab as it
// is at first is no experiment, unless by name: what is to be done there the tab says.)
function readAddress() {
  const hash = location.hash.slice(1);
  const experiment = playground.experiments.find(
    ({ name, address }) => hash === name || (hash === address && hash.includes('?')));
  const note = document.getElementById('note');
  note.hidden = !experiment;
  if (!experiment) return hash;
  const { title, section } = experiment;
  note.replaceChildren(playground.element('strong', { text: `${title}.` }), ` ${experiment.note} `,
    playground.chapterLink(section));
  history.replaceState(null, '', `#${experiment.address}`);
  return experiment.address;
}

// MARK: - Tabs

playground.tabs = [];

// Registers a tab:
//   id       its name in the address
//   title    its name on the page
//   open     called once, when it is first shown, with its panel (an empty element)
//   show     called with the state of the address, URLSearchParams, after `open`, and whenever a link or
//            the visitor changes the address
//   hide     called when another tab is shown; may be left out
//   inspect  returns what the tab shows, for tests; may be left out
playground.tab = (tab) => playground.tabs.push(tab);

// Writes the state of a tab in the address, if that tab is shown.
playground.setAddress = (id, parameters) => {
  if (playground.shown?.id !== id) return;
  const text = parameters.toString();
  const hash = `#${id}${text ? '?' : ''}${text}`;
  if (hash !== location.hash) history.replaceState(null, '', hash);
};

// The state that a tab last had, to come back to.
const lastAddresses = {};

function showTab(id, parameters) {
  const tab = playground.tabs.find((tab) => tab.id === id);
  if (playground.shown !== tab) {
    playground.shown?.hide?.();
    if (playground.shown) lastAddresses[playground.shown.id] = location.hash;
    playground.shown = tab;
    for (const other of playground.tabs) {
      const isShown = other === tab;
      other.button.setAttribute('aria-selected', isShown);
      other.button.tabIndex = isShown ? 0 : -1;
      other.panel.hidden = !isShown;
    }
    if (!tab.isOpen) tab.open(tab.panel);
    tab.isOpen = true;
  }
  tab.show(parameters);
}

function showAddress() {
  const [id, ...rest] = readAddress().split('?');
  const known = playground.tabs.some((tab) => tab.id === id);
  playground.message(
    known || !id ? '' : `The address asks for the tab “${id}”, and there is none of that name.`);
  showTab(known ? id : playground.tabs[0].id, new URLSearchParams(rest.join('?')));
}

playground.start = () => {
  const list = document.getElementById('tabs');
  const select = (tab) => {
    history.replaceState(null, '', lastAddresses[tab.id] ?? `#${tab.id}`);
    showAddress();
    tab.button.focus();
  };
  for (const [index, tab] of playground.tabs.entries()) {
    tab.button = playground.element('button', {
      type: 'button', role: 'tab', id: `tab-${tab.id}`, 'aria-controls': `panel-${tab.id}`,
      text: tab.title, onclick: () => select(tab),
      onkeydown: (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        const { length } = playground.tabs;
        if (step) select(playground.tabs[(index + step + length) % length]);
      },
    });
    tab.panel = playground.element('section', {
      role: 'tabpanel', id: `panel-${tab.id}`, 'aria-labelledby': `tab-${tab.id}`, hidden: true,
    });
    list.append(tab.button);
    document.getElementById('panels').append(tab.panel);
  }
  document.querySelector('#message button').onclick = () => playground.message('');
  listExperiments();
  addEventListener('hashchange', showAddress);
  showAddress();
};

// MARK: - Settings

// A setting is described by
//   key       its name in the address
//   label     its name on the page
//   initial   its value at first
//   options   [[value, label], …] for a choice, or
//   range     [least, greatest] for a whole number, or
//   read, write   from and to the text in the address, for anything else; `read` gives undefined for a
//             text that makes no sense
//   help      a sentence that says what it does
//   section   where the course explains it

function readSetting(setting, text) {
  if (setting.options) return setting.options.map(([value]) => value).find((value) => value === text);
  if (!setting.range) return setting.read(text);
  const number = Number(text);
  const [least, greatest] = setting.range;
  return /^\d+$/.test(text) && number >= least && number <= greatest ? number : undefined;
}

// The values of settings from an address; what makes no sense there is told, and left as at first.
playground.readSettings = (settings, parameters) => {
  const values = Object.fromEntries(settings.map((setting) => [setting.key, setting.initial]));
  const complaints = [];
  for (const [key, text] of parameters) {
    const setting = settings.find((setting) => setting.key === key);
    const value = setting && readSetting(setting, text);
    if (value !== undefined) values[key] = value;
    else {
      const shown = text.length > 30 ? `${text.slice(0, 30)}…` : text;
      complaints.push(setting ? `${key}=${shown}` : key);
    }
  }
  if (complaints.length) {
    playground.message(
      `The address is damaged: ${complaints.join(', ')} makes no sense here. The rest of it is used.`);
  }
  return values;
};

// The part of an address for values: those that differ from the first ones.
playground.writeSettings = (settings, values) => {
  const parts = [];
  for (const setting of settings) {
    const text = setting.write ? setting.write(values[setting.key]) : String(values[setting.key]);
    const initial = setting.write ? setting.write(setting.initial) : String(setting.initial);
    if (text !== initial) parts.push(`${setting.key}=${encodeURIComponent(text).replace(/%2C/g, ',')}`);
  }
  return parts.join('&');
};

let helpCount = 0;

// A question mark that unfolds a sentence and a link to the chapter: [button, paragraph].
playground.help = (label, sentence, section) => {
  const id = `help-${++helpCount}`;
  const text = playground.element('p', { class: 'help', id, hidden: true }, `${sentence} `);
  text.append(playground.chapterLink(section));
  const button = playground.element('button', {
    type: 'button', class: 'question', 'aria-expanded': 'false', 'aria-controls': id,
    'aria-label': `What is “${label}”?`, title: sentence, text: '?',
    onclick: () => {
      text.hidden = !text.hidden;
      button.setAttribute('aria-expanded', String(!text.hidden));
    },
  });
  return [button, text];
};

// The control of a setting with options or a range. `change` gets a value that the visitor chose.
// Returns the element, with a method `set(value)`.
playground.control = (setting, change) => {
  const id = `control-${++helpCount}`;
  let input;
  if (setting.options) {
    input = playground.element('select', { id, onchange: () => change(input.value) });
    for (const [value, label] of setting.options) {
      input.append(playground.element('option', { value, text: label }));
    }
  } else {
    const [min, max] = setting.range;
    input = playground.element('input', {
      id, type: 'number', min, max, step: setting.step ?? 1, inputmode: 'numeric',
      onchange: () => {
        const number = Math.round(Number(input.value));
        const value = Math.min(max, Math.max(min, Number.isFinite(number) ? number : setting.initial));
        input.value = value;
        change(value);
      },
    });
  }
  const [question, help] = playground.help(setting.label, setting.help, setting.section);
  input.setAttribute('aria-describedby', help.id);
  const element = playground.element(
    'div', { class: 'control' },
    playground.element('label', { for: id, text: setting.label }), input, question, help);
  element.set = (value) => { input.value = value; };
  return element;
};
