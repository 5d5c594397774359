/**
 * The page on which a person answers an entry about them in the register of violations: only theirs, with their words unchanged.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { keepViolation } from '../../src/usecases/period/registers.ts';
import { openSignedWorld, type SignedWorld } from './signed-world.ts';

let world: SignedWorld;
let [lan, hoa] = [] as unknown as [Person, Person];
let path = '';
let id = '';

const entry = () => world.turn(({ stores }) => stores.registers.find('violation', id));

beforeAll(async () => {
  world = await openSignedWorld();
  lan = await world.person('Nguyễn Thị Lan', 'contributor');
  hoa = await world.person('Vũ Thị Hoa', 'head');
  const noted = { clause: 'Điều 7 khoản 2', degree: 'minor', evidence: 'DL-26-0042 <b>chép</b> nguyên văn' } as const;
  await world.turn((unit) => keepViolation(unit, actorOf(hoa), '', { type: 'note', person: lan.id, ...noted }));
  const [first] = await world.turn(({ stores }) => stores.registers.list('violation', null));
  id = first?.id ?? '';
  path = await world.link('hearing', lan, id);
});
afterAll(() => world.close());

describe('the page of a hearing', () => {
  it('shows clause, degree and evidence, and takes the answer word for word', async () => {
    const page = await world.get(path);
    for (const words of ['Điều 7 khoản 2', 'DL-26-0042 &lt;b&gt;chép&lt;/b&gt; nguyên văn', 'Đã ghi nhận', 'Nhẹ'])
      expect([words, page.body.includes(words)]).toEqual([words, true]);
    const empty = await world.post(path, { text: '  ' });
    expect([empty.statusCode, (await entry())?.state]).toEqual([422, 'noted']);
    const words = 'Tôi đã xin phép tòa soạn. <script>alert(1)</script>';
    expect((await world.post(path, { text: words })).statusCode).toBe(303);
    expect(await entry()).toMatchObject({ state: 'heard', hearing: null, answer: { words } });
    const saved = (await world.get(`${path}?luu=1`)).body;
    expect(saved).toContain('Đã ghi lời giải trình');
    expect(saved).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('is closed to other people, and after the conclusion', async () => {
    expect((await world.get(await world.link('hearing', hoa, id))).statusCode).toBe(404);
    expect((await world.post(await world.link('hearing', hoa, id), { text: 'Tôi trả lời thay.' })).statusCode).toBe(
      404,
    );
    await world.turn((unit) => keepViolation(unit, actorOf(hoa), id, { type: 'drop', text: 'Có giấy phép' }));
    const page = (await world.get(path)).body;
    expect(page).toContain('Có giấy phép');
    expect(page).not.toContain('<textarea');
    const late = await world.post(path, { text: 'Thêm một lời' });
    expect([late.statusCode, (await entry())?.answer?.words.includes('Thêm')]).toEqual([422, false]);
  });
});
