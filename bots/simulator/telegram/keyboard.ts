/** `reply_markup` of a call: inline keyboards, reply keyboards and their removal, refused in the server's own words. */
import type { ApiCall } from '../kernel/bot-api.ts';
import { isObject, type JsonObject } from '../kernel/json.ts';
import { json } from './call.ts';
import { faults } from './faults.ts';
import type { InlineButton, InlineKeyboard } from './objects.ts';

const maxCallbackBytes = 64;
const maxButtons = 100;
const maxMarkupBytes = 10_240;

/** Keys under the person's composer. A key sends its words; `asksForContact` sends their phone number instead. */
export interface ReplyKey {
  readonly text: string;
  readonly asksForContact: boolean;
}

export type ReplyMarkup =
  | { readonly kind: 'none' }
  | { readonly kind: 'inline'; readonly keyboard: InlineKeyboard }
  | { readonly kind: 'keys'; readonly rows: readonly (readonly ReplyKey[])[]; readonly isOneTime: boolean }
  | { readonly kind: 'removeKeys' };

/** @throws ApiFault */
export function replyMarkup(call: ApiCall): ReplyMarkup {
  const value = json(call, 'reply_markup', 'reply keyboard markup');
  if (value === undefined) return { kind: 'none' };
  if (!isObject(value)) throw faults.bug('object expected as reply markup');
  if (value.inline_keyboard !== undefined) return inlineKeyboard(value.inline_keyboard);
  if (value.keyboard !== undefined) return replyKeys(value);
  if (value.remove_keyboard === true) return { kind: 'removeKeys' };
  return { kind: 'none' };
}

/** An edit takes inline keyboards only. @throws ApiFault */
export function inlineMarkup(call: ApiCall): InlineKeyboard | null {
  const markup = replyMarkup(call);
  if (markup.kind === 'inline') return markup.keyboard.inline_keyboard.length > 0 ? markup.keyboard : null;
  if (markup.kind === 'none') return null;
  throw faults.bug('inline keyboard expected');
}

function inlineKeyboard(value: unknown): ReplyMarkup {
  if (!Array.isArray(value) || !value.every(Array.isArray)) {
    throw faults.bug('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
  }
  const rows = value.map((row: unknown[]) => row.map(inlineButton)).filter((row) => row.length > 0);
  if (rows.flat().length > maxButtons || Buffer.byteLength(JSON.stringify(rows)) > maxMarkupBytes) {
    throw faults.markupTooLong();
  }
  return { kind: 'inline', keyboard: { inline_keyboard: rows } };
}

function inlineButton(value: unknown): InlineButton {
  if (!isObject(value)) throw faults.badButton('InlineKeyboardButton must be an Object');
  const { text, url, callback_data: data } = value;
  if (text === undefined) throw faults.badButton('Can\'t find field "text"');
  if (typeof text !== 'string') throw faults.badButton('Field "text" must be of type String');
  if (text.trim() === '') throw faults.bug('inline keyboard button text must be non-empty');
  if (typeof url === 'string' && url !== '') {
    if (!isLink(url)) throw faults.bug(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    return { text, url };
  }
  if (data !== undefined) {
    const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0;
    if (typeof data !== 'string' || bytes < 1 || bytes > maxCallbackBytes) throw faults.buttonData();
    return { text, callback_data: data };
  }
  throw faults.badButton('Text buttons are unallowed in the inline keyboard');
}

function isLink(url: string): boolean {
  return /^(?:https?|tg|tonsite):\/\//i.test(url) ? URL.canParse(url) : /^[\w-]+(\.[\w-]+)+(?:[/?#]|$)/.test(url);
}

function replyKeys(markup: JsonObject): ReplyMarkup {
  const { keyboard } = markup;
  if (!Array.isArray(keyboard) || !keyboard.every(Array.isArray)) {
    throw faults.bug('field "keyboard" must be an Array of Arrays');
  }
  const rows = keyboard.map((row: unknown[]) =>
    row.map((key): ReplyKey => {
      if (typeof key === 'string') return { text: key, asksForContact: false };
      if (isObject(key) && typeof key.text === 'string') {
        return { text: key.text, asksForContact: key.request_contact === true };
      }
      throw faults.bug("can't parse keyboard button: KeyboardButton must be a String or an Object");
    }),
  );
  return { kind: 'keys', rows, isOneTime: markup.one_time_keyboard === true };
}
