/** Temporary overlays of a phone's screen: toasts, dialogs, the command menu, a photo. */
import { h, holdFocus, icon } from './dom.js';
import { texts } from './texts.js';

const toastMs = 4500;

export function toast(screen, text) {
  screen.querySelector('.toast')?.remove();
  const element = h('div', { class: 'toast', role: 'status', 'data-testid': 'toast' }, text);
  screen.append(element);
  setTimeout(() => element.remove(), toastMs);
}

export function alertBox(screen, text) {
  const close = () => {
    releaseFocus();
    element.remove();
  };
  const button = h('button', { type: 'button', class: 'primary', onclick: close }, texts.understood);
  const box = h('div', { class: 'box' }, h('p', {}, text), button);
  const element = h(
    'div',
    { class: 'alert', role: 'alertdialog', 'aria-modal': true, 'aria-label': text, 'data-testid': 'alert' },
    box,
  );
  const releaseFocus = holdFocus(element, close);
  screen.append(element);
  button.focus({ preventScroll: true });
}

/** `onCommand('/help')` is called with the chosen command. */
export function commandMenu(screen, commands, onCommand) {
  const close = () => {
    releaseFocus();
    element.remove();
  };
  const items = commands.map(({ command, description }) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        onclick: () => {
          close();
          onCommand(`/${command}`);
        },
      },
      h('span', {}, description),
      h('code', {}, `/${command}`),
    ),
  );
  const list = h(
    'div',
    { class: 'menu-list', role: 'menu', 'aria-label': texts.menu },
    items.length > 0 ? items : h('p', {}, texts.menuEmpty),
  );
  const element = h(
    'div',
    { class: 'sheet', 'data-testid': 'command-menu' },
    h('div', { class: 'shade', onclick: close }),
    list,
  );
  const releaseFocus = holdFocus(element, close);
  screen.append(element);
  list.tabIndex = -1;
  (items[0] ?? list).focus({ preventScroll: true });
}

/** Shows one photo over the whole page. */
export function showPhoto(url, label) {
  const dialog = h(
    'dialog',
    { class: 'lightbox', 'aria-label': label },
    h('img', { class: 'lightbox-photo', src: url, alt: label }),
    h('form', { method: 'dialog' }, h('button', { class: 'round', 'aria-label': texts.close }, icon('close'))),
  );
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
