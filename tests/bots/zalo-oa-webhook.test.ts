import { describe, expect, it } from 'vitest';
import { readWebhook, signatureOf } from '../../bots/zalo-oa/webhook.ts';
import type { WebhookRequest } from '../../src/channel/channel.ts';
import { appId, oaSecretKey, startFakeZalo } from './zalo-oa-fake.ts';
import { aContext, fixtureBytes, now, openChannel } from './zalo-oa-world.ts';

const keys = { appId: appId, oaSecretKey: oaSecretKey };
const worked: { signatures: { file: string; value: string; bytes: number }[] } = JSON.parse(
  fixtureBytes('_signatures.json').toString('utf8'),
);
const textFixture = 'oa_user_send_text.json';
const goodMac = '47976d76f570a9900085968163caebcb90eff01ee94c9eafad5f3f469874f4a2';

const read = (body: Uint8Array | string, header?: string | string[], change: Partial<typeof keys> = {}) => {
  const request: WebhookRequest = {
    headers: header === undefined ? {} : { 'x-zevent-signature': header },
    body: typeof body === 'string' ? Buffer.from(body) : body,
  };
  return readWebhook(request, { ...keys, ...change }, now).kind;
};

describe('the reference signatures', () => {
  it.each(worked.signatures)('$file is accepted, and its bytes are kept', ({ file, value, bytes }) => {
    const body = fixtureBytes(file);
    expect(body.byteLength).toBe(bytes);
    const verdict = readWebhook({ headers: { 'x-zevent-signature': value }, body }, keys, now);
    expect(verdict.kind).toBe('genuine');
    if (verdict.kind === 'genuine') expect(verdict.deliveries[0]?.payload).toBe(body.toString('utf8'));
  });

  it('The signature is plain SHA-256, not HMAC', () => {
    const body = fixtureBytes(textFixture);
    expect(signatureOf(body, '1795597203003', keys).toString('hex')).toBe(goodMac);
    expect(read(body, 'mac=ff11f60bce3dc278d400f0c73f976f948896deb586ada90efb76931035c5eaf1')).toBe('forged');
  });

  it('The signature is valid for the raw bytes only', () => {
    const body = fixtureBytes('oa_user_send_text_escaped.json');
    const again = JSON.stringify(JSON.parse(body.toString('utf8')));
    expect(again).not.toBe(body.toString('utf8'));
    const right = 'mac=5938fbabb0468244b4c92cc4e0fde9d7cfc83375c262b70d57218172e49915e3';
    expect(read(body, right)).toBe('genuine');
    expect(read(again, right)).toBe('forged');
    expect(read(body, 'mac=dab4150204c772a36fbdabbf467d1952e83989eb971f8a3d27c2be6ab33399f4')).toBe('forged');
  });
});

describe('other accepted deliveries', () => {
  const body = fixtureBytes(textFixture);
  it.each([goodMac, `mac=${goodMac.toUpperCase()}`, ` mac = ${goodMac} `, `MAC=${goodMac}`])(
    'The header %s is accepted',
    (header) => {
      expect(read(body, header)).toBe('genuine');
    },
  );
  it('Of several headers the first is used', () => expect(read(body, [`mac=${goodMac}`, 'x'])).toBe('genuine'));
  it('The header’s time is used if the body has none', () => {
    const without = JSON.stringify({ event_name: 'follow', app_id: appId, follower: { id: '1' } });
    const mac = signatureOf(Buffer.from(without), '1795597201001', keys).toString('hex');
    const headers = { 'x-zevent-signature': mac, 'x-zevent-timestamp': '1795597201001' };
    expect(readWebhook({ headers, body: Buffer.from(without) }, keys, now).kind).toBe('genuine');
  });
});

describe('a delivery recorded and sent again', () => {
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const body = fixtureBytes(textFixture);
  const deliveries = (headers: Record<string, string>, sent: Uint8Array, now: Date) => {
    const verdict = readWebhook({ headers, body: sent }, keys, now);
    return verdict.kind === 'genuine' ? verdict.deliveries.length : verdict.kind;
  };

  it('A replayed delivery is accepted while the inbox remembers its key, and so stored once', () => {
    expect(deliveries({ 'x-zevent-signature': goodMac }, body, later(13))).toBe(1);
  });

  it('A replayed delivery is ignored once its key is forgotten, so that an old "D 0042" cannot decide a new item 0042', () => {
    expect(deliveries({ 'x-zevent-signature': goodMac }, body, later(15))).toBe(0);
    const without = Buffer.from(JSON.stringify({ event_name: 'follow', app_id: appId, follower: { id: '1' } }));
    const mac = signatureOf(without, '1795597201001', keys).toString('hex');
    const headers = { 'x-zevent-signature': mac, 'x-zevent-timestamp': '1795597201001' };
    expect(deliveries(headers, without, later(15))).toBe(0);
    // A different time in the header does not match the signature.
    expect(deliveries({ ...headers, 'x-zevent-timestamp': String(later(15).getTime()) }, without, later(15))).toBe(
      'forged',
    );
  });
});

