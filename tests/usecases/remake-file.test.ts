/** The text of a document and the copies of a photo that an import could not make are made by the running server. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { hashOfChange } from '../../src/adapters/media/media-store.ts';
import { sha256Of } from '../../src/adapters/ward-archive/archive.ts';
import { createJobRoutes } from '../../src/compose/jobs.ts';
import { type FileToMake, remakeJob } from '../../src/ports/files-to-make.ts';
import type { Log } from '../../src/ports/log.ts';
import { maxAttempts, type RunningJob } from '../../src/ports/queue.ts';
import { createFileRemaker } from '../../src/usecases/check/remake-file.ts';
import type { WardRuntime } from '../../src/ward-runtime.ts';
import { aDocx } from '../adapters/documents-samples.ts';
import { rowsOf } from '../support/rows.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { eventually, openWorld, silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from './core.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

it('the files of an imported ward are made again by the queue, from the originals only', async () => {
  const world = await openWorld();
  ends.push(world.close);
  const put = (path: string, bytes: Uint8Array): void => {
    mkdirSync(dirname(join(world.dataDir, 'media', path)), { recursive: true });
    writeFileSync(join(world.dataDir, 'media', path), bytes);
  };
  const [docx, jpeg] = [aDocx(), await aJpeg({ seed: 'came along' })];
  const [document, photo] = [sha256Of(docx), sha256Of(jpeg)];
  put(`documents/${document.slice(0, 2)}/${document}/original`, docx);
  put(`originals/${photo.slice(0, 2)}/${photo}`, jpeg);
  const blurred = { hash: photo, areas: [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }] };
  const files: readonly FileToMake[] = [
    { kind: 'document', hash: document },
    { kind: 'photo', hash: photo, from: { hash: photo, areas: [] } },
    { kind: 'photo', hash: hashOfChange(blurred), from: blurred },
  ];
  const { core } = world;
  await core.unitOfWork.run(world.ward.id, async ({ jobs }) => {
    for (const file of files) await jobs.put(remakeJob(file, world.clock.now()));
  });
  const text = await eventually('the text', () => core.media.readDocumentText(document));
  expect(text.trim().length).toBeGreaterThan(20);
  const whole = await eventually('the copies', () => core.media.readPhoto(photo));
  expect(whole.copies.length).toBeGreaterThan(1);
  expect(await eventually('the blurred copies', () => core.media.readPhoto(hashOfChange(blurred)))).toMatchObject({
    blurredFrom: blurred,
  });
  await eventually('no job is left', async () =>
    (await rowsOf(core).selectFrom('job').select('id').where('task', '=', 'remake-file').execute()).length === 0
      ? true
      : null,
  );
});

const photo: FileToMake = { kind: 'photo', hash: 'ab'.repeat(32), from: { hash: 'ab'.repeat(32), areas: [] } };
const start = new Date('2026-11-29T08:00:00Z');
const running = (file: FileToMake, attempt: number): RunningJob => ({
  ...{ ...remakeJob(file, start), id: 1, ward: 'dong-lac' },
  attempt,
});

it('a failed file is tried again at most a day later, with a limit, while the machine is busy', async () => {
  const said: string[] = [];
  const log: Log = { ...silentLog, warn: (_facts, words) => said.push(words) };
  const media = {
    remakeText: async () => ({ ok: false, refusal: 'too-heavy' }) as const,
    remakeCopies: async () => ({ ok: false, refusal: 'too-heavy' }) as const,
  };
  const remake = createFileRemaker({ ward: 'dong-lac' as WardRuntime['ward']['id'], media, now: () => start, log });
  const waits: number[] = [];
  for (let attempt = 1; attempt < maxAttempts; attempt += 1) {
    const outcome = await remake(running(photo, attempt));
    if (outcome.kind !== 'again') throw new Error(outcome.kind);
    expect(outcome.counts).toBe(true);
    waits.push((outcome.dueAt.getTime() - start.getTime()) / 60_000);
  }
  expect(waits).toEqual([10, 60, 240, 720]);
  expect(said).toHaveLength(maxAttempts - 1);
  expect(await remake(running(photo, maxAttempts))).toEqual({
    kind: 'dead',
    reason: `the photo ${photo.hash} of an import could not be made: too-heavy`,
  });
});

it('a file is not tried again if its original is gone', async () => {
  const media = {
    remakeText: async () => ({ ok: false, refusal: 'gone' }) as const,
    remakeCopies: async () => ({ ok: false, refusal: 'gone' }) as const,
  };
  const ward = 'dong-lac' as WardRuntime['ward']['id'];
  const remake = createFileRemaker({ ward, media, now: () => start, log: silentLog });
  expect(await remake(running({ kind: 'document', hash: photo.hash }, 1))).toMatchObject({ kind: 'dead' });
});

it('the operator and the head are told if a file could never be made', async () => {
  const ward: OpenWard = await openWard();
  ends.push(ward.close);
  await ward.person('Vũ Thị Hoa', 'head');
  const said: unknown[] = [];
  const log: Log = { ...silentLog, error: (facts, words) => said.push([words, facts]) };
  const runtime = { ward: ward.ward, openUnit: ward.open, handlers: {} } as unknown as WardRuntime;
  const { onDead } = createJobRoutes({ runtimes: [runtime], unitOfWork: ward.core.unitOfWork, log, ofFolder: {} });
  await onDead(running(photo, maxAttempts), 'it could not be made', 'failed');
  expect(said).toEqual([
    ['given up', { ward: 'dong-lac', task: 'remake-file', job: 1, reason: 'it could not be made' }],
  ]);
  const told = await rowsOf(ward.core).selectFrom('outbox').select('effect').execute();
  const alarm = told.map(({ effect }) => JSON.parse(effect)).find(({ view }) => view?.name === 'alarm-given-up');
  expect(alarm.view.facts).toEqual({ id: 1, task: 'remake-file' });
  const say = (task: string) => ward.core.translator.say('vi', { key: 'alarm-given-up', facts: { id: 1, task } });
  expect(say('remake-file')).toContain('ảnh hoặc tài liệu');
  expect(say('turn')).toContain('tin nhắn');
});
