/** Shows emergency numbers in the page that answers a form, before any message is processed, and without scripts. */
import { forMatching } from '../../domain/question/phrase-matching.ts';
import { findDanger } from '../../domain/words/danger.ts';
import { languageOf } from '../../domain/words/language.ts';
import { html, type Part } from '../kit/html.ts';
import { notice, withEmergencyNumbers } from '../kit/parts.ts';
import type { ShownOptions } from './options.ts';
import type { PageContext } from './page-context.ts';

/**
 * Detects danger by the same rules and model as the later answer in the conversation.
 * @returns null if no text mentions danger; otherwise the numbers in the language of the text
 */
export function dangerOf(
  { say, words }: Pick<ShownOptions, 'say' | 'words'>,
  { locale }: Pick<PageContext, 'locale'>,
  texts: readonly string[],
): Part {
  for (const text of texts) {
    const found = findDanger(forMatching(text), words);
    if (!found) continue;
    const said = say(languageOf(text) ?? locale, {
      key: found.level === 'sure' ? 'question-emergency' : 'question-danger',
      facts: { numbers: found.numbers.join(', '), first: `no${found.numbers[0] ?? ''}`, reach: 'known' },
    });
    return notice(
      'wrong',
      said.split('\n').map((line) => html`<p>${withEmergencyNumbers(line)}</p>`),
    );
  }
  return null;
}