describe('refused deliveries', () => {
  const body = fixtureBytes(textFixture);
  const text = body.toString('utf8');
  it('One flipped digit anywhere in the signature is refused', () => {
    for (let at = 0; at < 64; at += 1) {
      const flipped = goodMac.slice(0, at) + (goodMac[at] === '0' ? '1' : '0') + goodMac.slice(at + 1);
      expect(read(body, `mac=${flipped}`)).toBe('forged');
    }
  });
  it('A signature with another secret is refused', () =>
    expect(read(body, `mac=${goodMac}`, { oaSecretKey: 'another' })).toBe('forged'));
  it('Another time in the body is refused', () =>
    expect(read(text.replace('1795597203003', '1795597203004'), `mac=${goodMac}`)).toBe('forged'));
  it('A body without a header is refused', () => expect(read(body)).toBe('forged'));
  it('A signature of 63 or 65 digits is refused', () => {
    expect(read(body, `mac=${goodMac.slice(1)}`)).toBe('forged');
    expect(read(body, `mac=${goodMac}0`)).toBe('forged');
  });
  it('Another app with its own valid signature is refused', () => {
    const other = text.replace(appId, '1111111111111111111');
    const mac = signatureOf(Buffer.from(other), '1795597203003', { ...keys, appId: '1111111111111111111' });
    expect(read(other, `mac=${mac.toString('hex')}`)).toBe('forged');
    // A signature with this app's id does not fit a body that names another app.
    const mixed = signatureOf(Buffer.from(other), '1795597203003', keys);
    expect(read(other, `mac=${mixed.toString('hex')}`)).toBe('forged');
  });
  it('A signed array is refused', () => {
    expect(read('[]', signatureOf(Buffer.from('[]'), '', keys).toString('hex'))).toBe('forged');
  });
});

describe('the console’s probe', () => {
  it('An empty object without a signature is a probe', () => {
    expect(read(fixtureBytes('oa_probe_empty.json'))).toBe('probe');
    expect(read(' { } ')).toBe('probe');
  });
  it('Any other unsigned body is refused', () => {
    for (const body of ['', '[]', 'null', '{"a":1}', '{']) expect(read(body)).toBe('forged');
    expect(read('{}', 'mac=')).toBe('forged');
    expect(read('{}', `mac=${goodMac}`)).toBe('forged');
  });
});

describe('a body that is not text', () => {
  it('Binary bytes are malformed if signed, and forged if not', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x7b]);
    expect(read(bytes, signatureOf(bytes, '', keys).toString('hex'))).toBe('malformed');
    expect(read(bytes, `mac=${goodMac}`)).toBe('forged');
  });
});

describe('an event about the account’s access', () => {
  it('Withdrawn access is reported as needing a new grant until a message succeeds', async () => {
    const fake = await startFakeZalo();
    const context = aContext();
    const channel = openChannel(fake, context);
    await channel.start();
    expect(context.health.at(-1)?.kind).toBe('ok');
    const revoke = (oaId: string, timestamp: string) => {
      const body = JSON.stringify({ event_name: 'permission_revoked', app_id: appId, oa_id: oaId, timestamp });
      const mac = signatureOf(Buffer.from(body), timestamp, keys).toString('hex');
      return channel.acceptWebhook({ headers: { 'x-zevent-signature': mac }, body: Buffer.from(body) }).kind;
    };
    const later = String(now.getTime() + 1_000);
    expect(revoke('999', later)).toBe('genuine');
    expect(revoke(fake.state.oaId, String(now.getTime() - 1_000))).toBe('genuine');
    expect(context.health.at(-1)?.kind).toBe('ok');
    expect(revoke(fake.state.oaId, later)).toBe('genuine');
    expect(context.health.at(-1)?.kind).toBe('needsReconnect');
    await channel.send({ conversation: '1', heading: null, text: 'x', choices: [], photos: [], files: [] });
    expect(context.health.at(-1)?.kind).toBe('ok');
    await channel.stop();
    await fake.close();
  });
});
