/**
 * The wards that became phường Lê Đại Hành on 1/7/2025: one ward is merged into another without losing any message or decision.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';
import { unitNames, writeMergedFiles } from '../../src/adapters/ward-archive/merge-ward-files.ts';
import { readWards } from '../../src/adapters/ward-file.ts';
import { sendItem, takeIntoDraft } from '../../src/chat/acts/draft.ts';
import { lookUp } from '../../src/chat/question/look-up.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { unitOpener } from '../../src/compose/core.ts';
import { personId, wardId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { unitNoteId } from '../../src/domain/plan/unit.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Ward } from '../../src/domain/ward.ts';
import { publicationOfSection } from '../../src/outbox/publish-section.ts';
import type { Unit } from '../../src/ports/services.ts';
import { seeDossier } from '../../src/reading/dossier.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { keepRulesOfFile } from '../../src/usecases/ward-rules.ts';
import { movedTo, redirectFormerWards } from '../../src/web/server/former-wards.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { root } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let world: OpenWard;
let place: string;
let old: Ward;
let asker: Person;
let deputy: Person;

const within = <Result>(ward: Ward, work: (unit: Unit) => Promise<Result>): Promise<Result> =>
  world.core.unitOfWork.run(ward.id, (stores) =>
    work(
      unitOpener(world.core, world.clock, ward, wardKey(world.dataDir, ward.id), 'http://x')(stores, `in:${count()}`),
    ),
  );
const inOld = <Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> => within(old, work);
const count = (
  (next) => () =>
    next()
)(
  (() => {
    const numbers = [1_000];
    return () => (numbers[0] = (numbers[0] ?? 0) + 1);
  })(),
);

const person = (name: string, role: Role, account: string, ward = old): Promise<Person> =>
  within(ward, async ({ stores, ids, now }) => {
    const made: Person = {
      ...{ id: personId(ids.next()), name, role, unit: 'khối 1', status: 'active', locale: 'vi' },
      ...{ noticedAt: null, createdAt: now },
    };
    await stores.people.insert(made);
    await stores.people.accept(made.id, '1', now);
    await stores.people.putAccount({
      ...{ channel: 'telegram', accountId: account, personId: made.id, conversation: account, displayName: name },
      ...{ lastUsedAt: now, unreachableAt: null },
    });
    return made;
  });

const asks = (unit: Unit, who: Person, text: string) =>
  fileQuestion(unit, who, {
    ...{ text, photos: [], messageKey: `tg:${who.id}`, channel: 'telegram', conversation: '9' },
    receivedAt: unit.now,
  });

beforeEach(async () => {
  world = await openWard();
  place = mkdtempSync(join(tmpdir(), 'merge-'));
  old = {
    ...world.ward,
    ...{ id: wardId('ben-tam'), code: 'BT', name: 'Bến Tắm', fullName: 'phường Bến Tắm', domains: ['bentam.example'] },
  };
  await world.core.unitOfWork.run(old.id, ({ rules }) => keepRulesOfFile(rules, old, world.clock.now()));
  const author = await person('Nguyễn Thị Lan', 'contributor', '100');
  deputy = await person('Trần Văn Minh', 'deputy', '200');
  await person('Vũ Thị Hoa', 'head', '300');
  asker = await person('Phạm Văn Tư', 'citizen', '400');
  await inOld((unit) =>
    takeIntoDraft(unit, author, {
      ...{ text: 'Khối 1 trồng cây\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan', photos: [], messageKey: 'tg:1:1' },
      ...{ albumKey: null, forwardedFrom: null, saidAt: unit.now },
    }),
  );
  const [draft] = await inOld(({ stores }) => stores.submissions.inStates(null, 5));
  if (!draft) throw new Error('there is no draft');
  await inOld((unit) => sendItem(unit, author, draft.id, draft.revision));
  const { revision } = await inOld(({ stores }) => stores.submissions.get(draft.id));
  await inOld((unit) => act(unit, deputy, draft.id, { type: 'approve', revision }));
  await inOld((unit) => asks(unit, asker, 'Bao giờ sửa đường khối 1?'));
  const own = await world.person('Lê Văn Nam', 'citizen', false);
  await world.turn((unit) => asks(unit, own, 'Bao giờ có nước sạch?'));
});
afterEach(async () => {
  rmSync(place, { recursive: true, force: true });
  await world.close();
});

const merge = (from = old) =>
  world.core.storage.wardWriter.merge({
    ...{ from: from.id, into: world.ward.id, now: world.clock.now(), isRename: false },
    units: unitNames(from, world.ward),
  });

describe('a ward that becomes part of another', () => {
  it('Codes and people are kept; of two questions with one code the arriving one gets another, and both codes are recorded', async () => {
    expect(await merge()).toMatchObject({
      ...{ people: 4, joined: 0 },
      recoded: [{ from: 'HD-2611-0001', to: 'HD-2611-0002' }],
    });
    expect((await world.items()).map(({ code, state }) => [code, state])).toEqual([['BT-2611-0001', 'approved']]);
    const questions = await world.turn(({ stores }) => stores.questions.list());
    expect(questions.map(({ code, askerId }) => [code, askerId === asker.id])).toEqual(
      expect.arrayContaining([
        ['HD-2611-0001', false],
        ['HD-2611-0002', true],
      ]),
    );
    expect(await world.turn(({ stores }) => stores.people.get(deputy.id))).toMatchObject({
      ...{ role: 'deputy', unit: 'khối 1 (Bến Tắm)' },
    });
    const heads = await world.turn(({ stores, now }) => stores.people.holdersOf(['head'], now));
    expect(heads).toEqual([]);
    const next = await world.person('Bà Hai', 'citizen', false);
    await world.turn((unit) => asks(unit, next, 'Ở đâu nhận tiền hỗ trợ?'));
    expect((await world.turn(({ stores }) => stores.questions.list())).map(({ code }) => code)).toContain(
      'HD-2611-0003',
    );
  });

  it('Only people entitled to a question find it by its old code', async () => {
    await merge();
    const found = async (who: Person, typed = 'HD-2611-0001') => {
      const before = (await world.read(who)).length;
      const outcome = await world.turn((unit) => lookUp(unit, who, typed));
      return outcome.ok ? JSON.stringify((await world.read(who)).slice(before)) : outcome.issues[0]?.key;
    };
    expect(await found(asker)).toContain('HD-2611-0002');
    expect(await found(deputy)).toBe('issue-code-unknown');
    // A member looks the question up for the asker, with the phone number that the asker left.
    await world.turn(async ({ stores }) =>
      stores.people.save({ ...(await stores.people.get(asker.id)), phone: '84912345678' }),
    );
    expect(await found(deputy, 'HD-2611-0001 0912345678')).toContain('HD-2611-0002');
    expect(await found(deputy, 'HD-2611-0001 0912345679')).toBe('issue-code-unknown');
  });

  it('The merged ward’s own pages are removed from the portal', async () => {
    const { portal } = connectionsOf(world.core);
    const text = { slug: 'bo-may', version: 1, text: 'Chủ tịch: ông Cũ', by: null, at: world.clock.now() } as const;
    const publish = (of: Ward) => world.core.publisher.apply(publicationOfSection({ ward: of }, text));
    const shown = async () =>
      (await portal.db.selectFrom('article').select(['ward', 'code']).where('category', '=', 'page').execute()).map(
        ({ ward }) => ward,
      );
    await publish(old);
    await publish(world.ward);
    expect((await shown()).sort()).toEqual([old.id, world.ward.id].sort());
    await merge();
    expect(await shown()).toEqual([world.ward.id]);
  });

  it('The board’s notes about a unit are kept under its present name', async () => {
    const note = { id: unitNoteId(old.id, 'khối 1'), name: 'khối 1', liaison: null, member: null };
    await inOld(({ stores, now }) =>
      stores.registers.put('unit', note, { state: 'open', about: note.name, by: deputy.id, at: now }),
    );
    await merge();
    const [kept] = await world.turn(({ stores }) => stores.registers.list('unit', 'khối 1 (Bến Tắm)'));
    expect(kept?.id).toBe(unitNoteId(world.ward.id, 'khối 1 (Bến Tắm)'));
  });

  it('Both audit chains stay intact and name each other, and a dossier follows its decision’s chain', async () => {
    const before = await world.core.storage.verifyAudit(old.id);
    await merge();
    const chain = await world.core.storage.verifyAudit(old.id);
    const own = await world.core.storage.verifyAudit(world.ward.id);
    if (!before.ok || !chain.ok || !own.ok) throw new Error('a chain is broken');
    expect(chain.entries).toBe(before.entries + 1);
    expect(own.entries).toBeGreaterThan(chain.entries);
    const seen = await world.look((sight) => seeDossier(sight, 'BT-2611-0001', null));
    if (!seen.ok) throw new Error('there is no dossier');
    const { chains } = seen.dossier;
    expect(chains.map(({ ward }) => ward)).toEqual(['dong-lac', 'ben-tam']);
    expect(chains[1]?.steps.some((step) => 'action' in step && step.action === 'approve')).toBe(true);
    // Writing to the old chain alone changes its head, which then no longer matches the head recorded in the new chain.
    await world.core.unitOfWork.run(old.id, ({ audit }) =>
      audit.record({ actor: 'x', action: 'y', object: 'z' }, new Date()),
    );
    expect(await world.core.storage.verifyAudit(world.ward.id)).toMatchObject({ ok: false });
  });

  it('A second ward can be merged later, with its codes, people and chain', async () => {
    const third: Ward = {
      ...old,
      ...{ id: wardId('hoang-tien'), code: 'HT', name: 'Hoàng Tiến', fullName: 'phường Hoàng Tiến', domains: [] },
    };
    await world.core.unitOfWork.run(third.id, ({ rules }) => keepRulesOfFile(rules, third, world.clock.now()));
    const nhan = await person('Đặng Thị Nhàn', 'citizen', '500', third);
    await within(third, (unit) => asks(unit, nhan, 'Khi nào có đèn đường khối 2?'));
    await merge();
    expect(await merge(third)).toMatchObject({ people: 1, recoded: [{ from: 'HD-2611-0001', to: 'HD-2611-0003' }] });
    const questions = await world.turn(({ stores }) => stores.questions.list());
    expect(questions.map(({ code }) => code).toSorted()).toEqual(['HD-2611-0001', 'HD-2611-0002', 'HD-2611-0003']);
    expect(questions.find(({ code }) => code === 'HD-2611-0003')?.askerId).toBe(nhan.id);
    // Both people have "HD-2611-0001" on their receipts, and each finds their own question.
    for (const [who, code] of [
      [asker, 'HD-2611-0002'],
      [nhan, 'HD-2611-0003'],
    ] as const) {
      expect(await world.turn((unit) => lookUp(unit, who, 'HD-2611-0001'))).toMatchObject({ ok: true });
      expect(JSON.stringify((await world.read(who)).at(-1))).toContain(code);
    }
    for (const each of [old.id, third.id, world.ward.id])
      expect(await world.core.storage.verifyAudit(each)).toMatchObject({ ok: true });
    await within(third, ({ stores, now }) => stores.audit.record({ actor: 'x', action: 'y', object: 'z' }, now));
    expect(await world.core.storage.verifyAudit(world.ward.id)).toMatchObject({ ok: false });
  });

  it('People with the same account in both wards are merged', async () => {
    await world.turn(async ({ stores, now }) => {
      const twin = await stores.people.find(deputy.id);
      expect(twin).toBeNull();
      const here = (await stores.questions.list())[0]?.askerId ?? personId('');
      await stores.people.putAccount({
        ...{ channel: 'telegram', accountId: '400', personId: here, conversation: '400', displayName: 'Tư' },
        ...{ lastUsedAt: now, unreachableAt: null },
      });
    });
    expect(await merge()).toMatchObject({ joined: 1 });
    const askers = new Set((await world.turn(({ stores }) => stores.questions.list())).map(({ askerId }) => askerId));
    expect(askers.size).toBe(1);
  });

  it('Repeating the command changes nothing', async () => {
    await merge();
    const audit = await world.audit();
    expect(await merge()).toMatchObject({ people: 0, articles: 0, recoded: [] });
    expect(await world.audit()).toEqual(audit);
  });

  it('A mere rename keeps mandates, papers and days', async () => {
    const empty = wardId('le-dai-hanh');
    await world.core.storage.wardWriter.merge({
      ...{ from: old.id, into: empty, now: world.clock.now(), isRename: true, units: new Map() },
    });
    const rows = await rowsOf(world.core)
      .selectFrom('mandate')
      .select(['role', 'until'])
      .where('wardId', '=', empty)
      .execute();
    expect(rows.map(({ role, until }) => [role, until]).toSorted()).toEqual([
      ['contributor', null],
      ['deputy', null],
      ['head', null],
    ]);
    expect(await world.core.storage.verifyAudit(empty)).toMatchObject({ ok: true });
    expect(await world.core.storage.wardRows.read(empty, ({ mediaOf }) => mediaOf())).toEqual(new Set());
  });
});

describe('the ward files after the merge', () => {
  it('The files name the former ward, distinguish its units and redirect its addresses', () => {
    cpSync(join(root, 'wards'), place, { recursive: true });
    const [into] = readWards(place);
    if (!into) throw new Error('there is no ward');
    const text = readFileSync(join(place, 'dong-lac.yaml'), 'utf8');
    cpSync(join(place, 'dong-lac.yaml'), join(place, 'ben-tam.yaml'));
    writeMergedFiles(place, old, into, { since: '2025-07-01', units: unitNames(old, into) });
    const [merged, ...others] = readWards(place);
    expect(others).toEqual([]);
    expect(merged?.formerly).toEqual([
      {
        ...{ slug: 'ben-tam', code: 'BT', fullName: 'phường Bến Tắm', domains: ['bentam.example'] },
        since: '2025-07-01',
      },
    ]);
    const units = merged?.units.map(({ name }) => name) ?? [];
    expect(units).toEqual(expect.arrayContaining(['khối 1', 'khối 1 (Bến Tắm)']));
    expect(readFileSync(join(place, 'dong-lac.yaml'), 'utf8')).toContain(text.split('\n')[0]);
    expect(existsSync(join(place, 'ben-tam.yaml.merged'))).toBe(true);
    if (merged) writeMergedFiles(place, old, merged, { since: '2025-07-01', units: unitNames(old, merged) });
    expect(readWards(place)[0]?.units).toHaveLength(units.length);
    const wards = merged ? [merged] : [];
    expect(movedTo(wards, '/w/ben-tam/tin/trong-cay?x=1', 'any')).toBe('/w/dong-lac/tin/trong-cay?x=1');
    expect(movedTo(wards, '/tin/trong-cay', 'bentam.example')).toBe(
      'https://donglac.chilinh.haiduong.gov.vn/tin/trong-cay',
    );
    expect(movedTo(wards, '/w/dong-lac/', 'any')).toBeNull();
  });

  it('Readers are redirected, but no request that sends data is', async () => {
    const formerly = [{ slug: 'ben-tam', code: 'BT', fullName: 'phường Bến Tắm', domains: [], since: '2025-07-01' }];
    const app = Fastify();
    redirectFormerWards(app, () => [{ ...world.ward, formerly }]);
    app.all('/*', async (_request, reply) => reply.code(404).send());
    const read = await app.inject({ method: 'GET', url: '/w/ben-tam/tin/trong-cay' });
    expect([read.statusCode, read.headers.location]).toEqual([301, '/w/dong-lac/tin/trong-cay']);
    expect((await app.inject({ method: 'POST', url: '/w/ben-tam/tin/trong-cay' })).statusCode).toBe(404);
    expect((await app.inject({ method: 'GET', url: '/w/ben-tam-2/' })).statusCode).toBe(404);
    await app.close();
  });
});
