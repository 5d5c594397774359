/** Who drafts, who signs, and which text: by button, by typed code, with boards of any size. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPeople } from '../../prisma/demo.ts';
import { questionByCode } from '../../src/chat/acts/question/act-by-code.ts';
import { pressQuestion } from '../../src/chat/acts/question/press-question.ts';
import { wordsForAct } from '../../src/chat/acts/question/words-for-act.ts';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { fullQuestion } from '../../src/chat/say/question.ts';
import type { AskedWords } from '../../src/chat/talk/memory.ts';
import { demoPersonId } from '../../src/compose/demo-ward.ts';
import type { QuestionRequest } from '../../src/domain/act/question.ts';
import { personId } from '../../src/domain/ids.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { readReplyCode } from '../../src/domain/submission/codes.ts';
import { readAnswer, saveAnswer } from '../../src/usecases/question/answer-page.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

const dayMs = 86_400_000;

let ward: OpenWard;
let tu: Person;
beforeEach(async () => {
  ward = await openWard();
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
});
afterEach(() => ward.close());

const only = async () => {
  const [question] = await ward.turn(({ stores }) => stores.questions.list());
  if (!question) throw new Error('there is no question');
  return question;
};
const asked = () =>
  ward.turn((unit) =>
    fileQuestion(unit, tu, {
      text: 'Bao giờ sửa đường khối 4?',
      photos: [],
      messageKey: 'tg:1:1',
      channel: 'telegram',
      conversation: '1',
      receivedAt: unit.now,
    }),
  );
const acts = async (person: Person, command: QuestionRequest) => {
  const { id } = await only();
  return ward.turn((unit) => doOnQuestion(unit, person, id, command));
};
const presses = async (person: Person, action: string, revision?: number) => {
  const { id, standing } = await only();
  return ward.turn((unit) =>
    pressQuestion(unit, person, { press: `q-${action}`, question: id, revision: revision ?? standing.revision }),
  );
};
const types = (person: Person, text: string) => {
  const code = readReplyCode(text);
  if (!code) throw new Error(`${text} is no code`);
  return ward.turn((unit) => questionByCode(unit, person, code));
};
const writes = async (person: Person, what: AskedWords, text: string) => {
  const { id, standing } = await only();
  return ward.turn((unit) =>
    wordsForAct(unit, person, {
      what,
      question: id,
      revision: standing.revision,
      kept: '',
      text,
      photos: [],
      messageKey: 'm',
    }),
  );
};
const drafted = async (drafter: Person, assigner = drafter) => {
  await asked();
  await acts(assigner, { type: 'assign', to: actorOf(drafter) });
  await acts(drafter, { type: 'draft', text: 'Kính gửi Ông/Bà. Trong tháng 12.' });
};
/** The messages to each person, in order. */
const toldTo = async (person: Person) =>
  (await ward.told(person)).filter((key) => !['question-new', 'question-assigned', 'note-question-act'].includes(key));
const code = 'HD-2611-0001';

describe('the person chosen with “Giao”', () => {
  const givenTo = async (office: Person, argument: string) => {
    const { id, standing } = await only();
    return ward.turn((unit) =>
      pressQuestion(unit, office, { press: `q-to.${argument}`, question: id, revision: standing.revision }),
    );
  };

  it('is assigned, and nobody is if the press fits more than one person', async () => {
    const office = await ward.person('Vũ Thị Hoa', 'office');
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    await ward.person('Đỗ Văn Bình', 'member');
    const alike = async (name: string, key: string) =>
      ward.turn((unit) =>
        unit.stores.people.insert({ ...deputy, id: personId(`DEM0${key}`.padEnd(26, '0')), name, createdAt: unit.now }),
      );
    await alike('Lê Văn Nam', 'NAM');
    await alike('Bùi Thị Na', 'NA');
    await asked();
    for (const argument of ['00000000', '', 'ZZZZZZZZ'])
      expect(await givenTo(office, argument)).toMatchObject({
        ok: false,
        issues: [{ key: 'issue-question-assignee-unclear' }],
      });
    expect((await only()).standing.assignee).toBeNull();
    expect(await givenTo(office, deputy.id.slice(-8))).toMatchObject({
      ok: true,
    });
    expect((await ward.read(office)).at(-1)).toMatchObject({
      key: 'note-question-act',
      facts: { act: 'assign', name: 'Trần Văn Minh' },
    });
    expect((await only()).standing.assignee?.name).toBe('Trần Văn Minh');
  });

  it('gets the question with its acts if they chose themselves', async () => {
    const office = await ward.person('Vũ Thị Hoa', 'office');
    await asked();
    expect(await givenTo(office, office.id.slice(-8))).toMatchObject({ ok: true });
    expect(await toldTo(office)).toContain('showQuestion');
  });

  it('has a unique last part of the id among the demo people', () => {
    const ids = demoPeople.map(({ key }) => demoPersonId(key));
    expect(new Set(ids.map((id) => id.slice(-8))).size).toBe(ids.length);
    expect(ids.every((id) => id.length === 26)).toBe(true);
  });
});

