/** Turns keys, facts and buttons into a platform's message: text from the locales, form from the channel's abilities. */
import type { Channel } from '../../channel/channel.ts';
import type { Choice, LinkChoice, OutgoingFile, OutgoingMessage } from '../../channel/outgoing.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Button, LinkButton, Message } from '../../domain/message.ts';
import type { OfferedChoice } from '../../ports/conversations.ts';
import type { Signer } from '../../ports/signer.ts';
import type { Translator } from '../../ports/translator.ts';

/** A first line that begins with this mark becomes the heading. */
const headingMark = '# ';

/** Turns keys into sentences and buttons into signed presses. */
export interface Composer {
  readonly translator: Translator;
  readonly signer: Signer;
}

/** A composed message, and what its numbers mean where there are no buttons. */
export interface Composed {
  readonly message: OutgoingMessage;
  /**
   * The meaning of "1", "2" … and of typed button labels once the message is sent. Empty for a list that is answered by codes.
   * Null when the message has no choices; an earlier offer then stays valid.
   */
  readonly offered: readonly OfferedChoice[] | null;
}

/** What is said, before it gets a channel's form. */
export interface Saying {
  readonly message: Message;
  readonly photos?: readonly OutgoingFile[];
  readonly files?: readonly OutgoingFile[];
}

/** Where it is said, and in which language. */
export interface Listener {
  readonly channel: Channel;
  readonly conversation: string;
  readonly locale: string;
  /** How many numbers an earlier list still uses; numbering continues after them. */
  readonly numbered?: number;
}

type Shown = { readonly button: Button | LinkButton; readonly choice: Choice | LinkChoice };

/**
 * Writes choices as text where buttons are missing or too few: links as lines, deciding acts by their code, all others as a
 * numbered list. A bare number never decides about an item.
 */
const written = (
  shown: readonly Shown[],
  say: (hint: Sentence) => string,
  numbered: number,
): Pick<Composed, 'offered'> & { readonly text: string } => {
  const lines: string[] = [];
  const offered: OfferedChoice[] = [];
  const codes: string[] = [];
  for (const { button, choice } of shown) {
    if ('url' in choice) lines.push(`${choice.label}: ${choice.url}`);
    else if ('typed' in button && button.typed) {
      codes.push(button.typed);
      lines.push(`${button.typed} – ${choice.label}`);
    } else {
      offered.push({ value: choice.value, label: choice.label });
      lines.push(`${numbered + offered.length}. ${choice.label}`);
    }
  }
  const isList = shown.some(({ choice }) => !('url' in choice));
  const [code] = codes;
  const hint: Sentence =
    code === undefined
      ? { key: 'choose-by-number' }
      : offered.length === 0
        ? { key: 'choose-by-code', facts: { code } }
        : { key: 'choose-by-either', facts: { code } };
  return { text: [...(isList ? [say(hint)] : []), ...lines].join('\n'), offered: isList ? offered : null };
};

/** Labels that can be typed instead of pressed. Acts that decide need their code. */
const labelled = (shown: readonly Shown[]): readonly OfferedChoice[] =>
  shown.flatMap(({ button, choice }) =>
    'url' in choice || ('typed' in button && button.typed)
      ? []
      : [{ value: choice.value, label: choice.label, isButton: true }],
  );

const isSpare = ({ button }: Shown): boolean => 'isSpare' in button && button.isSpare === true;

/** Composes a message. A marked first line becomes the heading; on a channel without buttons they become numbered lines. */
export function composeMessage(
  { translator, signer }: Composer,
  { channel, conversation, locale: own, numbered = 0 }: Listener,
  { message, photos = [], files = [] }: Saying,
): Composed {
  const locale = message.locale ?? own;
  // Quoted text may end in its own punctuation, which then replaces the full stop.
  const said = translator
    .say(locale, message.facts ? { key: message.key, facts: message.facts } : { key: message.key })
    .replaceAll(/(?<=[?!…]|(?<!\.)\.)\.(?=\s|$)/gu, '');
  const [first = '', ...rest] = said.split('\n');
  const heading = first.startsWith(headingMark) ? first.slice(headingMark.length) : null;
  const text = (heading === null ? said : rest.join('\n')).replaceAll(/\n{3,}/gu, '\n\n').trim();
  const rows = (message.buttons ?? []).map((row) =>
    row.map((button): Shown => {
      const label = translator.say(locale, button.label);
      return {
        button,
        choice: 'url' in button ? { label, url: button.url } : { label, value: signer.sign(conversation, button) },
      };
    }),
  );
  const shown = { conversation, heading, photos, files, ...(message.asksContact ? { asksContact: true } : {}) };
  const { maxChoices } = channel.abilities;
  if (rows.flat().length <= maxChoices)
    return {
      message: { ...shown, text, choices: rows.map((row) => row.map(({ choice }) => choice)) },
      offered: rows.flat().some(({ choice }) => !('url' in choice)) ? labelled(rows.flat()) : null,
    };
  // Buttons that only explain give way to those that act, and get a number below the text.
  const [fewer, spare] = [rows.flat().filter((each) => !isSpare(each)), rows.flat().filter(isSpare)];
  const isButtons = spare.length > 0 && fewer.length <= maxChoices;
  const list = written(isButtons ? spare : [...fewer, ...spare], (hint) => translator.say(locale, hint), numbered);
  return {
    message: {
      ...{ ...shown, text: `${text}\n\n${list.text}`.trim() },
      choices: isButtons ? fewer.map(({ choice }) => [choice]) : [],
    },
    offered: list.offered && [...list.offered, ...(isButtons ? labelled(fewer) : [])],
  };
}
