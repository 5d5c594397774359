/** One phone: its header, its chat, its composer; the person's acts and the server's answers. */
import { act, sendFiles } from './api.js';
import { attachSheet, formOf } from './attach-sheet.js';
import { createChatLog } from './chat-log.js';
import { createComposer } from './composer.js';
import { h, icon } from './dom.js';
import { alertBox, commandMenu, showPhoto, toast } from './overlays.js';
import { createPresses } from './presses.js';
import { texts } from './texts.js';
import { createUnsent } from './unsent.js';

/** `details` is a phone of /api/state; `page` = { wardName, samples, unread(key) }. */
export function createPhone(details, page) {
  const { phone: key, platform, role, title, name } = details;
  const isTelegram = platform === 'telegram';
  const words = { ...texts, ...texts.platforms[platform] };
  let commands = [];
  const presses = createPresses(key, {
    toast: (text) => toast(view.screen, text),
    alert: (text) => alertBox(view.screen, text),
    problem: tellProblem,
  });
  const unsent = createUnsent(tellProblem);
  const onMessage = {
    command: sendText,
    press: presses.press,
    edit: isTelegram ? (message) => composer.edit(message) : null,
    open: showPhoto,
    contact: shareContact,
  };
  const log = createChatLog(key, texts.messagesOf(name), onMessage, unsent.element);
  const composer = createComposer(name, words.placeholder, {
    send: sendText,
    edit: (message, text) => attempt(() => act(key, 'edit', { messageId: message.messageId, text })),
    menu: isTelegram ? () => commandMenu(view.screen, commands, sendText) : null,
    attach: openAttachments,
  });
  const onStart = () => attempt(() => act(key, 'start', {}));
  const view = phoneView(details, words, page.wardName, { log, composer, onStart });
  showState(details);
  log.reset(details.messages);
  view.showEmptiness();

  async function attempt(work) {
    try {
      await work();
      return true;
    } catch (error) {
      tellProblem(error);
      return false;
    }
  }

  function tellProblem(error) {
    const say = texts.errors[error.code] ?? texts.errors.other;
    toast(view.screen, say(error.file));
  }

  function sendText(text) {
    return unsent.send(text, () => act(key, 'text', { text }));
  }

  function shareContact() {
    const phoneNumber = prompt(texts.shareContact, texts.sampleNumber);
    if (phoneNumber) attempt(() => act(key, 'contact', { phoneNumber }));
  }

  function openAttachments() {
    const sheet = attachSheet(key, role, page.samples, {
      onClose: () => log.toEnd(),
      send: unsent.send,
    });
    view.screen.append(sheet.element);
    sheet.focus();
  }

  function showState(facts) {
    commands = facts.commands;
    view.showFacts(facts);
  }

  return {
    element: view.element,
    key,
    title,
    badge: isTelegram ? '' : words.badge,
    reset(state) {
      showState(state);
      log.reset(state.messages);
      view.showEmptiness();
    },
    ...handsOf(view.element, unsent, key),
    on: handlersOf({ log, view, presses, showState, unread: () => page.unread(key) }),
  };
}

/** What a scene can do with a phone, and see on it, like its owner. */
function handsOf(element, unsent, key) {
  /**
   * Messages present at the last act; their buttons belong to an earlier step. A changed message is drawn as a new
   * element.
   */
  let earlier = new WeakSet();
  const parts = (selector) =>
    [...element.querySelectorAll(selector)].filter((part) => !earlier.has(part.closest('.message')));
  const keyOf = (label) => parts('.message button.key').findLast((button) => button.textContent.includes(label));
  function look() {
    earlier = new WeakSet(element.querySelectorAll('[data-message]'));
  }
  return {
    /** From now on, only new messages count. */
    look,
    sendText: (text) => unsent.send(text, () => act(key, 'text', { text })),
    sendSamples: (samples, caption) => unsent.send(caption, () => sendFiles(key, formOf(caption, samples, []))),
    hears: (words) => parts('[data-side="bot"] .words').at(-1)?.textContent.includes(words) ?? false,
    offers: (label) => keyOf(label) !== undefined,
    choose(label) {
      const key = keyOf(label);
      if (key) look();
      key?.click();
      return key !== undefined;
    },
  };
}

/** Handlers of the server's events, by name. */
function handlersOf({ log, view, presses, showState, unread }) {
  return {
    message({ message }) {
      log.put(message);
      view.showEmptiness();
      if (!message.isMine) unread();
    },
    answered: presses.showAnswer,
    chat: showState,
  };
}

/** The elements of a phone, and those that change. */
function phoneView({ phone: key, platform, role, title, name }, words, wardName, { log, composer, onStart }) {
  const header = h(
    'header',
    { class: 'app-bar' },
    h('span', { class: 'avatar', 'aria-hidden': true }, initialsOf(name)),
    h('span', { class: 'who' }, h('strong', {}, name), h('span', { class: 'status' }, title)),
    h('span', { class: 'platform' }, words.badge),
  );
  const startButton = h(
    'button',
    { type: 'button', class: 'primary', 'data-testid': 'start', onclick: onStart },
    words.start,
  );
  const emptyText = h('p', {}, words.emptyText(wardName));
  const empty = h(
    'div',
    { class: 'empty' },
    h('span', { class: 'emblem' }, icon('lotus')),
    h('strong', {}, texts.emptyTitle),
    emptyText,
    startButton,
  );
  const windowNote = h('p', { class: 'window-note', role: 'status', hidden: true, 'data-testid': 'window-note' });
  const screen = h('div', { class: 'screen' }, header, windowNote, log.element, empty, composer.element);
  const element = h(
    'section',
    {
      class: 'phone',
      id: `phone-${key}`,
      'data-phone': key,
      'data-role': role,
      'data-platform': platform,
      'aria-label': texts.roleBadge(title, name, words.badge),
    },
    screen,
  );
  return {
    element,
    screen,
    showFacts(facts) {
      const isGone = facts.standing === 'blocked' || facts.standing === 'left';
      screen.classList.toggle('is-blocked', isGone);
      emptyText.textContent = isGone ? (words[facts.standing] ?? texts.blocked) : words.emptyText(wardName);
      startButton.textContent = isGone ? words.unblock : words.start;
      windowNote.textContent = texts.windows[facts.window] ?? '';
      windowNote.hidden = windowNote.textContent === '';
    },
    showEmptiness() {
      screen.classList.toggle('is-empty', log.isEmpty());
    },
  };
}

/** The last word of a Vietnamese name is the given name, so its first letter is the initial. */
function initialsOf(name) {
  return name.trim().split(/\s+/).at(-1)?.charAt(0).toUpperCase() ?? '';
}
