/** An approved paper is printed a year later exactly as approved: the same words with the same hash. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageOfPaper } from '../../src/chat/look/read-paper.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { PaperForm, PaperRef } from '../../src/domain/period/paper-ref.ts';
import { parsePeriod } from '../../src/domain/period/period.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { openPaper } from '../../src/papers/open.ts';
import type { Unit } from '../../src/ports/services.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { periodFigures } from '../../src/reading/period-figures.ts';
import { contentOfMonth } from '../../src/reading/statement.ts';
import { addLine, sendEstimate } from '../../src/usecases/period/budget.ts';
import { meetOnPraise, proposePraise, settlePraise } from '../../src/usecases/period/praise.ts';
import {
  approveReport,
  direct,
  draftReport,
  recordMeeting,
  sendReport,
  withdrawReport,
} from '../../src/usecases/period/report.ts';
import { approveMonth, checkMonth, computeMonth, payMonth } from '../../src/usecases/royalty/statement.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let world: OpenWard;
let head: Person;
let standing: Person;
let chairman: Person;
const name = { kind: 'monthly', period: '2026-11' } as const;
const report = { name: 'report', of: 'monthly:2026-11' } as const;
const minutes = { name: 'minutes', of: report.of } as const;
const statement = { name: 'statement', of: '2026-11' } as const;
const praise = { name: 'reward', of: '2026' } as const;
const praiseMinutes = { name: 'minutes', of: 'praise:2026' } as const;
const estimate = { name: 'estimate', of: '2027' } as const;
const newLaw = 'Luật Tổ chức chính quyền địa phương năm 2027';

const ok = async (work: (unit: Unit) => Promise<{ readonly ok: boolean }>) =>
  expect(await world.turn(work)).toMatchObject({ ok: true });

beforeEach(async () => {
  world = await openWard((ward) => ward, '2026-12-01T02:00:00Z');
  const author = await world.person('Lê Thị Lan', 'contributor');
  head = await world.person('Nguyễn Thị Hạnh', 'head');
  standing = await world.person('Trần Quốc Toản', 'standingDeputy');
  chairman = await world.person('Vũ Đình Bấy', 'chairman');
  const { id } = await world.submitted(author);
  await rowsOf(world.core)
    .updateTable('submission')
    .set({ state: 'published', publishedAt: Date.parse('2026-11-25T03:00:00Z'), decidedBy: head.id })
    .where('id', '=', id)
    .execute();
  const period = parsePeriod('2026-11');
  if (!period) throw new Error('no period');
  const held = { heldAt: '2026-12-01T01:00:00.000Z', endedAt: null, place: 'phòng họp', chair: head.name };
  const nobody = { present: [], absent: [], opinions: [], resolutions: ['Mỗi khối hai tin một tháng'] };
  await ok(async (unit) => draftReport(unit, actorOf(standing), name, await periodFigures(unit, period)));
  await ok((unit) => recordMeeting(unit, actorOf(standing), name, { ...held, ...nobody, secretary: standing.name }));
  await ok((unit) => approveReport(unit, actorOf(head), name));
  const year = parsePeriod('2026');
  if (!year) throw new Error('no year');
  await ok((unit) => proposePraise(unit, actorOf(standing), year, figureSight(unit)));
  await ok((unit) =>
    meetOnPraise(unit, actorOf(standing), '2026', {
      ...held,
      ...nobody,
      resolutions: ['Nhất trí đề nghị'],
      secretary: standing.name,
    }),
  );
  await ok((unit) => settlePraise(unit, actorOf(head), '2026', 'Giấy khen số 12/QĐ-UBND'));
  const line = { year: 2027, kind: 'equipment', name: 'Máy ảnh', basis: 'báo giá ba nơi' } as const;
  await ok((unit) => addLine(unit, actorOf(standing), { ...line, estimateVnd: 18_500_000 }));
  await ok((unit) => sendEstimate(unit, actorOf(head), 2027));
  const month = await world.turn((unit) => contentOfMonth(unit, '2026-11'));
  if (!month.ok) throw new Error('no content');
  await ok((unit) => computeMonth(unit, actorOf(head), month.content));
  await ok((unit) => checkMonth(unit, actorOf(standing), '2026-11'));
  await ok((unit) => approveMonth(unit, actorOf(chairman), { month: '2026-11', override: null }));
});
afterEach(() => world.close());

/** Everything from which the file is printed; if the Chairman may not read it yet, the standing deputy reads it. */
async function printed(paper: PaperRef, form: PaperForm = 'docx'): Promise<string> {
  const read = ({ id }: Person) => world.look((sight) => openPaper(sight, world.core.translator, id, { paper, form }));
  return JSON.stringify((await read(chairman)) ?? (await read(standing)));
}

