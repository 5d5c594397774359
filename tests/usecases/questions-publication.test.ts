/**
 * What the public may read of a question: only with consent, only the version approved as masked, only while the consent lasts.
 */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import type { QuestionRequest } from '../../src/domain/act/question.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { consentTextKey, consentTextVersion } from '../../src/domain/question/publication.ts';
import { repairPortal } from '../../src/outbox/mend-portal.ts';
import { nameOffices } from '../../src/outbox/name-offices.ts';
import { createQuestionPublisher } from '../../src/outbox/publish-question.ts';
import type { PortalPublisher } from '../../src/ports/portal.ts';
import { forgetPerson } from '../../src/usecases/person/own-data.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { admin } from '../support/admin.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

const secret = '0912345678';

let ward: OpenWard;
let tu: Person;
let office: Person;
let deputy: Person;

beforeEach(async () => {
  ward = await openWard();
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
  office = await ward.person('Vũ Thị Hoa', 'office');
  deputy = await ward.person('Trần Văn Minh', 'deputy');
});
afterEach(() => ward.close());

const only = async () => {
  const [question] = await ward.turn(({ stores }) => stores.questions.list());
  if (!question) throw new Error('there is no question');
  return question;
};
const publicly = async (person: Person, command: QuestionRequest) => {
  const { id } = await only();
  const outcome = await ward.turn((unit) => doOnQuestion(unit, person, id, command));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
};
/** Answered, rated helpful, consented to, and masked. */
const masked = async () => {
  await ward.turn((unit) =>
    fileQuestion(unit, tu, {
      text: `Bao giờ sửa đường khối 4? Xin gọi ${secret}`,
      photos: [],
      messageKey: 'tg:1:1',
      channel: 'telegram',
      conversation: '1',
      receivedAt: unit.now,
    }),
  );
  const { id } = await only();
  const act = (person: Person, command: Parameters<typeof doOnQuestion>[3]) =>
    ward.turn((unit) => doOnQuestion(unit, person, id, command));
  await act(office, { type: 'assign', to: { person: office.id, name: office.name, role: 'office', status: 'active' } });
  await act(office, { type: 'draft', text: 'Đường khối 4 được sửa trong tháng 12.' });
  await act(deputy, { type: 'approve', revision: (await only()).standing.revision });
  await ward.turn((unit) => recordDelivery(unit, id, 'delivered', 'telegram', '1'));
  await act(tu, { type: 'rate', isHelpful: true, note: '' });
  await publicly(tu, { type: 'giveConsent' });
  await publicly(office, {
    type: 'mask',
    revision: null,
    words: { title: 'Bao giờ sửa đường khối 4?', question: 'Bao giờ sửa đường khối 4?', answer: 'Trong tháng 12.' },
  });
};
const cleared = async () => {
  await masked();
  await publicly(deputy, { type: 'approveMask', revision: (await only()).standing.publication.revision });
};

const publisher = (portal: PortalPublisher = ward.core.publisher) =>
  createQuestionPublisher({
    ward: ward.ward.id,
    unitOfWork: ward.core.unitOfWork,
    portal,
    openUnit: ward.open,
  });
/** Carries out all queued publications, as the queue does, until none is left. */
const publish = async (portal?: PortalPublisher) => {
  const rows = await rowsOf(ward.core)
    .selectFrom('outbox')
    .select(['id', 'key', 'effect'])
    .where('kind', '=', 'publishQuestion')
    .where('status', '=', 'new')
    .orderBy('id')
    .execute();
  for (const { id, key, effect } of rows)
    for (let tries = 0; tries < 3; tries += 1) {
      const what = JSON.parse(effect) as Extract<Effect, { kind: 'publishQuestion' }>;
      if ((await publisher(portal)(id, what, key)).kind === 'done') break;
    }
};
const there = async () => ward.core.publisher.read(ward.ward.id, (await only()).code);
const state = async () => (await only()).standing.publication.state;
const verified = () => admin(ward.variables, 'verify-portal', '--json');

