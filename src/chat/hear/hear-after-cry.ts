/**
 * Interprets messages from a person whose call for help is still open: they go to that case even if they look like something else
 * (words §1.6, §2).
 */

import { saysMistaken } from '../../domain/danger/after-cry.ts';
import { cryMayBeLetter } from '../../domain/danger/cry.ts';
import { awaitsAnswer, senderSaysOver } from '../../domain/danger/danger-case.ts';
import { partNews } from '../../domain/danger/news-after-cry.ts';
import { maySubmit } from '../../domain/roles.ts';
import type { ReadMessage } from '../../domain/words/reader.ts';
import type { Service } from '../../domain/words/service.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

/** Interprets the part of a message that does not belong to the call for help, as if it were a message of its own. */
type Rest = (text: string) => readonly Intent[];

/** Longest urging such as "come quickly please", in words. */
const longestUrging = 12;

const mayEnd: readonly Service[] = ['noLongerNeeded', 'sentByMistake'];

/** A shorter message says where somebody is rather than reporting an event. In words. */
const shortestEvent = 8;
/** A report of an event is an item even while its author's call for help is open, for example news of a drill. */
const tellsEvent = (text: string, read: ReadMessage): boolean =>
  read.says.kind === 'news' && text.trim().split(/\s+/u).length >= shortestEvent;

/**
 * Interprets a message from a person with an open call for help. Returns null when none is open, or when the message is a
 * separate matter.
 */
export function hearAfterCry(
  text: string,
  read: ReadMessage,
  { cry, now, words, actor, draft, memory: { open } }: Situation,
  rest: Rest,
): readonly Intent[] | null {
  if (!cry || !now) return null;
  // A person who was asked for a location names people and streets, so a message then counts as a letter (complaint or
  // denunciation) only when a rule says so.
  const mayNameSomebody = awaitsAnswer(cry, now) || saysMistaken(text);
  if (read.says.kind === 'letter' && (read.says.isSure || !mayNameSomebody || cryMayBeLetter(text, null))) return null;
  // A service request does not answer the case, except that help is no longer needed: that ends it.
  if (read.says.kind === 'service' && read.says.services.some((each) => !mayEnd.includes(each))) return null;
  // The open draft of a writer, and a prompt about it, take the message first.
  if (maySubmit(actor.role) && (draft !== null || open !== null || tellsEvent(text, read))) return null;
  if (open !== null && open.ask !== 'pending' && open.ask !== 'question') return null;
  // A new danger gets its own emergency numbers; a message that only resembles one is added to the open case.
  if (read.danger?.level === 'sure' && read.danger.isRuled) return null;
  // After an all-clear, urging is a new call for help with its own numbers.
  const isUrging =
    read.danger !== null && !senderSaysOver(cry) && !read.danger.isRuled && text.split(/\s+/u).length <= longestUrging;
  const told = partNews(text, cry, now, words) ?? (isUrging ? { news: 'more' as const, ofCry: text, other: '' } : null);
  if (!told) return null;
  return [{ do: 'tellCry', text: told.ofCry, news: told.news }, ...(told.other === '' ? [] : rest(told.other))];
}
