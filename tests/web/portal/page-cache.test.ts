import { describe, expect, it } from 'vitest';
import { html, piecesOf, shared, textOf } from '../../../src/web/kit/html.ts';
import {
  createPageStore,
  isCurrent,
  type MadeAnswer,
  makeAnswer,
  type PageCache,
} from '../../../src/web/portal/page-cache.ts';

const answer =
  (body: string, status = 200) =>
  async () =>
    makeAnswer({ status, type: 'text/plain', body });

/** Requests a page as the portal does: from the cache, otherwise makes and stores it. */
async function ask(
  cache: PageCache,
  version: string,
  key: string,
  make: () => Promise<MadeAnswer>,
): Promise<MadeAnswer> {
  const kept = cache.find(version, key);
  if (kept) return kept;
  const made = await make();
  cache.keep(version, key, made);
  return made;
}

/** Counts how often each key was made. */
function counted(maxBytes: number) {
  const cache = createPageStore(maxBytes)();
  const made: string[] = [];
  return {
    made,
    get: (version: string, key: string, body = key) =>
      ask(cache, version, key, () => {
        made.push(key);
        return answer(body)();
      }),
  };
}

describe('the page cache', () => {
  it('makes a page once, and again when the version changes', async () => {
    const { get, made } = counted(1000);
    const first = await get('1', 'a');
    expect(await get('1', 'a')).toBe(first);
    await get('2', 'a');
    expect(made).toEqual(['a', 'a']);
  });

  it('drops the least recently used page when it is full', async () => {
    const { get, made } = counted(64);
    for (const key of ['a', 'b', 'c', 'c', 'd', 'd']) await get('1', key, '0123456789');
    made.length = 0;
    for (const key of ['a', 'e', 'e', 'a', 'b']) await get('1', key, '0123456789');
    expect(made).toEqual(['e', 'e', 'b']);
  });

  it('keeps what people read while a crawler requests everything', async () => {
    const { get, made } = counted(1_000);
    const read = ['a', 'b', 'c'];
    for (const key of [...read, ...read]) await get('1', key, '0123456789');
    for (let at = 0; at < 500; at += 1) await get('1', `walked ${at}`, '0123456789');
    made.length = 0;
    for (const key of read) await get('1', key, '0123456789');
    expect(made).toEqual([]);
  });

  it('keeps what is requested twice, even if half of it is full', async () => {
    const { get, made } = counted(1_000);
    for (let at = 0; at < 500; at += 1) await get('1', `walked ${at}`, '0123456789');
    made.length = 0;
    for (const key of ['new', 'new', 'new']) await get('1', key, '0123456789');
    expect(made).toEqual(['new', 'new']);
  });

  it('does not keep a page that is too large or missing', async () => {
    const { get, made } = counted(64);
    await get('1', 'a', '0123456789+');
    await get('1', 'a', '0123456789+');
    expect(made.length).toBe(2);
    const cache = createPageStore(1000)();
    await ask(cache, '1', 'x', answer('gone', 404));
    expect((await ask(cache, '1', 'x', answer('here'))).status).toBe(200);
  });

  it('does not keep what was made while something changed', async () => {
    const cache = createPageStore(1000)();
    await ask(cache, '1', 'a', async () => {
      await ask(cache, '2', 'b', answer('b'));
      return answer('old')();
    });
    expect((await ask(cache, '2', 'a', answer('new'))).bytes.toString()).toBe('new');
  });
});

describe('one memory limit for several portals', () => {
  it('is shared: a portal that is read more takes the room, and each finds only its own pages', async () => {
    const store = createPageStore(64);
    const [here, there] = [store(), store()];
    const page = answer('0123456789');
    const first = await ask(here, '1', 'a', page);
    expect(await ask(there, '1', 'a', page)).not.toBe(first);
    expect(here.find('1', 'a')).toBe(first);
    for (const key of ['b', 'b', 'c', 'c', 'd', 'd', 'e', 'e']) await ask(there, '1', key, page);
    expect([here.find('1', 'a'), there.find('1', 'b')?.status]).toEqual([null, 200]);
  });
});

describe('If-None-Match', () => {
  it.each([
    ['"x"', true],
    ['W/"x"', true],
    ['"y", "x"', true],
    ['*', true],
    ['"y"', false],
    ['x', false],
    [undefined, false],
  ])('%s → %s', (header, held) => {
    expect(isCurrent(header, '"x"')).toBe(held);
  });
});

describe('an answer in pieces', () => {
  const letters = 'Đường Nguyễn Thị Minh Khai – 12 ₫ ';
  const made = (...pieces: ReturnType<typeof piecesOf>) => makeAnswer({ status: 200, type: 'text/html', body: pieces });

  it('has the same bytes and the same tag as one text', () => {
    const foot = shared(html`<footer>${letters}</footer>`);
    const pieces = piecesOf([html`<p>${letters}</p>`, foot, html`${letters.repeat(30)}`, foot]);
    for (const answer of [made(...pieces), made(...pieces)]) {
      const whole = makeAnswer({ status: 200, type: 'text/html', body: pieces.map(textOf).join('') });
      expect(answer.bytes.equals(whole.bytes)).toBe(true);
      expect(answer.etag).toBe(whole.etag);
    }
  });

  it('is complete if it is longer than one write', () => {
    const foot = shared(html`<footer>${letters}</footer>`);
    const long = letters.repeat(20_000);
    expect(made(...piecesOf([long, foot])).bytes.toString()).toBe(`${long}<footer>${letters}</footer>`);
  });
});
