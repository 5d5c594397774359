import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPortalApp, type PortalApp } from './portal-app.ts';
import { aPhoto, aPublication, dongLac } from './world.ts';

let portal: PortalApp;
beforeEach(async () => {
  portal = await openPortalApp();
});
afterEach(() => portal.close());

/** Waits for a later turn of the event loop, because the portal reads its version once in each turn. */
const publish = async (changes: Parameters<typeof aPublication>[0] = {}): Promise<string> => {
  const { slug } = await portal.publisher.apply(aPublication(changes));
  await new Promise((resolve) => setImmediate(resolve));
  return slug;
};

interface Listed {
  readonly items: readonly { readonly code: string }[];
  readonly next: string | null;
}

async function list(url: string): Promise<Listed> {
  const answer = await portal.get(url);
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.json();
}

const codes = async (url: string): Promise<readonly string[]> => (await list(url)).items.map((item) => item.code);

describe('an article', () => {
  it('has exactly the documented fields', async () => {
    const photo = aPhoto('a', { alt: 'Bà con' });
    const slug = await publish({
      photos: [photo],
      photographers: ['Trần Văn Bình'],
      corrections: [{ at: new Date('2026-11-17T01:00:00Z'), note: 'Ba hộ.' }],
    });
    const source = (file: string, width: number, type: string) => ({
      url: `https://donglac.example/media/${photo.hash}/${file}`,
      width,
      type,
    });
    const expected = {
      code: 'DL-2611-0042',
      slug,
      title: 'Khối 1 vui Ngày hội Đại đoàn kết',
      summary: 'Nhân dân khối 1 phấn khởi tổ chức Ngày hội.',
      html: '<p>Ngày 15/11, bà con khối 1 dự Ngày hội.</p>\n<p>Ba hộ được khen.</p>',
      category: 'news',
      section: 'tin-tuc-su-kien',
      publishedAt: '2026-11-16T02:30:00.000Z',
      updatedAt: '2026-11-16T02:30:00.000Z',
      eventOn: '2026-11-15',
      authors: ['Nguyễn Thị Lan'],
      photographers: ['Trần Văn Bình'],
      source: 'Tác giả có mặt',
      photos: [
        {
          alt: 'Bà con',
          width: 1500,
          height: 1000,
          sources: [
            source('480.webp', 480, 'image/webp'),
            source('960.webp', 960, 'image/webp'),
            source('480.jpg', 480, 'image/jpeg'),
            source('960.jpg', 960, 'image/jpeg'),
          ],
        },
      ],
      corrections: [{ at: '2026-11-17T01:00:00.000Z', note: 'Ba hộ.' }],
      files: [],
      documentNumber: null,
      signer: null,
    };
    const one = await portal.get(`/api/v1/articles/${slug}`);
    expect(one.json()).toEqual(expected);
    expect(one.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    expect(await list('/api/v1/articles')).toEqual({ items: [expected], next: null });
  });

  it('that was taken down is 410, and an unknown one is 404, each with a reason', async () => {
    const slug = await publish();
    await publish({ version: 2, withdrawn: true });
    const gone = await portal.get(`/api/v1/articles/${slug}`);
    expect([gone.statusCode, gone.json().error.code]).toEqual([410, 'withdrawn']);
    const never = await portal.get('/api/v1/articles/never');
    expect([never.statusCode, never.json().error.code]).toEqual([404, 'not-found']);
    expect((await portal.get('/api/v1/nothing')).json().error.code).toBe('not-found');
    expect(await codes('/api/v1/articles')).toEqual([]);
  });
});

describe('lists', () => {
  it('can be followed from cursor to cursor without a gap', async () => {
    for (let index = 0; index < 23; index += 1) await publish({ code: `DL-${index}` });
    const seen: string[] = [];
    let url: string | null = '/api/v1/articles?limit=5';
    while (url !== null) {
      const page: Listed = await list(url);
      seen.push(...page.items.map((item) => item.code));
      url = page.next === null ? null : `/api/v1/articles?limit=5&cursor=${encodeURIComponent(page.next)}`;
    }
    expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => `DL-${22 - index}`));
    expect((await list('/api/v1/articles')).items.length).toBe(20);
    expect((await list('/api/v1/articles?limit=100')).items.length).toBe(23);
    // With the parameters from the API description, all empty.
    expect((await list('/api/v1/articles?section=&category=&limit=&cursor=')).items.length).toBe(20);
  });

  it('can be limited to a section or category, and exist for documents and questions', async () => {
    await publish({ code: 'DL-1', section: 'thong-bao' });
    await publish({ code: 'DL-2', category: 'document' });
    await publish({ code: 'HD-3', category: 'answer', section: 'hoi-dap' });
    expect(await codes('/api/v1/articles?section=thong-bao')).toEqual(['DL-1']);
    expect(await codes('/api/v1/articles?category=document')).toEqual(['DL-2']);
    expect(await codes('/api/v1/articles?section=thong-bao&category=document')).toEqual([]);
    expect(await codes('/api/v1/documents')).toEqual(['DL-2']);
    expect(await codes('/api/v1/questions')).toEqual(['HD-3']);
    expect(await list('/api/v1/sections')).toEqual({
      items: [
        { slug: 'tin-tuc-su-kien', name: 'Tin tức – Sự kiện', articles: 1 },
        { slug: 'thong-bao', name: 'Thông báo', articles: 1 },
        { slug: 'van-ban', name: 'Văn bản', articles: 0 },
      ],
      next: null,
    });
  });

  it('are empty when nothing is published', async () => {
    for (const name of ['articles', 'documents', 'questions', 'search?q=x'])
      expect(await list(`/api/v1/${name}`)).toEqual({ items: [], next: null });
  });

  it.each(['limit=0', 'limit=101', 'limit=-1', 'limit=1.5', 'limit=abc', 'limit=1e2', 'limit=99999999999'])(
    'refuse %s with a helpful message',
    async (query) => {
      for (const path of ['articles?', 'documents?', 'questions?', 'search?q=x&']) {
        const answer = await portal.get(`/api/v1/${path}${query}`);
        expect(answer.statusCode).toBe(400);
        expect(answer.json()).toEqual({
          error: { code: 'bad-limit', message: 'limit phải là số nguyên từ 1 đến 100; không ghi thì là 20.' },
        });
      }
    },
  );

  it.each(['x', '%00', 'YS4x', 'cy4wLjE', 'YS45OTk5OTk5OTk5OTk5OTk5LjE', "'%20OR%201=1"])(
    'refuse the cursor %j',
    async (cursor) => {
      const answer = await portal.get(`/api/v1/articles?cursor=${cursor}`);
      expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'bad-cursor']);
      expect(answer.json().error.message).toContain('next');
    },
  );
});

