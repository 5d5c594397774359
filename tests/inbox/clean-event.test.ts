import { describe, expect, it } from 'vitest';
import type { IncomingEvent } from '../../src/channel/incoming.ts';
import { cleanEvent } from '../../src/inbox/clean-event.ts';

const origin = {
  channel: 'telegram',
  externalId: 'm\u200b1',
  conversation: 'c1',
  isGroup: false,
  sender: { id: '7', displayName: 'Lan\u202e\nPhó\u200b ban' },
  occurredAt: new Date(0),
};
const message = { messageId: '1', order: 1, forwardedFrom: { kind: 'chat', name: 'Báo\u2066 Hải\tPhòng' } } as const;

describe('cleaning of incoming messages', () => {
  it('Cleaning removes invisible characters from the text, the forwarding source and the sender’s name', () => {
    const event: IncomingEvent = {
      ...origin,
      kind: 'text',
      text: 'Khối 4\u200b dọn\u202e\r\nvệ sinh'.normalize('NFD'),
      ...message,
    };
    expect(cleanEvent(event)).toEqual({
      ...event,
      sender: { ...origin.sender, displayName: 'Lan Phó ban' },
      text: 'Khối 4 dọn\nvệ sinh',
      forwardedFrom: { kind: 'chat', name: 'Báo Hải Phòng' },
    });
  });

  it('Cleaning also applies to edits, captions and file names, but keeps the platform’s ids unchanged', () => {
    const file = {
      kind: 'document',
      fileId: 'f\u200b',
      uniqueId: 'u',
      name: 'anh\u202egpj.exe',
      mimeType: null,
      sizeBytes: 1,
      width: null,
      height: null,
    } as const;
    expect(
      cleanEvent({
        ...origin,
        kind: 'attachments',
        attachments: [file],
        caption: 'a\u2060b',
        albumKey: null,
        ...message,
      }),
    ).toMatchObject({
      externalId: 'm\u200b1',
      caption: 'ab',
      attachments: [{ fileId: 'f\u200b', name: 'anhgpj.exe' }],
    });
    expect(cleanEvent({ ...origin, kind: 'edited', of: 'm0', text: '\u2067sửa\u0000' })).toMatchObject({ text: 'sửa' });
  });
});
