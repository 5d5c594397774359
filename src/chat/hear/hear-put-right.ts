/**
 * Corrects a figure, a name or a date of an item. The change is proposed first; if nothing fits, the text keeps its other
 * meaning.
 */
import { maySubmit } from '../../domain/roles.ts';
import { soundsLikeCorrection } from '../../domain/submission/proposed-changes.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

/** Interpretations that are uncertain enough to try a correction first. */
const unsure: readonly Intent['do'][] = ['askWhatItIs', 'add', 'fill', 'remember'];
/** "em nhầm, 54 hộ" contains a value, so it is not only a retreat. */
const hasValue = /\d|\bten\b/u;
const named =
  /\b(?:(?:bai|tin|ma|van ban|so)(?: so)? (?<code>(?:[a-z]{2}-?\d{4}-?)?\d{3,5})|(?<whole>[a-z]{2}-?\d{4}-?\d{4}|0\d{3}))(?![\d/])/u;

/** "bài 0004", "DL-2611-0004": the item that is named, as typed; null when there is none. */
export const itemNamedIn = (text: string): string | null => {
  const groups = named.exec(foldForSearch(text))?.groups;
  return groups?.code ?? groups?.whole ?? null;
};

/** Returns the intents as interpreted, or one that first looks for the correction these words may ask for. */
export function correctionFirst(
  text: string,
  messageKey: string,
  heard: readonly Intent[],
  { actor, draft, memory: { open } }: Situation,
): readonly Intent[] {
  const isFree = open === null || open.ask === 'pending' || (open.ask === 'slot' && open.slot !== 'text');
  if (!maySubmit(actor.role) || !isFree) return heard;
  const isSettled = heard.some((intent) =>
    intent.do === 'say'
      ? intent.message.key !== 'nothing-changed' || !hasValue.test(foldForSearch(text))
      : !unsure.includes(intent.do) || (intent.do === 'fill' && intent.fill.slot === 'eventOn'),
  );
  const code = itemNamedIn(text);
  if (isSettled || !soundsLikeCorrection(text, code !== null || draft?.state === 'returned')) return heard;
  return [{ do: 'offerPutRight', text, messageKey, code, otherwise: heard }];
}
