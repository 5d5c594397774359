/** **Hoàn tác** below a withdrawal, and "lấy lại bài 0017": restores the item as a draft. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { isOpenToAuthor } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { itemsNamed, oneNamed } from '../../usecases/submission/named.ts';
import { lastWithdrawn, restore } from '../../usecases/submission/restore.ts';
import { tell } from '../../usecases/tell.ts';
import { noted, type Reply } from '../talk/reply.ts';
import { answerDraft } from './next-step.ts';

/** How many of the person's items are searched for the one withdrawn last. */
const mostOwn = 30;

/** Restores a withdrawn item for its author. */
export async function takeBack(unit: Unit, author: Person, id: string): Promise<Reply> {
  const outcome = await restore(unit, author, id);
  if (!outcome.ok) return outcome;
  await tell(unit, author.id, { key: 'restored', facts: { code: outcome.submission.code } });
  await answerDraft(unit, outcome.submission, true);
  return noted('note-restored');
}

/**
 * Restores the named item.
 * @param code as typed; '' means the item withdrawn last
 */
export async function takeBackByCode(unit: Unit, author: Person, code: string): Promise<Reply> {
  if (code === '') {
    const last = await lastWithdrawn(unit, author, mostOwn);
    return last ? takeBack(unit, author, last.id) : refused('issue-restore-nothing');
  }
  const own = (await itemsNamed(unit.stores.submissions, code)).filter(({ authorId }) => authorId === author.id);
  const withdrawn = own.filter(({ state }) => state === 'withdrawn');
  const named = oneNamed(withdrawn.length > 0 ? withdrawn : own, code);
  if (!named.ok) return named;
  const { item } = named;
  if (isOpenToAuthor(item.state)) return refused('issue-restore-open', { code: item.code });
  return takeBack(unit, author, item.id);
}
