'use strict';

// What a visitor of the tab Tinker can set, how it is written in the address, and how the engine reads
// it.
playground.tinker = (() => {
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
      options: [['numbers', 'a number'], ['classes', 'two classes']],
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

  return { inputs, settings, setting, place, engineNumbers };
})();
