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

describe('the worked signatures', () => {
  it.each(worked.signatures)('accepts $file and keeps its bytes', ({ file, value, bytes }) => {
    const body = fixtureBytes(file);
    expect(body.byteLength).toBe(bytes);
    const verdict = readWebhook({ headers: { 'x-zevent-signature': value }, body }, keys, now);
    expect(verdict.kind).toBe('genuine');
    if (verdict.kind === 'genuine') expect(verdict.deliveries[0]?.payload).toBe(body.toString('utf8'));
  });

  it('are plain SHA-256, not HMAC', () => {
    const body = fixtureBytes(textFixture);
    expect(signatureOf(body, '1795597203003', keys).toString('hex')).toBe(goodMac);
    expect(read(body, 'mac=ff11f60bce3dc278d400f0c73f976f948896deb586ada90efb76931035c5eaf1')).toBe('forged');
  });

  it('hold for the raw bytes only', () => {
    const body = fixtureBytes('oa_user_send_text_escaped.json');
    const again = JSON.stringify(JSON.parse(body.toString('utf8')));
    expect(again).not.toBe(body.toString('utf8'));
    const right = 'mac=5938fbabb0468244b4c92cc4e0fde9d7cfc83375c262b70d57218172e49915e3';
    expect(read(body, right)).toBe('genuine');
    expect(read(again, right)).toBe('forged');
    expect(read(body, 'mac=dab4150204c772a36fbdabbf467d1952e83989eb971f8a3d27c2be6ab33399f4')).toBe('forged');
  });
});

describe('what else is accepted', () => {
  const body = fixtureBytes(textFixture);
  it.each([goodMac, `mac=${goodMac.toUpperCase()}`, ` mac = ${goodMac} `, `MAC=${goodMac}`])(
    'the header %s',
    (header) => {
      expect(read(body, header)).toBe('genuine');
    },
  );
  it('the first of several headers', () => expect(read(body, [`mac=${goodMac}`, 'x'])).toBe('genuine'));
  it('a time in the header when the body holds none', () => {
    const without = JSON.stringify({ event_name: 'follow', app_id: appId, follower: { id: '1' } });
    const mac = signatureOf(Buffer.from(without), '1795597201001', keys).toString('hex');
    const headers = { 'x-zevent-signature': mac, 'x-zevent-timestamp': '1795597201001' };
    expect(readWebhook({ headers, body: Buffer.from(without) }, keys, now).kind).toBe('genuine');
  });
});

describe('a delivery that somebody kept and sends again', () => {
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const body = fixtureBytes(textFixture);
  const deliveries = (headers: Record<string, string>, sent: Uint8Array, now: Date) => {
    const verdict = readWebhook({ headers, body: sent }, keys, now);
    return verdict.kind === 'genuine' ? verdict.deliveries.length : verdict.kind;
  };

  it('is taken while the inbox remembers its key, which then takes it once', () => {
    expect(deliveries({ 'x-zevent-signature': goodMac }, body, later(13))).toBe(1);
  });

  it('says nothing to us once the key is forgotten: "D 0042" of last month does not decide another 0042', () => {
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

describe('what is refused', () => {
  const body = fixtureBytes(textFixture);
  const text = body.toString('utf8');
  it('one flipped digit, anywhere', () => {
    for (let at = 0; at < 64; at += 1) {
      const flipped = goodMac.slice(0, at) + (goodMac[at] === '0' ? '1' : '0') + goodMac.slice(at + 1);
      expect(read(body, `mac=${flipped}`)).toBe('forged');
    }
  });
  it('another secret', () => expect(read(body, `mac=${goodMac}`, { oaSecretKey: 'another' })).toBe('forged'));
  it('another time in the body', () =>
    expect(read(text.replace('1795597203003', '1795597203004'), `mac=${goodMac}`)).toBe('forged'));
  it('no header with a body', () => expect(read(body)).toBe('forged'));
  it('63 and 65 digits', () => {
    expect(read(body, `mac=${goodMac.slice(1)}`)).toBe('forged');
    expect(read(body, `mac=${goodMac}0`)).toBe('forged');
  });
  it('another app whose signature fits itself', () => {
    const other = text.replace(appId, '1111111111111111111');
    const mac = signatureOf(Buffer.from(other), '1795597203003', { ...keys, appId: '1111111111111111111' });
    expect(read(other, `mac=${mac.toString('hex')}`)).toBe('forged');
    // A signature with this app's id does not fit a body that names another app.
    const mixed = signatureOf(Buffer.from(other), '1795597203003', keys);
    expect(read(other, `mac=${mixed.toString('hex')}`)).toBe('forged');
  });
  it('an array that is signed', () => {
    expect(read('[]', signatureOf(Buffer.from('[]'), '', keys).toString('hex'))).toBe('forged');
  });
});

describe('the probe of the console', () => {
  it('is an empty object without a signature', () => {
    expect(read(fixtureBytes('oa_probe_empty.json'))).toBe('probe');
    expect(read(' { } ')).toBe('probe');
  });
  it('is nothing else', () => {
    for (const body of ['', '[]', 'null', '{"a":1}', '{']) expect(read(body)).toBe('forged');
    expect(read('{}', 'mac=')).toBe('forged');
    expect(read('{}', `mac=${goodMac}`)).toBe('forged');
  });
});

describe('a body that is no text', () => {
  it('is malformed when it is signed, forged when it is not', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x7b]);
    expect(read(bytes, signatureOf(bytes, '', keys).toString('hex'))).toBe('malformed');
    expect(read(bytes, `mac=${goodMac}`)).toBe('forged');
  });
});

describe('an event that is about our access', () => {
  it('tells the board that access must be granted again, until a message goes through', async () => {
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
