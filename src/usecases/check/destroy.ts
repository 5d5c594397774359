/** A destroyed item: nothing of what was sent stays, only when, who and why (regulation Art. 6-III). */
import type { Person } from '../../domain/person/person.ts';
import { hashesOf } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { uploadsAmong } from '../../ports/uploads.ts';
import { forgetFiles } from './drop-messages.ts';

/** Before the first message of an item nothing can have been said about it; clocks of platforms may differ. */
const dayMs = 86_400_000;

/** @param before the item as it was, with all that has to go; its row is saved without content already */
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
