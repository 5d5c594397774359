/** Words of somebody whose cry for help is open: they go to that case, whatever else they look like (words §1.6, §2). */

import { saysMistaken } from '../../domain/danger/after-cry.ts';
import { mayBeLetter } from '../../domain/danger/cry.ts';
import { awaitsAnswer, isSaidOver } from '../../domain/danger/danger-case.ts';
import { partNews } from '../../domain/danger/said-after.ts';
import { maySubmit } from '../../domain/roles.ts';
import type { ReadMessage } from '../../domain/words/reader.ts';
import type { Service } from '../../domain/words/service.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

/** What it is when it is nothing of the cry, and what else was said with it: read as if it stood alone. */
type Rest = (text: string) => readonly Intent[];

/** "come quickly please": in words. */
const longestUrging = 12;

const mayEnd: readonly Service[] = ['noLongerNeeded', 'sentByMistake'];

/** Fewer words tell no event, but where somebody is. */
const shortestEvent = 8;
/** News of a drill is an item of whoever writes items, also while their own cry is open. */
const tellsEvent = (text: string, read: ReadMessage): boolean =>
  read.says.kind === 'news' && text.trim().split(/\s+/u).length >= shortestEvent;

/** Null: no cry is open, or it is a matter of its own. */
export function hearAfterCry(
  text: string,
  read: ReadMessage,
  { cry, now, words, actor, draft, memory: { open } }: Situation,
  rest: Rest,
): readonly Intent[] | null {
  if (!cry || !now) return null;
  // Who was asked where somebody is names people and streets: then only what a rule knows is a letter.
  const mayNameSomebody = awaitsAnswer(cry, now) || saysMistaken(text);
  if (read.says.kind === 'letter' && (read.says.isSure || !mayNameSomebody || mayBeLetter(text, null))) return null;
  // What is wanted of the service is no answer; that nothing is needed any more is the end of the cry.
  if (read.says.kind === 'service' && read.says.services.some((each) => !mayEnd.includes(each))) return null;
  // An item that somebody at work is writing, and a question that they are asked about it, take their words first.
  if (maySubmit(actor.role) && (draft !== null || open !== null || tellsEvent(text, read))) return null;
  if (open !== null && open.ask !== 'pending' && open.ask !== 'question') return null;
  // A new danger gets its own numbers; what only sounds like one is more of what was cried.
  if (read.danger?.level === 'sure' && read.danger.isRuled) return null;
  // Behind an all-clear it is a new cry, and gets its own numbers.
  const isUrging =
    read.danger !== null && !isSaidOver(cry) && !read.danger.isRuled && text.split(/\s+/u).length <= longestUrging;
  const told = partNews(text, cry, now, words) ?? (isUrging ? { news: 'more' as const, ofCry: text, other: '' } : null);
  if (!told) return null;
  return [{ do: 'tellCry', text: told.ofCry, news: told.news }, ...(told.other === '' ? [] : rest(told.other))];
}