/** Another head and standing deputy, other legal bases, and the clock a year later. */
async function aYearLater(): Promise<void> {
  world.clock.advance(366 * 24 * 3_600_000);
  await world.turn(async ({ stores, now }) => {
    for (const who of [head, standing]) await stores.people.save({ ...who, role: 'contributor' });
    // Recorded late, with an effective day before the approval.
    const bases = [{ name: newLaw, from: '2026-11-01', until: null, replacedBy: null }];
    const version = { kind: 'bases', version: '9', from: localDate('2026-11-01') } as const;
    await stores.rules.put({ ...version, content: JSON.stringify({ bases }), by: chairman.id, at: now });
  });
  // More items of the praised year are published, and other sums are proposed.
  await world.add(chairman, 'Khối 5 làm đường\nSáng nay 30 hộ góp công.\nNguồn: ông Tư');
  await rowsOf(world.core)
    .updateTable('submission')
    .set({ state: 'published', publishedAt: Date.parse('2026-11-26T03:00:00Z') })
    .execute();
  await rowsOf(world.core).updateTable('budget_line').set({ estimateVnd: 1_000_000, basis: 'khác' }).execute();
  head = await world.person('Đỗ Văn Mới', 'head');
  standing = await world.person('Phạm Thị Sau', 'standingDeputy');
}

/** Changes the database file directly, bypassing the program and its triggers. */
function tamper(change: (sql: Database.Database) => void): void {
  const sql = new Database(connectionsOf(world.core).core.path);
  try {
    sql.exec('DROP TRIGGER report_frozen; DROP TRIGGER royalty_statement_frozen;');
    change(sql);
  } finally {
    sql.close();
  }
}

describe('an approved paper', () => {
  it.each([
    ['report', report, 'docx'],
    ['minutes', minutes, 'docx'],
    ['statement', statement, 'docx'],
    ['workbook', statement, 'xlsx'],
    ['proposal of praise', praise, 'docx'],
    ['minutes about praise', praiseMinutes, 'docx'],
    ['estimate', estimate, 'docx'],
  ] as const)('is the same a year later: the %s', async (_, paper, form) => {
    const before = await printed(paper, form);
    expect(before).toMatch(paper.name === 'minutes' ? /Mỗi khối hai tin|Nhất trí đề nghị/u : /[0-9a-f]{16}/u);
    await aYearLater();
    expect(await printed(paper, form)).toBe(before);
  });

  it('names the signer, month and bases of its approval, while a new draft has those of its own day', async () => {
    await aYearLater();
    const kept = await printed(report);
    expect(kept).toMatch(/tháng 12 năm 2026/u);
    expect(kept).toContain('Nguyễn Thị Hạnh');
    expect(kept).not.toContain(newLaw);
    await ok((unit) => withdrawReport(unit, actorOf(head), name, 'Sai số liệu'));
    const period = parsePeriod('2026-11');
    if (!period) throw new Error('no period');
    await ok(async (unit) => draftReport(unit, actorOf(standing), name, await periodFigures(unit, period)));
    const fresh = await printed(report);
    expect(fresh).toMatch(/tháng 12 năm 2027/u);
    expect(fresh).toContain('Đỗ Văn Mới');
    expect(fresh).toContain(newLaw);
  });

  it('has a hash that covers everything printed around it', async () => {
    const kept = await world.turn(({ stores }) => stores.reports.latest('monthly', '2026-11'));
    expect(kept?.approved?.paper).toMatchObject({
      ...{ on: '2026-12-01', headName: 'Nguyễn Thị Hạnh', standingDeputyName: 'Trần Quốc Toản' },
    });
    expect(kept?.approved?.paper?.bases.length).toBeGreaterThan(0);
    await aYearLater();
    await ok((unit) => withdrawReport(unit, actorOf(head), name, 'Sai số liệu'));
    const period = parsePeriod('2026-11');
    if (!kept || !period) throw new Error('no report');
    await ok((unit) => draftReport(unit, actorOf(standing), name, kept.figures));
    await ok((unit) => approveReport(unit, actorOf(head), name));
    const again = await world.turn(({ stores }) => stores.reports.latest('monthly', '2026-11'));
    expect(again?.figures).toEqual(kept.figures);
    expect(again?.hash).not.toBe(kept.hash);
  });

  it('uses date and signer of the approval if nothing else was stored', async () => {
    tamper((sql) => {
      sql.exec("UPDATE report SET content = json_remove(content, '$.approved.paper')");
    });
    await aYearLater();
    const kept = await printed(report);
    expect(kept).toMatch(/tháng 12 năm 2026/u);
    expect(kept).toContain('Nguyễn Thị Hạnh');
    expect(kept).not.toContain('Đỗ Văn Mới');
  });
});

const broken = 'không còn khớp với mã băm ghi khi phê duyệt';