describe('a draft', () => {
  it('by a person who assigned the question to themselves is signed by another', async () => {
    const office = await ward.person('Vũ Thị Hoa', 'office');
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    await drafted(office);
    expect(await acts(office, { type: 'approve', revision: 2 })).toMatchObject({ ok: false });
    expect(await toldTo(deputy)).toEqual(['question-to-approve']);
    expect(await presses(deputy, 'approve')).toMatchObject({ ok: true });
    expect((await only()).standing.answer).toMatchObject({
      drafter: { name: 'Vũ Thị Hoa' },
      signer: { name: 'Trần Văn Minh' },
    });
  });

  it('by the head is signed by a deputy', async () => {
    const head = await ward.person('Lê Thị Hạnh', 'head');
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    await drafted(head);
    expect(await presses(head, 'approve')).toMatchObject({ issues: [{ key: 'issue-question-own-draft' }] });
    expect(await presses(deputy, 'approve')).toMatchObject({ ok: true });
  });

  it('by the only deputy is signed by the head, as is one without a deputy', async () => {
    const head = await ward.person('Lê Thị Hạnh', 'head');
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    await drafted(deputy, head);
    expect(await toldTo(head)).toEqual(['question-to-approve']);
    await ward.turn(({ stores }) => stores.people.save({ ...deputy, status: 'removed' }));
    expect(await presses(head, 'approve')).toMatchObject({ ok: true });
  });

  it('that nobody may sign is reported to the head with the reason', async () => {
    const head = await ward.person('Lê Thị Hạnh', 'head');
    await drafted(head);
    expect(await toldTo(head)).toEqual(['question-nobody-approves']);
    expect(await types(head, `D ${code}`)).toMatchObject({ ok: false });
    expect((await only()).state).toBe('drafted');
  });

  it('that is long is read completely on a page by its signer, who cannot change it there', async () => {
    const office = await ward.person('Vũ Thị Hoa', 'office');
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    const member = await ward.person('Đỗ Văn Sáu', 'member');
    await asked();
    await acts(office, { type: 'assign', to: actorOf(office) });
    const text = `Kính gửi Ông/Bà. ${'Đường được sửa trong tháng 12. '.repeat(150)}Hết.`;
    await acts(office, { type: 'draft', text });
    const told = JSON.stringify((await ward.read(deputy)).find(({ key }) => key === 'question-to-approve') ?? {});
    expect([told.includes('/s/'), told.includes('Hết.'), told.length < 4_000]).toEqual([true, false, true]);
    const { id } = await only();
    const page = await ward.turn((unit) => readAnswer(unit, deputy, id));
    expect([page?.draft, page?.isOpen]).toEqual([text, false]);
    expect(await ward.turn((unit) => saveAnswer(unit, deputy, id, 'x y'))).toMatchObject({ ok: false });
    expect(await ward.turn((unit) => readAnswer(unit, member, id))).toBeNull();
    expect(await ward.turn((unit) => readAnswer(unit, office, id))).toMatchObject({ isOpen: true });
  });

  it('that was sent back is shown with the requested change until it is rewritten', async () => {
    const office = await ward.person('Vũ Thị Hoa', 'office');
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    await asked();
    await acts(office, { type: 'assign', to: actorOf(office) });
    await acts(office, { type: 'draft', text: 'Sắp sửa.' });
    const { id, standing } = await only();
    const remark = async () => (await ward.turn((unit) => readAnswer(unit, office, id)))?.remark;
    expect(await remark()).toBeNull();
    await acts(deputy, {
      type: 'sendBack',
      revision: standing.revision,
      reason: { code: 'other', note: 'Nêu rõ ngày.' },
    });
    expect(await remark()).toMatchObject({
      key: 'question-sent-back',
      facts: { name: 'Trần Văn Minh', note: 'Nêu rõ ngày.' },
    });
    await acts(office, { type: 'draft', text: 'Sửa ngày 30/11.' });
    expect(await remark()).toBeNull();
  });

  it('in a ward without an office: a new question goes to the deciders', async () => {
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    const head = await ward.person('Lê Thị Hạnh', 'head');
    await asked();
    const news = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select('personId')
      .where('effect', 'like', '%question-new%')
      .execute();
    expect(news.map(({ personId }) => personId).sort()).toEqual([deputy.id, head.id].sort());
  });
});

