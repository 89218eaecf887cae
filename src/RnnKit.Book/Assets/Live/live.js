// Opens the live parts of a page when the reader asks for one, and gives their scripts what they share.
(() => {
  'use strict';

  /** The version of the files that hold models; a script and a model of different books do not work together. */
  const version = 1;

  /** @type {Record<string, StoredModel>} */
  const stored = {};

  /** @type {Live['el']} */
  const el = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'function') element.addEventListener(name, value);
      else if (value === true) element.setAttribute(name, '');
      else if (value !== false) element.setAttribute(name, String(value));
    }
    element.append(...children); // strings become text, never markup
    return element;
  };

  /** @type {Live['scrollable']} What may be wider than the screen, for the keyboard too. */
  const scrollable = (label, ...children) => el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': label }, ...children);

  /** @type {Live['svg']} */
  const svg = (tag, attributes, text = '') => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };

  /** @param {string} text */
  const bytesOf = (text) => {
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
    return bytes;
  };

  /** @param {StoredModel} model */
  const check = (model) => {
    if (model.version !== version) throw new Error(`The file of this model has version ${model.version}, and this page reads version ${version}. Write the book anew.`);
    let bytes;
    try {
      bytes = bytesOf(model.data);
    } catch {
      throw new Error('The file of this model is damaged. Write the book anew.');
    }
    if (bytes.length !== model.bytes) throw new Error(`The file of this model is cut: ${bytes.length} of ${model.bytes} bytes are there. Write the book anew.`);
    return bytes;
  };

  /**
   * Reads a safetensors file: eight bytes with the length of a header, the header in JSON, then the numbers.
   * @param {Uint8Array} bytes
   * @returns {Weights}
   */
  const parse = (bytes) => {
    try {
      const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
      const { __metadata__: metadata = {}, ...tensors } = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
      return {
        metadata,
        names: Object.keys(tensors),
        tensor: (name) => {
          const { dtype, shape: [rows, columns], data_offsets: [from, to] } = tensors[name];
          const values = new Float32Array(bytes.slice(8 + length + from, 8 + length + to).buffer);
          if (dtype !== 'F32' || values.length !== rows * columns) throw new Error(name);
          return { rows, columns, values };
        },
      };
    } catch {
      throw new Error('The file of this model is damaged. Write the book anew.');
    }
  };

  window.rnnkitLive = /** @type {Live} */ ({
    widgets: {},
    store: (model) => { stored[model.name] = model; },
    weights: (name) => {
      if (!stored[name]) throw new Error('The file of this model is damaged or missing. Write the book anew.');
      return parse(check(stored[name]));
    },
    el,
    scrollable,
    svg,
    percent: (p) => (p >= 0.9995 ? '100%' : p < 0.001 ? 'under 0.1%' : `${(100 * p).toFixed(1)}%`),
    get calm() {
      return matchMedia('(prefers-reduced-motion: reduce)').matches;
    },
  });

  /** @type {Record<string, Promise<void>>} */
  const loading = {};

  /** @param {string} source */
  const load = (source) => loading[source] ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    script.async = false;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`The file ${source} is missing. Write the book anew.`)));
    document.head.append(script);
  });

  for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('section.live'))) {
    const button = /** @type {HTMLButtonElement} */ (section.querySelector('button.open'));
    const status = /** @type {HTMLElement} */ (section.querySelector('[role="status"]'));
    const host = /** @type {HTMLElement} */ (section.querySelector('.stage'));
    section.hidden = false;
    button.addEventListener('click', async () => {
      button.disabled = true;
      status.textContent = 'Loading …';
      try {
        await Promise.all((section.dataset.scripts ?? '').split(' ').map(load));
        const widget = window.rnnkitLive.widgets[section.dataset.live ?? ''];
        if (!widget) throw new Error('This browser is too old for this part of the page, or a file of the book is damaged.');
        widget(host);
        button.remove();
        status.textContent = '';
        section.dataset.open = 'true';
        /** @type {HTMLElement | null} */ (host.querySelector('textarea, input, select, button'))?.focus({ preventScroll: true });
      } catch (error) {
        button.disabled = false;
        host.replaceChildren();
        status.textContent = error instanceof Error ? error.message : String(error);
      }
    });
  }
})();
