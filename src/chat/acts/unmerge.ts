/** **Tách bài đã gộp**, pressed, taken back within the minute, or typed with the code of either item. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { unmergeItem } from '../../usecases/submission/unmerge.ts';
import { tell } from '../../usecases/tell.ts';
import { noted, type Reply } from '../reply.ts';
import type { ItemPress } from './item-press.ts';

async function apart(unit: Unit, person: Person, id: string, revision: number | null): Promise<Reply> {
  const outcome = await unmergeItem(unit, person, id, revision);
  if (!outcome.ok) return outcome;
  const { submission, parted, isChangedSince } = outcome;
  const facts = { code: submission.code, codes: parted.join(', '), changed: isChangedSince ? 'yes' : 'no' };
  await tell(unit, person.id, { key: 'unmerged', facts });
  return noted('note-unmerge');
}

export const unmerge = (unit: Unit, person: Person, { submission, revision }: ItemPress): Promise<Reply> =>
  apart(unit, person, submission, revision);

const numberOf = (code: string): number => Number(/\d+$/u.exec(code)?.[0] ?? 0);

/** @param code of the item that others were put into, or of one of those */
export async function takeApart(unit: Unit, person: Person, code: string): Promise<Reply> {
  const found = await unit.stores.submissions.withNumber(numberOf(code));
  const part = found.find(({ standing }) => standing.mergedInto);
  const whole = async (into: string): Promise<Submission | undefined> =>
    (await unit.stores.submissions.withNumber(numberOf(into))).find((each) => each.code === into);
  const item = part?.standing.mergedInto ? await whole(part.standing.mergedInto) : found[0];
  return item ? apart(unit, person, item.id, null) : refused('issue-item-unknown', { code });
}
