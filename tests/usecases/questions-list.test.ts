/** What the command line prints about questions, and what an asker reads of a long answer; every text is short. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listQuestions } from '../../src/chat/acts/lists.ts';
import { pressQuestion } from '../../src/chat/acts/question/press-question.ts';
import { readList } from '../../src/chat/look/read-list.ts';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { lookUp } from '../../src/chat/question/look-up.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import type { ListView } from '../../src/domain/list-view.ts';
import type { Message } from '../../src/domain/message.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { actOnQuestion } from '../../src/usecases/question/act-on-question.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { eachInStates } from '../../src/usecases/question/each-in-states.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { admin } from '../support/admin.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let tu: Person;
let office: Person;
beforeEach(async () => {
  ward = await openWard();
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
  office = await ward.person('Vũ Thị Hoa', 'office');
});
afterEach(() => ward.close());

let next = 0;
const asks = (text: string) => {
  next += 1;
  const messageKey = `tg:1:${next}`;
  // This many questions in one minute count as a flood.
  ward.clock.advance(4_000);
  return ward.turn((unit) =>
    fileQuestion(unit, tu, {
      text,
      photos: [],
      messageKey,
      channel: 'telegram',
      conversation: '1',
      receivedAt: unit.now,
    }),
  );
};
const all = () => ward.turn(({ stores }) => stores.questions.list());

describe('many notices of one kind to one person within an hour', () => {
  const act = (by: Person, id: string, request: Parameters<typeof actOnQuestion>[3]) =>
    ward.turn((unit) => actOnQuestion(unit, by, id, request));
  const draft = { type: 'draft', text: 'Trong tháng 12.' } as const;
  const cast = async () => {
    const member = await ward.person('Bùi Văn Đức', 'member');
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    for (const nth of [1, 2, 3, 4, 5]) await asks(`Đường ngõ ${nth} khối 4 bao giờ làm xong ạ?`);
    return { member, deputy, ids: (await all()).map(({ id }) => id) };
  };
  const two = (name: string) => [name, name];
  const sayings = async (person: Person) => (await ward.told(person)).filter((name) => name.startsWith('question'));
  const last = async (person: Person) => (await ward.read(person)).at(-1);

  it('are two messages and one list for each kind: assigned, to sign, signed', async () => {
    const { member, deputy, ids } = await cast();
    for (const id of ids) await act(office, id, { type: 'assign', to: actorOf(member) });
    expect(await sayings(member)).toEqual([...two('question-assigned'), 'questions-to-draft']);
    expect(await last(member)).toMatchObject({ key: 'questions-to-draft', facts: { count: 5 } });
    for (const id of ids) await act(member, id, draft);
    expect(await sayings(deputy)).toEqual([...two('question-to-approve'), 'questions-to-sign']);
    expect(await last(deputy)).toMatchObject({ key: 'questions-to-sign', facts: { count: 5, more: 0 } });
    for (const id of ids) {
      await act(deputy, id, { type: 'approve', revision: 2 });
      await ward.turn((unit) => recordDelivery(unit, id, 'delivered', 'telegram', '1'));
    }
    ward.clock.advance(60_000);
    // By then all are signed, so the list stays empty. The drafter gets one message about what was signed.
    expect((await last(deputy))?.key).not.toBe('questions-to-sign');
    expect((await sayings(member)).slice(3)).toEqual(['question-approved', 'questions-signed']);
    expect(await last(member)).toMatchObject({ key: 'questions-signed', facts: { count: 5 } });
    const later = await rowsOf(ward.core)
      .selectFrom('job')
      .select(['dueAt'])
      .where('lane', 'like', '%later:questions-%')
      .execute();
    expect(later.map(({ dueAt }) => Number(dueAt) % 3_600_000)).toEqual([0, 0, 0]);
  });

  it('are sent singly if they are due by tomorrow', async () => {
    const { member, ids } = await cast();
    ward.clock.advance(20 * 86_400_000);
    for (const id of ids) await act(office, id, { type: 'assign', to: actorOf(member) });
    expect(await sayings(member)).toEqual(Array.from({ length: 5 }, () => 'question-assigned'));
  });
});

describe('`admin questions --json`', () => {
  it('prints every field, bodies included, and no handed-over letter', async () => {
    await asks('Bao giờ sửa đường khối 4?\nNgõ 5 có ổ gà.');
    await asks('Việc ông X nhận tiền của dân');
    const letter = (await all())[1];
    if (!letter) throw new Error('there is no second one');
    await ward.turn((unit) =>
      pressQuestion(unit, office, {
        press: 'q-sure.denunciation',
        question: letter.id,
        revision: letter.standing.revision,
      }),
    );
    const { status, stdout } = await admin(ward.variables, 'questions', '--json');
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({
        code: 'HD-2611-0001',
        state: 'received',
        title: 'Bao giờ sửa đường khối 4?',
        body: 'Bao giờ sửa đường khối 4?\nNgõ 5 có ổ gà.',
        author: 'Phạm Văn Tư',
        category: 'answer',
        dueAt: '2026-12-16T17:00:00.000Z',
        photos: [],
      }),
    ]);
    expect(stdout).not.toContain('nhận tiền');
  });
});

describe('the list of questions', () => {
  const listed = async (act: () => Promise<unknown>) => {
    await act();
    const row = await rowsOf(ward.core).selectFrom('outbox').select('effect').orderBy('id', 'desc').executeTakeFirst();
    const { view, person } = JSON.parse(row?.effect ?? '{}') as { view: ListView; person: Person['id'] };
    const read = await ward.look(async (look) => readList(look, await look.stores.people.get(person), view));
    const message = read?.message ?? { key: '' };
    const buttons = ((message as Message).buttons ?? [])
      .flat()
      .flatMap((button) => ('action' in button ? [button] : []));
    return {
      count: message.facts?.count,
      ids: buttons.filter(({ action }) => action === 'q-view').map(({ subject }) => subject),
      more: buttons.find(({ action }) => action.startsWith('q-more')),
    };
  };
  const first = (reader = office) => listed(() => ward.turn((unit) => listQuestions(unit, reader)));
  const next = (last: { action: string; subject: string }) => {
    const argument = last.action.split('.')[1] ?? '';
    return listed(() =>
      ward.turn((unit) =>
        pressQuestion(unit, office, { press: `q-more.${argument}`, question: last.subject, revision: 0 }),
      ),
    );
  };

  it('shows unassigned ones first, and all of them page by page, whatever is assigned meanwhile', async () => {
    const member = await ward.person('Đỗ Văn Sáu', 'member');
    for (let at = 0; at < 40; at += 1) await asks(`Bao giờ phường sửa đường số ${at} khối 4?`);
    const gives = (id: string) =>
      ward.turn((unit) => doOnQuestion(unit, office, id, { type: 'assign', to: actorOf(member) }));
    const oldest = (await all()).slice(0, 10).map(({ id }) => id);
    for (const id of oldest) await gives(id);
    const seen: string[] = [];
    let page = await first();
    expect(page.count).toBe(40);
    expect(page.ids.filter((id) => oldest.includes(id as never))).toEqual([]);
    for (;;) {
      seen.push(...page.ids);
      // The office assigns the whole page before it continues.
      for (const id of page.ids) await gives(id);
      if (!page.more) break;
      page = await next(page.more);
    }
    expect(new Set(seen).size).toBe(40);
    expect(seen).toEqual(expect.arrayContaining(oldest));
    expect((await first(member)).count).toBe(40);
  });

  it('of an asker states how many older questions have no line', async () => {
    for (let at = 0; at < 13; at += 1) await asks(`Bao giờ phường sửa đường số ${at} khối 4?`);
    const own = await ward.look(async (look) => readList(look, tu, { noun: 'list', name: 'questions-own' }));
    const { lines, more, count } = own?.message.facts ?? {};
    expect(count).toBe(13);
    expect(new Set(JSON.stringify(lines).match(/HD-\d{4}-\d{4}/gu)).size).toBe(8);
    expect(more).toBe(5);
  });

  it('shows the next page to nobody else', async () => {
    await asks('Bao giờ phường sửa đường khối 4?');
    const [question] = await all();
    const press = { press: 'q-more.unassigned', question: question?.id ?? '', revision: 0 };
    expect(await ward.turn((unit) => pressQuestion(unit, tu, press))).toMatchObject({ ok: false });
  });
});

describe('reminders of many questions', () => {
  it('are one message with the first codes, and cover every question', async () => {
    const head = await ward.person('Lê Thị Hạnh', 'head');
    for (let at = 0; at < 12; at += 1) await asks(`Bao giờ phường sửa đường số ${at} khối 4?`);
    // Found in another slice: assigned to the office itself and still unanswered.
    const [{ id: given } = { id: '' }] = await all();
    await ward.turn((unit) => doOnQuestion(unit, office, given, { type: 'assign', to: actorOf(office) }));
    ward.clock.advance(30 * 86_400_000);
    await remindOfWork(ward.turn);
    await remindOfWork(ward.turn);
    const told = (await rowsOf(ward.core).selectFrom('outbox').select(['personId', 'effect']).execute()).filter(
      ({ effect }) => effect.includes('reminder'),
    );
    expect(told.map(({ personId }) => personId).sort()).toEqual([head.id, office.id].sort());
    for (const reader of [head, office]) {
      const [message] = (await ward.read(reader)).filter(({ key }) => key === 'reminders');
      const said = ward.core.translator.say('vi', message ?? { key: '' });
      expect(said).toContain('12 câu hỏi');
      expect(said.match(/HD-2611-\d{4}.*đã quá hạn/gu)).toHaveLength(8);
      expect(said).toMatch(/\nvà 4 việc nữa$/u);
    }
  });

  it('find the questions behind the first page', async () => {
    const found: string[] = [];
    for (let at = 0; at < 505; at += 1) await asks(`Bao giờ phường sửa đường số ${at} khối 4?`);
    await ward.turn(async (unit) => {
      for await (const { id } of eachInStates(unit, ['received'])) found.push(id);
    });
    expect(new Set(found).size).toBe(505);
  });
});

describe('a long answer', () => {
  it('is cut in the chat, and its page can be opened again later', async () => {
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    await asks('Bao giờ sửa đường khối 4?');
    const [question] = await all();
    if (!question) throw new Error('there is no question');
    const act = (person: Person, command: Parameters<typeof doOnQuestion>[3]) =>
      ward.turn((unit) => doOnQuestion(unit, person, question.id, command));
    await act(office, { type: 'assign', to: actorOf(office) });
    await act(office, { type: 'draft', text: `Kính gửi Ông/Bà. ${'Đường được sửa trong tháng 12. '.repeat(200)}` });
    await act(deputy, { type: 'approve', revision: 2 });
    const answer = (await ward.read(tu)).find(({ key }) => key === 'question-answer') ?? { key: '' };
    expect(ward.core.translator.say('vi', answer).length).toBeLessThanOrEqual(2_000);
    expect(JSON.stringify(answer)).toContain('/s/');
    await ward.turn((unit) => recordDelivery(unit, question.id, 'delivered', 'telegram', '1'));
    ward.clock.advance(7 * 86_400_000);
    await ward.turn((unit) => lookUp(unit, tu, question.code));
    const told = await rowsOf(ward.core).selectFrom('outbox').select('effect').orderBy('id', 'desc').executeTakeFirst();
    expect(told?.effect).toContain('choice-q-whole-answer');
    const links = await rowsOf(ward.core).selectFrom('page_link').select(['purpose', 'subject', 'personId']).execute();
    const own = links.filter(({ personId }) => personId === tu.id);
    expect(own).toEqual([
      { purpose: 'answered', subject: question.id, personId: tu.id },
      { purpose: 'answered', subject: question.id, personId: tu.id },
    ]);
  });
});

it('every message for citizens has at most six lines', () => {
  for (const file of ['question', 'citizen'])
    for (const locale of ['vi', 'en']) {
      const texts = readFileSync(new URL(`../../locales/${locale}/${file}.ftl`, import.meta.url), 'utf8');
      const entries = texts.split(/^(?=[a-z][\w-]* =)/mu).slice(1);
      expect(entries.length).toBeGreaterThan(20);
      for (const entry of entries) {
        const name = entry.slice(0, entry.indexOf(' ='));
        // Each variant of a selection counts as one line.
        const lines = entry
          .replace(/^[\w-]* =/u, '')
          .split('\n')
          .filter((line) => line.trim() !== '' && !/^\s*[*]?\[|^\s*\}|\{ \$\w+ ->|^#/u.test(line));
        expect(lines.length, `${locale}/${name}`).toBeLessThanOrEqual(6);
      }
    }
});
