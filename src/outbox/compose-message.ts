/** Key, facts and buttons become what a platform shows: words from the locales, form from the channel's abilities. */
import type { Channel } from '../channel/channel.ts';
import type { Choice, LinkChoice, OutgoingFile, OutgoingMessage } from '../channel/outgoing.ts';
import type { Message } from '../domain/effect.ts';
import type { Signer } from '../ports/signer.ts';
import type { Translator } from '../ports/translator.ts';

/** The first line of a sentence that begins with this mark stands strong above the rest. */
const headingMark = '# ';

export interface Composer {
  readonly translator: Translator;
  readonly signer: Signer;
}

const numbered = (rows: OutgoingMessage['choices']): string =>
  rows
    .flat()
    .map((choice, at) => `${at + 1}. ${choice.label}${'url' in choice ? ` ${choice.url}` : ''}`)
    .join('\n');

export const composeMessage = (
  { translator, signer }: Composer,
  channel: Channel,
  conversation: string,
  locale: string,
  message: Message,
  photos: readonly OutgoingFile[] = [],
): OutgoingMessage => {
  const said = translator.say(
    locale,
    message.facts ? { key: message.key, facts: message.facts } : { key: message.key },
  );
  const [first = '', ...rest] = said.split('\n');
  const heading = first.startsWith(headingMark) ? first.slice(headingMark.length) : null;
  const text = (heading === null ? said : rest.join('\n')).replaceAll(/\n{3,}/gu, '\n\n').trim();
  const choices = (message.buttons ?? []).map((row) =>
    row.map((button): Choice | LinkChoice => {
      const label = translator.say(locale, button.label);
      return 'url' in button ? { label, url: button.url } : { label, value: signer.sign(conversation, button) };
    }),
  );
  const fits = choices.flat().length <= channel.abilities.maxChoices;
  return {
    conversation,
    heading,
    text: fits ? text : `${text}\n\n${numbered(choices)}`,
    choices: fits ? choices : [],
    photos,
  };
};