describe('the hash of a paper', () => {
  it('protects figures, remarks and signer of an approved report, which cannot be changed or deleted', async () => {
    const sql = new Database(connectionsOf(world.core).core.path);
    try {
      for (const change of [
        "content = json_set(content, '$.remarks.limits', 'x')",
        "content = json_set(content, '$.figures.lastDay', 'x')",
        "content = json_set(content, '$.approved.name', 'x')",
        "content = json_remove(content, '$.meeting')",
        'hash = NULL',
        "period = '2026-10'",
      ])
        expect(() => sql.exec(`UPDATE report SET ${change}`)).toThrow(/an approved report does not change/u);
      expect(() => sql.exec('DELETE FROM report')).toThrow(/an approved report stays/u);
    } finally {
      sql.close();
    }
    await ok((unit) => sendReport(unit, actorOf(standing), name));
    await ok((unit) => direct(unit, actorOf(chairman), name, 'Mở lớp chụp ảnh'));
    await ok((unit) => withdrawReport(unit, actorOf(head), name, 'Sai số liệu'));
    expect(await printed(report)).not.toContain(broken);
  });

  it('is computed again when a report is read: a changed report says so in files and chat, and is not sent', async () => {
    const seen = () => world.look((sight) => messageOfPaper(sight, standing, report));
    const said = async () => world.core.translator.say('vi', await seen());
    expect([await printed(report), await printed(minutes), await said()].join()).not.toContain(broken);
    tamper((sql) => sql.exec("UPDATE report SET content = json_set(content, '$.figures.views', 9000)"));
    for (const text of [await printed(report), await printed(minutes), await said()]) expect(text).toContain(broken);
    const sent = await world.turn((unit) => sendReport(unit, actorOf(head), name));
    expect(sent).toMatchObject({ ok: false, issues: [{ key: 'issue-hash-broken' }] });
  });

  it('protects a praise proposal and an estimate in the same way after they were sent', async () => {
    const sql = new Database(connectionsOf(world.core).core.path);
    try {
      for (const kind of ['praise', 'estimate']) {
        const change = `UPDATE register_entry SET content = json_set(content, '$.paper.headName', 'x') WHERE kind = '${kind}'`;
        expect(() => sql.exec(change)).toThrow(/what was sent or settled does not change/u);
        expect(() => sql.exec(`DELETE FROM register_entry WHERE kind = '${kind}'`)).toThrow(/sent or settled stays/u);
      }
    } finally {
      sql.close();
    }
    const all = async () => [await printed(praise), await printed(praiseMinutes), await printed(estimate)];
    expect((await all()).join()).not.toContain(broken);
    tamper((db) => {
      db.exec('DROP TRIGGER register_entry_frozen');
      db.exec(
        "UPDATE register_entry SET content = json_set(content, '$.paper.headName', 'x') WHERE kind IN ('praise', 'estimate')",
      );
    });
    for (const text of await all()) expect(text).toContain(broken);
  });

  it('of an estimate covers what was sent: later figures do not change the printed estimate, and the chat reports them', async () => {
    const seen = () => world.look((sight) => messageOfPaper(sight, chairman, { name: 'budget', of: '2027' }));
    const said = async () => world.core.translator.say('vi', await seen());
    expect(await said()).toContain('Đã trình dự toán ngày 01/12/2026.\n');
    const before = await printed(estimate);
    const line = { year: 2027, kind: 'equipment', name: 'Máy ảnh', basis: 'báo giá mới' } as const;
    await ok((unit) => addLine(unit, actorOf(standing), { ...line, estimateVnd: 21_000_000 }));
    expect(await printed(estimate)).toBe(before);
    expect(await said()).toContain('Từ đó dự toán có thay đổi');
    world.clock.advance(60_000);
    await ok((unit) => sendEstimate(unit, actorOf(head), 2027));
    expect(await printed(estimate)).toContain('21.000.000');
    expect(await said()).not.toContain('Từ đó dự toán có thay đổi');
  });

  it('of a paid statement is printed with the day of payment', async () => {
    expect(await printed(statement)).toContain('Dự kiến chi trả ngày');
    world.clock.advance(3 * 24 * 3_600_000);
    await ok((unit) => payMonth(unit, actorOf(head), '2026-11', []));
    const paid = await printed(statement);
    expect(paid).toContain('Bản 1 đã chi trả ngày 04/12/2026.');
    expect(paid).not.toContain('Dự kiến chi trả ngày');
  });

  it('of a statement is computed again too, and a changed one is not paid', async () => {
    expect(await printed(statement)).not.toContain(broken);
    tamper((sql) => sql.exec("UPDATE royalty_statement SET content = json_set(content, '$.totals.netVnd', 9000000)"));
    for (const form of ['docx', 'xlsx'] as const) expect(await printed(statement, form)).toContain(broken);
    const paid = await world.turn((unit) => payMonth(unit, actorOf(head), '2026-11', []));
    expect(paid).toMatchObject({ ok: false, issues: [{ key: 'issue-hash-broken' }] });
  });
});
