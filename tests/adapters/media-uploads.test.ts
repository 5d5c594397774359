import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUploadStore } from '../../src/adapters/media/upload-store.ts';
import type { UploadStore } from '../../src/ports/uploads.ts';
import { uploadIn } from '../support/chunks.ts';

let folder: string;
let store: UploadStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-uploads-'));
  store = createUploadStore(folder);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function put(bytes: Uint8Array, limit = 1_000): Promise<string> {
  const taken = await store.put(whole(bytes), limit);
  if (!taken) throw new Error('refused');
  return taken.id;
}

async function* inPieces(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

const uploads = () => readdir(join(folder, 'uploads')).catch(() => []);

describe('an upload', () => {
  it('An upload is stored unchanged in a private file under an unguessable id', async () => {
    const [one, other] = [await put(Buffer.from('one')), await put(Buffer.from('one'))];
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(other).not.toBe(one);
    expect(await uploadIn(store, one)).toEqual(Buffer.from('one'));
    expect((await stat(join(folder, 'uploads', one))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'uploads'))).mode & 0o777).toBe(0o700);
  });

  it('An upload can arrive in chunks', async () => {
    const taken = await store.put(inPieces('Ph', 'ường', ''), 100);
    expect(taken).toMatchObject({ sizeBytes: 9 });
    expect(await uploadIn(store, taken?.id ?? '')).toEqual(Buffer.from('Phường'));
  });

  it('An upload beyond the limit is refused without reading further', async () => {
    await put(Buffer.alloc(10), 10);
    expect(await store.put(whole(Buffer.alloc(11)), 10)).toBeNull();
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1;
        yield Buffer.alloc(1_000);
      }
    }
    expect(await store.put(endless(), 5_500)).toBeNull();
    expect(given).toBe(6);
    expect(await uploads()).toHaveLength(1);
  });

  it('An empty upload is refused', async () => {
    expect(await store.put(whole(new Uint8Array()), 10)).toBeNull();
    expect(await store.put(inPieces(), 10)).toBeNull();
    expect(await uploads()).toEqual([]);
  });

  it('An interrupted upload fails and leaves nothing', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('the connection went');
    }
    await expect(store.put(broken(), 100)).rejects.toThrow('the connection went');
    expect(await uploads()).toEqual([]);
  });

  it('A deleted upload is gone, and deleting again does nothing', async () => {
    const id = await put(Buffer.from('x'));
    await store.forget(id);
    expect(await uploadIn(store, id)).toBeNull();
    await store.forget(id);
  });

  it('An upload is found only by its exact id', async () => {
    const id = await put(Buffer.from('x'));
    for (const strange of [`../uploads/${id}`, id.toUpperCase().replace(/\d/g, 'A'), '', `${id}\0`, '..']) {
      expect(await uploadIn(store, strange)).toBeNull();
      await store.forget(strange);
    }
    expect(await uploadIn(store, id)).not.toBeNull();
  });

  it('Uploads and half-written ones are swept after two days', async () => {
    const [old, young] = [await put(Buffer.from('old')), await put(Buffer.from('young'))];
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await utimes(join(folder, 'uploads', old), hoursAgo(49), hoursAgo(49));
    await utimes(join(folder, 'uploads', young), hoursAgo(47), hoursAgo(47));
    expect(await store.sweep(hoursAgo(48))).toBe(1);
    expect(await uploads()).toEqual([young]);
  });
});
