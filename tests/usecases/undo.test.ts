/** Undoing and restoring on a real database: the record, the messages and the refusals. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actByNumber, actOnItem, decideItem } from '../../src/chat/acts/item.ts';
import { undoLast } from '../../src/chat/acts/undo.ts';
import { tellOutcome } from '../../src/chat/notice/tell-outcome.ts';
import { cardMessage } from '../../src/chat/say/card.ts';
import { actNamed } from '../../src/domain/act/act.ts';
import { submissionActs } from '../../src/domain/act/submission.ts';
import { cardId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { forecastSentence } from '../../src/domain/royalty/forecast.ts';
import { readReplyCode } from '../../src/domain/submission/codes.ts';
import { forecast } from '../../src/reading/statement.ts';
import { takeDown } from '../../src/usecases/check/take-down.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let lan: Person;
let minh: Person;
let ha: Person;
let hoa: Person;
const reason = { code: 'facts', note: '' };

beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  ha = await ward.person('Phạm Thị Hà', 'deputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
});
afterEach(() => ward.close());

const types = (person: Person, text: string) =>
  ward.turn((unit) => {
    const code = readReplyCode(text);
    if (!code) throw new Error(`${text} is no code`);
    return actByNumber(unit, person, code);
  });
const decides = async (person: Person, type: 'return' | 'reject' | 'unpublish') => {
  const { id, revision } = await ward.item();
  return ward.turn((unit) => act(unit, person, id, { type, revision, reason }));
};
const buttons = async (reader: Person) =>
  (cardMessage(ward.open({} as never, ''), await ward.item(), lan, reader).buttons ?? [])
    .flat()
    .flatMap((button) => ('action' in button ? [button.action] : []));
const issueOf = (outcome: { readonly ok: boolean; readonly issues?: readonly { readonly key: string }[] }) =>
  outcome.ok ? null : outcome.issues?.[0]?.key;

describe('a decision', () => {
  it('is undone by its code or by the word; both acts are recorded, and the author is told of each once', async () => {
    const item = await ward.submitted(lan);
    await decides(minh, 'return');
    expect(await buttons(minh)).toEqual(['undo']);
    expect(await buttons(ha)).toEqual([]);
    expect(await types(minh, 'U 0001')).toMatchObject({ ok: true, note: { key: 'note-undo' }, isSaid: true });
    expect(await buttons(ha)).toContain('approve');
    await decides(minh, 'reject');
    expect(await ward.turn((unit) => undoLast(unit, minh))).toMatchObject({ ok: true });
    expect(await ward.item()).toMatchObject({ state: 'submitted', content: item.content });
    expect((await ward.told(lan)).filter((name) => name.endsWith('-author'))).toEqual([
      'returned-to-author',
      'undone-to-author',
      'rejected-to-author',
      'undone-to-author',
    ]);
    expect((await ward.decisions()).map(({ action }) => action)).toEqual(['return', 'undo', 'reject', 'undo']);
    expect((await ward.audit()).slice(-4)).toEqual(['return', 'undo', 'reject', 'undo']);
    expect((await ward.timeline()).slice(-4)).toEqual(['returned', 'undone', 'rejected', 'undone']);
    // As if never decided: other members may decide.
    expect(await decides(ha, 'return')).toMatchObject({ ok: true });
  });

  it('is not undone after a minute, after the author’s change, or by another person, each with its reason', async () => {
    await ward.submitted(lan);
    expect(issueOf(await ward.turn((unit) => undoLast(unit, minh)))).toBe('issue-undo-none');
    await decides(minh, 'return');
    expect(issueOf(await types(ha, 'U 0001'))).toBe('issue-undo-others');
    ward.clock.advance(61_000);
    expect(await buttons(minh)).toEqual([]);
    expect(issueOf(await ward.turn((unit) => undoLast(unit, minh)))).toBe('issue-undo-late');
    expect((await ward.audit()).at(-1)).toBe('refused-undo');
    await ward.close();
    ward = await openWard();
    lan = await ward.person('Nguyễn Thị Lan', 'contributor');
    minh = await ward.person('Trần Văn Minh', 'deputy');
    await ward.submitted(lan);
    await decides(minh, 'return');
    await ward.add(lan, 'Tổng cộng 25 cây.');
    expect(issueOf(await types(minh, 'U 0001'))).toBe('issue-undo-nothing');
    // An hour later, the same word no longer refers to a decision, because none was made in the last minute.
    ward.clock.advance(3_600_000);
    expect(issueOf(await ward.turn((unit) => undoLast(unit, minh)))).toBe('issue-undo-none');
  });

  it('that was followed by another act is named, instead of an older decision about another item', async () => {
    await ward.submitted(lan);
    await decides(minh, 'reject');
    ward.clock.advance(8 * 60_000);
    const second = await ward.submitted(lan, 'Khối 6 làm đường\nSáng nay làm 200 m đường.\nNguồn: ông Bình');
    await ward.turn((unit) => act(unit, minh, second.id, { type: 'approve', revision: second.revision }));
    const approved = await ward.turn((unit) => unit.stores.submissions.get(second.id));
    await ward.turn((unit) => takeDown(unit, approved, minh, reason));
    expect(await types(ha, 'L 0002')).toMatchObject({ ok: true });
    expect(await ward.turn((unit) => undoLast(unit, minh))).toMatchObject({
      issues: [{ key: 'issue-undo-nothing', facts: { code: second.code } }],
    });
  });

  it('to approve is undone by taking the page down before it can be approved again', async () => {
    await ward.submitted(lan);
    const { id, revision } = await ward.item();
    const approve = (seen: number) => ward.turn((unit) => act(unit, minh, id, { type: 'approve', revision: seen }));
    await approve(revision);
    await ward.turn((unit) => undoLast(unit, minh));
    const back = await ward.item();
    await approve(back.revision);
    const effects = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select('effect')
      .where('kind', '=', 'publish')
      .execute();
    expect(effects.map(({ effect }) => JSON.parse(effect))).toMatchObject([
      { revision },
      { revision: revision + 1, isTakenBack: true },
      { revision: revision + 2 },
    ]);
  });

  it('that was undone is in no figure, one that stands is', async () => {
    const counted = (event: 'returned' | 'rejected') =>
      ward.turn((unit) => unit.stores.period.events(event, new Date(0), new Date('2100-01-01')));
    await ward.submitted(lan);
    await decides(minh, 'return');
    expect(await counted('returned')).toHaveLength(1);
    ward.clock.advance(5_000);
    await types(minh, 'U 0001');
    expect(await counted('returned')).toEqual([]);
    await decides(minh, 'reject');
    ward.clock.advance(5_000);
    await types(minh, 'U 0001');
    expect(await counted('rejected')).toEqual([]);
    await decides(ha, 'reject');
    expect(await counted('rejected')).toHaveLength(1);
  });

  it('by withdrawal of a consent cannot be undone, nor the item republished', async () => {
    await ward.submitted(lan);
    const { id, revision } = await ward.item();
    await ward.turn((unit) => act(unit, minh, id, { type: 'approve', revision }));
    const approved = await ward.item();
    await ward.turn((unit) => takeDown(unit, approved, minh, { code: 'consent', note: '' }));
    expect(issueOf(await types(minh, 'U 0001'))).toBe('issue-undo-nothing');
  });
});

it('an unpublished item is republished once with the code L, and the head is told', async () => {
  await ward.submitted(lan);
  const { id, revision } = await ward.item();
  await ward.turn((unit) => act(unit, minh, id, { type: 'approve', revision }));
  const approved = await ward.item();
  await ward.turn((unit) => takeDown(unit, approved, minh, reason));
  expect(await buttons(ha)).toEqual(['republish']);
  // The reason for taking it down is shown before it is published again.
  expect(await types(ha, 'L 0001')).toMatchObject({ ok: true });
  expect(await ward.item()).toMatchObject({ state: 'unpublished' });
  const { revision: down } = await ward.item();
  const sure = { submission: id, revision: down, argument: 'sure' };
  const puts = (by: Person) => ward.turn((unit) => actOnItem(unit, by, actNamed(submissionActs, 'republish'), sure));
  expect(await puts(lan)).toMatchObject({ ok: false });
  expect(await puts(ha)).toMatchObject({ ok: true });
  expect(issueOf(await types(minh, 'L 0001'))).toBe('issue-state-approved');
  expect(await ward.item()).toMatchObject({ state: 'approved', revision: revision + 2 });
  expect((await ward.told(hoa)).filter((name) => name === 'republished-to-head')).toHaveLength(1);
  expect((await ward.audit()).filter((action) => action === 'republish')).toHaveLength(1);
  expect((await ward.timeline()).at(-1)).toBe('republished');
});

it('a card shows what the item would earn, and what is left under a ceiling', async () => {
  const item = await ward.submitted(lan);
  const sentence = forecastSentence(await ward.turn((unit) => forecast(unit, item.id)));
  if (typeof sentence === 'string') throw new Error('no rate governs');
  const say = (left: string) =>
    ward.core.translator
      .say('vi', { ...sentence, facts: { ...sentence.facts, ...(left === '' ? {} : { ceiling: 'yes', left }) } })
      .trim();
  expect(say('')).toBe('Nhuận bút dự kiến 50.600\u00a0đ.');
  expect(say('1.200.000')).toBe('Nhuận bút dự kiến 50.600\u00a0đ; kinh phí tháng này còn 1.200.000\u00a0đ.');
  const unit = ward.open({} as never, '');
  expect(cardMessage(unit, item, lan, minh, { royalty: sentence }).facts?.royalty).toEqual(sentence);
  // Without rates there is no line.
  expect(forecastSentence(null)).toBe('');
});

describe('two signatures with cards that cannot be edited', () => {
  const paper =
    'Quyết định số 12/QĐ-UBND về việc công nhận gia đình văn hóa\nNgày ký: 25/11/2026\nNguồn: Quyết định số 12/QĐ-UBND';
  const card = async (reader: Person) => {
    const item = await ward.item();
    await ward.turn((unit) =>
      unit.stores.cards.insert({
        ...{ id: cardId(unit.ids.next()), submission: item.id, person: reader.id, channel: 'zalo-bot' },
        ...{ conversation: '1', messageId: '', hasPhoto: false, shownRevision: item.revision, shown: '' },
        createdAt: unit.now,
      }),
    );
  };
  const renewed = async (reader: Person): Promise<readonly string[]> => {
    const before = (await ward.told(reader)).length;
    await ward.turn(async (unit) => {
      const item = (await unit.stores.submissions.inStates(null, 1))[0];
      const shown = item && (await unit.stores.cards.latestOf(item.id, reader.id));
      if (item && shown) await tellOutcome(unit, shown, item, reader);
    });
    return (await ward.told(reader)).slice(before);
  };
  const signs = async (person: Person) => {
    const { id, revision } = await ward.item();
    const row = actNamed(submissionActs, 'approve');
    return ward.turn((unit) => decideItem(unit, person, row, { submission: id, revision }));
  };

  it('the first signature is confirmed to its signer with a button to undo; afterwards both are named, and undoing is told to both', async () => {
    await ward.submitted(lan, paper);
    await card(minh);
    await card(hoa);
    expect(await signs(minh)).toMatchObject({
      ...{ ok: true, isSaid: true, note: { key: 'note-signed' } },
      below: [[{ action: 'undo' }]],
    });
    expect(await renewed(minh)).toEqual([]);
    expect(await signs(hoa)).toMatchObject({ ok: true });
    // No message before the item is on the portal; then one, with a way to undo it.
    expect(await renewed(hoa)).toEqual(['renewCard']);
    await ward.publishAll();
    expect(await renewed(hoa)).toEqual(['card-outcome']);
    expect(await renewed(hoa)).toEqual([]);
    expect(await renewed(minh)).toEqual(['card-outcome']);
    const said = (await ward.read(minh)).at(-1);
    expect(said?.facts).toMatchObject({ name: 'Trần Văn Minh, Vũ Thị Hoa', own: 'no' });
    const status = cardMessage(ward.open({} as never, ''), await ward.item(), lan, ha).facts?.status;
    expect(status).toMatchObject({ facts: { name: 'Trần Văn Minh, Vũ Thị Hoa' } });
    await ward.turn((unit) => undoLast(unit, hoa));
    expect(await renewed(minh)).toEqual(['card-taken-back']);
    expect(await renewed(minh)).toEqual([]);
  });

  it('an item that the portal does not take within seconds is reported as waiting', async () => {
    await ward.submitted(lan);
    await card(minh);
    await signs(minh);
    expect(await renewed(minh)).toEqual(['renewCard']);
    ward.clock.advance(11_000);
    expect(await renewed(minh)).toEqual(['card-outcome']);
  });
});
