/** `/nhuanbut` and `/baocao`, typed and in words: each sees what is theirs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCommand } from '../../src/chat/hear/commands.ts';
import { ownRoyalties, periodReport } from '../../src/chat/look/papers.ts';
import { personId } from '../../src/domain/ids.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { approveMonth, checkMonth, computeMonth } from '../../src/usecases/royalty/statement.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let world: OpenWard;
let author: Person;
let head: Person;
beforeEach(async () => {
  world = await openWard((ward) => ward, '2026-11-29T02:00:00Z');
  author = await world.person('Lê Thị Lan', 'contributor');
  head = await world.person('Nguyễn Thị Hạnh', 'head');
  const submission = await world.submitted(author);
  const at = Date.parse('2026-11-25T03:00:00Z');
  await rowsOf(world.core)
    .updateTable('submission')
    .set({ state: 'published', publishedAt: at, decidedBy: head.id })
    .where('id', '=', submission.id)
    .execute();
});
afterEach(() => world.close());

const heard = (person: Person, act: typeof ownRoyalties) =>
  world.look(async (sight) => world.core.translator.say('vi', await act(sight, person)));
const report = (person: Person, wanted = '') => heard(person, (sight, reader) => periodReport(sight, reader, wanted));

describe('royalties', () => {
  it.each(['/nhuanbut', 'nhuận bút của tôi', 'nhuan but'])('are asked for by "%s"', (words) => {
    expect(readCommand(words)?.name).toBe('nhuanbut');
  });

  it('are expected while the month is open, and frozen after its approval', async () => {
    expect(await heard(author, ownRoyalties)).toMatch(/Tháng 2026-11, dự kiến: 50\.600 đồng[\s\S]*chưa có tháng nào/u);
    const standing = await world.person('Trần Quốc Toản', 'standingDeputy');
    const month = '2026-11';
    await world.turn((unit) => computeMonth(unit, actorOf(standing), { month, paidOn: null, reason: null }));
    await world.turn((unit) => checkMonth(unit, actorOf(standing), month));
    await world.turn((unit) => approveMonth(unit, actorOf(head), { month, override: null }));
    expect(await heard(author, ownRoyalties)).toMatch(/dự kiến: 0 đồng[\s\S]*2026-11: 50\.600/u);
  });

  it('of others are not shown', async () => {
    const other = await world.person('Phạm Văn Minh', 'contributor');
    expect(await heard(other, ownRoyalties)).toMatch(/chưa có dòng nhuận bút nào/u);
    expect(await heard({ ...other, id: personId('nobody') }, ownRoyalties)).not.toContain('Lê Thị Lan');
  });
});

describe('the report', () => {
  it.each([
    ['/baocao 2026-11', '2026-11'],
    ['báo cáo tháng này', ''],
  ])('is asked for by "%s"', (words, rest) => {
    expect(readCommand(words)).toEqual({ name: 'baocao', rest });
  });

  it('of the month is one screen for the board and the chairman', async () => {
    const chairman = await world.person('Vũ Đình Bấy', 'chairman');
    for (const reader of [head, chairman])
      expect(await report(reader)).toMatch(
        /từ 01\/11\/2026 đến 30\/11\/2026[\s\S]*đã đăng: 1 \(kỳ trước 0\)[\s\S]*chưa chốt/u,
      );
    expect(await report(head, '2026-Q4')).toContain('từ 01/10/2026 đến 31/12/2026');
  });

  it('is not for authors, and a wrong period is said', async () => {
    expect(await report(author)).toMatch(/dành cho/u);
    expect(await report(head, '2026-13')).toMatch(/“2026-13” không hợp/u);
  });
});
