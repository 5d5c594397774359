/** The input of a month's statement: payees outside the ward's people, and what frozen months have spent. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SubmissionId } from '../../src/domain/ids.ts';
import { parsePeriod } from '../../src/domain/period/period.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { contentOfMonth } from '../../src/reading/statement.ts';
import { earningOf, gatherStatement, payeesOf } from '../../src/reading/statement-input.ts';
import { approveMonth, checkMonth, computeMonth, notePayee } from '../../src/usecases/royalty/statement.ts';
import { mergeItems } from '../../src/usecases/submission/merge.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let world: OpenWard;
let author: Person;
let head: Person;
let standing: Person;
let chairman: Person;
beforeEach(async () => {
  world = await openWard((ward) => ward, '2026-12-01T02:00:00Z');
  author = await world.person('Lê Thị Lan', 'contributor');
  head = await world.person('Nguyễn Thị Hạnh', 'head');
  standing = await world.person('Trần Quốc Toản', 'standingDeputy');
  chairman = await world.person('Vũ Đình Bấy', 'chairman');
});
afterEach(() => world.close());

interface Credited {
  readonly personId: string | null;
  readonly unit: string | null;
  readonly name: string;
}

/** An item that was published on this day, and the person credited with its text. */
async function published(day: string, credit: Credited | null = null): Promise<SubmissionId> {
  const { id } = await world.submitted(author);
  const rows = rowsOf(world.core);
  const publishedAt = Date.parse(`${day}T03:00:00Z`);
  const row = { state: 'published', publishedAt, decidedBy: head.id };
  await rows.updateTable('submission').set(row).where('id', '=', id).execute();
  if (credit) await rows.updateTable('contribution').set(credit).where('submissionId', '=', id).execute();
  return id;
}

const periodOf = (id: string) => {
  const period = parsePeriod(id);
  if (!period) throw new Error(`${id} is no period`);
  return period;
};

/** Computes, checks and approves the statement by three people. */
const freeze = (month: string): Promise<number> =>
  world.turn(async (unit) => {
    const seen = await contentOfMonth(unit, month);
    if (!seen.ok) throw new Error(JSON.stringify(seen.issues));
    await computeMonth(unit, actorOf(head), seen.content);
    await checkMonth(unit, actorOf(standing), month);
    const approved = await approveMonth(unit, actorOf(chairman), { month, override: null });
    if (!approved.ok) throw new Error(JSON.stringify(approved.issues));
    return approved.statement.content.totals.royaltyVnd;
  });

describe('a payee', () => {
  const outsider = { personId: null, unit: null, name: 'Ông Bảy' };
  const school = { personId: null, unit: 'Trường THCS Đồng Lạc', name: 'Tổ truyền thông nhà trường' };

  it('is an outside person by name, a unit by its name, or a person by id, and occurs once', async () => {
    const own = await published('2026-11-10');
    const ids = [own, await published('2026-11-11', outsider), await published('2026-11-12', outsider)];
    ids.push(await published('2026-11-13', school), await published('2026-11-14', { ...school, name: 'Cô Mai' }));
    const { payees, keys } = await world.turn(async (unit) => {
      const items = await unit.stores.period.byIds(ids);
      const keyed = items.map((item) => [item.id, earningOf(unit, item).contributions[0]?.payee] as const);
      return { payees: await payeesOf(unit, items), keys: new Map(keyed) };
    });
    expect(ids.map((id) => keys.get(id))).toEqual([
      author.id,
      ...['name:Ông Bảy', 'name:Ông Bảy', 'unit:Trường THCS Đồng Lạc', 'unit:Trường THCS Đồng Lạc'],
    ]);
    const outside = payees.filter(({ key }) => key.includes(':'));
    expect(outside.map(({ key, role, tax }) => ({ key, role, tax }))).toEqual([
      { key: 'name:Ông Bảy', role: null, tax: 'resident' },
      { key: 'unit:Trường THCS Đồng Lạc', role: null, tax: 'unit' },
    ]);
    expect(payees.filter(({ key }) => key === author.id)).toMatchObject([{ name: author.name, tax: 'resident' }]);
    expect(payees.find(({ key }) => key === head.id)).toMatchObject({ role: 'head', tax: 'official' });
  });

  it('is paid by the notes about them, and an outsider with the same name is another payee', async () => {
    await published('2026-11-11', { ...outsider, name: author.name });
    const note = { payee: `name:${author.name}`, tax: 'nonResident', commitmentYear: 2026, earlierYears: [] } as const;
    expect(await world.turn((unit) => notePayee(unit, actorOf(head), note))).toEqual({ ok: true });
    const seen = await world.turn((unit) => contentOfMonth(unit, '2026-11'));
    if (!seen.ok) throw new Error('no content');
    const paid = seen.content.payouts.filter(({ royaltyVnd }) => royaltyVnd > 0);
    expect(paid.map(({ payee }) => payee)).toEqual([
      { key: note.payee, name: author.name, role: null, tax: 'nonResident', commitmentYear: 2026 },
    ]);
  });
});

describe('photos of a merged item', () => {
  it('are paid to their photographers: one of the first report, two of the other', async () => {
    const other = await world.person('Phạm Thị Dung', 'contributor');
    const sent = async (by: Person, photoCount: number) => {
      await world.add(by, '', { photoCount });
      return world.submitted(by);
    };
    const [item, second] = [await sent(author, 1), await sent(other, 2)];
    const target = { submission: item.id, revision: item.revision };
    expect(await world.turn((unit) => mergeItems(unit, standing, target, second.code))).toMatchObject({ ok: true });
    const row = { state: 'published', publishedAt: Date.parse('2026-11-10T03:00:00Z'), decidedBy: head.id };
    await rowsOf(world.core).updateTable('submission').set(row).where('id', '=', item.id).execute();
    const seen = await world.turn((unit) => contentOfMonth(unit, '2026-11'));
    if (!seen.ok) throw new Error('no content');
    const photos = seen.content.lines.filter(({ part }) => part === 'photo');
    const [one, two] = [author, other].map(({ id }) => photos.find(({ payee }) => payee === id)?.paidVnd ?? 0);
    expect([photos.length, one, two]).toEqual([2, 12_650, 25_300]);
  });
});

describe('the amount spent before', () => {
  it('counts the frozen months of the quarter and of the year, and no open month', async () => {
    for (const day of ['2026-09-10', '2026-10-10', '2026-10-20', '2026-11-10']) await published(day);
    const spentBefore = async (month: string) =>
      (await world.turn((unit) => gatherStatement(unit, periodOf(month), null))).spent;
    expect(await spentBefore('2026-11')).toEqual({ quarterVnd: 0, yearVnd: 0 });
    const [september, october] = [await freeze('2026-09'), await freeze('2026-10')];
    expect([september > 0, october]).toEqual([true, 2 * september]);
    expect(await spentBefore('2026-11')).toEqual({ quarterVnd: october, yearVnd: september + october });
    // Only frozen months before the given month count.
    expect(await spentBefore('2026-10')).toEqual({ quarterVnd: 0, yearVnd: september });
    expect(await spentBefore('2026-08')).toEqual({ quarterVnd: september, yearVnd: september + october });
    expect(await spentBefore('2027-01')).toEqual({ quarterVnd: 0, yearVnd: 0 });
  });
});
