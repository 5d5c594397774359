/**
 * One press below an album gives one preview: it waits a moment for the photos, and is sent
 * again only if its content has changed.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { aboutItem } from '../../src/domain/submission/react.ts';
import { previewOnce } from '../../src/outbox/preview-once.ts';
import type { OutboxRow } from '../../src/ports/outbox.ts';
import { checkItem } from '../../src/usecases/check/check-item.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let lan: Person;
beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
});
afterEach(() => ward.close());

/** The outcome for a requested preview or its renewal: 'wait', 'drop', or 'said' if it is sent. */
const comesTo = (isRenewal: boolean, ageMs = 0) =>
  ward.turn(async (unit) => {
    const item = await ward.core.reader.read(ward.ward.id, ({ submissions }) => submissions.openDraftOf(lan.id));
    if (!item) throw new Error('no draft');
    const view = { ...aboutItem(item), name: 'draft-preview', ...(isRenewal ? { isRenewal } : {}) };
    const createdAt = new Date(unit.now.getTime() - ageMs);
    const row = { createdAt, effect: { kind: 'notice', person: lan.id, view } } as unknown as OutboxRow;
    const preview = await previewOnce(unit, lan.id, row);
    if (!preview?.first) await preview?.isThere(unit);
    return preview?.first?.kind ?? 'said';
  });

it('the preview waits a moment for photos, and is not sent again with the same content', async () => {
  await ward.add(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan', { photoCount: 2 });
  expect(await comesTo(false)).toBe('wait');
  expect(await comesTo(false, 9_000)).toBe('said');
  const draft = await ward.item();
  await ward.turn(async ({ stores }) => {
    for (const photo of photosOf(draft))
      await stores.submissions.settlePhoto(photo.id, { state: 'refused', refusal: 'gone' } as never);
  });
  // Without its photos its content differs, so it is sent, once.
  expect(await comesTo(true)).toBe('said');
  expect(await comesTo(true)).toBe('drop');
  // At the author's request it is sent again, whatever its content.
  expect(await comesTo(false)).toBe('said');
  await ward.turn(async (unit) => {
    const item = await unit.stores.submissions.get(draft.id);
    const findings = await checkItem(unit, item);
    const found = {
      check: 'photo-small',
      key: 'check-photo-small',
      severity: 'note',
      facts: { number: 1 },
      evidence: [],
    } as const;
    await unit.stores.checks.findings.put(item.id, item.revision, [...findings, found], unit.now);
  });
  expect(await comesTo(true)).toBe('said');
  expect(await comesTo(true)).toBe('drop');
});
