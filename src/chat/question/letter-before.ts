/**
 * People write in several messages. Photos or text without a request of their own that follow a letter within some minutes
 * probably belong to it. The board must not read them before their writer has said that they do not.
 */
import type { Person } from '../../domain/person/person.ts';
import type { LetterKind } from '../../domain/question/letter.ts';
import { openPause } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import { ownQuestions } from './own-questions.ts';

/** How long after a letter a message may be its next part, in milliseconds. */
const nextPartMs = 10 * 60_000;

interface LetterShown {
  readonly kind: LetterKind;
  /** Epoch ms. */
  readonly at: number;
}

const settingOf = ({ id }: Person): string => `letter-shown:${id}`;

/** Starts the period in which later messages may belong to the letter. The letter's text is not stored. */
export const rememberLetter = ({ stores, now }: Unit, person: Person, kind: LetterKind): Promise<void> => {
  const shown: LetterShown = { kind, at: now.getTime() };
  return stores.setSetting(settingOf(person), JSON.stringify(shown));
};

/**
 * The kind of the letter that was redirected just now. Null when there was none, or when a question was asked after it, by the
 * citizen or by the office.
 */
export const letterBefore = async (unit: Unit, person: Person): Promise<LetterKind | null> => {
  const { stores, now } = unit;
  const kept = await stores.setting(settingOf(person));
  const shown = kept ? (JSON.parse(kept) as LetterShown) : null;
  if (!shown || now.getTime() - shown.at >= nextPartMs) return null;
  const asked = (await ownQuestions(unit, person)).map((question) =>
    Math.max(question.receivedAt.getTime(), Date.parse(openPause(question)?.at ?? '') || 0),
  );
  return asked.some((at) => at > shown.at) ? null : shown.kind;
};

/** For this long after a letter, "where do I hand it in?" refers to it, whatever was asked since. Milliseconds. */
const roadMs = 24 * 3_600_000;

/** True within that period. */
export const wasShownLetter = async ({ stores, now }: Unit, person: Person): Promise<boolean> => {
  const kept = await stores.setting(settingOf(person));
  return kept !== null && now.getTime() - (JSON.parse(kept) as LetterShown).at < roadMs;
};
