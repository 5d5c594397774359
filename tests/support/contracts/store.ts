/** The contract of the stores of a unit of work, whatever the database. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConflictError } from '../../../src/domain/decision.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import {
  cardId,
  invitationId,
  personId,
  questionId,
  submissionId,
  type WardId,
  wardId,
} from '../../../src/domain/ids.ts';
import { actorOf, type Person } from '../../../src/domain/person/person.ts';
import { openingStanding } from '../../../src/domain/question/question.ts';
import type { Submission } from '../../../src/domain/submission/submission.ts';
import type { Stores } from '../../../src/ports/stores.ts';
import type { UnitOfWork } from '../../../src/ports/unit-of-work.ts';
import { aContent, anItem, aPhotoOf, day, now } from '../../domain/submission-builders.ts';

export interface OpenedStores {
  readonly unitOfWork: UnitOfWork;
  /** All outbox rows, oldest first. */
  outbox(): Promise<readonly { readonly id: number; readonly wardId: string; readonly status: string }[]>;
  /** Keys of the waiting jobs. */
  jobs(): Promise<readonly (string | null)[]>;
  close(): Promise<void>;
}

const dongLac = wardId('dong-lac');
const another = wardId('phuong-khac');

export const storeContract = (name: string, open: () => Promise<OpenedStores>): void => {
  describe(`${name} as stores`, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const inWard = <Result>(ward: WardId, work: (stores: Stores) => Promise<Result>): Promise<Result> =>
      opened.unitOfWork.run(ward, work);
    const here = <Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> => inWard(dongLac, work);
    const aPerson = (ward: WardId, change: Partial<Person> = {}): Person => ({
      id: personId(`person of ${ward}`),
      name: 'Lan',
      role: 'contributor',
      unit: null,
      status: 'active',
      locale: 'vi',
      noticedAt: null,
      createdAt: now,
      ...change,
    });
    /** Inserts the same rows in both wards, except for the ids that the database gives to only one of them. */
    const fill = (ward: WardId) =>
      inWard(ward, async (stores) => {
        const person = aPerson(ward);
        await stores.people.insert(person);
        await stores.people.putAccount({
          channel: 'telegram',
          accountId: '1',
          personId: person.id,
          conversation: '1',
          displayName: 'Lan',
          lastUsedAt: now,
          unreachableAt: null,
        });
        const item: Submission = anItem({
          id: submissionId(`item of ${ward}`),
          authorId: person.id,
          photos: [aPhotoOf(1, { id: `photo of ${ward}` as never })],
        });
        await stores.submissions.insert(item);
        await stores.submissions.putOrigin('tg:1:1', item.id);
        await stores.invitations.insert({
          id: invitationId(`invitation of ${ward}`),
          codeHash: `hash of ${ward}`,
          role: 'contributor',
          name: 'Lan',
          unit: null,
          invitedBy: null,
          createdAt: now,
          expiresAt: new Date(now.getTime() + 1_000),
          usedAt: null,
        });
        await stores.questions.insert({
          id: questionId(`question of ${ward}`),
          code: 'HD-2611-0001',
          state: 'received',
          version: 1,
          askerId: person.id,
          channel: 'telegram',
          conversation: '1',
          title: 'Hỏi',
          body: 'Hỏi',
          originKey: 'tg:1:2',
          receivedAt: now,
          dueAt: now,
          dueOn: day('2026-12-16'),
          explanation: { key: 'due' },
          standing: openingStanding(day('2026-12-16'), 'question', null),
        });
        await stores.cards.insert({
          id: cardId(`card of ${ward}`),
          submission: item.id,
          person: person.id,
          channel: 'telegram',
          conversation: '1',
          messageId: '9',
          hasPhoto: false,
          shownRevision: 2,
          shown: '',
          createdAt: now,
        });
        await stores.setSetting('name', ward);
        return { person, item };
      });

    it('A ward reads only its own rows, even if another ward has equal ones', async () => {
      const mine = await fill(dongLac);
      const theirs = await fill(another);
      for (const [ward, own, foreign] of [
        [dongLac, mine, theirs],
        [another, theirs, mine],
      ] as const)
        await inWard(ward, async (stores) => {
          expect((await stores.people.list()).map(({ id }) => id)).toEqual([own.person.id]);
          expect(await stores.people.find(foreign.person.id)).toBeNull();
          await expect(stores.people.get(foreign.person.id)).rejects.toThrow(foreign.person.id);
          expect((await stores.people.holdersOf(['contributor'], now)).map(({ id }) => id)).toEqual([own.person.id]);
          expect((await stores.people.account('telegram', '1'))?.personId).toBe(own.person.id);
          expect(await stores.people.accountsOf(foreign.person.id)).toEqual([]);
          expect((await stores.submissions.inStates(null, 10)).map(({ id }) => id)).toEqual([own.item.id]);
          expect(await stores.submissions.find(foreign.item.id)).toBeNull();
          expect((await stores.submissions.withNumber(42)).map(({ id }) => id)).toEqual([own.item.id]);
          expect(await stores.submissions.ofAuthor(foreign.person.id, 10)).toEqual([]);
          expect(await stores.submissions.byOrigin('tg:1:1')).toBe(own.item.id);
          expect(await stores.invitations.findByHash(`hash of ${foreign === mine ? dongLac : another}`)).toBeNull();
          expect(await stores.questions.list()).toHaveLength(1);
          expect((await stores.questions.byOrigin('tg:1:2'))?.askerId).toBe(own.person.id);
          expect(await stores.cards.of(foreign.item.id)).toEqual([]);
          expect(await stores.cards.latestOf(foreign.item.id, foreign.person.id)).toBeNull();
          expect(await stores.setting('name')).toBe(ward);
        });
    });

    it('A ward cannot change another ward’s rows', async () => {
      const { item, person } = await fill(dongLac);
      await inWard(another, async (stores) => {
        await stores.people.save({ ...person, role: 'head' });
        await stores.submissions.settlePhoto(item.photos[0]?.id as never, { state: 'failed', refusal: 'gone' });
        expect(await stores.invitations.use(invitationId(`invitation of ${dongLac}`), person.id, now)).toBe(false);
        await stores.cards.markShown(cardId(`card of ${dongLac}`), 9, 'x');
      });
      await expect(
        inWard(another, (stores) => stores.submissions.save({ ...item, state: 'approved' }, item)),
      ).rejects.toBeInstanceOf(ConflictError);
      await here(async (stores) => {
        expect((await stores.people.get(person.id)).role).toBe('contributor');
        expect(await stores.submissions.get(item.id)).toEqual(item);
        expect((await stores.cards.of(item.id))[0]?.shownRevision).toBe(2);
      });
    });

    it('An item is read back as it was stored, photos included', async () => {
      const { item } = await fill(dongLac);
      expect(await here((stores) => stores.submissions.get(item.id))).toEqual(item);
      await expect(here((stores) => stores.submissions.get(submissionId('nowhere')))).rejects.toThrow('nowhere');
    });

    it('Items approved by one urgent signature are listed by time, unpublished ones first', async () => {
      const urgent = { by: personId('minh'), name: 'Minh', at: now, reviewedBy: null };
      const outAt = (minute: number) => ({ at: new Date(now.getTime() + minute * 60_000), slug: 'x', version: 1 });
      await here(async ({ submissions }) => {
        for (const [id, publication] of [
          ['second', outAt(2)],
          ['waits', null],
          ['first', outAt(1)],
        ] as const)
          await submissions.insert(
            anItem({
              ...{ id: submissionId(id), code: id, state: publication ? 'published' : 'approved', photos: [] },
              standing: { urgent, publication },
            }),
          );
      });
      const ids = (await here(({ submissions }) => submissions.unfinished(10))).map(({ id }) => id);
      expect(ids).toEqual(['waits', 'first', 'second']);
    });

    it('A saved text that contains a NUL or half a character is stored with it removed or replaced', async () => {
      const { item } = await fill(dongLac);
      const lateReason = { text: 'mưa \u0000to \ud83d', by: personId('minh'), name: 'Minh', at: now };
      const approved: Submission = { ...item, state: 'approved', standing: { ...item.standing, lateReason } };
      await here(({ submissions }) => submissions.save(approved, item));
      const kept = await here(({ submissions }) => submissions.get(item.id));
      expect([kept.state, kept.standing.lateReason?.text]).toEqual(['approved', 'mưa to \ufffd']);
      expect(await here(({ submissions }) => submissions.unfinished(10))).toEqual([]);
    });

    it('A change is saved, and one based on an older state is refused', async () => {
      const { item } = await fill(dongLac);
      const changed = { ...item, content: aContent({ title: 'Mới' }), photos: [...item.photos, aPhotoOf(7)] };
      await here((stores) => stores.submissions.save(changed, item));
      expect(await here((stores) => stores.submissions.get(item.id))).toEqual({
        ...changed,
        version: item.version + 1,
      });
      await expect(
        here((stores) => stores.submissions.save({ ...item, state: 'approved' }, item)),
      ).rejects.toBeInstanceOf(ConflictError);
      expect((await here((stores) => stores.submissions.get(item.id))).state).toBe('submitted');
    });

    it('A later save keeps the state of a photo', async () => {
      const { item } = await fill(dongLac);
      const [photo] = item.photos;
      if (!photo) throw new Error('no photo');
      await here((stores) => stores.submissions.settlePhoto(photo.id, { state: 'failed', refusal: 'gone' }));
      await here((stores) =>
        stores.submissions.save({ ...item, photos: [{ ...photo, dropped: true }, aPhotoOf(8)] }, item),
      );
      const [kept] = (await here((stores) => stores.submissions.get(item.id))).photos;
      expect(kept).toMatchObject({ dropped: true, fate: { state: 'failed', refusal: 'gone' } });
    });

    it('The holders of a role are those with a current mandate, including substitutes but no frozen or removed people', async () => {
      const head = aPerson(dongLac, { id: personId('head'), role: 'head' });
      const deputy = aPerson(dongLac, { id: personId('deputy'), role: 'deputy' });
      const later = (ms: number) => new Date(now.getTime() + ms);
      const heads = (at = now) =>
        here(async ({ people }) => (await people.holdersOf(['head'], at)).map(({ id }) => String(id)));
      await here(async ({ people }) => {
        for (const person of [head, deputy]) await people.insert(person);
        await people.standIn({
          person: deputy.id,
          role: 'head',
          from: later(-1_000),
          until: later(1_000),
          grantedBy: head.id,
          replaces: head.id,
        });
      });
      expect(await heads()).toEqual(['deputy', 'head']);
      expect(await heads(later(1_000))).toEqual(['head']);
      expect(await heads(later(-2_000))).toEqual([]);
      // A substitute decides with the powers of the replaced person and keeps their own role.
      const standing = await here(({ people }) => people.get(deputy.id));
      expect([standing.role, standing.standsIn?.role, actorOf(standing).role]).toEqual(['deputy', 'head', 'head']);

      await here(({ people }) => people.save({ ...head, status: 'frozen' }));
      expect(await heads()).toEqual(['deputy']);
      await here(({ people }) => people.save({ ...head, status: 'active' }));
      const substitution = (await here(({ people }) => people.mandatesOf(deputy.id))).find(({ replaces }) => replaces);
      expect(substitution?.replaces).toBe(head.id);
      expect(await here(({ people }) => people.endMandate(substitution?.id ?? 0, later(-500)))).toBe(true);
      expect(await here(({ people }) => people.endMandate(substitution?.id ?? 0, now))).toBe(false);
      expect(await heads()).toEqual(['head']);
      await here(({ people }) => people.save({ ...head, status: 'removed' }));
      expect(await heads()).toEqual([]);
      expect((await here(({ people }) => people.get(head.id))).role).toBe('citizen');
    });

    it('A change of role ends one mandate and begins another, and both stay on record', async () => {
      const lan = aPerson(dongLac);
      await here(async ({ people }) => {
        await people.insert(lan);
        await people.save({ ...lan, role: 'deputy' }, personId('the head'));
        expect((await people.get(lan.id)).role).toBe('deputy');
        expect(await people.mandatesOf(lan.id)).toMatchObject([
          { role: 'deputy', until: null, grantedBy: 'the head' },
          { role: 'contributor', until: expect.any(Date), grantedBy: null },
        ]);
        await people.save({ ...lan, role: 'deputy', name: 'Lan Anh' });
        expect(await people.mandatesOf(lan.id)).toHaveLength(2);
      });
    });

    it('A unit of work reads what it has just written, even if it read the row before', async () => {
      await fill(dongLac);
      const seen = await here(async ({ people, questions }) => {
        const { id } = aPerson(dongLac);
        const look = async () => {
          const person = await people.get(id);
          const [account] = await people.accountsOf(id);
          const [asked] = await questions.ofAsker(id, 1);
          const mandates = await people.mandatesOf(id);
          return [person.name, person.role, account?.conversation, asked?.title, mandates.length];
        };
        const [before, again] = [await look(), await look()];
        const person = await people.get(id);
        await people.save({ ...person, name: 'Hoa', role: 'office' });
        const [account] = await people.accountsOf(id);
        if (account) await people.putAccount({ ...account, conversation: '2' });
        const [asked] = await questions.ofAsker(id, 20);
        if (asked) await questions.save({ ...asked, title: 'Hỏi thêm' }, asked);
        return { before, again, after: await look() };
      });
      expect(seen.again).toEqual(seen.before);
      expect(seen.before).toEqual(['Lan', 'contributor', '1', 'Hỏi', 1]);
      expect(seen.after).toEqual(['Hoa', 'office', '2', 'Hỏi thêm', 2]);
    });

    it('For each revision the seen text, its author and the decision are kept by its hash', async () => {
      const lan = aPerson(dongLac);
      const draft = anItem({ authorId: lan.id, state: 'draft', photos: [aPhotoOf(1)] });
      await here(async ({ people, submissions }) => {
        await people.insert(lan);
        await submissions.insert(draft);
        expect(await submissions.revisionOf(draft.id, draft.revision)).toBeNull();
        await submissions.save({ ...draft, state: 'submitted' }, draft);
        const sent = await submissions.get(draft.id);
        const seen = await submissions.revisionOf(draft.id, sent.revision);
        expect(seen?.sha256).toMatch(/^[0-9a-f]{64}$/u);
        expect(await submissions.contributionsOf(draft.id)).toEqual([
          { kind: 'text', person: lan.id, unit: null, name: 'Lan', share: 10_000, photo: null },
          { kind: 'photo', person: lan.id, unit: null, name: 'Lan', share: 10_000, photo: draft.photos[0]?.id },
        ]);
        await submissions.recordDecision({
          ...{ id: 'd1', submission: draft.id, onRevision: sent.revision, stage: 0, actor: lan.id },
          ...{ action: 'approve', reason: null, key: 'cq:1', at: now },
        });
        // A photo that arrives after the decision does not change the decided revision.
        const facts = { width: 1, height: 1, widths: [1], placeholder: '', takenAt: null, hadLocation: false };
        await submissions.settlePhoto(draft.photos[0]?.id as never, { state: 'stored', hash: 'h', facts });
        const stored = await submissions.get(draft.id);
        await submissions.save({ ...stored, state: 'approved' }, stored);
        expect(await submissions.revisionOf(draft.id, sent.revision)).toEqual(seen);

        await submissions.noteEdit(draft.id, { id: personId('minh'), name: 'Minh' }, 6_000);
        await submissions.noteEdit(draft.id, { id: personId('minh'), name: 'Minh' }, 6_000);
        const changed = await submissions.get(draft.id);
        const content = { ...changed.content, parts: [{ of: 'x', text: 'Tin: Lan, Trần Minh\nMới' }] };
        await submissions.save({ ...changed, revision: changed.revision + 1, content }, changed);
        expect(await submissions.contributionsOf(draft.id)).toMatchObject([
          { kind: 'edit', person: 'minh', share: 10_000 },
          { kind: 'text', person: lan.id, name: 'Lan', share: 5_000 },
          { kind: 'text', person: null, name: 'Trần Minh', share: 5_000 },
          { kind: 'photo' },
        ]);
        expect(await submissions.revisionOf(draft.id, changed.revision + 1)).not.toBeNull();
      });
    });

    it('Days missing from the calendar are kept, and rule versions never change', async () => {
      await here(async ({ specialDays, rules }) => {
        const off = { date: day('2026-12-24'), kind: 'dayOff', source: 'QĐ 12', by: null, at: now } as const;
        await specialDays.put(off);
        await specialDays.put({ ...off, source: 'QĐ 13' });
        expect(await specialDays.list()).toEqual([{ ...off, source: 'QĐ 13' }]);
        await specialDays.remove(off.date);
        expect(await specialDays.list()).toEqual([]);
        const rule = {
          kind: 'rates',
          version: '1',
          from: day('2026-01-01'),
          content: '{}',
          by: null,
          at: now,
        } as const;
        expect(await rules.put(rule)).toBe(true);
        expect(await rules.put({ ...rule, content: '{"x":1}' })).toBe(false);
        await rules.put({ ...rule, version: '2', from: day('2026-12-01') });
        expect(await rules.on('rates', day('2025-12-31'))).toBeNull();
        expect(await rules.on('rates', day('2026-11-30'))).toEqual(rule);
        expect((await rules.on('rates', day('2026-12-01')))?.version).toBe('2');
        expect((await rules.list('rates')).map(({ version }) => version)).toEqual(['1', '2']);
      });
    });

    it('An act marked "once" is done once even under concurrency, and a mark from a clock that was ahead is forgotten', async () => {
      const asked = await Promise.all(Array.from({ length: 8 }, () => here(({ once }) => once('a', now))));
      expect(asked.filter(Boolean)).toHaveLength(1);
      const hour = 3_600_000;
      const at = (ms: number) => new Date(now.getTime() + ms);
      const hourly = (ms: number) => here(({ once }) => once('b', at(ms), hour));
      expect([await hourly(0), await hourly(hour - 1), await hourly(hour)]).toEqual([true, false, true]);
      expect(await hourly(30 * 24 * hour)).toBe(true);
      // The clock was set back. A message recorded with a future time must not suppress messages until then.
      expect(await hourly(2 * hour)).toBe(true);
      expect(await hourly(2 * hour - 500)).toBe(false);
    });

    it('A unit of work that conflicts is retried at most three times', async () => {
      let tries = 0;
      await expect(
        here(async () => {
          tries += 1;
          throw new ConflictError('always');
        }),
      ).rejects.toBeInstanceOf(ConflictError);
      expect(tries).toBe(3);
      tries = 0;
      await expect(
        here(async () => {
          tries += 1;
          throw new Error('ours');
        }),
      ).rejects.toThrow('ours');
      expect(tries).toBe(1);
    });

    it('The first decision on a revision at a stage is recorded, and a second one is a conflict', async () => {
      const { item, person } = await fill(dongLac);
      const decision = (id: string, stage = 0) => ({
        id,
        submission: item.id,
        onRevision: 2,
        stage,
        actor: person.id,
        action: 'approve',
        reason: null,
        key: id,
        at: now,
      });
      await here((stores) => stores.submissions.recordDecision(decision('first')));
      await expect(here((stores) => stores.submissions.recordDecision(decision('second')))).rejects.toBeInstanceOf(
        ConflictError,
      );
      await here((stores) => stores.submissions.recordDecision(decision('next stage', 1)));
    });

    it('Numbers start at one for each kind, year and ward, and none is given twice', async () => {
      const next = (ward: WardId, kind: string, year: number) =>
        inWard(ward, (stores) => stores.nextNumber(kind, year));
      expect(await next(dongLac, 'submission', 2026)).toBe(1);
      expect(await next(dongLac, 'submission', 2026)).toBe(2);
      expect(await next(dongLac, 'submission', 2027)).toBe(1);
      expect(await next(dongLac, 'question', 2026)).toBe(1);
      expect(await next(another, 'submission', 2026)).toBe(1);
      const many = await Promise.all(Array.from({ length: 20 }, () => next(dongLac, 'submission', 2026)));
      expect(new Set(many).size).toBe(20);
    });

    it('A rolled-back unit of work uses no number', async () => {
      await here(async (stores) => {
        await stores.nextNumber('submission', 2026);
        throw new Error('rolled back');
      }).catch(() => undefined);
      expect(await here((stores) => stores.nextNumber('submission', 2026))).toBe(1);
    });

    it('Limits are counted for each kind, period and ward, without rolled-back units of work', async () => {
      const isWithin = (stretch: number, ward = dongLac) =>
        inWard(ward, (stores) => stores.isWithin('pace', stretch, 2));
      expect([await isWithin(1), await isWithin(1), await isWithin(1), await isWithin(1)]).toEqual([
        ...[true, true, false, false],
      ]);
      expect([await isWithin(2), await isWithin(1, another)]).toEqual([true, true]);
      const failing = here(async (stores) => {
        const said = [await stores.isWithin('pace', 2, 2), await stores.isWithin('pace', 2, 2)];
        throw new Error(said.join());
      });
      await expect(failing).rejects.toThrow('true,false');
      expect([await isWithin(2), await isWithin(2)]).toEqual([true, false]);
    });

    it('A rolled-back "once" is forgotten', async () => {
      const once = (stores: Stores) => stores.once('notice', now, 1_000);
      const failing = here(async (stores) => {
        throw new Error(String(await once(stores)));
      });
      await expect(failing).rejects.toThrow('true');
      expect([await here(once), await here(once)]).toEqual([true, false]);
    });

    it('The next unit of work reads what the one before wrote, and nothing that was rolled back', async () => {
      const { person } = await fill(dongLac);
      const name = () => here(async ({ people }) => (await people.get(person.id)).name);
      const board = () =>
        here(async ({ people }) => (await people.holdersOf(['deputy'], now)).map((each) => each.name));
      expect([await name(), await board()]).toEqual(['Lan', []]);
      await here(({ people }) => people.save({ ...person, name: 'Lan Anh', role: 'deputy' }));
      expect([await name(), await board()]).toEqual(['Lan Anh', ['Lan Anh']]);
      const failing = here(async ({ people }) => {
        await people.save({ ...person, name: 'Ai đó', role: 'contributor' });
        const seen = [(await people.get(person.id)).name, ...(await people.holdersOf(['deputy'], now))];
        throw new Error(seen.join());
      });
      await expect(failing).rejects.toThrow(/^Ai đó$/u);
      expect([await name(), await board()]).toEqual(['Lan Anh', ['Lan Anh']]);
      await here(({ people }) => people.save({ ...person, status: 'removed' }));
      expect(await board()).toEqual([]);
    });

    it('The holder of a role is found for each requested moment, whatever was read before', async () => {
      const { person } = await fill(dongLac);
      const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
      const heads = (minutes: number) =>
        here(async ({ people }) => (await people.holdersOf(['head'], at(minutes))).length);
      await here(({ people }) =>
        people.standIn({
          ...{ person: person.id, role: 'head', from: at(10), until: at(20) },
          ...{ grantedBy: person.id, replaces: personId('who is away') },
        }),
      );
      const seen = [];
      for (const minutes of [5, 9, 10, 19, 20, 30, 12, 3]) seen.push(await heads(minutes));
      expect(seen).toEqual([0, 0, 1, 1, 0, 0, 1, 0]);
    });

    it('The audit chain continues at its last entry, even after failed units of work', async () => {
      const act = { actor: 'lan', action: 'looked', object: 'thing', details: {} };
      const record = () => here(({ audit }) => audit.record(act, now));
      await record();
      const failing = here(async ({ audit }) => {
        await audit.record(act, now);
        throw new Error(String(await audit.last()));
      });
      await expect(failing).rejects.toThrow('2');
      await record();
      expect(await here(({ audit }) => audit.last())).toBe(2);
      await record();
      expect(await here(async ({ audit }) => (await audit.after(0, 9)).map(({ seq }) => seq))).toEqual([1, 2, 3]);
    });

    it('"Once" is granted once, and again when the last time is long ago', async () => {
      const once = (at: Date, everyMs?: number, ward = dongLac) =>
        inWard(ward, (stores) => stores.once('notice', at, everyMs));
      const later = (ms: number) => new Date(now.getTime() + ms);
      expect([await once(now), await once(later(9e9)), await once(now, undefined, another)]).toEqual([
        true,
        false,
        true,
      ]);
      expect([await once(later(999), 1_000), await once(later(1_000), 1_000), await once(later(1_500), 1_000)]).toEqual(
        [false, true, false],
      );
    });

    it('A conversation is remembered with its version, and one of another version is ignored', async () => {
      const { person } = await fill(dongLac);
      await here((stores) => stores.dialogues.write(person.id, 1, { open: null }, now));
      await here((stores) => stores.dialogues.write(person.id, 1, { open: { ask: 'question' } }, now));
      expect(await here((stores) => stores.dialogues.read(person.id, 1))).toEqual({ open: { ask: 'question' } });
      expect(await here((stores) => stores.dialogues.read(person.id, 2))).toBeNull();
    });

    it('One of two people can use an invitation, and nobody after it expires', async () => {
      const { person } = await fill(dongLac);
      const id = invitationId(`invitation of ${dongLac}`);
      const use = (at: Date) => here((stores) => stores.invitations.use(id, person.id, at));
      expect(await use(new Date(now.getTime() + 1_000))).toBe(false);
      expect((await Promise.all([use(now), use(now)])).sort()).toEqual([false, true]);
    });

    describe('the outbox', () => {
      const effect: Effect = { kind: 'tell', person: personId('lan'), message: { key: 'sent' } };
      const put = (key: string, ward = dongLac) =>
        inWard(ward, (stores) => stores.outbox.put({ key, effect, lane: 'to:lan', priority: 5, at: now }));
      const ids = async () => (await opened.outbox()).map(({ id }) => id);

      it('A key is accepted once for each ward, with one delivery job for each row', async () => {
        await put('a');
        await put('a');
        await put('a', another);
        expect((await opened.outbox()).map((row) => row.wardId)).toEqual([dongLac, another]);
        expect(await opened.jobs()).toHaveLength(2);
      });

      it('Held rows of one person are sent again, and no others', async () => {
        for (const key of ['held', 'done', 'new']) await put(key);
        const [held = 0, done = 0] = await ids();
        await here(async (stores) => {
          await stores.outbox.mark(held, 'held', now);
          await stores.outbox.mark(done, 'done', now);
        });
        expect(await inWard(another, (stores) => stores.outbox.releaseHeld(personId('lan'), now))).toBe(0);
        expect(await here((stores) => stores.outbox.releaseHeld(personId('minh'), now))).toBe(0);
        expect(await here((stores) => stores.outbox.releaseHeld(personId('lan'), now))).toBe(1);
        expect((await opened.outbox()).map(({ status }) => status)).toEqual(['new', 'done', 'new']);
        expect(await here((stores) => stores.outbox.releaseHeld(personId('lan'), now))).toBe(0);
      });

      it('The text of a row can change in its own ward until its delivery starts', async () => {
        await put('a');
        await put('b');
        const [id = 0, gone = 0] = await ids();
        const other: Effect = { ...effect, message: { key: 'other' } };
        await inWard(another, (stores) => stores.outbox.reword('a', other));
        expect(await here((stores) => stores.outbox.find(id))).toMatchObject({ effect });
        await here(async (stores) => {
          await stores.outbox.beginCall(gone, false);
          for (const key of ['a', 'b']) await stores.outbox.reword(key, other);
        });
        expect(await here((stores) => stores.outbox.find(id))).toMatchObject({ effect: other });
        expect(await here((stores) => stores.outbox.find(gone))).toMatchObject({ effect });
      });

      it('A row is visible and markable in its own ward only', async () => {
        await put('a');
        const [id = 0] = await ids();
        expect(await inWard(another, (stores) => stores.outbox.find(id))).toBeNull();
        await inWard(another, (stores) => stores.outbox.mark(id, 'dead', now));
        expect(await here((stores) => stores.outbox.find(id))).toMatchObject({ status: 'new', effect });
      });
    });
  });
};
