/**
 * A person accused in a denunciation reads neither its words nor its number, whatever their role, however it arrived and wherever
 * they look (Luật Tố cáo 25/2018, Điều 8).
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/adapters/metrics.ts';
import { pressQuestion } from '../../src/chat/acts/question/press-question.ts';
import { readList } from '../../src/chat/look/read-list.ts';
import { fileQuestion, receive } from '../../src/chat/question/receive-words.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import type { Role } from '../../src/domain/roles.ts';
import { submissionStates } from '../../src/domain/submission/transitions.ts';
import type { ListNotice } from '../../src/domain/view.ts';
import type { Page } from '../../src/ports/reader.ts';
import { seeDossier } from '../../src/reading/dossier.ts';
import { findByWords } from '../../src/reading/find.ts';
import { listItems, listQueue, listSheets } from '../../src/reading/items.ts';
import { readWard, type WardReadAccess } from '../../src/reading/looking.ts';
import { listQuestionSheets, listQuestions } from '../../src/reading/questions.ts';
import { releaseItem } from '../../src/usecases/check/release.ts';
import { finishHandOver } from '../../src/usecases/question/act-on-question.ts';
import { act, openItem } from '../../src/usecases/submission/act.ts';
import { send } from '../../src/usecases/submission/send.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const board = {
  member: 'Đỗ Văn Sáu',
  office: 'Vũ Thị Vân',
  deputy: 'Trần Văn Minh',
  standingDeputy: 'Phạm Thị Hà',
  head: 'Lê Thị Hạnh',
  chairman: 'Ngô Văn Quyết',
} as const satisfies Partial<Record<Role, string>>;
type Accused = keyof typeof board;
const accusedRoles = Object.keys(board) as readonly Accused[];

let ward: OpenWard;
let people: Record<Accused, Person>;
let tu: Person;
let lan: Person;

beforeEach(async () => {
  ward = await openWard();
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  const made: Partial<Record<Accused, Person>> = {};
  for (const role of accusedRoles) made[role] = await ward.person(board[role], role);
  people = made as Record<Accused, Person>;
});
afterEach(() => ward.close());

/** Occurs in every letter and nowhere else. */
const secret = 'kè sông Kinh Thầy';
const letter = (...roles: readonly Accused[]) =>
  `Tôi tố cáo ông bà ${roles.map((role) => board[role]).join(', ông bà ')} nhận tiền của doanh nghiệp khi làm ${secret}. Đề nghị xem xét.`;
const received = (text: string) => ({
  ...{ text, photos: [], messageKey: `tg:1:${text.length}`, channel: 'telegram', conversation: '1' },
  receivedAt: ward.clock.now(),
});

/** The ways in which it can arrive. Each returns the code that it has, or had, here. */
const roads: Readonly<Record<string, (role: Accused) => Promise<string | null>>> = {
  'a message of a citizen': async (role) => {
    await ward.turn((unit) => receive(unit, tu, received(letter(role))));
    return null;
  },
  'an item of a contributor': async (role) => {
    await ward.add(lan, `Đề nghị đăng bài\nHôm nay, ${letter(role)}\nNguồn: bà Lan`);
    const draft = await ward.item();
    const sent = await ward.turn((unit) => send(unit, lan, draft.id, draft.revision));
    expect(sent).toMatchObject({ kind: 'held' });
    return draft.code;
  },
  'a question that the office hands over': async (role) => {
    await ward.turn((unit) => fileQuestion(unit, tu, received(letter(role))));
    const [question] = await ward.turn(({ stores }) => stores.questions.list());
    if (!question) return null;
    const by = role === 'office' ? people.standingDeputy : people.office;
    // Confirmed once more, and final when it can no longer be undone.
    for (const press of ['q-handOver.denunciation', 'q-sure.denunciation']) {
      const pressed = { press, question: question.id, revision: question.standing.revision };
      expect(await ward.turn((unit) => pressQuestion(unit, by, pressed))).toMatchObject({ ok: true });
    }
    ward.clock.advance(60_000);
    await ward.turn((unit) => finishHandOver(unit, question.id));
    return question.code;
  },
};

const lists: readonly ListNotice[] = [
  { noun: 'list', name: 'queue', after: null },
  { noun: 'list', name: 'late-list' },
  { noun: 'list', name: 'questions-open', after: null },
  { noun: 'list', name: 'hand-overs' },
];
const page: Page = { limit: 100, after: null };
const look = (work: (looking: WardReadAccess) => Promise<unknown>): Promise<unknown> =>
  readWard(ward.core.reader, ward.ward, ward.clock.now(), work);
const table = (name: 'audit_log' | 'timeline' | 'handover' | 'secrecy_record') =>
  rowsOf(ward.core).selectFrom(name).selectAll().execute();

