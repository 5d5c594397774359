/** Files through a page of the ward: they are added to the person's item by the same path as the chat's, exactly once. */

import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';
import { createSigner } from '../../src/adapters/signer.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { screen } from '../../src/usecases/check/secrecy.ts';
import { createUploadQuota } from '../../src/web/kit/upload-quota.ts';
import { limitSlowBodies } from '../../src/web/server/slow-body.ts';
import { aDocx } from '../adapters/documents-samples.ts';
import { rowsOf } from '../support/rows.ts';
import { aPhoto } from '../support/world.ts';
import { type FilePart, hidden, multipart, openSignedWorld, type SignedWorld, signedApp } from './signed-world.ts';

let world: SignedWorld;
beforeAll(async () => {
  world = await openSignedWorld();
});
afterAll(() => world.close());

const photos = (count: number): Promise<FilePart[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, at) => ({
      name: `anh-${at + 1}.jpg`,
      type: 'image/jpeg',
      bytes: (await aPhoto()).bytes,
    })),
  );
const draftOf = (author: Person): Promise<Submission | null> =>
  world.turn((unit) => unit.stores.submissions.openDraftOf(author.id));
/** Counts complete files; partial ones are swept later. */
const kept = () => readdirSync(join(world.dataDir, 'uploads')).filter((name) => !name.endsWith('.part')).length;
const form = async (path: string) => ({ form: hidden((await world.get(path)).body, 'form') });
const authors = { count: 0 };
const anAuthor = () => {
  authors.count += 1;
  return world.person(`Tác giả ${authors.count}`, 'contributor');
};

