/** Converts messages to their stored form in the mailbox, and back for the page. PURE. */
import type { Choice, LinkChoice, OutgoingMessage } from '../../src/channel/outgoing.ts';
import type { PageMessage } from '../../src/channel/page-channel.ts';

/** Maximum length of a message in UTF-16 units, chosen for readability. */
export const textMaxLength = 6_000;
/** As many buttons as fit on a screen; more become a numbered list. */
export const mostChoices = 8;

/**
 * The stored messages, in order: a long text is split between words, and the buttons belong to the last part.
 * @throws RangeError for too many choices, or for files: a bug of this program, detected before anything is stored
 */
export function renderMessage(message: OutgoingMessage): readonly string[] {
  const count = message.choices.flat().length;
  if (count > mostChoices) throw new RangeError(`${count} choices; a page shows ${mostChoices}`);
  if (message.files.length > 0) throw new RangeError('a page carries links to files, no files');
  const parts = splitText(message.text, textMaxLength);
  return parts.map((text, at) => {
    const isLast = at === parts.length - 1;
    const kept: PageMessage = {
      heading: at === 0 ? message.heading : null,
      text,
      choices: isLast ? message.choices : [],
      photos: at === 0 ? message.photos.flatMap(({ url }) => (url === null ? [] : [url])) : [],
    };
    return JSON.stringify(kept);
  });
}

/** Splits at the last line end or space of the second half, or inside a word if there is none. */
function splitText(text: string, max: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, max + 1);
    const place = [window.lastIndexOf('\n'), window.lastIndexOf(' ')].find((at) => at > max / 2) ?? max;
    // Does not split a surrogate pair.
    const end = /[\uD800-\uDBFF]$/u.test(rest.slice(0, place)) ? place - 1 : place;
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}

/** Null if it is not a valid message; invalid parts are left out. */
export function readMessage(stored: string): PageMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') return null;
  const { heading, choices, photos } = value as Readonly<Record<string, unknown>>;
  return {
    heading: typeof heading === 'string' ? heading : null,
    text: value.text,
    choices: (Array.isArray(choices) ? choices : []).map((row) => (Array.isArray(row) ? row.flatMap(choiceOf) : [])),
    photos: (Array.isArray(photos) ? photos : []).filter((photo) => typeof photo === 'string'),
  };
}

function choiceOf(value: unknown): readonly (Choice | LinkChoice)[] {
  if (typeof value !== 'object' || value === null || !('label' in value) || typeof value.label !== 'string') return [];
  if ('value' in value && typeof value.value === 'string') return [{ label: value.label, value: value.value }];
  if ('url' in value && typeof value.url === 'string') return [{ label: value.label, url: value.url }];
  return [];
}
