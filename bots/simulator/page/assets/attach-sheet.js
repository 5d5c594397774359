/** The sheet behind 📎: sample photos to choose, own files, and a caption. */
import { act, sampleUrl, sendFiles } from './api.js';
import { h, holdFocus, icon } from './dom.js';
import { texts } from './texts.js';

const maxCaption = 1024;

/** `send(label, work)` returns true if the message was sent or is waiting in the phone. Returns { element, focus }. */
export function attachSheet(phone, role, samples, { onClose, send: post }) {
  /** Indexes of the chosen samples, in the order of choosing, which is the album's order. */
  const chosen = [];
  let ownFiles = [];

  const { caption, send, input, own } = sheetControls(role);
  const tiles = samples.map((sample, index) => sampleTile(sample, index, () => choose(index)));
  input.addEventListener('change', () => {
    ownFiles = [...input.files];
    update();
  });

  const { form, element } = sheetFrame(tiles, { caption, send, input, own }, sendThing, close);
  const releaseFocus = holdFocus(element, close);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    send.disabled = true;
    send.classList.add('is-waiting');
    const form = formOf(caption.value.trim(), chosen, ownFiles);
    if (await post(`${send.textContent}: ${caption.value.trim()}`, () => sendFiles(phone, form))) close();
    else update();
    send.classList.remove('is-waiting');
  });

  async function sendThing(thing) {
    if (await post(texts.things[thing], () => act(phone, 'thing', { thing }))) close();
  }

  function choose(index) {
    const at = chosen.indexOf(index);
    if (at === -1) chosen.push(index);
    else chosen.splice(at, 1);
    update();
  }

  function update() {
    tiles.forEach((tile, index) => {
      const at = chosen.indexOf(index);
      tile.setAttribute('aria-pressed', String(at !== -1));
      tile.querySelector('.order').textContent = at === -1 ? '' : String(at + 1);
    });
    const count = chosen.length + ownFiles.length;
    const areAllPhotos = ownFiles.every((file) => file.type.startsWith('image/'));
    send.textContent = areAllPhotos ? texts.sendPhotos(count) : texts.sendCount(count);
    send.disabled = count === 0;
    own.textContent = ownFiles.length === 0 ? texts.ownFiles : ownFiles.map((file) => file.name).join(', ');
  }

  function close() {
    releaseFocus();
    element.remove();
    onClose();
  }

  return { element, focus: () => (tiles[0] ?? own).focus({ preventScroll: true }) };
}

function sampleTile({ name, label }, index, onclick) {
  return h(
    'button',
    { type: 'button', class: 'sample', 'aria-pressed': 'false', title: name, 'data-testid': 'sample-photo', onclick },
    h('img', { src: sampleUrl(index), alt: '', loading: 'lazy' }),
    h('span', { class: 'order' }),
    h('span', { class: 'sample-label' }, label),
  );
}

/** The input fields and buttons of the sheet. */
function sheetControls(role) {
  const caption = h('textarea', {
    class: 'caption',
    rows: 3,
    maxlength: maxCaption,
    'aria-label': texts.caption,
    'data-testid': 'caption',
  });
  caption.value = texts.captionExample[role] ?? texts.captionExample.other;
  const send = h(
    'button',
    { type: 'submit', class: 'primary', 'data-testid': 'attach-send', disabled: true },
    texts.send,
  );
  const input = h('input', {
    type: 'file',
    multiple: true,
    class: 'visually-hidden',
    'data-testid': 'own-files',
    tabindex: -1,
  });
  const own = h('button', { type: 'button', class: 'secondary', onclick: () => input.click() }, texts.ownFiles);
  return { caption, send, input, own };
}

function sheetFrame(tiles, { caption, send, input, own }, sendThing, close) {
  const thingButton = (thing) =>
    h(
      'button',
      { type: 'button', class: 'secondary thing', 'data-testid': `thing-${thing}`, onclick: () => sendThing(thing) },
      texts.things[thing],
    );
  const form = h(
    'form',
    { class: 'sheet-form' },
    h(
      'header',
      {},
      h('h3', {}, texts.attachTitle),
      h(
        'button',
        { type: 'button', class: 'round', 'aria-label': texts.close, title: texts.close, onclick: close },
        icon('close'),
      ),
    ),
    h(
      'div',
      { class: 'samples', 'aria-label': texts.attachHint },
      tiles.length > 0 ? tiles : h('p', {}, texts.noSamples),
    ),
    h('label', { class: 'caption-label' }, h('span', {}, texts.caption), caption),
    h('div', { class: 'things', 'aria-label': texts.things.title }, ['sticker', 'voice', 'location'].map(thingButton)),
    h('footer', {}, own, input, send),
  );
  const element = h(
    'div',
    {
      class: 'sheet',
      role: 'dialog',
      'aria-modal': true,
      'aria-label': texts.attachTitle,
      'data-testid': 'attach-sheet',
    },
    h('div', { class: 'shade', onclick: close }),
    form,
  );
  return { form, element };
}

export function formOf(caption, samples, files) {
  const data = new FormData();
  data.set('caption', caption);
  data.set('samples', JSON.stringify(samples));
  files.forEach((file, index) => {
    data.append(`file${index}`, file, file.name);
  });
  return data;
}
