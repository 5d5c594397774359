import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchedText } from '../../src/adapters/storage/sql/portal-search.ts';
import type { ListPlace, SearchPlace } from '../../src/ports/portal-reader.ts';
import { aPhoto, aPublication, noon, openPortalDatabase, type PortalDatabase } from '../web/portal/world.ts';

let portal: PortalDatabase;
beforeEach(async () => {
  portal = await openPortalDatabase();
});
afterEach(() => portal.close());

const everything = { section: null, categories: null } as const;

async function found(words: string, ward?: string): Promise<readonly string[]> {
  const { items } = await portal.reader(ward).search({ words, after: null, limit: 50 });
  return items.map((item) => item.code);
}

describe('lists of items', () => {
  it('Pages are newest first without gaps or repetitions, also for equal times', async () => {
    for (let index = 0; index < 23; index += 1) {
      const publishedAt = new Date(Date.UTC(2026, 10, 1 + Math.floor(index / 4)));
      await portal.publisher.apply(aPublication({ code: `DL-${index}`, publishedAt }));
    }
    const codes: string[] = [];
    let after: ListPlace | null = null;
    do {
      const slice: { items: readonly { code: string }[]; next: ListPlace | null } = await portal
        .reader()
        .list({ ...everything, after, limit: 5 });
      codes.push(...slice.items.map((item) => item.code));
      after = slice.next;
    } while (after);
    expect(codes).toEqual(Array.from({ length: 23 }, (_, index) => `DL-${22 - index}`));
  });

  it('A list continues without a gap after a new publication', async () => {
    for (const code of ['DL-1', 'DL-2', 'DL-3']) await portal.publisher.apply(aPublication({ code }));
    const first = await portal.reader().list({ ...everything, after: null, limit: 2 });
    await portal.publisher.apply(aPublication({ code: 'DL-4', publishedAt: new Date('2026-12-01T00:00:00Z') }));
    const second = await portal.reader().list({ ...everything, after: first.next, limit: 2 });
    expect([...first.items, ...second.items].map((item) => item.code)).toEqual(['DL-3', 'DL-2', 'DL-1']);
    expect(second.next).toBeNull();
  });

  it('A list can be limited to one section or to categories', async () => {
    await portal.publisher.apply(aPublication({ code: 'DL-1', section: 'thong-bao' }));
    await portal.publisher.apply(aPublication({ code: 'DL-2', category: 'document' }));
    const list = async (filter: { section: string | null; categories: readonly string[] | null }) =>
      (await portal.reader().list({ ...filter, after: null, limit: 9 })).items.map((item) => item.code);
    expect(await list({ section: 'thong-bao', categories: null })).toEqual(['DL-1']);
    expect(await list({ section: null, categories: ['document', 'statistics'] })).toEqual(['DL-2']);
    expect(await portal.reader().sectionSizes()).toEqual(
      new Map([
        ['thong-bao', 1],
        ['tin-tuc-su-kien', 1],
      ]),
    );
  });
});

describe('taken-down items and other wards', () => {
  it('They are in no list, search or sitemap, and show no photo', async () => {
    const photos = [aPhoto('a')];
    await portal.publisher.apply(aPublication({ code: 'DL-1', photos }));
    await portal.publisher.apply(aPublication({ code: 'DL-1', version: 2, withdrawn: true, photos }));
    const theirs = { ward: 'le-dai-hanh', key: 'theirs', code: 'LD-1', photos: [aPhoto('b')] };
    const { slug } = await portal.publisher.apply(aPublication(theirs));

    const reader = portal.reader();
    expect((await reader.list({ ...everything, after: null, limit: 9 })).items).toEqual([]);
    expect(await found('ngày hội')).toEqual([]);
    expect(await reader.addresses(9)).toEqual([]);
    expect(await reader.sectionSizes()).toEqual(new Map());
    expect(await reader.showsPhoto(aPhoto('a').hash)).toBe(false);
    expect(await reader.showsPhoto(aPhoto('b').hash)).toBe(false);
    expect(await reader.bySlug(slug)).toEqual({ kind: 'none' });
    expect(await reader.byCode('LD-1')).toEqual({ kind: 'none' });
    expect(await reader.byCode('DL-1')).toEqual({ kind: 'withdrawn' });
    expect(await found('ngày hội', 'le-dai-hanh')).toEqual(['LD-1']);
  });
});