describe('search', () => {
  it('finds words with and without diacritics, page by page', async () => {
    for (let index = 0; index < 7; index += 1) await publish({ code: `DL-${index}`, title: `Đường ${index}` });
    const page = await list('/api/v1/search?q=duong&limit=4');
    expect(page.items.length).toBe(4);
    expect(await codes(`/api/v1/search?q=duong&limit=4&cursor=${page.next}`)).toEqual(['DL-2', 'DL-1', 'DL-0']);
    expect((await codes(`/api/v1/search?q=${encodeURIComponent('đường')}`)).length).toBe(7);
  });

  it.each(['%22', 'a%20AND', '-x', 'title%3Ax', '*', '(', '%F0%9F%8E%89'])('treats %s as words', async (words) => {
    await list(`/api/v1/search?q=${words}`);
  });

  it('requires words', async () => {
    for (const query of ['', '?q=', '?q=%20']) {
      const answer = await portal.get(`/api/v1/search${query}`);
      expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'words-missing']);
    }
    expect((await portal.get(`/api/v1/search?q=${'x'.repeat(201)}`)).json().error.code).toBe('words-too-long');
  });
});

it('answers 304 if the client has the current answer', async () => {
  await publish();
  const first = await portal.get('/api/v1/articles');
  const headers = { 'if-none-match': String(first.headers.etag) };
  expect((await portal.get('/api/v1/articles', headers)).statusCode).toBe(304);
  await publish({ code: 'DL-2' });
  expect((await portal.get('/api/v1/articles', headers)).statusCode).toBe(200);
});

