import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPortalStates } from '../../src/adapters/storage/sql/portal-states.ts';
import type { Publication } from '../../src/ports/portal.ts';
import { aPhoto, aPublication, openPortalDatabase, type PortalDatabase } from '../web/portal/world.ts';

let portal: PortalDatabase;
beforeEach(async () => {
  portal = await openPortalDatabase();
});
afterEach(() => portal.close());

/** The codes of a ward, slice by slice. */
const codesOf = async (ward: string): Promise<readonly string[]> => {
  const states = createPortalStates(portal.writing);
  const codes: string[] = [];
  for (;;) {
    const slice = await states.after(ward, codes.at(-1) ?? null, 100);
    codes.push(...slice.map(({ code }) => code));
    if (slice.length < 100) return codes;
  }
};

const slugOf = async (publication: Publication): Promise<string> => (await portal.publisher.apply(publication)).slug;

async function shown(slug: string) {
  const found = await portal.reader().bySlug(slug);
  if (found.kind !== 'article') throw new Error(`${slug}: ${found.kind}`);
  return found.article;
}

const countOf = async (table: 'article' | 'article_photo' | 'article_correction' | 'applied_publication') =>
  (await portal.writing.selectFrom(table).selectAll().execute()).length;

const found = async (): Promise<readonly string[]> =>
  (await portal.reader().search({ words: 'ngay hoi', after: null, limit: 9 })).items.map(({ code }) => code);

describe('publishing exactly once', () => {
  it('An item is written with its photos and corrections', async () => {
    const publication = aPublication({
      photos: [
        aPhoto('hội', { description: 'Người già nhận quà' }),
        aPhoto('văn nghệ', { credit: 'Trần Văn Bình', description: null }),
      ],
      corrections: [{ at: new Date('2026-11-17T01:00:00Z'), note: 'Ba hộ, không phải bốn hộ.' }],
    });
    const { slug, changed } = await portal.publisher.apply(publication);
    expect(changed).toBe(true);
    expect(slug).toBe('khoi-1-vui-ngay-hoi-dai-doan-ket-dl-2611-0042');

    const { key, ward, version, withdrawn, ...content } = publication;
    expect(await shown(slug)).toEqual({
      ...content,
      slug,
      html: '<p>Ngày 15/11, bà con khối 1 dự Ngày hội.</p>\n<p>Ba hộ được khen.</p>',
    });
  });

  it('Publishing again with the same key changes nothing', async () => {
    const first = await portal.publisher.apply(aPublication());
    const again = await portal.publisher.apply(
      aPublication({ title: 'Khác', version: 7, key: 'publish:DL-2611-0042:1' }),
    );
    expect(again).toEqual({ slug: first.slug, changed: false });
    expect((await shown(first.slug)).title).toBe('Khối 1 vui Ngày hội Đại đoàn kết');
    expect(await countOf('applied_publication')).toBe(1);
  });

  it('An older version never overwrites a newer one', async () => {
    const slug = await slugOf(aPublication({ version: 3, title: 'Bản ba' }));
    expect(await portal.publisher.apply(aPublication({ version: 2, title: 'Bản hai' }))).toEqual({
      slug,
      changed: false,
    });
    expect((await shown(slug)).title).toBe('Bản ba');
  });

  it('The address stays when the title changes', async () => {
    const slug = await slugOf(aPublication());
    expect(await slugOf(aPublication({ version: 2, title: 'Tên hoàn toàn khác' }))).toBe(slug);
    expect((await shown(slug)).title).toBe('Tên hoàn toàn khác');
  });

  it('Two items with one title get two addresses, and each ward has its own', async () => {
    const one = await slugOf(aPublication({ code: 'DL-1' }));
    const two = await slugOf(aPublication({ code: 'DL-2' }));
    const elsewhere = await slugOf(aPublication({ code: 'DL-1', ward: 'le-dai-hanh', key: 'other' }));
    expect(new Set([one, two]).size).toBe(2);
    expect(elsewhere).toBe(one);
    expect(await codesOf('le-dai-hanh')).toEqual(['DL-1']);
  });

  it('Two items whose title and code spell the same get different addresses', async () => {
    const one = await slugOf(aPublication({ title: 'Tin A', code: 'B-1' }));
    const two = await slugOf(aPublication({ title: 'Tin', code: 'A-B-1' }));
    expect([one, two]).toEqual(['tin-a-b-1', 'tin-a-b-1-2']);
  });

  it('A title of symbols only or a very long one gets an address', async () => {
    expect(await slugOf(aPublication({ title: '🎉🎉', code: 'DL-7' }))).toBe('dl-7');
    const long = await slugOf(aPublication({ title: 'đường '.repeat(60), code: 'DL-8' }));
    expect(long.length).toBeLessThanOrEqual(95);
    expect(long).toMatch(/^(duong-)+dl-8$/);
  });

  it('An item is taken down and published again by newer versions', async () => {
    const slug = await slugOf(aPublication());
    await portal.publisher.apply(aPublication({ version: 2, withdrawn: true }));
    expect(await portal.reader().bySlug(slug)).toEqual({ kind: 'withdrawn' });
    expect(await found()).toEqual([]);
    await portal.publisher.apply(aPublication({ version: 3 }));
    expect((await shown(slug)).code).toBe('DL-2611-0042');
    expect(await found()).toEqual(['DL-2611-0042']);
  });

  it('Photos that a newer version no longer has are removed', async () => {
    await portal.publisher.apply(aPublication({ photos: [aPhoto('một'), aPhoto('hai')] }));
    await portal.publisher.apply(aPublication({ version: 2, photos: [aPhoto('hai')] }));
    expect(await countOf('article_photo')).toBe(1);
    expect(await portal.reader().showsPhoto(aPhoto('một').hash)).toBe(false);
    expect(await portal.reader().showsPhoto(aPhoto('hai').hash)).toBe(true);
  });

  it('If one part cannot be written, nothing is written', async () => {
    const broken = aPublication({ photos: [aPhoto('x', { width: null as unknown as number })] });
    await expect(portal.publisher.apply(broken)).rejects.toThrow();
    expect(await countOf('article')).toBe(0);
    expect(await countOf('applied_publication')).toBe(0);
    expect(await found()).toEqual([]);
    expect((await portal.publisher.apply(aPublication())).changed).toBe(true);
  });

  it('Text is escaped, and only <p> is markup', async () => {
    const slug = await slugOf(
      aPublication({ paragraphs: ['<script>alert("1")</script> & \'x\'', ' \n ', '<b>đậm</b>'] }),
    );
    expect((await shown(slug)).html).toBe(
      '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>\n<p>&lt;b&gt;đậm&lt;/b&gt;</p>',
    );
  });

  it('The highest version remains, once, whatever the order and repetitions', async () => {
    const versions = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 14 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(versions, async (order) => {
        run += 1;
        const code = `DL-${run}`;
        const publicationOf = (version: number): Publication =>
          aPublication({
            code,
            version,
            title: `Bản ${version}`,
            photos: Array.from({ length: version }, (_, index) => aPhoto(`${code}-${index}`)),
            withdrawn: version === 4,
          });
        const answers = await Promise.all(order.map((version) => portal.publisher.apply(publicationOf(version))));

        const highest = Math.max(...order);
        expect(new Set(answers.map((answer) => answer.slug)).size).toBe(1);
        expect(await portal.publisher.read('dong-lac', code)).toEqual({
          code,
          version: highest,
          slug: answers[0]?.slug,
          withdrawn: highest === 4,
          contentHash: portal.publisher.contentHash(publicationOf(highest)),
        });
        const rises = order.filter((version, index) => order.slice(0, index).every((earlier) => earlier < version));
        expect(answers.filter((answer) => answer.changed).length).toBe(rises.length);
      }),
      { numRuns: 60 },
    );
    expect(await countOf('article')).toBe(run);
  });
});

