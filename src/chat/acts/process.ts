/** `/quytrinh`: who signs what, and within which time. The head may change it, and sees the difference before it applies. */

import { refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isRouteChoice, type ProcessChange } from '../../domain/process/process.ts';
import { isCategory } from '../../domain/submission/categories/index.ts';
import { isHeadOwn } from '../../domain/submission/permissions.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { changeProcess, processes, processNow } from '../../usecases/process/process.ts';
import { changeUndertaking, notAgreed } from '../../usecases/process/texts.ts';
import { skipButton } from '../say/buttons.ts';
import { processMenu, processOffer, processShown } from '../say/process.ts';
import { noted, type Reply, replied } from '../talk/reply.ts';
import { remember } from '../talk/talk.ts';

interface Pressed {
  readonly argument: string;
  readonly more: string;
  readonly revision: number;
}

/** Shows the process in force today, and to the head also who has not agreed to the undertaking yet. */
export async function showProcess(unit: Unit, person: Person): Promise<Reply> {
  const isHead = isHeadOwn(actorOf(person));
  const missing = isHead ? await notAgreed(unit) : [];
  const { length: seen } = await processes(unit);
  return replied(unit, person.id, processShown(await processNow(unit), { isHead, seen, missing }));
}

/** Parses a press: 'news' 'two', 'news' 'b6', 'urgent' 'off'. Null when it only opens a menu. */
function changeOf(argument: string, more: string): ProcessChange | null {
  if (argument === 'urgent') return { what: 'urgent', isOpen: more === 'on' };
  if (!isCategory(argument)) return null;
  const category = argument;
  if (isRouteChoice(more)) return { what: 'route', category, choice: more };
  if (more === 'sensitive' || more === 'plain')
    return { what: 'sensitive', category, isSensitive: more === 'sensitive' };
  const hours = /^b(\d{1,3})$/u.exec(more)?.[1];
  return hours === undefined ? null : { what: 'budget', category, hours: hours === '0' ? null : Number(hours) };
}

/** With a category only, shows what can be changed. With a choice, shows the difference it would make. */
export async function pressProcess(unit: Unit, head: Person, press: Pressed): Promise<Reply> {
  const { argument, more, revision } = press;
  const change = changeOf(argument, more);
  if (change) return offer(unit, head, press, change);
  if (!isCategory(argument)) return showProcess(unit, head);
  if (more === 'hours') {
    await remember(unit, head.id, { ask: 'wardWords', what: 'budget', kept: `${argument}.${revision}` });
    const buttons = [[skipButton]];
    return replied(unit, head.id, { key: 'process-budget-please', facts: { category: argument }, buttons });
  }
  return replied(unit, head.id, processMenu(await processNow(unit), argument, revision));
}

async function offer(unit: Unit, head: Person, press: Pressed, change: ProcessChange): Promise<Reply> {
  const outcome = await changeProcess(unit, head, change, press.revision, true);
  if (!outcome.ok) return outcome;
  return replied(unit, head.id, processOffer(outcome, change, `${press.argument}.${press.more}`, press.revision));
}

/**
 * Reads a time limit in office hours: "6", "6 giờ", "không".
 * @param kept category, and how many versions of the process were seen
 */
export async function readBudget(unit: Unit, head: Person, kept: string, text: string): Promise<Reply> {
  const [category = '', seen = ''] = kept.split('.');
  const hours = /\d{1,3}/u.exec(text)?.[0] ?? (/^\s*(?:khong|none)\b/u.test(foldForSearch(text)) ? '0' : null);
  if (hours === null || !isCategory(category)) return refused('issue-budget-unreadable');
  const press = { argument: category, more: `b${Number(hours)}`, revision: Number(seen) };
  return pressProcess(unit, head, press);
}

/** Applies the change. Refused when the process has changed since the difference was shown. */
export async function applyProcess(unit: Unit, head: Person, { argument, more, revision }: Pressed): Promise<Reply> {
  const change = changeOf(argument, more);
  if (!change) return refused('issue-press-unknown');
  const outcome = await changeProcess(unit, head, change, revision);
  if (!outcome.ok) return outcome;
  await showProcess(unit, head);
  return noted('note-process-changed');
}

/** Asks for the new text, which comes with the next message. */
export async function askForUndertaking(unit: Unit, head: Person): Promise<Reply> {
  await remember(unit, head.id, { ask: 'wardWords', what: 'undertaking', kept: '' });
  return replied(unit, head.id, { key: 'undertaking-please', buttons: [[skipButton]] });
}

/** Stores a new version of the undertaking and asks all writers to agree to it. */
export async function readUndertaking(unit: Unit, head: Person, text: string): Promise<Reply> {
  const outcome = await changeUndertaking(unit, head, text);
  if (!outcome.ok) return outcome;
  const { version, asked } = outcome;
  return replied(unit, head.id, { key: 'undertaking-changed', facts: { version, asked } });
}