it('names files by their path if no public address is set, so that they load from the same host', async () => {
  const local = await openPortalApp({ publicUrl: null });
  const photo = aPhoto('a');
  await local.publisher.apply(aPublication({ photos: [photo] }));
  const url = async (path: string) => (await local.get(path)).json().items[0].photos[0].sources[0].url;
  for (const path of ['/api/v1/articles', '/w/dong-lac/api/v1/articles']) {
    const address = new URL(await url(path), `http://127.0.0.1:8080${path}`);
    expect(address.host).toBe('127.0.0.1:8080');
    expect((await local.get(address.pathname)).statusCode).toBe(200);
  }
  const { servers } = (await local.get('/api/v1/openapi.json')).json();
  expect(servers).toEqual([{ url: '/' }]);
  // Each channel has a QR code, also a channel that is a page of the ward.
  const { body } = await local.get('/kenh-thong-tin');
  expect(body.match(/<svg/gu)?.length).toBe(dongLac.channels.length);
  await local.close();
});

describe('the client from the documentation', () => {
  it('reads all items, uses its ETags, and learns what was taken down', async () => {
    const { readArticles, readArticle } = await import(new URL('../../../docs/api-client.mjs', import.meta.url).href);
    const slugs: string[] = [];
    for (let at = 0; at < 7; at += 1) slugs.push(await publish({ code: `DL-${at}` }));
    const statuses: number[] = [];
    const fetch = async (address: string, init: { headers?: Record<string, string> } = {}): Promise<Response> => {
      const answer = await portal.get(address.replace('https://donglac.example', ''), init.headers);
      statuses.push(answer.statusCode);
      const isEmpty = answer.statusCode === 304;
      return new Response(isEmpty ? null : answer.body, {
        status: answer.statusCode,
        headers: { etag: String(answer.headers.etag ?? '') },
      });
    };
    const kept = new Map();
    const options = { fetch, kept, size: 3 };
    const codes = async () =>
      (await readArticles('https://donglac.example', options)).map(({ code }: { code: string }) => code);
    expect(await codes()).toEqual(['DL-6', 'DL-5', 'DL-4', 'DL-3', 'DL-2', 'DL-1', 'DL-0']);
    expect(await codes()).toHaveLength(7);
    expect(statuses).toEqual([200, 200, 200, 304, 304, 304]);
    await publish({ code: 'DL-6', version: 2, withdrawn: true });
    expect((await codes())[0]).toBe('DL-5');
    expect(await readArticle('https://donglac.example', slugs[6], { fetch })).toBeNull();
    expect(await readArticle('https://donglac.example', slugs[5], { fetch })).toMatchObject({ code: 'DL-5' });
    await expect(readArticles('https://donglac.example', { fetch, size: 1_000 })).rejects.toThrow();
  });
});

