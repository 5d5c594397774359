/** A family withdraws its consent: who is told, what is no longer published, and how to restore it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendItem, takeCorrection, takeDeclaration } from '../../src/chat/acts/draft.ts';
import { preview } from '../../src/chat/say/draft.ts';
import type { ChildrenDeclaration } from '../../src/domain/checks/check.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { createPublisher } from '../../src/outbox/publish.ts';
import { withdrawConsent } from '../../src/usecases/check/children.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { outboxMessages } from '../support/outbox-messages.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let lan: Person;
let minh: Person;
let hoa: Person;

beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
});
afterEach(() => ward.close());

const school = 'Ngày hội đọc sách\nSáng nay các em học sinh tiểu học vui đọc sách.\nNguồn: cô Mai';
const declare = async (declaration: ChildrenDeclaration): Promise<Submission> => {
  const { id, revision } = await ward.item();
  await ward.turn((unit) => takeDeclaration(unit, lan, id, revision, declaration));
  return ward.item();
};
/** An item with a photo of a child whose family has agreed. */
const agreed = async (): Promise<Submission> => {
  await ward.add(lan, school, { photoCount: 1 });
  const { id, photos } = await ward.item();
  await ward.turn(async ({ stores }) => {
    const facts = { width: 1600, height: 1200, widths: [480], placeholder: '', takenAt: null, hadLocation: false };
    for (const photo of photos)
      await stores.submissions.settlePhoto(photo.id, { state: 'stored', hash: 'a'.repeat(64), facts });
    return id;
  });
  return declare('consent-held');
};
const sent = async (): Promise<Submission> => {
  const { id, revision } = await agreed();
  await ward.turn((unit) => sendItem(unit, lan, id, revision));
  return ward.item();
};
const withdraw = async (person: Person): Promise<void> => {
  const { id } = await ward.item();
  const [consent] = await ward.turn(({ stores }) => stores.checks.consents.of(id));
  await ward.turn((unit) => withdrawConsent(unit, person, consent?.id ?? ''));
};
const approve = async () => {
  const { id, revision } = await ward.item();
  return ward.turn((unit) => act(unit, minh, id, { type: 'approve', revision }));
};
const publishAll = () => ward.publishAll();
const onPortal = async () => ward.core.publisher.read(ward.ward.id, (await ward.item()).code);
/** Keys of the messages to this person. */
const heard = async (person: Person): Promise<readonly string[]> =>
  (await outboxMessages(ward.core, person)).map(({ name }) => name);

describe('a consent that is withdrawn while the board reviews the item', () => {
  it('is reported to the author, who is asked again, and to the head; meanwhile the item cannot be approved', async () => {
    await sent();
    await withdraw(minh);
    const item = await ward.item();
    expect(item).toMatchObject({ state: 'submitted', content: { children: null } });
    expect((await heard(lan)).at(-1)).toBe('consent-withdrawn-author');
    expect((await heard(hoa)).at(-1)).toBe('consent-withdrawn-head');
    expect(await approve()).toMatchObject({ issues: [{ key: 'issue-consent-withdrawn' }] });
    expect((await ward.item()).state).toBe('submitted');
  });

  it.each(['faces-hidden', 'none-shown', 'consent-held'] as const)(
    'does not prevent publication after the author has declared “%s”',
    async (declaration) => {
      await sent();
      await withdraw(hoa);
      await declare(declaration);
      expect(await approve()).toMatchObject({ ok: true });
      await publishAll();
      expect(await ward.item()).toMatchObject({ state: 'published', content: { children: declaration } });
      expect(await onPortal()).toMatchObject({ withdrawn: false });
    },
  );

  it('is asked about again if the item changed in between: buttons of an older revision are refused', async () => {
    await sent();
    await withdraw(hoa);
    const asked = await ward.item();
    await ward.turn((unit) =>
      takeCorrection(unit, lan, asked.content.parts[0]?.of ?? '', `${school}\nCác em rất vui.`),
    );
    expect(
      await ward.turn((unit) => takeDeclaration(unit, lan, asked.id, asked.revision, 'faces-hidden')),
    ).toMatchObject({
      issues: [{ key: 'issue-revision-changed' }],
    });
    expect((await heard(lan)).at(-1)).toBe('children-ask-again');
    await declare('faces-hidden');
    expect(await approve()).toMatchObject({ ok: true });
  });

  it('is not reported to the head for a draft, nor to a head who withdrew it', async () => {
    await agreed();
    await withdraw(lan);
    expect(await heard(hoa)).toEqual([]);
    expect((await heard(lan)).at(-1)).toBe('consent-withdrawn-author');
  });
});

describe('a consent that is withdrawn after the last signature', () => {
  it('stops the item before publication; author and head are told why', async () => {
    await sent();
    expect(await approve()).toMatchObject({ ok: true });
    await withdraw(minh);
    await publishAll();
    expect(await ward.item()).toMatchObject({
      state: 'unpublished',
      standing: { reason: { code: 'consent' }, publication: null },
    });
    expect(await onPortal()).toBeNull();
    expect((await heard(lan)).at(-1)).toBe('stopped-to-author');
    expect((await heard(hoa)).at(-1)).toBe('stopped-to-head');
  });

  it('takes the item off the portal if it was published meanwhile', async () => {
    await sent();
    await approve();
    const crash = () => {
      throw new Error('killed');
    };
    const publish = createPublisher({
      ward: ward.ward.id,
      unitOfWork: ward.core.unitOfWork,
      portal: ward.core.publisher,
      openUnit: ward.open,
      reach: crash,
    });
    const row = await rowsOf(ward.core)
      .selectFrom('outbox')
      .selectAll()
      .where('kind', '=', 'publish')
      .executeTakeFirstOrThrow();
    await expect(publish(Number(row.id), JSON.parse(row.effect), row.key)).rejects.toThrow('killed');
    expect(await onPortal()).toMatchObject({ withdrawn: false });
    await withdraw(minh);
    await publishAll();
    expect(await onPortal()).toMatchObject({ withdrawn: true });
  });
});

describe('the author’s declaration about children', () => {
  it('is void when more photos arrive, and asked for again', async () => {
    await ward.add(lan, school, { photoCount: 1 });
    expect(await declare('none-shown')).toMatchObject({ content: { children: 'none-shown' } });
    await ward.add(lan, '', { photoCount: 3 });
    expect((await ward.item()).content.children).toBeNull();
  });

  it('is asked for again in the chat if photos arrive after sending', async () => {
    await ward.add(lan, school, { photoCount: 1, albumKey: 'album' });
    const { id, revision } = await declare('none-shown');
    await ward.turn((unit) => sendItem(unit, lan, id, revision));
    await ward.add(lan, '', { photoCount: 1, albumKey: 'album' });
    expect((await ward.item()).content.children).toBeNull();
    expect(await heard(lan)).toContain('children-ask-again');
  });

  it('stays valid when text is added, and is shown on the preview', async () => {
    await ward.add(lan, school, { photoCount: 1 });
    await declare('faces-hidden');
    await ward.add(lan, 'Các em rất vui.');
    const item = await ward.item();
    expect(item.content.children).toBe('faces-hidden');
    expect(await ward.turn(async (unit) => preview(unit, item, 'Lan', []))).toMatchObject({
      facts: { children: { key: 'children-said', facts: { declaration: 'faces-hidden' } } },
    });
  });
});
