/**
 * "thay tệp văn bản 0010 bằng tệp khác": replaces the file of a published item by a correction, and that of a draft on its upload
 * page.
 */
import { refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { objection } from '../../domain/submission/permissions.ts';
import { isOpenToAuthor } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { itemsNamed, oneNamed } from '../../usecases/submission/named.ts';
import { openDraft } from '../../usecases/submission/open-draft.ts';
import { refuse } from '../../usecases/submission/refuse.ts';
import type { Reply } from '../talk/reply.ts';
import { offerUpload } from './draft.ts';
import { offerFilePage } from './item-words.ts';

/**
 * Offers the way to replace the file.
 * @param code as typed; '' means the draft
 */
export async function replaceFile(unit: Unit, person: Person, code: string): Promise<Reply> {
  if (code === '') {
    const { draft } = await openDraft(unit, person.id);
    return draft ? offerUpload(unit, person, 'more') : refused('issue-replace-which');
  }
  const found = await itemsNamed(unit.stores.submissions, code);
  const published = found.filter(({ state }) => state === 'published');
  const named = oneNamed(published.length > 0 ? published : found, code);
  if (!named.ok) return named;
  const { item } = named;
  const blocked = objection(item, 'correct', actorOf(person));
  if (item.state === 'published' && blocked) return refuse(unit, person, item, [blocked], 'correct');
  if (item.state === 'published') return offerFilePage(unit, person, { submission: item.id, revision: item.revision });
  const { draft } = await openDraft(unit, person.id);
  if (draft?.id === item.id && isOpenToAuthor(item.state)) return offerUpload(unit, person, 'more');
  return refused('issue-replace-not-open', { code: item.code });
}
