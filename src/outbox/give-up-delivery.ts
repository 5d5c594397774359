/** What was not said is set aside; a photo or file that cannot be had must not keep its item from the portal. */
import type { Unit } from '../ports/services.ts';
import { tell } from '../usecases/tell.ts';

export const giveUpDelivery = async (unit: Unit, id: number, reason: string): Promise<void> => {
  const row = await unit.stores.outbox.find(id);
  await unit.stores.outbox.mark(id, 'dead', unit.now, { error: reason });
  if (row?.effect.kind === 'fetchFile') {
    const { file, submission } = row.effect;
    await unit.stores.checks.files.settle(file, { state: 'failed', refusal: 'gone' });
    const item = await unit.stores.submissions.get(submission);
    const name = item.files.find((each) => each.id === file)?.file.name ?? '…';
    await tell(unit, item.authorId, { key: 'file-gone', facts: { name, code: item.code } }, `file:${file}`);
  }
  if (row?.effect.kind === 'fetchPhoto') {
    const { photo, submission } = row.effect;
    await unit.stores.submissions.settlePhoto(photo, { state: 'failed', refusal: 'gone' });
    const item = await unit.stores.submissions.get(submission);
    const number = item.photos.findIndex((each) => each.id === photo) + 1;
    await tell(unit, item.authorId, { key: 'photo-gone', facts: { number, code: item.code } }, `photo:${photo}`);
  }
};
