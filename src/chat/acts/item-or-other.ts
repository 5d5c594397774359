/** Text without a draft that may be an item waits for **Tin mới** or **Việc khác**. Until one is chosen it has no effect. */
import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import { maySubmit } from '../../domain/roles.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { assignmentIn, planWords } from '../../domain/words/assignment.ts';
import { foldedText } from '../../domain/words/folded-text.ts';
import type { Unit } from '../../ports/services.ts';
import { openDraft } from '../../usecases/submission/open-draft.ts';
import { tell } from '../../usecases/tell.ts';
import type { AskedSlot, Intent } from '../hear/intent.ts';
import { actButton, button } from '../say/buttons.ts';
import type { HeldWords } from '../talk/memory.ts';
import { type Reply, replied } from '../talk/reply.ts';
import { memoryOf, rememberHeld, talksWithHeld } from '../talk/talk.ts';
import { pressPlan } from './plan.ts';
import { undoButton } from './undo.ts';

/** Most texts held per person. Beyond that the oldest is dropped, first those about which the person was reminded. */
const mostHeld = 40;
const dayMs = 24 * 3_600_000;
const mostTalks = 500;
/** Most texts offered in one message; the newest are taken. */
const mostOffered = 5;
/** Longest quotation of the text in the question about it. */
const quotedLength = 60;

/**
 * Holds the text until a press.
 * @returns the number under which it is held
 */
export async function holdWords(
  unit: Unit,
  person: Person,
  text: string,
  messageKey: string,
  more: Pick<HeldWords, 'shown' | 'answers'> = {},
): Promise<number> {
  const { held = [] } = await memoryOf(unit, person.id);
  const number = (held.at(-1)?.number ?? 0) + 1;
  const words: HeldWords = {
    number,
    text,
    messageKey,
    at: unit.now.toISOString(),
    isTold: false,
    ...more,
  };
  const spare = held.length + 1 > mostHeld ? (held.find(({ isTold }) => isTold !== false) ?? held[0]) : null;
  await rememberHeld(unit, person.id, [...held.filter((each) => each !== spare), words]);
  return number;
}

/**
 * Reminds the person once, after a day without a choice, that the text has no effect yet. It can still be chosen. Runs on
 * schedule.
 */
export async function tellOfHeld(unit: Unit): Promise<void> {
  const before = unit.now.getTime() - dayMs;
  for (const { person: id, held } of await talksWithHeld(unit, mostTalks)) {
    const isDue = ({ isTold, at = '' }: HeldWords): boolean => isTold === false && Date.parse(at) <= before;
    const due = held.filter(isDue);
    const person = await unit.stores.people.find(id);
    if (due.length === 0 || person?.status !== 'active') continue;
    await rememberHeld(
      unit,
      id,
      held.map((each) => (isDue(each) ? { ...each, isTold: true } : each)),
    );
    await tell(unit, id, heldLapsed(due), `held-lapsed:${due.at(-1)?.number ?? 0}`);
  }
}

const heldLapsed = (due: readonly HeldWords[]): Message => ({
  key: 'held-lapsed',
  facts: { count: due.length, text: quoted(due[0]?.text ?? '') },
  buttons: due
    .slice(-mostOffered)
    .map(({ number, text }) => [
      button({ key: 'choice-held-words', facts: { text: quoted(text) } }, 'held.other', '', number),
    ]),
});

const quoted = (text: string): string => cutText(text.replaceAll(/\s+/gu, ' '), quotedLength);

/**
 * Holds the text and asks what it is.
 * @param as what else it may be besides an item: a plan, or the part of the open draft that was asked for
 */