describe('what the comparison reads', () => {
  it('The content hash equals that of the publication, for any text', async () => {
    let run = 0;
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, text, fc.array(text, { maxLength: 3 }), async (title, summary, paragraphs) => {
        run += 1;
        const publication = aPublication({
          code: `DL-${run}`,
          title,
          summary,
          paragraphs,
          photos: [aPhoto('a', { alt: title, credit: summary })],
          corrections: [{ at: new Date(run), note: summary }],
        });
        await portal.publisher.apply(publication);
        const state = await portal.publisher.read('dong-lac', publication.code);
        expect(state?.contentHash).toBe(portal.publisher.contentHash(publication));
      }),
      { numRuns: 100 },
    );
    expect((await codesOf('dong-lac')).length).toBe(run);
  });

  it('A row changed by another tool is noticed', async () => {
    const publication = aPublication({ photos: [aPhoto('a')] });
    await portal.publisher.apply(publication);
    const expected = portal.publisher.contentHash(publication);
    expect((await portal.publisher.read('dong-lac', publication.code))?.contentHash).toBe(expected);
    await portal.writing.updateTable('article_photo').set({ alt: 'khác' }).execute();
    expect((await portal.publisher.read('dong-lac', publication.code))?.contentHash).not.toBe(expected);
  });

  it('A ward with more items than one batch is read completely', async () => {
    for (let index = 0; index < 503; index += 1) await portal.publisher.apply(aPublication({ code: `DL-${index}` }));
    expect((await codesOf('dong-lac')).length).toBe(503);
    expect(await portal.publisher.read('dong-lac', 'DL-none')).toBeNull();
  });
});