describe('a question is published', () => {
  it('only after a recorded consent and an approval of the masked text', async () => {
    await masked();
    await publish();
    expect(await there()).toBeNull();
    expect(await rowsOf(ward.core).selectFrom('consent').select(['words', 'withdrawnAt']).execute()).toEqual([
      { words: 'question-consent:1', withdrawnAt: null },
    ]);
    await publicly(deputy, { type: 'approveMask', revision: 1 });
    // A later change of role does not change the published signer.
    await ward.turn(({ stores }) => stores.people.save({ ...deputy, role: 'standingDeputy' }));
    await publish();
    expect([await state(), (await there())?.withdrawn]).toEqual(['published', false]);
    const row = await connectionsOf(ward.core).portal.db.selectFrom('article').selectAll().executeTakeFirst();
    expect(JSON.stringify(row)).not.toContain(secret);
    // The question separately from its answer, with the answering office but without the asker's name.
    expect(row?.summary).toContain('Bao giờ sửa đường khối 4?');
    expect(row?.paragraphs).toBe('["Trong tháng 12."]');
    expect(row).toMatchObject({ authors: '[]', signer: 'deputy' });
    expect(JSON.stringify(row)).not.toContain('Trần Văn Minh');
  });

  it('with the role that the signer had on that day, also for answers from before roles were recorded', async () => {
    await cleared();
    await publish();
    const before = await only();
    const { answer } = before.standing;
    if (!answer) throw new Error('there is no answer');
    const { role: _role, ...signer } = answer.signer;
    const standing = { ...before.standing, answer: { ...answer, signer } };
    await ward.turn(({ stores }) => stores.questions.save({ ...before, standing }, before));
    ward.clock.advance(24 * 3_600_000);
    await ward.turn(({ stores }) => stores.people.save({ ...deputy, role: 'member' }));
    const { core, ward: of } = ward;
    const pause = async (): Promise<void> => undefined;
    const named = { ward: of.id, unitOfWork: core.unitOfWork, openUnit: ward.open, reader: core.reader, pause };
    expect([await nameOffices(named), await nameOffices(named)]).toEqual([1, 0]);
    const { storage, publisher: portal } = core;
    const mending = { ward: of, now: ward.clock.now(), reader: core.reader, states: storage.portalStates, codes: null };
    expect(await repairPortal({ ...mending, publisher: portal, pause })).toMatchObject({
      republished: [before.code],
      leftCount: 0,
    });
    const row = await connectionsOf(core).portal.db.selectFrom('article').selectAll().executeTakeFirst();
    expect(row?.signer).toBe('deputy');
    expect(await repairPortal({ ...mending, publisher: portal, pause })).toMatchObject({
      republished: [],
      leftCount: 0,
    });
  });

  it('once, however often the job runs, and the reconciliation agrees', async () => {
    await cleared();
    const rows = await rowsOf(ward.core)
      .selectFrom('outbox')
      .selectAll()
      .where('kind', '=', 'publishQuestion')
      .execute();
    await publish();
    const first = await there();
    for (const { id, key, effect } of rows) await publisher()(id, JSON.parse(effect), key);
    expect(await there()).toEqual(first);
    expect(first?.version).toBe((await only()).standing.publication.published?.version);
    const answer = await verified();
    expect([answer.status, answer.stderr]).toEqual([0, expect.anything()]);
    expect(JSON.parse(answer.stdout)).toEqual({ ok: true, differences: [] });
  });

  it('and the reconciliation finds a portal that shows something else', async () => {
    await cleared();
    await publish();
    await connectionsOf(ward.core).portal.db.updateTable('article').set({ title: 'Khác' }).execute();
    expect((await verified()).stdout).toContain('HD-2611-0001: nội dung khác nhau');
    await publicly(tu, { type: 'withdrawConsent' });
    expect((await verified()).stdout).toContain('HD-2611-0001: trên Cổng mà người hỏi không đồng ý');
    await publish();
    expect((await verified()).status).toBe(0);
  });
});