describe('a typed code', () => {
  let member: Person;
  let deputy: Person;
  beforeEach(async () => {
    member = await ward.person('Đỗ Văn Sáu', 'member');
    deputy = await ward.person('Trần Văn Minh', 'deputy');
    await ward.person('Vũ Thị Hoa', 'office');
    await drafted(member, deputy);
    await ward.read(deputy);
  });

  it('approves the text that was shown to the person who types it', async () => {
    expect(await types(deputy, `D ${code}`)).toMatchObject({ ok: true });
    expect((await only()).state).toBe('approved');
  });

  it('does not approve an own draft', async () => {
    await acts(deputy, { type: 'assign', to: actorOf(deputy) });
    await acts(deputy, { type: 'draft', text: 'Do tôi viết.' });
    expect(await types(deputy, `D ${code}`)).toMatchObject({ issues: [{ key: 'issue-question-own-draft' }] });
    expect((await only()).state).toBe('drafted');
  });

  it('for an older text is refused, the new text is shown, and then the code is accepted', async () => {
    const { id, standing } = await only();
    // The deputy has not been informed, as if the notice about the addition had been lost.
    await ward.turn((unit) =>
      doOnQuestion(unit, tu, id, { type: 'add', messageKey: 'x', text: 'Ngõ 5.', photos: [] }, true),
    );
    expect(await types(deputy, `D ${code}`)).toMatchObject({ issues: [{ key: 'issue-question-changed' }] });
    expect((await only()).standing.revision).toBe(standing.revision + 1);
    expect((await toldTo(deputy)).at(-1)).toBe('showQuestion');
    await ward.read(deputy);
    expect(await types(deputy, `D ${code}`)).toMatchObject({ ok: true });
  });

  it('without a text shown before is refused', async () => {
    const other = await ward.person('Ngô Thị Bảy', 'deputy');
    expect(await types(other, `D ${code}`)).toMatchObject({ issues: [{ key: 'issue-question-changed' }] });
    expect((await toldTo(other)).at(-1)).toBe('showQuestion');
  });

  it('sends the draft back with the words after the code, or asks for them', async () => {
    expect(await types(deputy, `T ${code}`)).toMatchObject({ ok: true });
    expect((await only()).state).toBe('drafted');
    expect(await types(deputy, `T ${code} nêu rõ ngày`)).toMatchObject({ ok: true });
    expect((await only()).standing.sentBack?.reason.note).toBe('nêu rõ ngày');
  });
});

describe('an older card', () => {
  it('is refused, and the new text is shown before a reason is asked for', async () => {
    const member = await ward.person('Đỗ Văn Sáu', 'member');
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    await drafted(member, deputy);
    const { revision } = (await only()).standing;
    await acts(tu, { type: 'add', messageKey: 'x', text: 'Ngõ 5.', photos: [] });
    for (const action of ['approve', 'sendBack']) {
      expect(await presses(deputy, action, revision)).toMatchObject({ issues: [{ key: 'issue-question-changed' }] });
      expect((await toldTo(deputy)).at(-1)).toBe('showQuestion');
    }
    expect((await only()).state).toBe('drafted');
  });
});

