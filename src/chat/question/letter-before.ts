/**
 * People tell in parts: what follows a letter within some minutes, photos or words that want nothing of their own, is
 * likely to belong to it, and nobody of the board may read it before its writer has said that it does not.
 */
import type { Person } from '../../domain/person/person.ts';
import type { LetterKind } from '../../domain/question/letter.ts';
import { openPause } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import { ownQuestions } from './own-questions.ts';

/** So long after a letter what comes may be its next part, in milliseconds. */
const nextPartMs = 10 * 60_000;

interface LetterShown {
  readonly kind: LetterKind;
  /** Epoch ms. */
  readonly at: number;
}

const settingOf = ({ id }: Person): string => `letter-shown:${id}`;

/** Begins the minutes in which what follows may belong to the letter. Not a word of it is kept. */
export const rememberLetter = ({ stores, now }: Unit, person: Person, kind: LetterKind): Promise<void> => {
  const shown: LetterShown = { kind, at: now.getTime() };
  return stores.setSetting(settingOf(person), JSON.stringify(shown));
};

/** The letter that was shown its way just now; null when none was, or when a question was asked, by either side, after it. */
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

/** So long after a letter "where do I hand it in?" is asked of it, whatever was asked since. */
const roadMs = 24 * 3_600_000;

/** Those minutes are not over. */
export const wasShownLetter = async ({ stores, now }: Unit, person: Person): Promise<boolean> => {
  const kept = await stores.setting(settingOf(person));
  return kept !== null && now.getTime() - (JSON.parse(kept) as LetterShown).at < roadMs;
};
