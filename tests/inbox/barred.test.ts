/** Who may do nothing any more is still helped: a cry gets its numbers and becomes a case. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';
import { createSigner } from '../../src/adapters/signer.ts';
import type { Channel } from '../../src/channel/channel.ts';
import type { Delivery, IncomingEvent } from '../../src/channel/incoming.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';
import { createTurn } from '../../src/inbox/turn.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const channel = {
  name: 'telegram',
  abilities: { canReceiveFiles: true, canAskContact: true },
  parse: ({ payload, occurredAt }: Delivery) => [{ ...(JSON.parse(payload) as object), occurredAt } as IncomingEvent],
} as unknown as Channel;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };

let ward: OpenWard;
let lan: Person;
beforeEach(async () => {
  ward = await openWard();
  await ward.person('Vũ Thị Hoa', 'head');
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
});
afterEach(() => ward.close());

let told = 0;
/** What Lan hears when she writes this. */
const writes = async (text: string): Promise<string> => {
  const before = (await ward.read(lan)).length;
  const event = {
    ...{ kind: 'text', channel: 'telegram', conversation: 'lan', isGroup: false, messageId: String(++told) },
    ...{ sender: { id: 'lan', displayName: lan.name }, text, order: told, externalId: `m${told}`, forwardedFrom: null },
  };
  const row = {
    ...{ channel: 'telegram', externalId: `m${told}`, kind: 'text', lane: 'lan', priority: 5 },
    ...{ occurredAt: ward.clock.now(), payload: JSON.stringify(event) },
  };
  await createInboxWriter(ward.core.storage, ward.clock, () => undefined).receive(ward.ward.id, [row as never]);
  const { id } = await rowsOf(ward.core)
    .selectFrom('inbox')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const turn = createTurn({
    ...{ ward: ward.ward.id, channels: new Map([['telegram', channel]]), unitOfWork: ward.core.unitOfWork },
    ...{ signer: createSigner(wardKey(ward.dataDir, ward.ward.id)), log, reach: nowhere, openUnit: ward.open },
  });
  await turn({ payload: { inbox: id }, priority: 5 } as never);
  const said = (await ward.read(lan)).slice(before);
  return said.map((message) => ward.core.translator.say('vi', message)).join('\n');
};

for (const [status, why] of [
  ['frozen', 'Tài khoản đang tạm khóa'],
  ['removed', 'Vai trò của tài khoản này đã kết thúc'],
] as const)
  it(`${status}: refused in words that are true, but a cry gets its numbers and is a case`, async () => {
    await ward.turn(async ({ stores, now }) => {
      await stores.people.putAccount({
        ...{ channel: 'telegram', accountId: 'lan', personId: lan.id, conversation: 'lan', displayName: lan.name },
        ...{ lastUsedAt: now, unreachableAt: null },
      });
      await stores.people.save({ ...lan, status });
    });
    expect(await writes('bài của tôi')).toContain(why);
    expect(await writes('cháy nhà rồi cứu với')).toContain('114');
    expect(await rowsOf(ward.core).selectFrom('danger_case').selectAll().execute()).toHaveLength(1);
  });
