import { describe, expect, it } from 'vitest';
import type { PortalVisit } from '../../../src/web/portal/answer.ts';
import { relatedOf } from '../../../src/web/portal/related.ts';
import type { Article } from '../../../src/web/portal/site.ts';

const article = (code: string, title: string, given: Partial<Article> = {}): Article => ({
  ...{ code, slug: code, title, summary: '', html: '', paragraphs: [], category: 'news', section: 'tin-tuc' },
  ...{ eventOn: null, place: null, source: '', authors: [], photographers: [], photos: [], corrections: [], files: [] },
  ...{ publishedAt: new Date(0), updatedAt: new Date(0), documentNumber: null, signer: null },
  ...given,
});

const related = async (of: Article, others: readonly Article[]): Promise<readonly string[]> => {
  const reader = { list: async () => ({ items: others, next: null }) };
  const visit = { reader, memory: new Map() } as unknown as PortalVisit;
  return (await relatedOf(visit, of)).map(({ code }) => code);
};

describe('related items', () => {
  const asked = article('1', 'Khối 3 ra quân dọn kênh Đồng Lạc', { place: 'khối 3', authors: ['Lan', 'Minh'] });

  it('are first those that share words, whatever their accents', async () => {
    const others = [
      article('2', 'Tiêm vắc xin cho trẻ em'),
      article('3', 'DON KENH DONG LAC, khoi 3 ra quan'),
      article('4', 'Dọn kênh ở khối 7'),
      article('5', 'Hội nghị cuối năm'),
    ];
    expect(await related(asked, others)).toEqual(['3', '4', '2']);
  });

  it('are then those of the same section, place or author; the item itself is excluded', async () => {
    const others = [
      asked,
      article('2', 'Hội nghị cuối năm', { section: 'khac' }),
      article('3', 'Hội nghị cuối năm', { section: 'khac', authors: ['Minh'] }),
      article('4', 'Hội nghị cuối năm', { section: 'khac', place: 'khối 3' }),
      article('5', 'Hội nghị cuối năm'),
    ];
    expect(await related(asked, others)).toEqual(['5', '4', '3']);
  });
});
