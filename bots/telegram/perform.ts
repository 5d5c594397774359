/** Carries out rendered calls; each is one method of the Bot API. */
import { InputFile } from 'grammy';
import { cleanName } from '../../src/channel/names.ts';
import type { OutgoingFile } from '../../src/channel/outgoing.ts';
import { StrangeAnswer } from '../../src/channel/platform/strange-answer.ts';
import type { Keyboard, TelegramCall, Words } from './render.ts';
import { attempt, type BotApi } from './transport.ts';

/** @returns the message's id; for an album, that of its first message. @throws TelegramError */
export async function perform(token: string, api: BotApi, call: TelegramCall, form: keyof Words): Promise<number> {
  switch (call.what) {
    case 'text':
      return attempt(token, async () =>
        numberOf(await api.sendMessage({ chat_id: call.chatId, ...textOf(call, form) })),
      );
    case 'file': {
      const file = await inputFile(call.file, call.form);
      const fields = {
        chat_id: call.chatId,
        ...(call.caption && captionOf(call.caption, form)),
        ...markup(call.keyboard),
      };
      return attempt(token, async () =>
        numberOf(
          call.form === 'photo'
            ? await api.sendPhoto({ ...fields, photo: file })
            : await api.sendDocument({ ...fields, document: file }),
        ),
      );
    }
    case 'album': {
      const files = await Promise.all(call.files.map((file) => inputFile(file, call.form)));
      const media = files.map((file) => ({ type: call.form, media: file }) as { type: 'photo'; media: InputFile });
      return attempt(token, async () => {
        const sent: unknown = await api.sendMediaGroup({ chat_id: call.chatId, media });
        return numberOf(Array.isArray(sent) ? sent[0] : sent);
      });
    }
  }
}

/** Text and buttons in the form of `sendMessage` and `editMessageText`. */
export const textOf = (
  { words, keyboard }: { readonly words: Words; readonly keyboard: Keyboard | null },
  form: keyof Words,
) => ({
  text: words[form],
  link_preview_options: { is_disabled: true },
  ...parseMode(form),
  ...markup(keyboard),
});

/** The caption, formatted or, after Telegram refused the markup, plain. */
export const captionOf = (words: Words, form: keyof Words) => ({ caption: words[form], ...parseMode(form) });

const parseMode = (form: keyof Words) => (form === 'html' ? { parse_mode: 'HTML' as const } : {});

/** Empty without buttons: Telegram refuses an empty keyboard. */
export const markup = (keyboard: Keyboard | null) =>
  keyboard === null ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };

const inputFile = async (file: OutgoingFile, form: string) =>
  // grammY writes the name unquoted into the header, where spaces and ";" would end it.
  new InputFile(await file.bytes(), `"${cleanName(file.name) || form}"`);

/** An "ok" without the message's id: the message was sent, but its id is unknown. */
function numberOf(message: unknown): number {
  const number = typeof message === 'object' && message && 'message_id' in message ? message.message_id : null;
  if (typeof number !== 'number') throw new StrangeAnswer(200);
  return number;
}