/** Everything that this person can receive or open. */
const looks: Readonly<Record<string, (accused: Person) => Promise<unknown>>> = {
  'alerts, cards and notices': (accused) =>
    rowsOf(ward.core).selectFrom('outbox').selectAll().where('personId', '=', accused.id).execute(),
  '/choduyet and the desk': (accused) => look((at) => listQueue(at, accused.id, page)),
  'the list of all items': () =>
    look((at) => listItems(at, { states: submissionStates.filter((state) => state !== 'quarantined') }, page)),
  'open questions, their own and all': (accused) =>
    look(async (at) => [await listQuestions(at, null, page), await listQuestions(at, [accused.id], page)]),
  'a search at the desk, for words and for the code': (accused) =>
    look(async (at) => {
      // With the states that the desk queries: held items are in no list.
      const states = submissionStates.filter((state) => state !== 'quarantined');
      const found = await Promise.all(
        [secret, ...accused.name.split(' ')].map((words) => findByWords(at, accused, words, states)),
      );
      return found;
    }),
  'a dossier of the item or the question': async (accused) => {
    const opened = [];
    for (const number of ['0001', '0002'])
      opened.push(await ward.turn((unit) => seeDossier(unit, number, actorOf(accused))));
    // A refusal repeats the typed text, so only its key counts.
    return opened.map((each) => (each.ok ? each : each.issues.map(({ key }) => key)));
  },
  'figures for machines': () =>
    createMetrics({
      figures: () => ward.core.storage.figures(ward.clock.now()),
      ...{ now: () => ward.clock.now(), freeBytes: () => 1, version: 'test', schema: 'test' },
    }).print(),
  'a search on the portal': (accused) =>
    Promise.all(
      [secret, accused.name].map((words) =>
        ward.core.storage.portalReaderOf(ward.ward.id).search({ words, after: null, limit: 50 }),
      ),
    ),
  'lists in the chat': (accused) => Promise.all(lists.map((view) => ward.look((at) => readList(at, accused, view)))),
  'figures of a period': () =>
    look(({ readers }) => readers.figures.published({ from: new Date(0), to: new Date(8e15) })),
  'what happened, for the item’s page': () => table('timeline'),
};
/** Output that must not contain the words but may contain a number, because only the operator sees it. */
const operators: Readonly<Record<string, () => Promise<unknown>>> = {
  'admin submissions': () => look((at) => listSheets(at, null, page)),
  'admin questions': () => look((at) => listQuestionSheets(at, page)),
  'the audit log': () => table('audit_log'),
  'records of letters': () => table('handover'),
  'records of what was held': () => table('secrecy_record'),
};

describe.each(Object.keys(roads))('%s', (road) => {
  it.each(accusedRoles)(
    'An accused person who is: %s, sees neither its words nor its number anywhere',
    async (role) => {
      const code = await roads[road]?.(role);
      const accused = people[role];
      for (const [name, seen] of Object.entries(looks)) {
        const shown = JSON.stringify(await seen(accused));
        expect(shown, name).not.toContain(secret);
        if (code) expect(shown, name).not.toContain(code);
      }
      for (const [name, seen] of Object.entries(operators))
        expect(JSON.stringify(await seen()), name).not.toContain(secret);
    },
  );
});

describe('a held item that accuses the head', () => {
  it('The standing deputy releases or destroys a held item that accuses the head; the head can neither read nor decide it', async () => {
    await roads['an item of a contributor']?.('head');
    const item = await ward.item();
    expect(await ward.told(people.standingDeputy)).toContain('secrecy-held-head');
    expect(await ward.turn((unit) => openItem(unit, people.head, item.id))).toMatchObject({ ok: false });
    expect(await ward.turn((unit) => releaseItem(unit, people.head, item.id, item.revision))).toMatchObject({
      issues: [{ key: 'issue-not-entitled' }],
    });
    expect(await ward.turn((unit) => openItem(unit, people.standingDeputy, item.id))).toMatchObject({ ok: true });
    expect(await ward.turn((unit) => openItem(unit, people.deputy, item.id))).toMatchObject({ ok: false });
    expect(await ward.turn((unit) => releaseItem(unit, people.standingDeputy, item.id, item.revision))).toMatchObject({
      ok: true,
    });
  });
});

describe('a held item that accuses the head and the standing deputy', () => {
  const holds = async (...roles: readonly Accused[]) => {
    await ward.add(lan, `Đề nghị đăng bài\nHôm nay, ${letter(...roles)}\nNguồn: bà Lan`);
    const draft = await ward.item();
    expect(await ward.turn((unit) => send(unit, lan, draft.id, draft.revision))).toMatchObject({ kind: 'held' });
    return ward.item();
  };

  it('The chairman reads and decides an item that accuses the head and the standing deputy; both are not told and cannot open it', async () => {
    const item = await holds('head', 'standingDeputy');
    expect(await ward.told(people.chairman)).toContain('secrecy-held-head');
    for (const role of ['head', 'standingDeputy', 'deputy', 'office', 'member'] as const) {
      expect(await ward.told(people[role])).not.toContain('secrecy-held-head');
      expect(await ward.turn((unit) => openItem(unit, people[role], item.id))).toMatchObject({ ok: false });
    }
    expect(await ward.turn((unit) => openItem(unit, people.chairman, item.id))).toMatchObject({ ok: true });
    const destroyed = await ward.turn((unit) =>
      act(unit, people.chairman, item.id, { type: 'destroy', revision: item.revision }),
    );
    expect(destroyed).toMatchObject({ ok: true });
  });

  it('An item that also accuses the chairman stays held, and nobody of the ward can read it', async () => {
    const item = await holds('head', 'standingDeputy', 'chairman');
    for (const role of accusedRoles) {
      expect(await ward.told(people[role])).not.toContain('secrecy-held-head');
      expect(await ward.turn((unit) => openItem(unit, people[role], item.id))).toMatchObject({ ok: false });
    }
    expect((await ward.item()).state).toBe('quarantined');
  });

  it('The chairman neither hears of nor opens an item that accuses only the head', async () => {
    const item = await holds('head');
    expect(await ward.told(people.chairman)).not.toContain('secrecy-held-head');
    expect(await ward.turn((unit) => openItem(unit, people.chairman, item.id))).toMatchObject({ ok: false });
  });
});