describe('search', () => {
  beforeEach(async () => {
    const texts = [
      { code: 'DL-1', title: 'Đường mới ở Đông Hải', summary: 'Thông xe.' },
      { code: 'DL-2', title: 'Tết trồng cây', summary: 'Bà con Đông Hải trồng 800 cây.' },
      { code: 'DL-3', title: 'Họp khối', summary: 'Ở phía đông có gió từ biển, hải đăng sáng.' },
    ];
    for (const text of texts) await portal.publisher.apply(aPublication({ ...text, paragraphs: [], place: null }));
  });

  it.each(['Đông Hải', 'đông hải', 'dong hai', 'DONG HAI', 'Đông Hải'.normalize('NFD'), 'đong haỉ'])(
    '%s is found whatever the case and diacritics',
    async (words) => {
      // Matches in the title rank first, then adjacent words, then matches anywhere.
      expect(await found(words)).toEqual(['DL-1', 'DL-2', 'DL-3']);
    },
  );

  it('An item is found by its code, author and place', async () => {
    await portal.publisher.apply(aPublication({ code: 'DL-2611-0042', authors: ['Đặng Thị Huệ'], place: 'Khối 7' }));
    expect((await found('DL-2611-0042'))[0]).toBe('DL-2611-0042');
    expect(await found('dang thi hue')).toEqual(['DL-2611-0042']);
    expect(await found('khoi 7')).toEqual(['DL-2611-0042']);
  });

  it('Each word is found in every searchable column, and once in an old row with one text column', async () => {
    const item = aPublication({
      ...{ code: 'DL-2611-0042', summary: 'Lúa chín sớm', paragraphs: ['Gặt ở đồng Chùa', 'Phơi ở sân kho'] },
      ...{ place: 'Khối 7', authors: ['Đặng Thị Huệ'], documentNumber: '12/KH-UBND', signer: 'Lê Văn Tám' },
      corrections: [{ at: noon, note: 'Sửa ngày gặt' }],
    });
    const words = ['lua chin', 'dong chua', 'san kho', 'dang thi hue', 'le van tam', 'sua ngay gat', '12/KH-UBND'];
    await portal.publisher.apply(item);
    for (const each of words) expect([each, await found(each)]).toEqual([each, ['DL-2611-0042']]);
    const row = await portal.writing
      .selectFrom('article')
      .selectAll()
      .where('code', '=', 'DL-2611-0042')
      .executeTakeFirstOrThrow();
    expect(row.searchText).not.toContain('Gặt ở đồng Chùa');
    const whole = searchedText(row);
    expect(whole.match(/Gặt ở đồng Chùa/gu)).toHaveLength(1);
    expect(searchedText({ ...row, searchText: whole })).toBe(whole);
  });

  it('Published, changed, taken-down and imported items are found at once, even by a reader that searched before', async () => {
    const reader = portal.reader();
    const codes = async (words: string) => {
      // All requests within one turn of the event loop get the same version.
      await new Promise((resolve) => setImmediate(resolve));
      return (await reader.search({ words, after: null, limit: 9 })).items.map(({ code }) => code);
    };
    const item = { code: 'DL-77', title: 'Cầu cũ', summary: '', paragraphs: [], place: null };
    expect(await codes('cau cu')).toEqual([]);
    await portal.publisher.apply(aPublication(item));
    expect(await codes('cau cu')).toEqual(['DL-77']);
    await portal.publisher.apply(aPublication({ ...item, version: 2, title: 'Nghè xóm trên' }));
    expect(await codes('cau cu')).toEqual([]);
    expect(await codes('nghè xóm')).toEqual(['DL-77']);
    await portal.publisher.apply(aPublication({ ...item, version: 3, title: 'Nghè xóm trên', withdrawn: true }));
    expect(await codes('nghe xom')).toEqual([]);
    // An import inserts rows that were written elsewhere and makes the generation jump.
    await portal.writing
      .updateTable('article')
      .set({ withdrawn: 0, title: 'Kè đá', generation: 1 })
      .where('code', '=', 'DL-77')
      .execute();
    await portal.writing.updateTable('ward_generation').set({ generation: noon.getTime() }).execute();
    expect(await codes('ke da')).toEqual(['DL-77']);
  });

  it('Result pages have no gaps or repetitions over all kinds of hits', async () => {
    for (let index = 10; index < 25; index += 1) {
      const title = index % 3 === 0 ? 'Đông Hải vui' : 'Tin';
      await portal.publisher.apply(aPublication({ code: `DL-${index}`, title, summary: 'Hải ở phía đông' }));
    }
    const whole = await found('dong hai');
    expect(whole.length).toBe(18);
    const codes: string[] = [];
    let after: SearchPlace | null = null;
    do {
      const slice: { items: readonly { code: string }[]; next: SearchPlace | null } = await portal
        .reader()
        .search({ words: 'dong hai', after, limit: 4 });
      codes.push(...slice.items.map((item) => item.code));
      after = slice.next;
    } while (after);
    expect(codes).toEqual(whole);
  });

  it.each([
    '"',
    '""',
    "'",
    'a AND',
    'NOT',
    '-x',
    'title:x',
    'x*',
    '^x',
    '(',
    '{title}:x',
    'NEAR(a b, 2)',
    '+',
    '😀',
    '\u0000',
    'đ"',
  ])('%j is searched as words, not as a query language', async (words) => {
    expect(Array.isArray(await found(words))).toBe(true);
  });

  it('A search never throws, whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), async (words) => {
        await found(words);
      }),
      { numRuns: 300 },
    );
    expect((await found('cây '.repeat(500))).length).toBe(1);
  });

  describe('searches as people type them', () => {
    beforeEach(async () => {
      const texts = [
        { code: 'A', title: 'Công tác cán bộ của phường', summary: 'Trao quyết định.' },
        { code: 'B', title: 'Nạo vét cống ở khối 2', summary: 'Khơi dòng chảy.' },
        { code: 'C', title: 'Lịch tiêm chủng cho trẻ em', summary: 'Trạm y tế tiêm vắc xin sởi.' },
        { code: 'D', title: 'Hoà giải ở cơ sở', summary: 'Tổ hoà giải của tổ dân phố.' },
      ];
      for (const text of texts) await portal.publisher.apply(aPublication({ ...text, paragraphs: [], place: null }));
    });

    it.each([
      ['one letter is wrong in a word of five', 'phưong cán bộ', 'A'],
      ['one letter is missing', 'lich tiem chng', 'C'],
      ['two letters changed places', 'lịch tiêm chugn', 'C'],
      ['words are joined', 'khoi2', 'B'],
      ['words are joined without a number', 'caocap tiemchung', 'C'],
      ['it is said in other words', 'tiêm phòng', 'C'],
      ['a question is asked', 'bao giờ thì có lịch tiêm chủng ạ', 'C'],
      ['most words are there', 'lịch tiêm chủng nghỉ lễ', 'C'],
      ['the tone stands on the other vowel', 'hòa giải', 'D'],
      ['accents say which word is meant', 'cống', 'B'],
      ['accents say which word is meant, the other way', 'công', 'A'],
    ])('The intended item is found if %s', async (_, words, code) => {
      expect((await found(words))[0]).toBe(code);
    });

    it('The result names the other words that were searched', async () => {
      const result = await portal.reader().search({ words: 'tiem phong', after: null, limit: 3 });
      expect(result.otherWords).toContain('chung');
      expect((await portal.reader().search({ words: 'tiem chung', after: null, limit: 3 })).otherWords).toEqual([]);
    });

    it('With few words, items that contain only half of them are left out, and near results are marked as near', async () => {
      for (const [code, title, summary] of [
        ['T1', 'Đăng ký tạm trú', 'Nộp hồ sơ tại trụ sở phường, mỗi vụ việc một ngày.'],
        ['T2', 'Mùa vụ mới ở khối 5', 'Bà con đưa xe ra bãi, cạnh trụ điện.'],
      ] as const)
        await portal.publisher.apply(aPublication({ code, title, summary, paragraphs: [], place: null }));
      const ask = (words: string) => portal.reader().search({ words, after: null, limit: 5 });
      for (const words of ['tau vu tru', 'tàu vũ trụ', 'mùa zzzz'])
        expect((await ask(words)).items.map(({ code }) => code)).not.toContain('T1');
      expect((await ask('tau vu tru')).items).toEqual([]);
      const near = await ask('tạm trú zzzz');
      expect([near.items[0]?.code, near.isNear]).toEqual(['T1', true]);
      expect((await ask('tạm trú')).isNear).toBe(false);
    });

    it('A search can be limited to a kind and a year', async () => {
      const paper = { code: 'E', title: 'Lịch tiêm chủng', category: 'document', publishedAt: new Date('2025-05-05') };
      await portal.publisher.apply(aPublication(paper));
      const search = async (narrowed: object) =>
        (await portal.reader().search({ words: 'tiem chung', after: null, limit: 9, ...narrowed })).items.map(
          ({ code }) => code,
        );
      expect((await search({})).toSorted()).toEqual(['C', 'E']);
      expect(await search({ categories: ['document'] })).toEqual(['E']);
      const published = { from: new Date('2026-01-01'), until: new Date('2027-01-01') };
      expect(await search({ published })).toEqual(['C']);
    });

    it('Another ward’s items are never found, whatever the spelling', async () => {
      await portal.publisher.apply(
        aPublication({ ward: 'le-dai-hanh', key: 'theirs', code: 'LD', title: 'Xuồng máy', paragraphs: [] }),
      );
      for (const words of ['xuong may', 'xuogn may', 'xuong xyz']) expect(await found(words)).not.toContain('LD');
    });
  });

  it('Words of an older version are not found', async () => {
    await portal.publisher.apply(
      aPublication({ code: 'DL-1', version: 2, title: 'Cầu mới', summary: '', place: null }),
    );
    expect(await found('thong xe')).not.toContain('DL-1');
    expect(await found('cau moi')).toEqual(['DL-1']);
  });
});

describe('the version of the portal', () => {
  it('The version changes with each publication, and only then', async () => {
    const reader = portal.reader();
    const before = await reader.version();
    expect(await reader.version()).toBe(before);
    await portal.publisher.apply(aPublication());
    await new Promise((resolve) => setImmediate(resolve));
    expect(await reader.version()).not.toBe(before);
  });
});
