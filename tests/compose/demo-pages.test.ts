/** The demo ward's texts about itself: its pages agree with its file, and its calendar has events only on working days. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoPages } from '../../prisma/demo.ts';
import { readWards } from '../../src/adapters/ward-file.ts';
import { twoWeeks } from '../../src/compose/demo-content.ts';
import { loadDemo } from '../../src/compose/demo-ward.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { vietnamCalendar } from '../../src/domain/calendar/vietnam.ts';
import { isDraftOpen, readDrafts } from '../../src/domain/section/draft.ts';
import { fileMarksIn } from '../../src/domain/section/section-file.ts';
import { repairPortal } from '../../src/outbox/mend-portal.ts';
import { openWard } from '../usecases/core.ts';

const pageOn = (slug: string, today: string): string =>
  demoPages.find((page) => page.slug === slug)?.text(twoWeeks(localDate(today), vietnamCalendar)) ?? '';
const root = join(import.meta.dirname, '../..');

describe('the pages of the demo', () => {
  it('The demo pages name the chairman of the ward file, and each phone number belongs to one office', () => {
    const [ward] = readWards(join(root, 'wards')).filter(({ id }) => id === 'dong-lac');
    const offices = pageOn('bo-may', '2026-11-28');
    expect(offices.match(/^.*\| Chủ tịch \|.*$/mu)?.[0]).toContain(`${ward?.spokesperson?.name} |`);
    expect(offices.match(/^.*\| Chủ tịch \|.*$/mu)?.[0]).toContain(`| ${ward?.spokesperson?.phone} |`);
    const phones = offices.match(/0220 3000 \d{3}/gu) ?? [];
    expect(new Set(phones).size).toBe(phones.length);
  });

  it('The demo’s reception days of this week and the next are the weekdays that the page names, whatever day it is', () => {
    for (const today of ['2026-12-07', '2026-12-12', '2026-12-13']) {
      const rows = pageOn('lich-cong-tac', today).split('\n').slice(1);
      expect(rows.map((row) => row.slice(0, 10))).toEqual(
        ['07/12', '08/12', '10/12', '11/12', '14/12', '15/12', '17/12', '18/12'].map((day) => `${day}/2026`),
      );
      // Thursdays, as the page about the offices states.
      expect(rows.filter((row) => row.includes('Tiếp công dân | Chủ tịch')).map((row) => row.slice(0, 5))).toEqual([
        '10/12',
        '17/12',
      ]);
    }
  });

  it('The demo’s calendar has no event on the holiday of 24 November 2026', () => {
    expect(pageOn('lich-cong-tac', '2026-11-25')).not.toContain('24/11/2026');
  });
});

describe('the demo', () => {
  it('The demo has notices, statistics, answers, a map and a draft before any picture is drawn, and its portal matches the core', async () => {
    const { core, ward, ...world } = await openWard();
    try {
      const loaded = await loadDemo(core, ward, world.open, root);
      const reader = core.storage.portalReaderOf(ward.id);
      const list = async (category: string) =>
        (await reader.list({ section: null, categories: [category], after: null, limit: 9 })).items;
      expect([(await list('other')).length, (await list('statistics')).length]).toEqual([2, 1]);
      const [answer] = await list('answer');
      expect([answer?.signer, answer?.paragraphs.length]).toEqual(['standingDeputy', 2]);
      expect(loaded.items).toBe(3);
      for (const slug of ['ban-do', 'du-thao'] as const) {
        const page = await world.turn(({ stores }) => stores.sections.newest(slug));
        expect(fileMarksIn(page?.text ?? '')).toMatchObject([{ isPicture: slug === 'ban-do' }]);
      }
      const draft = await world.turn(({ stores }) => stores.sections.newest('du-thao'));
      const [first] = readDrafts(draft?.text ?? '').drafts;
      expect(first && isDraftOpen(first, localDate('2026-11-25'))).toBe(true);
      const again = await loadDemo(core, ward, world.open, root);
      expect([again.people, again.items]).toEqual([0, 0]);
      const pause = async (): Promise<void> => undefined;
      const compared = { ward, now: world.clock.now(), reader: core.reader, states: core.storage.portalStates };
      expect(await repairPortal({ ...compared, publisher: core.publisher, codes: null, pause })).toMatchObject({
        ...{ republished: [], leftCount: 0 },
      });
    } finally {
      await world.close();
    }
  });
});
