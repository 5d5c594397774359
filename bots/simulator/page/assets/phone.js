/** One phone: its header, its chat, its composer; what the person does and what the server answers. */
import { act } from './api.js';
import { attachSheet } from './attach-sheet.js';
import { createChatLog } from './chat-log.js';
import { createComposer } from './composer.js';
import { h, icon } from './dom.js';
import { alertBox, commandMenu, showPhoto, toast } from './overlays.js';
import { texts } from './texts.js';

/** As long as the platform itself waits for an answer to a press. */
const pressTimeoutMs = 15_000;
const typingMs = 5000;

/** `details` is a phone of /api/state; `page` = { wardName, samples, unread(key) }. */
export function createPhone(details, page) {
  const { phone: key, platform, role, title, name } = details;
  const isTelegram = platform === 'telegram';
  const words = { ...texts, ...texts.platforms[platform] };
  let commands = [];
  let typingTimer = 0;
  /** Query id → the pressed button that spins. */
  const waiting = new Map();
  /** Answers can overtake the reply to the press itself. */
  const early = new Map();

  const status = h('span', { class: 'status', 'aria-live': 'polite' }, title);
  const header = h(
    'header',
    { class: 'app-bar' },
    h('span', { class: 'avatar', 'aria-hidden': true }, initialsOf(name)),
    h('span', { class: 'who' }, h('strong', {}, name), status),
    h('span', { class: 'platform' }, words.badge),
  );
  const log = createChatLog(key, texts.messagesOf(name), {
    command: sendText,
    press,
    edit: isTelegram ? (message) => composer.edit(message) : null,
    open: showPhoto,
    contact: shareContact,
  });
  const composer = createComposer(name, words.placeholder, {
    send: sendText,
    edit: (message, text) => attempt(() => act(key, 'edit', { messageId: message.messageId, text })),
    menu: isTelegram ? () => commandMenu(screen, commands, sendText) : null,
    attach: openAttachments,
    contact: shareContact,
  });
  const startButton = h(
    'button',
    { type: 'button', class: 'primary', 'data-testid': 'start', onclick: () => attempt(() => act(key, 'start', {})) },
    words.start,
  );
  const emptyText = h('p', {}, words.emptyText(page.wardName));
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
    toast(screen, say(error.file));
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
    screen.append(sheet.element);
    sheet.focus();
  }

  async function press(message, button, pressed) {
    if (pressed.classList.contains('is-waiting')) return;
    pressed.classList.add('is-waiting');
    pressed.setAttribute('aria-busy', 'true');
    try {
      const { queryId } = await act(key, 'press', { messageId: message.messageId, data: button.data });
      // On Zalo a press is a message: nobody answers it, the next message does.
      if (queryId === undefined) {
        rest(pressed);
        return;
      }
      const timer = setTimeout(() => {
        endPress(queryId);
        toast(screen, texts.pressTimedOut);
      }, pressTimeoutMs);
      waiting.set(queryId, { pressed, timer });
      const answer = early.get(queryId);
      if (answer) showAnswer(answer);
    } catch (error) {
      rest(pressed);
      tellProblem(error);
    }
  }

  function rest(pressed) {
    pressed.classList.remove('is-waiting');
    pressed.removeAttribute('aria-busy');
  }

  function endPress(queryId) {
    const press = waiting.get(queryId);
    if (!press) return;
    clearTimeout(press.timer);
    rest(press.pressed);
    waiting.delete(queryId);
  }

  function showAnswer(answer) {
    if (!waiting.has(answer.queryId)) {
      early.set(answer.queryId, answer);
      // It may belong to a press in another window, which nobody here will ask for.
      setTimeout(() => early.delete(answer.queryId), pressTimeoutMs);
      return;
    }
    early.delete(answer.queryId);
    endPress(answer.queryId);
    if (answer.text === '') return;
    if (answer.isAlert) alertBox(screen, answer.text);
    else toast(screen, answer.text);
  }

  function showFacts(facts) {
    commands = facts.commands;
    composer.showKeys(facts.replyKeys);
    const isGone = facts.standing === 'blocked' || facts.standing === 'left';
    screen.classList.toggle('is-blocked', isGone);
    emptyText.textContent = isGone ? (words[facts.standing] ?? texts.blocked) : words.emptyText(page.wardName);
    startButton.textContent = isGone ? words.unblock : words.start;
    windowNote.textContent = texts.windows[facts.window] ?? '';
    windowNote.hidden = windowNote.textContent === '';
  }

  function showEmptiness() {
    screen.classList.toggle('is-empty', log.isEmpty());
  }

  function showStatus(text) {
    status.textContent = text;
    status.classList.toggle('is-typing', text !== title);
  }

  return {
    element,
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
      answered: showAnswer,
      chat: showFacts,
      action() {
        clearTimeout(typingTimer);
        showStatus(texts.typing);
        typingTimer = setTimeout(() => showStatus(title), typingMs);
      },
    },
  };
}

/** Vietnamese names end with the given name: that is what friends would write on the picture. */
function initialsOf(name) {
  return name.trim().split(/\s+/).at(-1)?.charAt(0).toUpperCase() ?? '';
}
