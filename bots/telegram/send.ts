/** Sends, edits and acknowledges: carries out rendered calls in order and handles Telegram's answers. */
import type { Sent } from '../../src/channel/channel.ts';
import type { MenuEntry, OutgoingMessage } from '../../src/channel/outgoing.ts';
import { type Sender as SpeakerOf, sendInOrder } from '../../src/channel/platform/send-in-order.ts';
import { carriable } from '../../src/channel/platform/text.ts';
import type { TelegramClient } from './client.ts';
import { TelegramError, type TelegramSign } from './errors.ts';
import { chatIdOf, renderEdit, renderMessage, type TelegramCall, type Words } from './render.ts';

const acknowledgementMaxLength = 200;
const menuMaxEntries = 100;
const menuDescriptionMaxLength = 256;

type Speaker = SpeakerOf<TelegramClient>;

const hasSign = (error: unknown, sign: TelegramSign): error is TelegramError =>
  error instanceof TelegramError && error.sign === sign;

/**
 * If Telegram refuses the markup (a bug of this program), sends the text once more without it and logs a warning,
 * because the text matters more than its formatting.
 */
async function withoutMarkupOnRefusal<Result>(
  { log }: Speaker,
  attempt: (form: keyof Words) => Promise<Result>,
): Promise<Result> {
  try {
    return await attempt('html');
  } catch (error) {
    if (!hasSign(error, 'badMarkup')) throw error;
    log.warn({ description: error.details.description }, 'telegram-markup-refused');
    return attempt('plain');
  }
}

/**
 * @returns the id of the message with the text and the buttons, which `editMessage` takes
 * @throws TelegramError; RangeError before any call if the message is invalid
 */
export async function sendMessage(speaker: Speaker, message: OutgoingMessage): Promise<Sent> {
  const calls = renderMessage(message);
  const steps = calls.map((call) => () => perform(speaker, call));
  return { messageId: String(await sendInOrder(steps, speaker.signal)) };
}

const perform = (speaker: Speaker, call: TelegramCall): Promise<number> =>
  withoutMarkupOnRefusal(speaker, (form) => speaker.client.perform(call, form));

/**
 * Edits a message; "nothing changed" counts as success. `hasPhoto` is the caller's assumption: the text of an album or
 * of a photo with a long text is a separate message, so the other method is used if Telegram says so.
 * @throws TelegramError, with `messageGone` if a new message is needed
 */
export async function editMessage(
  speaker: Speaker,
  messageId: string,
  message: OutgoingMessage,
  hasPhoto: boolean,
): Promise<void> {
  const number = Number(messageId);
  if (!Number.isSafeInteger(number)) {
    throw new TelegramError('rejected', { description: 'not a message id', messageGone: true });
  }
  try {
    await editAs(speaker, number, message, hasPhoto);
  } catch (error) {
    if (hasSign(error, 'notModified')) return;
    if (!hasSign(error, hasPhoto ? 'noCaptionToEdit' : 'noTextToEdit')) throw error;
    await editAs(speaker, number, message, !hasPhoto).catch((second: unknown) => {
      if (!hasSign(second, 'notModified')) throw second;
    });
  }
}

function editAs(speaker: Speaker, number: number, message: OutgoingMessage, isCaption: boolean): Promise<void> {
  const edit = renderEdit(message, isCaption);
  return withoutMarkupOnRefusal(speaker, (form) =>
    isCaption ? speaker.client.editCaption(number, edit, form) : speaker.client.editText(number, edit, form),
  );
}

/** Stops the button's spinner. An answer that comes too late counts as success: the decision itself is stored. */
export async function acknowledgePress(
  { client }: Speaker,
  queryId: string,
  text: string | null,
  isAlert: boolean,
): Promise<void> {
  const words = text === null ? '' : carriable(text).trim();
  const short = [...words].slice(0, acknowledgementMaxLength).join('');
  try {
    await client.answerPress(queryId, short === '' ? null : short, isAlert);
  } catch (error) {
    if (!hasSign(error, 'queryTooOld')) throw error;
  }
}

/** @throws RangeError for an invalid command; TelegramError */
export async function setMenu(
  { client }: Speaker,
  conversation: string | null,
  entries: readonly MenuEntry[],
): Promise<void> {
  const wrong = entries.find(({ command }) => !/^[a-z0-9_]{1,32}$/.test(command));
  if (wrong) throw new RangeError(`"${wrong.command}" can't be a command`);
  if (entries.length > menuMaxEntries) throw new RangeError(`${entries.length} commands; Telegram takes 100`);
  const commands = entries.map(({ command, description }) => ({
    command,
    description: [...carriable(description).trim()].slice(0, menuDescriptionMaxLength).join('') || command,
  }));
  await client.setMenu(conversation === null ? null : chatIdOf(conversation), commands);
}
