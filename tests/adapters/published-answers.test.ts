/** Similar answers during a turn: searched in memory and loaded beforehand, never inside the transaction. */
import { expect, it } from 'vitest';
import { createPublished } from '../../src/adapters/published-answers.ts';
import type { PortalReader } from '../../src/ports/portal-reader.ts';

it('Published answers are loaded on request, searched without the database, and found by id', async () => {
  let reads = 0;
  let items = [{ code: 'HD-2611-0001', title: 'Thủ tục đăng ký khai sinh' }];
  const reader = {
    version: async () => String(items.length),
    list: async () => {
      reads += 1;
      return {
        items: items.map((item) => ({
          ...item,
          ...{ slug: item.code, summary: item.title, paragraphs: ['Mang giấy chứng sinh.'], category: 'answer' },
        })),
        next: null,
      };
    },
  } as unknown as PortalReader;
  const published = createPublished(reader);
  expect(await published.find('đăng ký khai sinh')).toEqual([]);
  await published.refresh();
  expect(reads).toBe(1);
  items = [...items, { code: 'HD-2611-0002', title: 'Lịch tiêm chủng của trạm y tế' }];
  expect((await published.find('thủ tục đăng ký khai sinh')).map(({ document }) => document.id)).toEqual([
    'HD-2611-0001',
  ]);
  expect(await published.get('HD-2611-0002')).toBeNull();
  expect(reads).toBe(1);
  await published.refresh();
  await published.refresh();
  expect(reads).toBe(2);
  expect(await published.get('HD-2611-0002')).toMatchObject({ title: 'Lịch tiêm chủng của trạm y tế' });
});
