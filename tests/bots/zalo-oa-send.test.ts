import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pictureMaxBytes } from '../../bots/zalo-oa/picture.ts';
import { createUploads } from '../../bots/zalo-oa/uploads.ts';
import type { ChannelError } from '../../src/channel/channel-error.ts';
import type { OutgoingFile, OutgoingMessage } from '../../src/channel/outgoing.ts';
import { appSecret, type FakeZalo, paths, startFakeZalo, userId } from './zalo-oa-fake.ts';
import { aContext, aFile, aMessage, openChannel, type ZaloOaContext } from './zalo-oa-world.ts';

let fake: FakeZalo;
let context: ZaloOaContext;
let channel: ReturnType<typeof openChannel>;

const open = async (config: Parameters<typeof openChannel>[2] = {}) => {
  channel = openChannel(fake, context, config);
  await channel.start();
};
beforeEach(async () => {
  fake = await startFakeZalo();
  context = aContext();
});
afterEach(async () => {
  await channel.stop();
  await fake.close();
});

const send = (change: Partial<OutgoingMessage> = {}) => channel.send(aMessage(change));
const messages = () => fake.said.map(({ message }) => message as Record<string, unknown>);
const failNext = (path: string, error: number) => fake.script.push({ path, answer: { error } });

/** Incompressible pixels, so that the file size depends on the quality. */
const noise = (width: number, height: number) => {
  const raw = Buffer.alloc(width * height * 3);
  for (let at = 0, seed = 7; at < raw.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    raw[at] = seed >> 16;
  }
  return sharp(raw, { raw: { width, height, channels: 3 } });
};
const smallJpeg = await noise(40, 30).jpeg().toBuffer();
const photo = (bytes: Uint8Array = smallJpeg, type = 'image/jpeg') => aFile(bytes, 'anh.jpg', type);
const pdf = 'application/pdf';

describe('a message', () => {
  it('A text is sent with the token in its own header, and the message id is returned', async () => {
    await open();
    const { messageId } = await send({ text: 'Xin chào' });
    expect(messageId).toBe('77aa0b1c2d3e4f506101');
    expect(fake.said).toEqual([{ recipient: { user_id: userId }, message: { text: 'Xin chào' } }]);
    const [call] = fake.of(paths.send);
    expect(call?.headers.access_token).toBe(fake.state.access);
    expect(call?.headers.authorization).toBeUndefined();
    expect(call?.headers.appsecret_proof).toBeUndefined();
  });

  it('The app secret’s proof is sent if configured', async () => {
    await open({ provesAppSecret: true });
    await send();
    const { createHmac } = await import('node:crypto');
    const proof = createHmac('sha256', appSecret).update(fake.state.access).digest('hex');
    expect(fake.of(paths.send)[0]?.headers.appsecret_proof).toBe(proof);
  });

  it('The message id is that of the last part, which has the buttons', async () => {
    await open();
    const choices = [[{ label: 'Duyệt', value: 'm1:a:b:c:d' }]];
    const { messageId } = await send({ text: 'câu. '.repeat(900), photos: [photo()], choices });
    const last = messages().at(-1);
    expect(messages().filter(({ attachment }) => attachment !== undefined)).toHaveLength(2);
    expect(last).toMatchObject({ attachment: { type: 'template', payload: { buttons: [{ title: 'Duyệt' }] } } });
    expect(messageId).toBe(`77aa0b1c2d3e4f50${6_100 + fake.said.length}`);
  });

  it('A message without a valid receiver is refused before any call', async () => {
    await open();
    await expect(send({ conversation: '' })).rejects.toThrow(RangeError);
    await expect(send({ conversation: 'hai người' })).rejects.toThrow(RangeError);
    expect(fake.of(paths.send)).toHaveLength(0);
  });
});

