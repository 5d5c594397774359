/** An Official Account that is connected only on the web desk: from then on invitations and the portal link to it. */
import { describe, expect, it } from 'vitest';
import { createInvitation } from '../../src/usecases/person/invite.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { type Player, type Stage, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const fieldsOf = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...page.matchAll(/name="([^"]+)" value="([^"]*)"/gu)].map(([, name, value]) => [name, value]));
const send = (address: string | URL, init: RequestInit = {}) => fetch(address, { redirect: 'manual', ...init });

const lacksAccess = (at: Stage) =>
  at.eventually('it is known that nobody granted access', async () => {
    const health = await rowsOf(at.core).selectFrom('channel_health').select(['channel', 'state']).execute();
    return health.find(({ channel, state }) => channel === 'zalo-oa' && state === 'needsReconnect');
  });

/** The head signs in with the address from the chat, goes to Zalo's page, grants access, and returns. */
const connect = async (at: Stage, head: Player): Promise<string> => {
  at.oa.setRedirectUri(`${at.publicUrl}/board/zalo/callback`);
  await head.says('/bang');
  const origin = { origin: at.publicUrl, 'sec-fetch-site': 'same-origin' };
  const entered = await send(await head.link('/board/enter/'), { method: 'POST', headers: origin });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const begun = await send(`${at.publicUrl}/board/zalo/connect`, { method: 'POST', headers: { ...origin, cookie } });
  const permission = new URL(begun.headers.get('location') ?? '');
  const allowed = await send(new URL(permission.pathname, permission), {
    method: 'POST',
    body: new URLSearchParams(fieldsOf(await (await send(permission)).text())),
  });
  return (await send(allowed.headers.get('location') ?? '', { headers: { cookie } })).text();
};

describe('an Official Account without a configured token or number', () => {
  it('Invitations have no link to an unconnected Official Account, and have one after it is connected, without a restart', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa'], env: { ZALO_OA_REFRESH_TOKEN: '' } });
    const { core, ward, runtime, publicUrl, oa } = stage;
    const head = await stage.person('Phạm Thị Hà', 'head', { platform: 'telegram' });
    let number = 0;
    const links = async () => {
      number += 1;
      const wanted = { role: 'contributor', name: 'Lan', unit: null, invitedBy: null } as const;
      const made = await core.unitOfWork.run(ward.id, (stores) =>
        createInvitation(runtime.openUnit(stores, `test:invite:${number}`), wanted),
      );
      return made.links.map(({ channel, url }) => `${channel} ${url.replace(made.code, 'CODE')}`);
    };
    await lacksAccess(stage);
    const before = await stage.eventually('telegram is linked', async () => {
      const known = await links();
      return known.length > 0 ? known : null;
    });
    expect(before.join()).not.toContain('zalo');
    expect(await (await fetch(publicUrl)).text()).not.toContain('zalo.me');

    expect(await connect(stage, head)).toContain('Đã kết nối');
    const after = await stage.eventually('the account is linked', async () => {
      const known = await links();
      return known.length > before.length ? known : null;
    });
    expect(after).toEqual([...before, `zalo-oa https://zalo.me/${oa.account.oaId}#CODE`]);
    expect(await (await fetch(publicUrl)).text()).toContain(`https://zalo.me/${oa.account.oaId}`);
    const tu = stage.stranger('Bà Tư', 'zalo-oa');
    await tu.says('Xin chào');
    await tu.sees('Kính chào');
  });

  it('The account can be connected again after its stored token became unreadable', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa'], env: { ZALO_OA_REFRESH_TOKEN: '' } });
    const { db } = connectionsOf(stage.core).core;
    const head = await stage.person('Phạm Thị Hà', 'head', { platform: 'telegram' });
    await lacksAccess(stage);
    // A value sealed with a key that was lost.
    const kept = { value: Buffer.alloc(64, 7).toString('base64url'), version: 3, updatedAt: 0 };
    await db.deleteFrom('channel_secret').where('channel', '=', 'zalo-oa').execute();
    await db
      .insertInto('channel_secret')
      .values({ wardId: stage.ward.id, channel: 'zalo-oa', ...kept })
      .execute();
    expect(await connect(stage, head)).toContain('Đã kết nối');
    const tu = stage.stranger('Bà Tư', 'zalo-oa');
    await tu.says('Xin chào');
    await tu.sees('Kính chào');
  });
});
