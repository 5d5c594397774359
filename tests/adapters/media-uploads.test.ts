import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import type { MediaStore } from '../../src/ports/media.ts';

let folder: string;
let store: MediaStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-uploads-'));
  store = createDiskMediaStore({ folder });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function put(source: Uint8Array | AsyncIterable<Uint8Array>, limit = 1_000): Promise<string> {
  const intake = await store.putUpload(source, limit);
  if (!intake.ok) throw new Error(`refused: ${intake.refusal}`);
  return intake.id;
}

async function* inPieces(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

const uploads = () => readdir(join(folder, 'uploads')).catch(() => []);

describe('an upload', () => {
  it('is kept as it came, private, under an id that nobody can guess', async () => {
    const [one, other] = [await put(Buffer.from('one')), await put(Buffer.from('one'))];
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(other).not.toBe(one);
    expect(await store.readUpload(one)).toEqual(Buffer.from('one'));
    expect((await stat(join(folder, 'uploads', one))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'uploads'))).mode & 0o777).toBe(0o700);
  });

  it('may come in pieces', async () => {
    const intake = await store.putUpload(inPieces('Ph', 'ường', ''), 100);
    expect(intake).toMatchObject({ ok: true, sizeBytes: 9 });
    expect(await store.readUpload(intake.ok ? intake.id : '')).toEqual(Buffer.from('Phường'));
  });

  it('may be as large as the limit and no larger; nothing is read beyond', async () => {
    await put(Buffer.alloc(10), 10);
    expect(await store.putUpload(Buffer.alloc(11), 10)).toEqual({ ok: false, refusal: 'too-big' });
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1;
        yield Buffer.alloc(1_000);
      }
    }
    expect(await store.putUpload(endless(), 5_500)).toEqual({ ok: false, refusal: 'too-big' });
    expect(given).toBe(6);
    expect(await uploads()).toHaveLength(1);
  });

  it('of nothing is refused', async () => {
    expect(await store.putUpload(new Uint8Array(), 10)).toEqual({ ok: false, refusal: 'empty' });
    expect(await store.putUpload(inPieces(), 10)).toEqual({ ok: false, refusal: 'empty' });
    expect(await uploads()).toEqual([]);
  });

  it('that breaks off leaves nothing behind, and says so', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('the connection went');
    }
    await expect(store.putUpload(broken(), 100)).rejects.toThrow('the connection went');
    expect(await uploads()).toEqual([]);
  });

  it('is gone when it is forgotten, and not before', async () => {
    const id = await put(Buffer.from('x'));
    await store.forgetUpload(id);
    expect(await store.readUpload(id)).toBeNull();
    await store.forgetUpload(id);
  });

  it('is found by its id alone', async () => {
    const id = await put(Buffer.from('x'));
    for (const strange of [`../uploads/${id}`, id.toUpperCase().replace(/\d/g, 'A'), '', `${id}\0`, '..']) {
      expect(await store.readUpload(strange)).toBeNull();
      await store.forgetUpload(strange);
    }
    expect(await store.readUpload(id)).not.toBeNull();
  });

  it('is swept after two days, half-written ones too', async () => {
    const [old, young] = [await put(Buffer.from('old')), await put(Buffer.from('young'))];
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await utimes(join(folder, 'uploads', old), hoursAgo(49), hoursAgo(49));
    await utimes(join(folder, 'uploads', young), hoursAgo(47), hoursAgo(47));
    expect(await store.sweep(async () => true, 24 * 3_600_000)).toBe(1);
    expect(await uploads()).toEqual([young]);
  });
});
