/** The scrolling part of a phone: keeps messages in order, and redraws a group when one of its messages changes. */
import { bubble } from './bubbles.js';
import { h } from './dom.js';

const dayFormat = new Intl.DateTimeFormat('vi-VN', {
  weekday: 'long',
  day: '2-digit',
  month: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});
/** Within this distance of the end, the log scrolls along with new messages. */
const nearEndPx = 120;

const dayOf = (message) => dayFormat.format(new Date(message.sentAt));
/** Albums exist on Telegram only, where message ids are numbers. */
const byNumber = (left, right) => left.messageId - right.messageId;
const groupOf = (message) => message.albumKey ?? `single-${message.messageId}`;

/** `below`: an element that stays below the messages. */
export function createChatLog(phone, label, acts, below) {
  const list = h('div', { class: 'log-list' });
  const element = h(
    'div',
    { class: 'log', role: 'log', 'aria-label': label, 'aria-live': 'polite', tabindex: 0, 'data-testid': 'log' },
    list,
    below,
  );
  /** While true, the log stays at the end whatever grows: a photo that loads, or a composer of two lines. */
  let isAtEnd = true;
  element.addEventListener('scroll', () => {
    isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
  });
  const observer = new ResizeObserver(() => isAtEnd && toEnd());
  observer.observe(list);
  observer.observe(below);
  observer.observe(element);
  let messages = new Map();
  /** The element of each group, in the order of the screen. */
  const drawn = new Map();

  function inGroup(group) {
    return [...messages.values()].filter((message) => groupOf(message) === group).sort(byNumber);
  }

  function draw(group) {
    const members = inGroup(group);
    const old = drawn.get(group);
    const fresh = bubble(phone, members, acts);
    drawn.set(group, fresh);
    if (old) old.replaceWith(fresh);
    else append(fresh, members[0]);
  }

  function append(fresh, message) {
    const day = dayOf(message);
    if (element.dataset.day !== day) {
      element.dataset.day = day;
      list.append(h('p', { class: 'day' }, h('span', {}, day)));
    }
    fresh.classList.add('is-new');
    list.append(fresh);
  }

  function toEnd() {
    isAtEnd = true;
    element.scrollTop = element.scrollHeight;
  }

  return {
    element,
    toEnd,
    isEmpty: () => messages.size === 0,
    /** Redraws everything: at the beginning and after a lost connection. */
    reset(history) {
      messages = new Map(history.map((message) => [message.messageId, message]));
      drawn.clear();
      delete element.dataset.day;
      list.replaceChildren();
      for (const message of history) if (!drawn.has(groupOf(message))) draw(groupOf(message));
      toEnd();
    },
    /** Adds a new message, or replaces one by its new version. */
    put(message) {
      const isNew = !messages.has(message.messageId);
      messages.set(message.messageId, message);
      draw(groupOf(message));
      if (isAtEnd || (isNew && message.isMine)) toEnd();
    },
  };
}
