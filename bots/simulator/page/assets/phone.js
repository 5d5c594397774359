/** One phone: its header, its chat, its composer; what the person does and what the server answers. */
import { act } from './api.js';
import { attachSheet } from './attach-sheet.js';
import { createChatLog } from './chat-log.js';
import { createComposer } from './composer.js';
import { h, icon } from './dom.js';
import { alertBox, commandMenu, showPhoto, toast } from './overlays.js';
import { createPresses } from './presses.js';
import { texts } from './texts.js';

const typingMs = 5000;

/** `details` is a phone of /api/state; `page` = { wardName, samples, unread(key) }. */
export function createPhone(details, page) {
  const { phone: key, platform, role, title, name } = details;
  const isTelegram = platform === 'telegram';
  const words = { ...texts, ...texts.platforms[platform] };
  let commands = [];
  let typingTimer = 0;
  const presses = createPresses(key, {
    toast: (text) => toast(parts.screen, text),
    alert: (text) => alertBox(parts.screen, text),
    problem: tellProblem,
  });
  const log = createChatLog(key, texts.messagesOf(name), {
    command: sendText,
    press: presses.press,
    edit: isTelegram ? (message) => composer.edit(message) : null,
    open: showPhoto,
    contact: shareContact,
  });
  const composer = createComposer(name, words.placeholder, {
    send: sendText,
    edit: (message, text) => attempt(() => act(key, 'edit', { messageId: message.messageId, text })),
    menu: isTelegram ? () => commandMenu(parts.screen, commands, sendText) : null,
    attach: openAttachments,
    contact: shareContact,
  });
  const onStart = () => attempt(() => act(key, 'start', {}));
  const parts = phoneParts(details, words, page.wardName, { log, composer, onStart });
  showFacts(details);
  log.reset(details.messages);
  showEmptiness();

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
    toast(parts.screen, say(error.file));
  }

  function sendText(text) {
    return attempt(() => act(key, 'text', { text }));
  }

  function shareContact() {
    const phoneNumber = prompt(texts.shareContact, texts.sampleNumber);
    if (phoneNumber) attempt(() => act(key, 'contact', { phoneNumber }));
  }

  function openAttachments() {
    const sheet = attachSheet(key, role, page.samples, {
      onClose: () => log.toEnd(),
      onProblem: tellProblem,
    });
    parts.screen.append(sheet.element);
    sheet.focus();
  }

  function showFacts(facts) {
    commands = facts.commands;
    composer.showKeys(facts.replyKeys);
    const isGone = facts.standing === 'blocked' || facts.standing === 'left';
    parts.screen.classList.toggle('is-blocked', isGone);
    parts.emptyText.textContent = isGone ? (words[facts.standing] ?? texts.blocked) : words.emptyText(page.wardName);
    parts.startButton.textContent = isGone ? words.unblock : words.start;
    parts.windowNote.textContent = texts.windows[facts.window] ?? '';
    parts.windowNote.hidden = parts.windowNote.textContent === '';
  }

  function showEmptiness() {
    parts.screen.classList.toggle('is-empty', log.isEmpty());
  }

  function showStatus(text) {
    parts.status.textContent = text;
    parts.status.classList.toggle('is-typing', text !== title);
  }

  return {
    element: parts.element,
    key,
    title,
    badge: isTelegram ? '' : words.badge,
    reset(state) {
      showFacts(state);
      log.reset(state.messages);
      showEmptiness();
    },
    on: {
      message({ message }) {
        log.put(message);
        showEmptiness();
        if (!message.isMine) {
          showStatus(title);
          page.unread(key);
        }
      },
      deleted({ messageId }) {
        log.remove(messageId);
        showEmptiness();
      },
      answered: presses.showAnswer,
      chat: showFacts,
      action() {
        clearTimeout(typingTimer);
        showStatus(texts.typing);
        typingTimer = setTimeout(() => showStatus(title), typingMs);
      },
    },
  };
}

/** What a phone is made of; those parts that change are named. */
function phoneParts({ phone: key, platform, role, title, name }, words, wardName, { log, composer, onStart }) {
  const status = h('span', { class: 'status', 'aria-live': 'polite' }, title);
  const header = h(
    'header',
    { class: 'app-bar' },
    h('span', { class: 'avatar', 'aria-hidden': true }, initialsOf(name)),
    h('span', { class: 'who' }, h('strong', {}, name), status),
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
  return { element, screen, status, startButton, emptyText, windowNote };
}

/** Vietnamese names end with the given name: that is what friends would write on the picture. */
function initialsOf(name) {
  return name.trim().split(/\s+/).at(-1)?.charAt(0).toUpperCase() ?? '';
}
