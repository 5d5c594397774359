/**
 * Texts that a ward keeps permanently are compressed in SQLite's file and are read back
 * unchanged, including those of older versions.
 */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findAuditEntry } from '../../src/adapters/storage/sql/audit-log.ts';
import { packed, unpacked } from '../../src/adapters/storage/sql/packed.ts';
import { packingWords } from '../../src/adapters/storage/sql/packing-words.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { connectionsOf, onPostgres, rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let lan: Person;
beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
});
afterEach(() => ward.close());

const long = `Khối 4 trồng cây\n${'Sáng 24/11, bà con khối 4 trồng 60 cây xanh dọc đường trục chính, ai cũng vui. '.repeat(8)}\nNguồn: bà Lan`;

it('Any text is unpacked exactly as it was packed', () => {
  for (const text of ['', '{}', long, `${long}\u0000${'👩‍🌾'.repeat(300)}`, 'a'.repeat(70_000)])
    expect(unpacked(packed(rowsOf(ward.core), text))).toBe(text);
});

it.skipIf(onPostgres())('A packed item takes less than half of its text and is read unchanged', async () => {
  await ward.add(lan, long);
  const item = await ward.item();
  const { handle } = connectionsOf(ward.core).core;
  const kept = handle.prepare('SELECT content FROM submission').pluck().get();
  expect(kept).toBeInstanceOf(Buffer);
  expect((kept as Buffer).length).toBeLessThan(JSON.stringify(item.content).length / 2);
  expect(JSON.stringify(item.content)).toContain('trồng 60 cây xanh');
});

it.skipIf(onPostgres())('A row stored as text by an older program is read, and packed at the next write', async () => {
  await ward.add(lan, long);
  const before = await ward.item();
  const { handle } = connectionsOf(ward.core).core;
  handle.prepare('UPDATE submission SET content = ?').run(JSON.stringify(before.content));
  expect(await ward.item()).toEqual(before);
  await ward.turn(({ stores }) => stores.submissions.save({ ...before, revision: before.revision + 1 }, before));
  expect(handle.prepare('SELECT typeof(content) FROM submission').pluck().get()).toBe('blob');
});

it.skipIf(onPostgres())('A chain with older text hashes continues with binary hashes and stays intact', async () => {
  const { handle } = connectionsOf(ward.core).core;
  await ward.add(lan, long);
  const sizes = () => handle.prepare('SELECT DISTINCT typeof(hash), length(hash) FROM audit_log').raw().all();
  expect(sizes()).toEqual([['blob', 32]]);
  handle.exec('DROP TRIGGER audit_no_update; UPDATE audit_log SET hash = lower(hex(hash))');
  await ward.turn(({ stores, now }) => stores.audit.record({ actor: lan.id, action: 'edited', object: 'x' }, now));
  expect(sizes()).toHaveLength(2);
  const { storage } = ward.core;
  expect(await storage.verifyAudit(ward.ward.id)).toMatchObject({ ok: true });
  for (const entry of await storage.auditEntries(ward.ward.id, { actor: null, since: null, most: 100 }))
    expect(await findAuditEntry(rowsOf(ward.core), ward.ward.id, entry.hash)).toBe(entry.seq);
  handle.exec("UPDATE audit_log SET action = 'nothing' WHERE seq = 1");
  expect(await storage.verifyAudit(ward.ward.id)).toMatchObject({ ok: false, seq: 1 });
});

it('The packing dictionary is never changed, because stored rows need it', () => {
  expect(packingWords.map((words) => createHash('sha256').update(words).digest('hex'))).toEqual([
    '5264115e19bef6038889fce4222417fa161237b1e6ce3a4236d5c7de7a3c7eee',
  ]);
});