export async function askWhatItIs(
  unit: Unit,
  person: Person,
  text: string,
  messageKey: string,
  as: AskedSlot | 'plan' | null = null,
): Promise<Reply> {
  const number = await holdWords(unit, person, text, messageKey);
  const { draft } = await openDraft(unit, person.id);
  const isSlot = draft !== null && as !== null && as !== 'plan';
  const more = draft ? 'choice-held-more' : 'choice-held-item';
  // The text may regret a decision made just before, so undoing it is offered.
  const undo = await undoButton(unit, person);
  return replied(unit, person.id, {
    key: isSlot ? 'held-answer' : as === 'plan' ? 'held-plan' : draft ? 'held-more' : 'held-what',
    facts: { text: quoted(text), code: draft?.code ?? '', slot: as ?? '' },
    buttons: [
      ...(as === 'plan' ? [[button('choice-held-plan', 'held.plan', '', number)]] : []),
      [
        isSlot
          ? button({ key: 'choice-held-answer', facts: { slot: as } }, `held.${as}`, '', number)
          : button(more, 'held.item', '', number),
        button('choice-held-other', 'held.other', '', number),
      ],
      ...(undo ? [[undo.button]] : []),
    ],
  });
}

/** Holds a forwarded text, and asks whether it is the answer to the open prompt. Until then the prompt stays open. */
export async function askForwarded(
  unit: Unit,
  person: Person,
  { text, messageKey, ask, answers }: Extract<Intent, { do: 'askForwarded' }>,
): Promise<Reply> {
  const number = await holdWords(unit, person, text, messageKey, { answers });
  const used = button({ key: 'choice-held-used', facts: { ask } }, 'held.words', '', number);
  return replied(unit, person.id, {
    key: 'held-forwarded',
    facts: { text: quoted(text), ask },
    buttons: [
      [used],
      ...(maySubmit(person.role)
        ? [[button('choice-held-item', 'held.item', '', number), button('choice-held-other', 'held.other', '', number)]]
        : []),
    ],
  });
}

/** **Đưa vào kế hoạch**: adds the event with its day and person. If no day can be read, shows the line to be completed. */
export async function planHeld(unit: Unit, person: Person, number: number): Promise<Reply> {
  const held = await takeHeld(unit, person, number);
  if (!held) return heldGone;
  const heard = foldedText(held.text);
  const found = assignmentIn(heard, localDateOf(unit.now, unit.ward.timeZone));
  const words = found ? planWords(found) : held.text;
  const wish = { press: 'pl-add', subject: '', argument: '', words, revision: 0 } as const;
  const reply = await pressPlan(unit, person, wish);
  if (!reply) return heldGone;
  if (reply.ok || !['issue-plan-no-day', 'issue-no-such-day'].includes(reply.issues[0]?.key ?? '')) return reply;
  const { what, who } = found ?? { what: held.text, who: '' };
  return replied(unit, person.id, { key: 'held-plan-day', facts: { what, who: who || 'none' } });
}

/** **Việc khác**: keeps holding the text, and offers what it may be and the menu. */
export async function offerOther(unit: Unit, person: Person, number: number): Promise<Reply> {
  const words = (await heldUnder(unit, person, number))?.text;
  if (words === undefined) return heldGone;
  const { draft } = await openDraft(unit, person.id);
  return replied(unit, person.id, {
    key: 'held-other',
    facts: { text: quoted(words), draft: draft?.code ?? 'none' },
    buttons: [
      ...(draft ? [[actButton({ ...actNamed(submissionActs, 'fill'), letter: null }, draft)]] : []),
      [button('choice-ask', 'held.ask', '', number)],
      [button('choice-held-item', 'held.item', '', number), button('menu-help', 'go.help')],
    ],
  });
}

/** The text held under this number; it stays held. */
export async function heldUnder(unit: Unit, person: Person, number: number): Promise<HeldWords | null> {
  const { held = [] } = await memoryOf(unit, person.id);
  return held.find((each) => each.number === number) ?? null;
}

/**
 * Removes the text from what is held.
 * @returns null when nothing is held under this number
 */
export async function takeHeld(unit: Unit, person: Person, number: number): Promise<HeldWords | null> {
  const { held = [] } = await memoryOf(unit, person.id);
  const found = held.find((each) => each.number === number) ?? null;
  if (found)
    await rememberHeld(
      unit,
      person.id,
      held.filter((each) => each !== found),
    );
  return found;
}

/** The answer to a press on text that is no longer held. */
export const heldGone: Reply = refused('issue-held-gone');