describe('an upload page', () => {
  it('takes photos into a new item through the channel web, and the bot answers in the chat', async () => {
    const lan = await anAuthor();
    const path = await world.link('upload', lan);
    const empty = (await world.get(path)).body;
    expect([empty.includes('<h1>Gửi ảnh, tệp</h1>'), empty.includes('sẽ mở một bài mới')]).toEqual([true, true]);
    const sent = await world.postFiles(path, await form(path), await photos(3));
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${path}?them=3`]);
    await world.eventually('three stored photos', async () => {
      const draft = await draftOf(lan);
      return draft && photosOf(draft).filter(({ fate }) => fate.state === 'stored').length === 3 ? draft : null;
    });
    const page = await world.get(`${path}?them=3`);
    expect(page.body).toContain('Đã nhận 3 tệp');
    expect(page.body).toMatch(/<h1>Ảnh, tệp của bài DL-\d{4}-\d{4}<\/h1>/u);
    expect(page.body).toContain('<a href="#da-nhan">Che hoặc cắt ảnh</a>');
    expect(page.body).not.toContain('sẽ mở một bài mới');
    const [first] = page.body.match(/\/s\/files\/[^" ]+\.jpg/u) ?? [];
    const picture = await world.get(first ?? '');
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/jpeg']);
    await world.eventually('one answer in the chat', async () => {
      const row = await rowsOf(world.core)
        .selectFrom('outbox')
        .selectAll()
        .where('key', 'like', `%answer:${(await draftOf(lan))?.id}:%`)
        .executeTakeFirst();
      return row?.status === 'done' ? row : null;
    });
  });

  it('takes documents too, which the decider can read', async () => {
    const office = await world.person('Văn phòng', 'office');
    await world.say(office, 'Kế hoạch tháng 12\nPhường ban hành kế hoạch tháng 12.');
    const path = await world.link('upload', office);
    const bytes = new Uint8Array(aDocx());
    const broken = new Uint8Array([80, 75, 3, 4, 1, 2, 3]);
    await world.postFiles(path, await form(path), [
      { name: 'Kế hoạch.docx', type: 'application/octet-stream', bytes },
      { name: 'hỏng.docx', type: 'application/octet-stream', bytes: broken },
    ]);
    const draft = await world.eventually('both settled', async () => {
      const found = await draftOf(office);
      return found && found.files.length === 2 && found.files.every(({ fate }) => fate.state !== 'todo') ? found : null;
    });
    const page = await world.get(path);
    expect(page.body).toContain('Kế hoạch.docx');
    expect(page.body).toContain('hỏng.docx');
    expect(page.body).toContain('class="refused"');
    const view = await world.get(await world.link('view', office, draft.id));
    const [address = ''] = view.body.match(/\/s\/files\/[^" ]+\.docx/u) ?? [];
    const found = await world.get(address);
    expect(found.rawPayload.equals(Buffer.from(bytes))).toBe(true);
  });

  it('shows file names as text, whatever they contain', async () => {
    const office = await world.person('Văn phòng Hai', 'office');
    await world.say(office, 'Kế hoạch quý\nPhường ban hành kế hoạch quý 4.');
    const path = await world.link('upload', office);
    const [photo] = await photos(1);
    if (!photo) throw new Error('no photo');
    const evil = `<img src=x onerror=alert(1)>'<svg onload=alert(2)>`;
    await world.postFiles(path, await form(path), [
      { ...photo, name: `${evil}.jpg` },
      { name: `${evil}.docx`, type: 'application/octet-stream', bytes: new Uint8Array(aDocx()) },
      { name: `hỏng ${evil}.docx`, type: 'application/octet-stream', bytes: new Uint8Array([80, 75, 3, 4, 1]) },
    ]);
    const draft = await world.eventually('all settled', async () => {
      const found = await draftOf(office);
      const fates = [...(found?.photos ?? []), ...(found?.files ?? [])].map(({ fate }) => fate.state);
      return found && fates.length === 3 && !fates.includes('todo') ? found : null;
    });
    for (const [page, shown] of [
      [path, 3],
      [await world.link('view', office, draft.id), 0],
      [await world.link('edit', office, draft.id, draft.revision), 0],
    ] as const) {
      const { body } = await world.get(page);
      expect(body.match(/&lt;img src=x onerror=alert\(1\)&gt;/gu)?.length ?? 0).toBeGreaterThanOrEqual(shown);
      expect(body).not.toMatch(/<img src=x|<svg onload/u);
    }
    const [address = ''] =
      (await world.get(await world.link('view', office, draft.id))).body.match(/\/s\/files\/[^" ]+\.docx/u) ?? [];
    const { headers } = await world.get(address);
    expect(String(headers['content-disposition'])).not.toMatch(/[<>"'](?!;)[^;]*onerror/u);
  });

  it('counts and numbers the stored files, and lists refused ones separately', async () => {
    const lan = await anAuthor();
    await world.say(lan, 'Phố mới lên đèn\nSáng nay, khối 2 có đèn mới.\nNguồn: ông Bình');
    const path = await world.link('upload', lan);
    const [first, second] = await photos(2);
    if (!first || !second) throw new Error('no photos');
    const fake = { name: 'giả.png', type: 'image/png', bytes: new TextEncoder().encode('không phải ảnh') };
    await world.postFiles(path, await form(path), [first, fake, second]);
    const draft = await world.eventually('all settled', async () => {
      const found = await draftOf(lan);
      return found?.photos.length === 3 && found.photos.every(({ fate }) => fate.state !== 'todo') ? found : null;
    });
    const page = (await world.get(path)).body;
    expect(page).toContain('Đã có 2 ảnh, tệp');
    expect(page).toContain('1. anh-1.jpg');
    expect(page).toContain('2. anh-2.jpg');
    expect(page).toContain('“giả.png”');
    const item = (await world.get(await world.link('view', lan, draft.id))).body;
    expect(item).toContain('1 ảnh không đưa vào được');
    expect(item).not.toContain('tệp không đưa vào được');
  });

  it('adds to the open draft, and names it', async () => {
    const lan = await anAuthor();
    await world.say(lan, 'Ngày hội đại đoàn kết\nSáng 15/11, khối 1 tổ chức ngày hội.');
    const path = await world.link('upload', lan);
    expect((await world.get(path)).body).toContain('Ngày hội đại đoàn kết');
    await world.postFiles(path, await form(path), await photos(1));
    const draft = await draftOf(lan);
    expect(draft && photosOf(draft)).toHaveLength(1);
    expect(draft?.content.parts).toHaveLength(1);
  });

  it('takes the same form once, even simultaneously; another form is new', async () => {
    const lan = await anAuthor();
    const path = await world.link('upload', lan);
    const fields = await form(path);
    const files = await photos(2);
    const before = kept();
    const answers = await Promise.all([1, 2, 3].map(() => world.postFiles(path, fields, files)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
    const draft = await draftOf(lan);
    expect(draft && photosOf(draft)).toHaveLength(2);
    expect(kept() - before).toBe(2);
    await world.postFiles(path, await form(path), files);
    const after = await draftOf(lan);
    expect(after && photosOf(after)).toHaveLength(4);
  });

  it('answers scripts with JSON for each file, as one album', async () => {
    const lan = await anAuthor();
    const path = await world.link('upload', lan);
    const fields = await form(path);
    for (const file of await photos(2)) {
      const answer = await world.postFiles(path, fields, [file], { accept: 'application/json' });
      expect([answer.statusCode, answer.json()]).toEqual([200, { ok: true, added: 1, message: '' }]);
    }
    const draft = await draftOf(lan);
    expect(new Set(draft?.photos.map(({ albumKey }) => albumKey)).size).toBe(1);
  });

  it('refuses files that are too large, empty, duplicate or too many, each with a reason, and keeps the others', async () => {
    const lan = await anAuthor();
    const path = await world.link('upload', lan);
    const [good] = await photos(1);
    if (!good) throw new Error('no photo');
    const tooLong = { name: 'to.jpg', type: 'image/jpeg', bytes: new Uint8Array(20 * 1024 * 1024 + 1) };
    const exact = { name: 'vua.jpg', type: 'image/jpeg', bytes: new Uint8Array(20 * 1024 * 1024) };
    const empty = { name: 'rong.jpg', type: 'image/jpeg', bytes: new Uint8Array() };
    const before = kept();
    const answer = await world.postFiles(path, await form(path), [
      tooLong,
      good,
      { ...good, name: 'lai.jpg' },
      empty,
      exact,
    ]);
    expect(answer.statusCode).toBe(422);
    for (const words of ['to.jpg', 'lớn hơn 20 MB', 'rong.jpg', 'Tệp rỗng', 'lai.jpg', 'giống hệt'])
      expect(answer.body).toContain(words);
    expect(answer.body).not.toContain('<strong>vua.jpg');
    const draft = await draftOf(lan);
    expect(draft?.photos.map(({ file }) => file.name)).toEqual(['anh-1.jpg', 'vua.jpg']);
    expect(kept() - before).toBe(2);

    const many = await world.postFiles(path, await form(path), await photos(11));
    expect(many.statusCode).toBe(413);
    expect(kept() - before).toBe(2);
    const nothing = await world.postFiles(path, await form(path), []);
    expect([nothing.statusCode, nothing.body.includes('Chưa có tệp')]).toEqual([422, true]);
  });

  it('stores nothing of an interrupted form', async () => {
    const lan = await anAuthor();
    const path = await world.link('upload', lan);
    const before = kept();
    const body =
      '--x\r\ncontent-disposition: form-data; name="files"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\nabc';
    const answer = await world.system.app.inject({
      method: 'POST',
      url: path,
      payload: body,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(kept()).toBe(before);
    expect(await draftOf(lan)).toBeNull();
  });

  it('stores nothing if the address expires or the person is frozen during the upload', async () => {
    const before = kept();
    for (const end of ['expired', 'frozen'] as const) {
      const lan = await anAuthor();
      const path = await world.link('upload', lan);
      const app = await signedApp(world, {
        uploads: {
          put: async (chunks, limitBytes) => {
            const put = await world.core.uploads.put(chunks, limitBytes);
            await world.turn(async ({ stores, now }) => {
              if (end === 'frozen') await stores.people.save({ ...lan, status: 'frozen' });
              else await stores.links.revokeOf(lan.id, now);
            });
            return put;
          },
          forget: (id) => world.core.uploads.forget(id),
          quota: createUploadQuota({ now: () => new Date(), freeBytes: () => 1e12 }),
        },
      });
      const body = await multipart(await form(path), await photos(1));
      const answer = await app.inject({ method: 'POST', url: path, ...body });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(end === 'frozen' ? 'tạm khóa' : 'nhận đường dẫn mới');
      expect(await draftOf(lan)).toBeNull();
      await app.close();
    }
    expect(kept()).toBe(before);
  });

  it('stores no photos near stopped words, whichever comes first', async () => {
    const lan = await anAuthor();
    const path = await world.link('upload', lan);
    const before = kept();
    const stop = () =>
      world.turn((unit) =>
        screen(unit, lan, {
          inboxId: null,
          channel: 'telegram',
          messageKey: 'telegram:stopped',
          albumKey: null,
          texts: ['TỐI MẬT'],
          fileNames: [],
          others: [],
          uploads: [],
        }),
      );
    await world.postFiles(path, await form(path), await photos(2));
    await stop();
    const draft = await draftOf(lan);
    expect(draft ? photosOf(draft) : []).toHaveLength(0);
    const after = await world.postFiles(path, await form(path), await photos(1));
    expect(after.statusCode).toBe(422);
    await world.eventually('no bytes', async () => (kept() <= before ? true : null));
  });

  it('stores nothing of a form from a stranger', async () => {
    const before = kept();
    const answer = await world.postFiles(`/s/${'C'.repeat(43)}`, {}, await photos(1));
    expect(answer.statusCode).toBe(404);
    const citizen = await world.person('Dân', 'citizen');
    const path = await world.link('upload', citizen);
    expect((await world.get(path)).statusCode).toBe(404);
    expect((await world.postFiles(path, {}, await photos(1))).statusCode).toBe(404);
    expect(kept()).toBe(before);
  });

  it('reduces a hostile file name to its last harmless part', async () => {
    const lan = await anAuthor();
    const path = await world.link('upload', lan);
    const [file] = await photos(1);
    if (!file) throw new Error('no photo');
    await world.postFiles(path, await form(path), [{ ...file, name: '..\\..\\<b>\u202Egpj.exe' }]);
    expect((await draftOf(lan))?.photos[0]?.file.name).toBe('<b>gpj.exe');
    expect((await world.get(path)).body).not.toContain('<b>gpj');
  });
});

describe('a signed address of a picture', () => {
  it('opens that copy until it expires, and nothing else', async () => {
    const lan = await anAuthor();
    const path = await world.link('upload', lan);
    await world.postFiles(path, await form(path), await photos(1));
    const page = await world.eventually('a picture', async () => {
      const { body } = await world.get(path);
      return body.includes('/s/files/') ? body : null;
    });
    const [address = ''] = page.match(/\/s\/files\/[^" ]+\.jpg/u) ?? [];
    expect((await world.get(address)).statusCode).toBe(200);
    expect((await world.get(address.replace('.jpg', '.webp'))).headers['content-type']).toBe('image/webp');
    expect((await world.get(address.replace(/\.jpg$/u, ''))).statusCode).toBe(200);
    const forged = address.replace(/\.(\d+)\./u, (_, width) => `.${Number(width) + 1}.`);
    expect((await world.get(forged)).statusCode).toBe(404);
    const hash = /files\/([0-9a-f]{64})/u.exec(address)?.[1] ?? '';
    expect((await world.get(`/media/${hash}/480.jpg`)).statusCode).toBe(404);
    world.clock.advance(2 * 3_600_000);
    expect((await world.get(address)).statusCode).toBe(404);
  });
});

describe('a signed address of a document', () => {
  it('downloads the document with its type only', async () => {
    const taken = await world.core.media.takeDocument(aDocx(), 'Kế hoạch.docx');
    if (!taken.ok) throw new Error(taken.refusal);
    const { hash } = taken.document;
    const expiresAt = new Date(world.clock.now().getTime() + 60_000);
    const name = createSigner(wardKey(world.dataDir, world.ward.id)).signFile({ hash, width: 0, expiresAt });
    const found = await world.get(`/s/files/${name}.docx`);
    expect([found.statusCode, found.headers['content-disposition']]).toEqual([200, 'attachment']);
    expect(found.headers['content-type']).toContain('wordprocessingml');
    expect(found.rawPayload.equals(aDocx())).toBe(true);
    for (const other of ['.pdf', '.xlsx', '.jpg', '.webp', ''])
      expect((await world.get(`/s/files/${name}${other}`)).statusCode).toBe(404);
    expect((await world.get(`/s/files/${name.slice(0, -1)}${name.endsWith('x') ? 'y' : 'x'}.docx`)).statusCode).toBe(
      404,
    );
  });
});

describe('a slow request body', () => {
  it('is aborted after the limit, except where files may take longer', async () => {
    const app = Fastify();
    limitSlowBodies(app, 1_000);
    app.post('/quick', async () => 'ok');
    app.post('/files', { config: { patienceMs: 60_000 } }, async () => 'ok');
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = new URL(app.listeningOrigin);
    const posted = (path: string, rest: Promise<unknown>) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1');
        let answer = '';
        socket.on('data', (chunk) => {
          answer += String(chunk);
          if (answer.includes('ok')) socket.end();
        });
        socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
        socket.on('error', () => undefined);
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{`,
        );
        void rest.then(() => socket.writable && socket.write('}'));
      });
    const slow = posted('/quick', new Promise(() => undefined));
    const later = slow.then(() => new Promise((resolve) => setTimeout(resolve, 500)));
    const answers = await Promise.all([posted('/quick', Promise.resolve()), slow, posted('/files', later)]);
    expect(answers).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 408 Request Timeout', 'HTTP/1.1 200 OK']);
    await app.close();
  });
});
