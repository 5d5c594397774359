/** **Tách bài đã gộp**: by a press, by undo within a minute, or typed with the code of either item. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { itemsNamed, oneNamed } from '../../usecases/submission/named.ts';
import { unmergeItem } from '../../usecases/submission/unmerge.ts';
import { tell } from '../../usecases/tell.ts';
import { noted, type Reply } from '../talk/reply.ts';
import type { ItemPress } from './item-press.ts';

async function apart(unit: Unit, person: Person, id: string, revision: number | null): Promise<Reply> {
  const outcome = await unmergeItem(unit, person, id, revision);
  if (!outcome.ok) return outcome;
  const { submission, parted, isChangedSince } = outcome;
  const facts = { code: submission.code, codes: parted.join(', '), changed: isChangedSince ? 'yes' : 'no' };
  await tell(unit, person.id, { key: 'unmerged', facts });
  return noted('note-unmerge');
}

/** Separates merged items again. Changes made to the merged item since then stay in it. */
export const unmerge = (unit: Unit, person: Person, { submission, revision }: ItemPress): Promise<Reply> =>
  apart(unit, person, submission, revision);

/**
 * Separates the items named by a code.
 * @param code of the merged item, or of one that was merged into it
 */
export async function separateMergedItems(unit: Unit, person: Person, code: string): Promise<Reply> {
  const { submissions } = unit.stores;
  const found = await itemsNamed(submissions, code);
  const merged = found.filter(({ standing }) => standing.mergedInto || (standing.merges ?? []).length > 0);
  const named = oneNamed(merged.length > 0 ? merged : found, code);
  if (!named.ok) return named;
  const { mergedInto } = named.item.standing;
  const [whole] = mergedInto ? await itemsNamed(submissions, mergedInto) : [named.item];
  return whole ? apart(unit, person, whole.id, null) : refused('issue-item-unknown', { code });
}
