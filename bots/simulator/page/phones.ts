/** The phones of the page: which conversation each shows, and its chat in the words of the page's scripts. */

import type { WorldChange } from '../telegram/platform.ts';
import type { SeenMessage } from '../telegram/view.ts';
import type { TelegramWorld, Where } from '../telegram/world.ts';

export interface PhoneDetails {
  readonly personId: number;
  /** Code of the role: `contributor`, `deputy`, `head`, `citizen` …; the page's hook `data-phone`. */
  readonly role: string;
  /** The role in Vietnamese, as the phone's header says it. */
  readonly title: string;
  readonly name: string;
  /** Which bot the person talks to; the first one when absent. */
  readonly botId?: number;
}

export interface Phone extends PhoneDetails {
  /** Unique among the phones: the role, numbered when it occurs again. */
  readonly key: string;
}

/** Messages of a chat that the page receives at once; older ones are not shown. */
const SHOWN_MESSAGES = 200;

export function namePhones(details: readonly PhoneDetails[]): readonly Phone[] {
  return details.map((phone, index) => {
    const earlier = details.slice(0, index).filter((other) => other.role === phone.role).length;
    return { ...phone, key: earlier === 0 ? phone.role : `${phone.role}-${earlier + 1}` };
  });
}

export const whereOf = (phone: Phone): Where => (phone.botId === undefined ? {} : { botId: phone.botId });

export function phoneState(telegram: TelegramWorld, phone: Phone) {
  const chat = telegram.chat(phone.personId, whereOf(phone));
  const { key, role, title, name } = phone;
  return {
    phone: key,
    role,
    title,
    name,
    ...chatFacts(telegram, phone),
    messages: chat.messages.slice(-SHOWN_MESSAGES).map(shown),
  };
}

/** Everything about a chat but its messages. */
function chatFacts(telegram: TelegramWorld, phone: Phone) {
  const { standing, commands, replyKeys } = telegram.chat(phone.personId, whereOf(phone));
  return { standing, commands, replyKeys };
}

/** An event for the page when a change touches a phone; null when it shows nothing of it. */
export function phoneEvent(telegram: TelegramWorld, phone: Phone, change: WorldChange) {
  const isOurs = change.chatId === phone.personId && (phone.botId === undefined || change.botId === phone.botId);
  if (!isOurs) return null;
  switch (change.kind) {
    case 'message':
    case 'edited': {
      const { messages } = telegram.chat(phone.personId, whereOf(phone));
      const message = messages.findLast((candidate) => candidate.messageId === change.messageId);
      return message ? { event: 'message', data: { phone: phone.key, message: shown(message) } } : null;
    }
    case 'deleted':
      return { event: 'deleted', data: { phone: phone.key, messageId: change.messageId } };
    case 'answered': {
      const { messageId, queryId, text, isAlert } = change;
      return { event: 'answered', data: { phone: phone.key, messageId, queryId, text, isAlert } };
    }
    case 'action':
      return { event: 'action', data: { phone: phone.key, action: change.action } };
    case 'chat':
      return { event: 'chat', data: { phone: phone.key, ...chatFacts(telegram, phone) } };
  }
}

function shown({ raw: _raw, ...message }: SeenMessage) {
  return message;
}