describe('the OpenAPI description', () => {
  it('matches the real answers', async () => {
    await publish({
      code: 'DL-1',
      photos: [aPhoto('a')],
      corrections: [{ at: new Date(0), note: 'x' }],
      eventOn: null,
      category: 'document',
    });
    const slug = await publish({ code: 'DL-2', category: 'answer' });
    const described = (await portal.get('/api/v1/openapi.json')).json();
    expect(described.openapi).toBe('3.1.0');
    expect(described.servers).toEqual([{ url: 'https://donglac.example' }]);

    const asked: readonly (readonly [string, string])[] = [
      ['/api/v1/articles', '?limit=1'],
      ['/api/v1/articles', '?limit=0'],
      ['/api/v1/articles/{slug}', ''],
      ['/api/v1/documents', ''],
      ['/api/v1/documents', '?cursor=x'],
      ['/api/v1/questions', ''],
      ['/api/v1/sections', ''],
      ['/api/v1/search', '?q=hoi'],
      ['/api/v1/search', ''],
    ];
    expect(new Set(asked.map(([path]) => path))).toEqual(new Set(Object.keys(described.paths)));
    for (const [path, query] of asked) {
      const answer = await portal.get(path.replace('{slug}', slug) + query);
      const response = described.paths[path].get.responses[answer.statusCode];
      expect([path, answer.statusCode, response !== undefined]).toEqual([path, answer.statusCode, true]);
      expect(misfits(answer.json(), response.content['application/json'].schema, described, '$')).toEqual([]);
    }
    await publish({ code: 'DL-2', version: 2, category: 'answer', withdrawn: true });
    for (const [name, status] of [
      ['none', 404],
      [slug, 410],
    ] as const) {
      const missing = await portal.get(`/api/v1/articles/${name}`);
      const { responses } = described.paths['/api/v1/articles/{slug}'].get;
      expect(missing.statusCode).toBe(status);
      expect(misfits(missing.json(), responses[status].content['application/json'].schema, described, '$')).toEqual([]);
    }
  });

  it('is checked with a checker that detects mismatches', () => {
    const document = {
      components: { schemas: { A: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] } } },
    };
    const schema = { type: 'array', items: { $ref: '#/components/schemas/A' } };
    expect(misfits([{ a: 'x' }], schema, document, '$')).toEqual([]);
    expect(misfits([{ a: 1 }], schema, document, '$')).toEqual(['$[0].a is no string']);
    expect(misfits([{}], schema, document, '$')).toEqual(['$[0].a is missing']);
    expect(misfits([{ a: 'x', b: 1 }], schema, document, '$')).toEqual(['$[0].b is not described']);
    expect(misfits({}, schema, document, '$')).toEqual(['$ is no array']);
    expect(misfits('y', { type: 'string', enum: ['x'] }, document, '$')).toEqual(['$ is none of x']);
    expect(misfits('y', { type: 'string', format: 'date' }, document, '$')).toEqual(['$ is no date']);
  });
});

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Described {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const formats: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  'uri-reference': /^(https:\/\/|\/)\S+$/,
};

/** Validates the subset of JSON Schema that the API description uses; an unknown keyword counts as a mismatch. */
function misfits(value: unknown, schema: Schema, document: Described, at: string): readonly string[] {
  if (schema.$ref !== undefined) {
    const named = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
    return named ? misfits(value, named, document, at) : [`${at}: ${schema.$ref} is not described`];
  }
  const types = [schema.type ?? []].flat();
  const type = types.find((name) => isOf(value, name));
  if (type === undefined) return [`${at} is no ${types.join(' or ')}`];
  if (schema.enum && !schema.enum.includes(String(value))) return [`${at} is none of ${schema.enum.join(', ')}`];
  if (type === 'string' && schema.format && !formats[schema.format]?.test(String(value)))
    return [`${at} is no ${schema.format}`];
  if (schema.minimum !== undefined && Number(value) < schema.minimum) return [`${at} is below ${schema.minimum}`];
  if (Array.isArray(value)) {
    const tooMany = value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY) ? [`${at} is too long`] : [];
    return [
      ...tooMany,
      ...value.flatMap((item, index) => misfits(item, schema.items ?? {}, document, `${at}[${index}]`)),
    ];
  }
  if (type !== 'object') return [];
  const properties = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((name) => !(name in (value as object)));
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...Object.entries(value as object).flatMap(([name, part]) => {
      const described = properties[name];
      return described ? misfits(part, described, document, `${at}.${name}`) : [`${at}.${name} is not described`];
    }),
  ];
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}