describe('a consent that is withdrawn', () => {
  it('takes the page down', async () => {
    await cleared();
    await publish();
    await publicly(tu, { type: 'withdrawConsent' });
    await publish();
    expect([await state(), (await there())?.withdrawn]).toEqual(['withdrawn', true]);
    const row = await connectionsOf(ward.core).portal.db.selectFrom('article').selectAll().executeTakeFirst();
    expect(JSON.stringify(row)).not.toContain('khối 4');
    const consents = await rowsOf(ward.core).selectFrom('consent').select('withdrawnAt').execute();
    expect(consents.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);
  });

  it('before publication leaves nothing on the portal, not even an empty page', async () => {
    await cleared();
    await publicly(tu, { type: 'withdrawConsent' });
    await publish();
    expect(await there()).toBeNull();
  });

  it('during publication takes the page down at once', async () => {
    await cleared();
    let isFirst = true;
    await publish({
      ...ward.core.publisher,
      apply: async (publication) => {
        const applied = await ward.core.publisher.apply(publication);
        if (isFirst) await publicly(tu, { type: 'withdrawConsent' });
        isFirst = false;
        return applied;
      },
    });
    expect([await state(), (await there())?.withdrawn]).toEqual(['withdrawn', true]);
  });

  it('after a crash between portal and core is applied by the repeated job', async () => {
    await cleared();
    const { apply } = ward.core.publisher;
    await publish({
      ...ward.core.publisher,
      apply: async (publication) => {
        await apply(publication);
        throw new Error('the process ended here');
      },
    });
    expect([await state(), (await there())?.withdrawn]).toEqual(['cleared', false]);
    await publicly(tu, { type: 'withdrawConsent' });
    await publish();
    expect((await there())?.withdrawn).toBe(true);
  });

  it('may be given again: the question is then masked and approved again', async () => {
    await cleared();
    await publish();
    await publicly(tu, { type: 'withdrawConsent' });
    await publish();
    await publicly(tu, { type: 'giveConsent' });
    await publish();
    expect((await there())?.withdrawn).toBe(true);
    await publicly(office, { type: 'mask', revision: null, words: { title: 'A?', question: 'A?', answer: 'B.' } });
    await publicly(deputy, { type: 'approveMask', revision: 2 });
    await publish();
    expect([await state(), (await there())?.withdrawn]).toEqual(['published', false]);
  });
});

it('a question that is opened again is taken down', async () => {
  await cleared();
  await publish();
  const { id } = await only();
  await ward.turn((unit) => doOnQuestion(unit, tu, id, { type: 'rate', isHelpful: false, note: 'chưa sửa' }));
  await publish();
  expect([(await only()).state, (await there())?.withdrawn]).toEqual(['received', true]);
});

it('the wording of the consent may change only with its version', () => {
  const said = ['vi', 'en'].map((locale) =>
    ward.core.translator.say(locale, { key: consentTextKey, facts: { code: 'HD-2611-0001' } }),
  );
  const hash = createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 16);
  expect([consentTextVersion, hash]).toEqual(['1', 'c60a6a86502bd15e']);
});

describe('deletion of an asker’s data', () => {
  const forgotten = () =>
    ward.turn(async (unit) => {
      await forgetPerson(unit, await unit.stores.people.get(tu.id));
    });

  it('before publication also ends the consent, so that nobody can approve it any more', async () => {
    await cleared();
    await forgotten();
    await publish();
    expect([await state(), await there(), (await only()).standing.publication.masked]).toEqual([
      'withdrawn',
      null,
      null,
    ]);
    const consents = await rowsOf(ward.core).selectFrom('consent').select('withdrawnAt').execute();
    expect(consents.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);
    const { id } = await only();
    const again = await ward.turn((unit) => doOnQuestion(unit, deputy, id, { type: 'approveMask', revision: 1 }));
    expect(again.ok).toBe(false);
  });

  it('after publication keeps the masked page, until the ward takes it down', async () => {
    await cleared();
    await publish();
    await forgotten();
    await publish();
    expect([await state(), (await there())?.withdrawn]).toEqual(['published', false]);
    await publicly(deputy, { type: 'takeDown', reason: 'Thông tin đã cũ' });
    await publish();
    expect((await there())?.withdrawn).toBe(true);
  });

  it('after a take-down ends the consent too', async () => {
    await cleared();
    await publish();
    await publicly(deputy, { type: 'takeDown', reason: 'Ông Phạm Văn Tư yêu cầu' });
    await publish();
    await forgotten();
    await publish();
    expect([await state(), (await there())?.withdrawn]).toEqual(['withdrawn', true]);
    expect(JSON.stringify((await only()).standing)).not.toContain(tu.name);
  });
});
