/** Messages that do not fit a prompt: every prompt × every kind of message, in chats with and without files. */
import { describe, expect, it } from 'vitest';
import type { Intent } from '../../src/chat/hear/intent.ts';
import type { Open } from '../../src/chat/talk/memory.ts';
import { does, type Scene, says, sends } from './talk.ts';

const received = {
  text: 'Cho hỏi lịch tiêm chủng',
  photos: [],
  messageKey: 'tg:1:6',
  channel: 'telegram',
  conversation: '1',
  receivedAt: '2026-11-27T02:00:00.000Z',
};
const ofItem = { submission: 'item', revision: 2 };
const ofQuestion = { question: 'question', revision: 1, kept: '' };
const slots = ['title', 'eventOn', 'source', 'place', 'text'] as const;
const acts = ['return', 'reject', 'unpublish', 'adjust'] as const;
const ofStaff = ['draft', 'sendBack', 'clarify', 'interim', 'interimDate', 'redirect', 'mask', 'takeDown'] as const;
const ofWard = ['schedule', 'correct', 'note', 'merge', 'reclassify', 'lateWhy', 'day', 'budget'] as const;

const prompts: readonly (readonly [string, Scene])[] = [
  ...slots.map((slot) => [`slot ${slot}`, { open: { ask: 'slot', slot }, hasDraft: true }] as const),
  ...acts.map((act) => [`reason ${act}`, { role: 'head', open: { ask: 'reason', act, ...ofItem } }] as const),
  ...(['title', 'text'] as const).map(
    (slot) => [`edit ${slot}`, { role: 'deputy', open: { ask: 'boardEdit', slot, ...ofItem } }] as const,
  ),
  ...ofStaff.map(
    (what) => [`question ${what}`, { role: 'office', open: { ask: 'questionWords', what, ...ofQuestion } }] as const,
  ),
  ...(['add', 'rateNo'] as const).map(
    (what) => [`asker ${what}`, { role: 'citizen', open: { ask: 'questionWords', what, ...ofQuestion } }] as const,
  ),
  ...ofWard.map(
    (what) => [`ward ${what}`, { role: 'head', open: { ask: 'wardWords', what, kept: 'item|2' } }] as const,
  ),
  ['invite', { role: 'head', open: { ask: 'inviteName', role: 'contributor' } }],
  [
    'paper',
    {
      role: 'head',
      open: { ask: 'paperWords', press: 'rp-remark', subject: 'monthly:2026-11', argument: '', revision: 0 },
    },
  ],
  ['danger', { role: 'office', open: { ask: 'dangerWords', act: 'end', danger: 'danger' } }],
  ['citizen asked', { role: 'citizen', open: { ask: 'question' } }],
  ['citizen in doubt', { role: 'citizen', open: { ask: 'pending', received } }],
];
const onlyWords: readonly Open['ask'][] = [
  ...(['reason', 'boardEdit', 'inviteName', 'questionWords', 'wardWords', 'paperWords', 'dangerWords'] as const),
];
const repeats = ({ open }: Scene): boolean =>
  open !== undefined && onlyWords.includes(open.ask) && !(open.ask === 'questionWords' && open.what === 'add');

const unsupported = (scene: Scene, platformType: string): readonly Intent[] =>
  does({ kind: 'unsupported', platformType } as never, scene);
const keysOf = (intents: readonly Intent[]): readonly string[] =>
  intents.flatMap((intent) => ('message' in intent && intent.message ? [intent.message.key] : []));
/** True for intents that leave the prompt, decide, or write into the object of the prompt. */
const isForgetting = (intents: readonly Intent[]): boolean =>
  intents.some((intent) => intent.do === 'remember' && intent.memory.open === null);
const isDeciding = (intents: readonly Intent[]): boolean =>
  intents.some(({ do: what }) => ['item', 'boardEdit', 'invite', 'danger', 'paper', 'sayForWard'].includes(what));

describe.each([false, true])('in a chat %s', (isWithoutFiles) => {
  it.each(prompts)('%s: empty text, a sticker and a voice note are answered, and the prompt stays open', (_, scene) => {
    const here = { ...scene, isWithoutFiles };
    for (const text of ['', ' ', '\u200b\u2060', '\n\n']) {
      const heard = says(text, here);
      expect(keysOf(heard)).toEqual(['say-something', ...(repeats(scene) ? ['still-waiting'] : [])]);
      expect(isForgetting(heard) || isDeciding(heard)).toBe(false);
    }
    for (const heard of [
      unsupported(here, 'sticker'),
      unsupported(here, 'voice'),
      sends([{ kind: 'audio' }], '', here),
    ]) {
      expect(heard.length).toBeGreaterThan(0);
      expect(isForgetting(heard) || isDeciding(heard)).toBe(false);
      if (repeats(scene)) expect(keysOf(heard).at(-1)).toBe('still-waiting');
    }
  });

  it.each(prompts)('%s: a photo is handled as a photo, and the prompt is repeated', (_, scene) => {
    const heard = sends([{}], '', { ...scene, isWithoutFiles });
    expect(heard.some(({ do: what }) => ['add', 'receive', 'sayForQuestion'].includes(what))).toBe(true);
    expect(isDeciding(heard)).toBe(false);
    if (repeats(scene)) expect(keysOf(heard)).toEqual(['still-waiting']);
  });

  it.each(prompts)('%s: 4,000 characters are either kept completely or refused with the limit', (_, scene) => {
    const text = 'Nội dung dài. '.repeat(286).slice(0, 4_000);
    const heard = says(text, { ...scene, isWithoutFiles });
    const whole = JSON.stringify(heard).includes(JSON.stringify(text.trim()).slice(1, -1));
    expect(whole || keysOf(heard).includes('words-too-long')).toBe(true);
    if (keysOf(heard).includes('words-too-long')) expect(isForgetting(heard)).toBe(false);
  });
});
