/**
 * Shows the state of a question or item by its code: to any account of the asker, or to a person who gives the code with the
 * asker's phone number.
 */

import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { codesOnceNamed, formerCodesSetting, type Question } from '../../domain/question/question.ts';
import { displayedState } from '../../domain/submission/sentences.ts';
import { cutText, foldForSearch } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { tell } from '../../usecases/tell.ts';
import { stateForAsker, stateOfQuestion } from '../say/question.ts';
import { answerPageOf } from './answer-page-of.ts';

/** Codes with a phone number that one person may try per hour. */
const triesPerHour = 10;
const hourMs = 3_600_000;

/** 'HD 2611 0017 0912 345 678' → the code, and the digits after it with the country code. */
const readWanted = (text: string): { code: string; phone: string } => {
  const found = /^([A-Z]{2}[\s.–-]?\d{4}[\s.–-]?\d{4,5}(?!\d))(.*)$/u.exec(foldForSearch(text).toUpperCase().trim());
  const digits = (found?.[2] ?? '').replaceAll(/\D/gu, '').replace(/^0/u, '84');
  const bare = (found?.[1] ?? foldForSearch(text).toUpperCase()).replaceAll(/[\s.–-]/gu, '');
  return { code: bare.replace(/^([A-Z]{2})(\d{4})(\d{4,5})$/u, '$1-$2-$3'), phone: digits };
};

const tellState = async (unit: Unit, person: Person, { question, was }: Found): Promise<Outcome> => {
  // The link to a long answer expires after some weeks, so a later request gets a new one.
  const page = question.standing.answeredAt === null ? null : await answerPageOf(unit, question);
  const reading = { reader: person, now: unit.now, timeZone: unit.ward.timeZone };
  await tell(unit, person.id, stateForAsker(question, reading, page, was));
  return done();
};

/** A phone number proves little, so attempts are limited. */
const mayGuess = (unit: Unit, person: Person): Promise<boolean> =>
  unit.stores.isWithin(`tracuu:${person.id}`, Math.floor(unit.now.getTime() / hourMs), triesPerHour);

interface Found {
  readonly question: Question;
  /** The typed code, where the question got another one in a merge of wards; else null. */
  readonly was: string | null;
}

/**
 * All questions that have or had this code. After a merge of wards two questions may have had the same code: one of them got
 * a new code, and both askers still have the old one on paper. Questions with a new code come first.
 */
async function findAll(unit: Unit, code: string): Promise<readonly Found[]> {
  const anew = codesOnceNamed(await unit.stores.setting(formerCodesSetting), code);
  const found: Found[] = [];
  for (const now of [...anew, code]) {
    const question = await unit.stores.questions.byCode(now);
    if (question) found.push({ question, was: now === code ? null : code });
  }
  return found;
}

/**
 * Answers a lookup. Wrong codes and wrong phone numbers get the same answer and attempts are counted, so that existing codes
 * cannot be discovered.
 */
export const lookUp = async (unit: Unit, person: Person, text: string): Promise<Outcome> => {
  const { code, phone } = readWanted(text);
  if (phone !== '' && !(await mayGuess(unit, person))) return refused('issue-too-many-tries');
  const unknown = refused('issue-code-unknown', { code: cutText(text, 30) });
  const found = await findAll(unit, code);
  const asked = found.find(({ question }) => question.askerId === person.id);
  if (asked) return tellState(unit, person, asked);
  // The same answer for a wrong phone number and a wrong code, so that existing codes cannot be discovered.
  for (const { question, was } of phone === '' ? [] : found)
    if ((await unit.stores.people.get(question.askerId)).phone === phone) {
      await tell(unit, person.id, stateOfQuestion(question, unit.now, was));
      return done();
    }
  if (found.length > 0) return unknown;
  const own = (await unit.stores.submissions.ofAuthor(person.id, 200)).find((each) => each.code === code);
  if (!own) return unknown;
  await tell(unit, person.id, { key: 'item-state', facts: { code: own.code, state: displayedState(own) } });
  return done();
};
