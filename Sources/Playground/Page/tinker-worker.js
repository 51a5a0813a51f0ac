'use strict';

// What the worker of the tab Tinker does with an engine.
//
// Answers each message with one picture of the network: { status, map, … }; of its parts, result and
// units, those that are asked for.
playground.tinker.learn = function (engine) {
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
        parts: data.parts,
        status: engine.numbers(Float64Array, 'tinker_status'),
        parameters: engine.numbers(Float32Array, 'tinker_parameters'),
        megabytes: engine.megabytes,
      };
      if (data.parts.includes('result')) {
        picture.map = engine.numbers(Uint8Array, 'tinker_map');
        picture.curve = engine.numbers(Float32Array, 'tinker_curve');
      }
      if (data.parts.includes('units')) {
        picture.unitMaps = engine.numbers(Uint8Array, 'tinker_unit_maps');
        picture.units = engine.numbers(Uint8Array, 'tinker_units');
      }
      if (data.numbers) picture.points = engine.numbers(Float32Array, 'tinker_points');
      if (data.probe) {
        picture.values = engine.numbers(Float32Array, 'tinker_values', ...data.probe);
      }
      self.postMessage(picture, Object.values(picture).map((part) => part.buffer).filter(Boolean));
    } catch (error) {
      self.postMessage({ id: data.id, failure: String(error) });
    }
  };
};
