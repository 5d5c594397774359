import { describe, expect, it } from 'vitest';
import { createWeb } from '../../bots/web/index.ts';
import { hear, parse, toDelivery } from '../../bots/web/parse.ts';
import { readMessage, renderMessage } from '../../bots/web/render.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import type { PageSaying } from '../../src/channel/page-channel.ts';
import { bytesOf } from '../support/chunks.ts';
import { channelContract } from '../support/contracts/channel.ts';
import { aContext, aMessage } from './telegram-world.ts';

const at = new Date('2026-11-25T02:00:00Z');
const saying = (said: PageSaying['said'], change: Partial<PageSaying> = {}): PageSaying => ({
  conversation: '01KDTALK0000000000000000AB',
  displayName: 'Trần Văn Bình',
  at,
  form: 'form-1',
  said,
  ...change,
});
const payloadOf = (said: PageSaying['said'], change: Partial<PageSaying> = {}): unknown =>
  JSON.parse(hear(saying(said, change)).payload);
const file = { uniqueId: 'ab12', name: 'anh.jpg', mimeType: 'image/jpeg', sizeBytes: 1_000, width: null, height: null };

const fixtures = new Map<string, readonly unknown[]>([
  ['a question', [payloadOf({ kind: 'text', text: 'Khi nào sửa đường Lý Thường Kiệt?' })]],
  ['decomposed marks', [payloadOf({ kind: 'text', text: 'Đường hỏng'.normalize('NFD') }, { form: 'form-2' })]],
  ['a press', [payloadOf({ kind: 'choice', choice: 'm1:ask:::0:AAAAAAAA', messageId: '7' })]],
  ['a phone number', [payloadOf({ kind: 'contact', phone: '0912 345 678' })]],
  [
    'two photos and a document',
    [
      payloadOf({
        kind: 'attachments',
        caption: 'Ảnh ổ gà',
        attachments: [
          { ...file, kind: 'photo', fileId: 'a'.repeat(32) },
          { ...file, kind: 'photo', fileId: 'b'.repeat(32) },
          { ...file, kind: 'document', fileId: 'c'.repeat(32), mimeType: 'application/pdf' },
        ],
      }),
    ],
  ],
]);

channelContract({
  name: 'web',
  conversation: '01KDTALK0000000000000000AB',
  fixtures,
  deliver: (payload) => toDelivery(payload, JSON.stringify(payload) ?? '', at),
  ownMessages: [{ from: 'ward', conversation: '01KDTALK0000000000000000AB', said: { kind: 'text', text: 'Đã nhận' } }],
  unknownPayloads: [
    { from: 'person', conversation: 'c', said: { kind: 'voice' } },
    { from: 'person', conversation: 'c', said: { kind: 'attachments', attachments: [{}, 7] } },
    {},
    [],
    7,
    null,
  ],
  webhook: null,
  errors: { 'the mailbox is closed': { kind: 'unreachable' } },
  open: async () => {
    const kept: string[] = [];
    let fails = false;
    const channel = createWeb(
      aContext({
        publicUrl: 'https://tin.example.vn',
        mailbox: {
          put: async (_conversation, message) => {
            if (fails) throw new Error('SQLITE_FULL');
            kept.push(message);
            return String(kept.length);
          },
        },
      }),
    );
    const messages = () => kept.flatMap((message) => readMessage(message) ?? []);
    return {
      channel,
      answerNext: () => {
        fails = true;
      },
      readTexts: () => messages().map(({ text }) => text),
      readChoices: () =>
        messages().flatMap(({ choices }) =>
          choices.flat().map((choice) => ('value' in choice ? choice.value : choice.url)),
        ),
      readFiles: () => [],
      countCalls: () => kept.length,
      close: () => channel.stop(),
    };
  },
});

describe('the web channel', () => {
  it('The same form with the same words is accepted once, and other words count as new', () => {
    const once = hear(saying({ kind: 'text', text: 'Một' }));
    expect(hear(saying({ kind: 'text', text: 'Một' }, { at: new Date(at.getTime() + 5_000) })).externalId).toBe(
      once.externalId,
    );
    expect(hear(saying({ kind: 'text', text: 'Hai' })).externalId).not.toBe(once.externalId);
    expect(hear(saying({ kind: 'text', text: 'Một' }, { form: 'form-9' })).externalId).not.toBe(once.externalId);
  });

  it('Presses have a higher priority than words, in the same conversation lane', () => {
    const press = hear(saying({ kind: 'choice', choice: 'x', messageId: null }));
    const words = hear(saying({ kind: 'text', text: 'x' }));
    expect([press.priority, words.priority]).toEqual([1, 5]);
    expect(press.lane).toBe(words.lane);
  });

  it('Attachments are passed on as uploaded', () => {
    const [event] = parse(
      hear(
        saying({
          kind: 'attachments',
          caption: 'Ổ gà',
          attachments: [{ ...file, kind: 'photo', fileId: 'd'.repeat(32) }],
        }),
      ),
    );
    expect(event).toMatchObject({ kind: 'attachments', caption: 'Ổ gà', attachments: [{ fileId: 'd'.repeat(32) }] });
  });

  it('Links and pictures are stored by address, and those without an address are left out', () => {
    const photo = { name: 'a.jpg', mimeType: 'image/jpeg', bytes: async () => new Uint8Array() };
    const [stored = ''] = renderMessage(
      aMessage({
        heading: 'Tin mới',
        choices: [[{ label: 'Xem', url: 'https://tin.example.vn/tin/a' }]],
        photos: [
          { ...photo, url: 'https://tin.example.vn/s/files/x.jpg' },
          { ...photo, url: null },
        ],
      }),
    );
    expect(readMessage(stored)).toEqual({
      heading: 'Tin mới',
      text: 'Đã nhận tin của bạn.',
      choices: [[{ label: 'Xem', url: 'https://tin.example.vn/tin/a' }]],
      photos: ['https://tin.example.vn/s/files/x.jpg'],
    });
  });

  it('An upload’s bytes are returned, or an error if they are gone', async () => {
    const channel = createWeb(
      aContext({
        uploads: {
          async *read(id) {
            if (id !== 'here') throw new ChannelError('rejected', { description: 'the upload no longer exists' });
            yield new Uint8Array([1, 2]);
          },
        },
      }),
    );
    expect(await bytesOf(channel.download({ ...file, kind: 'photo', fileId: 'here' }, 10))).toEqual(
      Buffer.from([1, 2]),
    );
    await expect(bytesOf(channel.download({ ...file, kind: 'photo', fileId: 'gone' }, 10))).rejects.toMatchObject({
      kind: 'rejected',
    });
  });

  it('Rows in another format are ignored', () => {
    for (const stored of ['', '{', 'null', '7', '{}', '{"text":7}']) expect(readMessage(stored)).toBeNull();
    expect(readMessage('{"text":"a","choices":[7,[{"label":"x"},{"label":"y","value":"v"}]],"photos":"no"}')).toEqual({
      heading: null,
      text: 'a',
      choices: [[], [{ label: 'y', value: 'v' }]],
      photos: [],
    });
  });
});
