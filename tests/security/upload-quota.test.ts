/** The daily limit of uploads by a form, tested with a form that accepts files; refused uploads leave nothing on the disk. */
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { readForm } from '../../src/web/kit/form.ts';
import { problemOf, statusOf } from '../../src/web/kit/problem.ts';
import { createUploadQuota } from '../../src/web/kit/upload-quota.ts';

const limits = { pageBytes: 1_000, addressBytes: 2_500, allBytes: 4_000, leastFreeBytes: 100 };

/** A page with a form, and a store in memory. */
async function openPage() {
  const disk = { free: 1_000_000, files: new Map<string, number>(), now: new Date('2026-11-25T02:00:00Z') };
  const quota = createUploadQuota({ now: () => disk.now, freeBytes: () => disk.free, limits });
  const app = Fastify();
  await app.register(formbody);
  await app.register(multipart);
  app.setErrorHandler((error, _request, reply) => reply.code(statusOf(problemOf(error))).send());
  app.post('/s/:token', async (request) => {
    const form = await readForm(request, {
      quota,
      put: async (chunks) => {
        let sizeBytes = 0;
        for await (const chunk of chunks) sizeBytes += chunk.byteLength;
        const id = `f${disk.files.size}`;
        disk.files.set(id, sizeBytes);
        return { id, sizeBytes };
      },
      forget: async (id) => void disk.files.delete(id),
    });
    return { files: form.files.length };
  });
  const send = async (page: string, sizes: readonly number[], address = '203.0.113.7') => {
    const body = new FormData();
    for (const [at, size] of sizes.entries())
      body.append('files', new Blob([new Uint8Array(size).fill(at + sizes.length)]), `${size}-${at}.jpg`);
    const request = new Request('http://here/', { method: 'POST', body });
    const answer = await app.inject({
      ...{ method: 'POST', url: `/s/${page}`, remoteAddress: address },
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return answer.statusCode;
  };
  return { disk, send };
}

it('A page link stops accepting files at its daily byte limit, from whatever IP address', async () => {
  const { disk, send } = await openPage();
  expect([await send('a', [600]), await send('a', [300])]).toEqual([200, 200]);
  expect(await send('a', [200], '203.0.113.8')).toBe(429);
  expect(await send('b', [600])).toBe(200);
  disk.now = new Date('2026-11-26T02:00:00Z');
  expect(await send('a', [900])).toBe(200);
});

it('Uploads stop at the daily byte limit of one IP address and at the total limit', async () => {
  const { send } = await openPage();
  for (const page of ['a', 'b', 'c']) expect(await send(page, [800])).toBe(200);
  expect(await send('d', [800])).toBe(429);
  expect(await send('e', [700], '203.0.113.8')).toBe(200);
  expect(await send('f', [700], '203.0.113.9')).toBe(429);
});

it('A form above its limit leaves no file on the disk', async () => {
  const { disk, send } = await openPage();
  expect(await send('a', [400, 401, 402])).toBe(429);
  expect(disk.files.size).toBe(0);
});

it('Uploads are refused while the disk is nearly full', async () => {
  const { disk, send } = await openPage();
  disk.free = 99;
  expect(await send('a', [10])).toBe(503);
  expect(disk.files.size).toBe(0);
  disk.free = 100;
  expect(await send('a', [10])).toBe(200);
});
