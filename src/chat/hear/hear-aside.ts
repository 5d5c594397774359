/**
 * Recognises remarks about an item or to a colleague while an item is being written or could start. The sender is asked what they
 * mean; the remark is not added to the item.
 */
import { keepsPlan } from '../../domain/plan/plan.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { arranges, isColleagueTalk } from '../../domain/words/aside.ts';
import { likelihoodOf, likely, type Meaning } from '../../domain/words/model.ts';
import { isOrder } from '../../domain/words/news.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

/** A message shorter than these limits that is very unlikely to be news is not added to an article unasked. */
const shortestPart = 10;
const shortestLine = 60;
const hardlyNews = 0.1;
/** Lowest likelihood of staff work, service or courtesy at which a message counts as a remark. */
const ratherSaid = 0.3;
/** Joyful sentences of an item also resemble courtesy, so a remark must be clearly likelier than news. */
const timesNews = 1.2;

/** True for a remark about the open item or to a person: the sender is asked whether it is a paragraph of the item. */
export const isRatherSaid = (text: string, { words }: Situation): boolean => {
  if (isColleagueTalk(text) || isOrder(text)) return true;
  const chances = likelihoodOf(words, text);
  const chance = (meaning: Meaning): number => likely(chances, meaning);
  const isShort = text.split(/\s+/u).length < shortestPart && text.length < shortestLine && !text.trim().includes('\n');
  const said = chance('staff-work') + chance('service') + chance('courtesy');
  return isShort && (chance('news') < hardlyNews || (said >= ratherSaid && said > timesNews * chance('news')));
};

/** Asks what the message is. A person who keeps the plan is asked whether a coming event belongs there. */
export const askedBack = (text: string, messageKey: string, { actor, draft, memory }: Situation): Intent =>
  draft === null && memory.open === null && keepsPlan(actor) && arranges(foldForSearch(text))
    ? { do: 'askPlan', text, messageKey, words: text }
    : { do: 'askWhatItIs', text, messageKey };