describe('pictures', () => {
  it('A picture is uploaded once for all messages within six days', async () => {
    await open();
    await send({ photos: [photo()] });
    await send({ photos: [photo(), photo(Buffer.from(smallJpeg))] });
    expect(fake.of(paths.image)).toHaveLength(1);
    context.pass(6 * 24 + 1);
    await send({ photos: [photo()] });
    expect(fake.of(paths.image)).toHaveLength(2);
    expect(messages()[0]).toEqual({
      text: 'Đã nhận tin của bạn.',
      attachment: {
        type: 'template',
        payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: 'ATT-IMG-1' }] },
      },
    });
  });

  it('A picture that Zalo no longer has is uploaded again once', async () => {
    await open();
    await send({ photos: [photo()] });
    failNext(paths.send, -100);
    await send({ photos: [photo()] });
    expect(fake.of(paths.image)).toHaveLength(2);
    expect(JSON.stringify(messages().at(-1))).toContain('ATT-IMG-2');
    failNext(paths.send, -100);
    failNext(paths.send, -100);
    await send({ photos: [photo()] });
    expect(fake.of(paths.image)).toHaveLength(3);
    expect(messages().at(-1)).toEqual({ text: 'Đã nhận tin của bạn.' });
  });

  it.each([-210, -212])('If Zalo refuses the pictures (%d), the text and buttons are still sent', async (error) => {
    await open();
    const choices = [[{ label: 'Duyệt', value: 'm1:a:b:c:d' }]];
    failNext(paths.image, error);
    const { messageId } = await send({ text: 'Bài chờ duyệt', photos: [photo()], choices });
    expect(messages()).toMatchObject([
      { text: 'Bài chờ duyệt', attachment: { payload: { buttons: [{ title: 'Duyệt' }] } } },
    ]);
    expect(messageId).not.toBe('');
    failNext(paths.image, error);
    await send({ text: 'Một ảnh', photos: [photo()] });
    expect(messages().at(-1)).toEqual({ text: 'Một ảnh' });
    failNext(paths.file, error);
    await send({ text: 'Một tệp', photos: [aFile(Buffer.from('%PDF-1.7'), 'báo cáo', pdf)] });
    expect(messages().at(-1)).toEqual({ text: 'Một tệp' });
  });

  it('Refused pictures without text and refused texts are failures', async () => {
    await open();
    failNext(paths.image, -210);
    await expect(send({ text: '', photos: [photo()] })).rejects.toMatchObject({ kind: 'rejected' });
    failNext(paths.image, -210);
    failNext(paths.send, -210);
    const refusal = await send({ photos: [photo()] }).catch((thrown: unknown) => thrown);
    // No message was sent before the refusal.
    expect(refusal).toMatchObject({ kind: 'rejected' });
    expect((refusal as ChannelError).details.outcomeUnknown).toBeUndefined();
  });

  it('A picture is sent as its largest copy of at most 1 MB, unchanged, under a suitable name', async () => {
    await open();
    const png = await noise(60, 30).png().toBuffer();
    const asked: (number | undefined)[] = [];
    const stored = (bytes: Buffer): OutgoingFile => ({
      ...photo(),
      bytes: async (limitBytes) => {
        asked.push(limitBytes);
        return bytes;
      },
    });
    await send({ photos: [stored(smallJpeg)] });
    await send({ photos: [stored(png)] });
    expect(asked).toEqual([pictureMaxBytes, pictureMaxBytes]);
    const files = fake.of(paths.image).map(({ file }) => file);
    expect(files.map((file) => [file?.name, file?.type, file?.size])).toEqual([
      ['photo.jpg', 'image/jpeg', smallJpeg.byteLength],
      ['photo.png', 'image/png', png.byteLength],
    ]);
  });

  it('Pictures without a small enough copy and files that are no pictures are left out without an upload, and the text is sent', async () => {
    await open();
    const huge = Buffer.concat([smallJpeg, Buffer.alloc(pictureMaxBytes)]);
    for (const bytes of [huge, Buffer.from('no picture')]) {
      await send({ text: 'Bài chờ duyệt', photos: [photo(bytes)] });
      expect(messages().at(-1)).toEqual({ text: 'Bài chờ duyệt' });
      await expect(send({ text: '', photos: [photo(bytes)] })).rejects.toMatchObject({ kind: 'rejected' });
    }
    expect(fake.of(paths.image)).toEqual([]);
  });

  it('Concurrent messages upload a picture once, and again after a failure', async () => {
    await open();
    let uploads = 0;
    const cache = createUploads(context.now);
    const upload = async () => {
      uploads += 1;
      await Promise.resolve();
      if (uploads === 1) throw new Error('no');
      return `id-${uploads}`;
    };
    await expect(cache.idOf('a', upload)).rejects.toThrow('no');
    expect(await Promise.all(Array.from({ length: 20 }, () => cache.idOf('a', upload)))).toEqual(
      Array.from({ length: 20 }, () => 'id-2'),
    );
    expect(uploads).toBe(2);
  });
});

