/** Which step used up the time of a late item (the one that held it when its deadline passed), and the words for it. */
import { expect, it } from 'vitest';
import { createTranslator } from '../../src/adapters/fluent.ts';
import { lateList } from '../../src/chat/say/lists.ts';
import { latePartOf } from '../../src/domain/reminder/lateness.ts';
import type { Signature, Standing } from '../../src/domain/submission/submission.ts';
import { anItem, day, ha, hoa, minh, oneSignature, twoSignatures } from '../domain/submission-builders.ts';

const translator = createTranslator('locales');
const on = (date: number) => new Date(`2026-11-${date}T02:00:00Z`);
const due = { at: on(26), on: day('2026-11-26'), provisional: false, explanation: { key: 'due-news' } };
const signed = (by: typeof ha, date: number, stage = 0): Signature => ({ stage, by: by.person, at: on(date) });
const published = (date: number) => ({ version: 1, slug: 's', at: on(date) });

const words = { source: 'khâu gửi tin', review: 'khâu duyệt', approval: 'chữ ký sau', portal: 'khâu đăng' };

it.each<[told: string, part: keyof typeof words | null, standing: Partial<Standing>]>([
  ['sent after its day', 'source', { submittedAt: on(27) }],
  [
    'sent after its day, signed and published at once',
    'source',
    { submittedAt: on(27), signatures: [signed(minh, 27)] },
  ],
  ['not sent yet', 'source', { submittedAt: null }],
  ['sent in time, signed by nobody', 'review', { submittedAt: on(25) }],
  ['sent in time, first signed after its day', 'review', { submittedAt: on(25), signatures: [signed(minh, 27)] }],
  ...([[], [signed(hoa, 27, 1)]] as const).map((second): [string, 'approval', Partial<Standing>] => [
    `signed once in time, the second signature ${second.length > 0 ? 'late' : 'missing'}`,
    'approval',
    { submittedAt: on(25), route: twoSignatures, signatures: [signed(ha, 25), ...second] },
  ]),
  ['signed in time, not published', 'portal', { submittedAt: on(25), signatures: [signed(minh, 26)] }],
  [
    'both signatures in time, published after its day',
    'portal',
    {
      ...{ submittedAt: on(25), route: twoSignatures, publication: published(27) },
      signatures: [signed(ha, 25), signed(hoa, 26, 1)],
    },
  ],
  ['published in time', null, { submittedAt: on(25), signatures: [signed(minh, 25)], publication: published(26) }],
  ['without a day', null, { submittedAt: on(25), due: { ...due, at: null } }],
])('%s: %s', (_told, part, standing) => {
  const item = anItem({ standing: { route: oneSignature, due, ...standing } });
  expect(latePartOf(item, on(28))).toBe(part);
  const { id, code } = item;
  const late = {
    kind: 'item',
    id,
    code,
    title: 'Khối 4',
    dueOn: due.on,
    holders: [],
    waitsFor: null,
    since: on(25),
    reason: null,
  } as const;
  const shown = lateList([{ ...late, part: latePartOf(item, on(28)) }], 1, { id: hoa.person }, 'Asia/Ho_Chi_Minh');
  const said = translator.say('vi', shown);
  for (const [each, word] of Object.entries(words)) expect(said.includes(`· chậm ở ${word}`)).toBe(each === part);
});

it('an item is late from the end of its due day, not before', () => {
  const item = anItem({ standing: { due, submittedAt: on(25) } });
  expect([latePartOf(item, due.at), latePartOf(item, new Date(due.at.getTime() + 1))]).toEqual([null, 'review']);
});
