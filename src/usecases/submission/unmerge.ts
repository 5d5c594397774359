/**
 * **Tách bài đã gộp**: undoes a merge while the item is not decided. The other reports are restored with text, source, photos
 * and files; text written since stays in the merged item.
 */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import type { Photo } from '../../domain/submission/photos-and-files.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Content, MergeKept, Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { attachArrival } from '../plan/attach.ts';
import { notify } from '../react.ts';
import { renewCards, sendCards } from './cards.ts';
import { openForEdit, saveEdit } from './edit-item.ts';
import { refuse } from './refuse.ts';

/** Result of undoing a merge. */
export type Unmerged = Outcome<{
  readonly submission: Submission;
  /** Codes of the restored items. */
  readonly parted: readonly string[];
  /** The item was changed since the merge: its new text stays and should be reviewed. */
  readonly isChangedSince: boolean;
}>;

/** The item's own content: from before the merge, or its current text without the merged parts. */
function ownContent({ content, revision }: Submission, kept: MergeKept): Content {
  if (revision === kept.revision) return kept.content;
  const brought = kept.others.map((id) => `merged:${id}`);
  const { source, authors = [], photographers = [], photoCredits = {} } = kept.content;
  const parts = content.parts.filter(({ of }) => !brought.includes(of));
  return {
    ...content,
    source,
    authors,
    photographers,
    photoCredits,
    parts: parts.length > 0 ? parts : kept.content.parts,
  };
}

/** Undoes the last merge. @param revision the one seen; null: typed, or undone at once */
export async function unmergeItem(unit: Unit, actor: Person, id: string, revision: number | null): Promise<Unmerged> {
  const now = await unit.stores.submissions.find(id as Submission['id']);
  if (!now) return refused('issue-not-found');
  const kept = now.standing.merges?.at(-1);
  const facts = { code: now.code };
  if (!kept) return refuse(unit, actor, now, [{ key: 'issue-unmerge-nothing', facts }], 'unmerge');
  if (now.state !== 'submitted') return refuse(unit, actor, now, [{ key: 'issue-unmerge-decided', facts }], 'unmerge');
  const opened = await openForEdit(unit, actor, id, revision ?? now.revision);
  if (!opened.ok) return opened;
  const before = opened.submission;
  const isChangedSince = before.revision !== kept.revision;
  const isOthers = ({ id: photo, itemKey }: Photo) => !kept.photos.includes(photo) && itemKey.startsWith('merged:');
  const photos = before.photos.map((photo) => (isOthers(photo) ? { ...photo, dropped: true } : photo));
  const merges = before.standing.merges?.slice(0, -1) ?? [];
  const content = ownContent(before, kept);
  const saved = await saveEdit(unit, actor, before, { content, photos, slot: 'unmerge', isOthersWork: true, merges });
  if (!saved.ok) return saved;
  const parted: string[] = [];
  for (const other of kept.others) parted.push(...(await part(unit, actor, other, before.code)));
  return { ok: true, submission: saved.submission, parted, isChangedSince };
}

/** Restores one merged report. @returns its code; empty if it no longer exists or was merged elsewhere since */
async function part(unit: Unit, actor: Person, id: Submission['id'], from: string): Promise<readonly string[]> {
  const { stores, now } = unit;
  const other = await stores.submissions.find(id);
  if (other?.standing.mergedInto !== from) return [];
  const after = evolve(other, { type: 'parted', at: now, by: actor.id, name: actor.name });
  await stores.submissions.save(after, other);
  const saved = { ...after, version: other.version + 1 };
  await keepFingerprint(unit, saved);
  await stores.timeline.record(id, 'parted', actor.id, now, { from });
  const details = { code: other.code, from };
  await putOnRecord(unit, actor.id, 'unmerge', id, details);
  await renewCards(unit, saved);
  if (saved.state === 'submitted') {
    await sendCards(unit, saved, true);
    await attachArrival(unit, saved);
  }
  await notify(unit, other.authorId, { ...aboutItem(saved), name: 'parted-to-author', by: actor.name, from });
  return [other.code];
}