describe('documents', () => {
  it('Documents are sent as files up to 5 MB, with the ending that Zalo requires', async () => {
    await open();
    await send({ photos: [aFile(Buffer.from('%PDF-1.7'), 'báo cáo', pdf)] });
    expect(fake.of(paths.file)[0]?.file).toEqual({ name: 'báo cáo.pdf', type: pdf, size: 8 });
    expect(messages()).toEqual([
      { attachment: { type: 'file', payload: { token: 'FILE-TOKEN-1' } } },
      { text: 'Đã nhận tin của bạn.' },
    ]);
  });

  it('Documents that are too big or of another kind are given as addresses', async () => {
    await open();
    const url = 'https://tin.example.vn/f/abc';
    await send({ photos: [aFile(new Uint8Array(5_000_001), 'to.pdf', pdf, url)] });
    await send({ photos: [aFile(new Uint8Array(9), 'bang.xlsx', 'application/vnd.ms-excel', url)] });
    expect(fake.of(paths.file)).toHaveLength(0);
    expect(messages().map(({ text }) => text)).toEqual([
      `Đã nhận tin của bạn.\n\nto.pdf: ${url}`,
      `Đã nhận tin của bạn.\n\nbang.xlsx: ${url}`,
    ]);
  });
});

describe('where the documentation is unclear', () => {
  it('If the first button format is refused, the other is used from then on', async () => {
    await open();
    const choices = [[{ label: 'Duyệt', value: 'm1:a:b:c:d' }]];
    failNext(paths.send, -201);
    await send({ choices });
    await send({ choices });
    for (const message of messages()) {
      expect(message).toMatchObject({ attachment: { payload: { template_type: 'button', buttons: [{}] } } });
    }
    expect(fake.of(paths.send)).toHaveLength(3);
    expect(context.logged.map(({ message }) => message)).toContain('zalo-oa-buttons-in-another-form');
  });

  it('If the phone number form is refused, the question is sent as text', async () => {
    await open();
    failNext(paths.send, -201);
    await send({ text: 'Xin số điện thoại ạ', asksContact: true });
    expect(messages()).toEqual([{ text: 'Xin số điện thoại ạ' }]);
  });

  it('The form includes its picture if one is configured', async () => {
    await open({ contactImageUrl: 'https://tin.example.vn/logo.png' });
    await send({ text: 'Xin số', asksContact: true });
    expect(messages()[0]).toMatchObject({
      attachment: {
        payload: {
          template_type: 'request_user_info',
          elements: [{ title: 'OA Phường Mẫu', subtitle: 'Xin số', image_url: 'https://tin.example.vn/logo.png' }],
        },
      },
    });
  });
});

describe('in the middle of a long message', () => {
  const long = 'câu. '.repeat(900);

  it('After a short refusal, sending continues without repeating the beginning', async () => {
    await open();
    fake.script.push({ path: paths.send, answer: { error: 0, data: { message_id: 'first' } } });
    failNext(paths.send, -200);
    await send({ text: long });
    expect(fake.of(paths.send)).toHaveLength(4);
    expect(fake.said).toHaveLength(2);
  });

  it('A failure in the middle states that a part was sent', async () => {
    await open();
    fake.script.push({ path: paths.send, answer: { error: 0, data: { message_id: 'first' } } });
    failNext(paths.send, -230);
    await expect(send({ text: long })).rejects.toMatchObject({
      kind: 'outsideReplyWindow',
      details: { outcomeUnknown: true },
    });
  });

  it('A failed upload means that nothing was sent', async () => {
    await open();
    fake.script.push({ path: paths.image, answer: 'reset' });
    const error = await send({ photos: [photo()] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect((error as { details: object }).details).not.toHaveProperty('outcomeUnknown');
  });
});

describe('what is logged and thrown', () => {
  it('No error contains a secret, whatever the platform answers', async () => {
    await open();
    const { access } = fake.state;
    fake.script.push({ path: paths.send, answer: { error: -209, message: `bad ${access} ${appSecret}` } });
    const error = await send().catch((thrown: unknown) => thrown);
    expect(`${error} ${JSON.stringify(error)}`).not.toContain(access);
    expect(JSON.stringify(context.logged)).not.toContain(access);
  });
});

describe('the reply window', () => {
  it('The window is 48 hours, or 7 days if the ward pays', async () => {
    await open();
    expect(channel.abilities.replyWindowMs).toBe(48 * 3_600_000);
    const paying = openChannel(fake, aContext(), { allowsPaid: true });
    expect(paying.abilities.replyWindowMs).toBe(7 * 24 * 3_600_000);
  });
});
