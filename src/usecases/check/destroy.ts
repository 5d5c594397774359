/** Destroys an item: all its content is deleted; only the time, the person and the reason remain (regulation Art. 6-III). */
import type { Person } from '../../domain/person/person.ts';
import { hashesOf } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { uploadsAmong } from '../../ports/uploads.ts';
import { forgetFiles } from './drop-messages.ts';

/** Margin before the item's first message, because the clocks of platforms may differ from ours. */
const dayMs = 86_400_000;

/**
 * Deletes all content and traces of an item.
 * @param before the item with the content to delete; its row has already been saved without content
 */
export const forgetItem = async (unit: Unit, before: Submission, head: Person): Promise<void> => {
  const { traces, photos, texts, secrecy } = unit.stores.checks;
  const parts = [...before.photos, ...before.files];
  const hashes = parts.flatMap(({ fate }) => hashesOf(fate));
  const uploads = uploadsAmong(parts.map(({ file }) => file));
  const since = new Date(Math.min(before.createdAt.getTime(), before.updatedAt.getTime()) - dayMs);
  await traces.purge(before);
  await traces.forgetTalk(before.authorId, since);
  await traces.forgetSaid([before.id, before.code], since, unit.now);
  await texts.remove(before.id);
  for (const hash of hashes) if (!(await traces.isNamed(hash))) await photos.remove(hash);
  await secrecy.moveOf(before.id, 'destroyed', head.id, unit.now);
  await forgetFiles(unit, hashes, uploads);
};