describe('a masked text for the public', () => {
  let office: Person;
  let deputy: Person;
  const publicly = async (person: Person, command: Parameters<typeof doOnQuestion>[3]) => {
    const { id } = await only();
    return ward.turn((unit) => doOnQuestion(unit, person, id, command));
  };
  beforeEach(async () => {
    office = await ward.person('Vũ Thị Hoa', 'office');
    deputy = await ward.person('Trần Văn Minh', 'deputy');
    await drafted(office);
    await presses(deputy, 'approve');
    const { id } = await only();
    await ward.turn((unit) => recordDelivery(unit, id, 'delivered', 'telegram', '1'));
    await acts(tu, { type: 'rate', isHelpful: true, note: '' });
    await publicly(tu, { type: 'giveConsent' });
  });
  const masked = (question = 'Bao giờ sửa đường?') => ({ title: 'Đường', question, answer: 'Trong tháng 12.' });

  it('is not approved by who masked it or wrote the answer, not even by code', async () => {
    const head = await ward.person('Lê Thị Hạnh', 'head');
    await publicly(deputy, { type: 'mask', revision: null, words: masked() });
    expect(await types(deputy, `D ${code}`)).toMatchObject({ ok: false });
    expect(await types(office, `D ${code}`)).toMatchObject({ ok: false });
    expect((await toldTo(head)).at(-1)).toBe('question-mask-to-approve');
    await ward.read(head);
    expect(await types(head, `D ${code}`)).toMatchObject({ ok: true });
    expect((await only()).standing.publication.state).toBe('cleared');
  });

  it('that was masked again is shown again, and not approved with the older code', async () => {
    await publicly(office, { type: 'mask', revision: null, words: masked() });
    const other = await ward.person('Ngô Thị Bảy', 'deputy');
    await publicly(office, { type: 'mask', revision: null, words: masked('Khi nào sửa đường?') });
    expect(await presses(other, 'approveMask', 1)).toMatchObject({ issues: [{ key: 'issue-question-changed' }] });
    expect((await toldTo(other)).at(-1)).toBe('question-mask-to-approve');
    await ward.read(other);
    expect(await types(other, `D ${code}`)).toMatchObject({ ok: true });
  });

  it('can be taken down with a reason that the asker is told', async () => {
    await publicly(office, { type: 'mask', revision: null, words: masked() });
    await presses(deputy, 'approveMask', 1);
    const actions = async (person: Person) =>
      (
        fullQuestion(await only(), { reader: person, now: ward.clock.now(), timeZone: ward.ward.timeZone }).buttons ??
        []
      )
        .flat()
        .map((button) => ('action' in button ? button.action : ''));
    expect(await actions(deputy)).toContain('q-takeDown');
    expect(await actions(office)).not.toContain('q-takeDown');
    expect(await presses(office, 'takeDown')).toMatchObject({ ok: false });
    expect(await presses(deputy, 'takeDown')).toMatchObject({ ok: true });
    expect(await writes(deputy, 'takeDown', 'Đã có quy định mới')).toMatchObject({ ok: true });
    expect((await only()).standing.publication.takenDown?.why).toBe('Đã có quy định mới');
    expect((await toldTo(tu)).at(-1)).toBe('question-taken-down');
  });
});

describe('a late question', () => {
  it('asks for a reason only when it is late, and the reason is recorded', async () => {
    const member = await ward.person('Đỗ Văn Sáu', 'member');
    const head = await ward.person('Lê Thị Hạnh', 'head');
    await asked();
    await acts(head, { type: 'assign', to: actorOf(member) });
    const offers = async () =>
      JSON.stringify(
        fullQuestion(await only(), { reader: member, now: ward.clock.now(), timeZone: ward.ward.timeZone }),
      ).includes('q-explainDelay');
    expect(await offers()).toBe(false);
    ward.clock.advance(25 * dayMs);
    expect(await offers()).toBe(true);
    expect(await presses(member, 'explainDelay')).toMatchObject({ ok: true });
    expect(await writes(member, 'explainDelay', 'Chờ công an xác minh.')).toMatchObject({ ok: true });
    expect((await only()).standing.overdueReason).toMatchObject({
      name: 'Đỗ Văn Sáu',
      reason: { note: 'Chờ công an xác minh.' },
    });
    expect((await toldTo(head)).at(-1)).toBe('question-delay');
  });
});
