/** `reply_markup` of a call: inline keyboards, refused in the server's words. */
import type { ApiCall } from '../kernel/bot-api.ts';
import { isObject } from '../kernel/json.ts';
import { json } from './call.ts';
import { faults } from './faults.ts';
import type { InlineButton, InlineKeyboard } from './objects.ts';

const maxCallbackBytes = 64;
const maxButtons = 100;
const maxMarkupBytes = 10_240;

/** The keyboard as part of its message; empty if there is none, or one without buttons. @throws ApiFault */
export function replyMarkup(call: ApiCall): { readonly reply_markup?: InlineKeyboard } {
  const value = json(call, 'reply_markup', 'reply keyboard markup');
  if (value === undefined) return {};
  if (!isObject(value)) throw faults.bug('object expected as reply markup');
  const { inline_keyboard: rows } = value;
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) {
    throw faults.bug('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
  }
  const keyboard = rows.map((row: unknown[]) => row.map(inlineButton)).filter((row) => row.length > 0);
  if (keyboard.flat().length > maxButtons || Buffer.byteLength(JSON.stringify(keyboard)) > maxMarkupBytes) {
    throw faults.markupTooLong();
  }
  return keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {};
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
  if (data === undefined) throw faults.badButton('Text buttons are unallowed in the inline keyboard');
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0;
  if (typeof data !== 'string' || bytes < 1 || bytes > maxCallbackBytes) throw faults.buttonData();
  return { text, callback_data: data };
}

function isLink(url: string): boolean {
  return /^(?:https?|tg|tonsite):\/\//i.test(url) ? URL.canParse(url) : /^[\w-]+(\.[\w-]+)+(?:[/?#]|$)/.test(url);
}
