/** What is said of an item, or to somebody, while an item is in hand or may open: it is asked about, never taken for a sentence of it. */
import { keepsPlan } from '../../domain/plan/plan.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { arranges, isAside } from '../../domain/words/aside.ts';
import { likelihoodOf, likely, type Meaning } from '../../domain/words/model.ts';
import { isOrder } from '../../domain/words/news.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

/** So few words (or signs) that are no news at all belong to no article by themselves. */
const shortestPart = 10;
const shortestLine = 60;
const hardlyNews = 0.1;
/** Above this what is said of work, of the service or in thanks is no sentence of an item. */
const ratherSaid = 0.3;
/** A sentence of joy is read as a courtesy as well: it has to be plainly likelier than news. */
const timesNews = 1.2;

/** Said of the item that is open, or to somebody: whether it is a paragraph of it is asked. */
export const isRatherSaid = (text: string, { words }: Situation): boolean => {
  if (isAside(text) || isOrder(text)) return true;
  const chances = likelihoodOf(words, text);
  const chance = (meaning: Meaning): number => likely(chances, meaning);
  const isShort = text.split(/\s+/u).length < shortestPart && text.length < shortestLine && !text.trim().includes('\n');
  const said = chance('staff-work') + chance('service') + chance('courtesy');
  return isShort && (chance('news') < hardlyNews || (said >= ratherSaid && said > timesNews * chance('news')));
};

/** Whoever keeps the plan is asked of what is to come whether it belongs there. */
export const askedBack = (text: string, messageKey: string, { actor, draft, memory }: Situation): Intent =>
  draft === null && memory.open === null && keepsPlan(actor) && arranges(foldForSearch(text))
    ? { do: 'askPlan', text, messageKey, words: text }
    : { do: 'askWhatItIs', text, messageKey };
