/** The lower edge of a phone: menu, attachments, text field, send button. */
import { h, icon } from './dom.js';
import { texts } from './texts.js';

const maxHeightPx = 112;

/** `acts`: { send(text), edit(message, text), menu(), attach() }; without `menu` there is no ☰. */
export function createComposer(name, placeholder, acts) {
  let edited = null;
  const words = h('textarea', {
    rows: 1,
    placeholder,
    'aria-label': texts.composerLabel(name),
    'data-testid': 'composer',
    maxlength: 20000,
  });
  const roundButton = (look, label, testId, onclick) =>
    h(
      'button',
      { type: 'button', class: `round ${look}`, title: label, 'aria-label': label, 'data-testid': testId, onclick },
      icon(look),
    );
  const menu = acts.menu ? roundButton('menu', texts.menu, 'menu', () => acts.menu(menu)) : null;
  const attach = roundButton('attach', texts.attach, 'attach', () => acts.attach());
  const send = h(
    'button',
    { type: 'submit', class: 'round send', title: texts.send, 'data-testid': 'send', disabled: true },
    h('span', { class: 'visually-hidden' }, texts.send),
    icon('send'),
  );
  const banner = h(
    'div',
    { class: 'editing', hidden: true },
    h('span', {}, texts.editing),
    h('button', { type: 'button', class: 'plain', onclick: () => endEdit() }, texts.cancelEdit),
  );
  const form = h('form', { class: 'composer' }, menu, attach, words, send);
  const element = h('div', { class: 'bottom' }, banner, form);

  words.addEventListener('input', resize);
  words.addEventListener('keydown', (event) => {
    // Enter also completes a word in an input method, with which Vietnamese is typed.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === 'Escape' && edited) endEdit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = words.value.trim();
    if (text === '') return;
    const message = edited;
    const isSent = await (message ? acts.edit(message, text) : acts.send(text));
    if (isSent && words.value.trim() === text) endEdit();
  });

  function resize() {
    send.disabled = words.value.trim() === '';
    words.style.height = 'auto';
    const borders = words.offsetHeight - words.clientHeight;
    words.style.height = `${Math.min(words.scrollHeight + borders, maxHeightPx)}px`;
  }

  function endEdit() {
    edited = null;
    banner.hidden = true;
    words.value = '';
    resize();
  }

  return {
    element,
    menuButton: menu,
    edit(message) {
      edited = message;
      banner.hidden = false;
      words.value = message.text;
      resize();
      words.focus();
    },
  };
}
