/** One turn from the delivery to what is said: who is barred is still helped, and what was decided can be taken back where it is said. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';
import { createSigner } from '../../src/adapters/signer.ts';
import type { Channel } from '../../src/channel/channel.ts';
import type { Delivery, IncomingEvent } from '../../src/channel/incoming.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';
import { createTurn } from '../../src/inbox/turn.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const channel = {
  name: 'telegram',
  edit: async () => undefined,
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
/** What somebody hears who writes this. */
const heard = async (person: Person, text: string): Promise<readonly Message[]> => {
  await ward.turn(({ stores, now }) =>
    stores.people.putAccount({
      ...{ channel: 'telegram', accountId: person.id, personId: person.id, conversation: person.id },
      ...{ displayName: person.name, lastUsedAt: now, unreachableAt: null },
    }),
  );
  const before = (await ward.read(person)).length;
  const event = {
    ...{ kind: 'text', channel: 'telegram', conversation: person.id, isGroup: false, messageId: String(++told) },
    ...{
      sender: { id: person.id, displayName: person.name },
      text,
      order: told,
      externalId: `m${told}`,
      forwardedFrom: null,
    },
  };
  const row = {
    ...{ channel: 'telegram', externalId: `m${told}`, kind: 'text', lane: person.id, priority: 5 },
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
  return (await ward.read(person)).slice(before);
};
const writes = async (person: Person, text: string): Promise<string> =>
  (await heard(person, text)).map((message) => ward.core.translator.say('vi', message)).join('\n');

for (const [status, why] of [
  ['frozen', 'Tài khoản đang tạm khóa'],
  ['removed', 'Vai trò của tài khoản này đã kết thúc'],
] as const)
  it(`${status}: refused in words that are true, but a cry gets its numbers and is a case`, async () => {
    await ward.turn(({ stores }) => stores.people.save({ ...lan, status }));
    expect(await writes(lan, 'bài của tôi')).toContain(why);
    expect(await writes(lan, 'cháy nhà rồi cứu với')).toContain('114');
    expect(await rowsOf(ward.core).selectFrom('danger_case').selectAll().execute()).toHaveLength(1);
  });

it('a typed decision is answered with **Hoàn tác** below it, and pressing that takes it back', async () => {
  const deputy = await ward.person('Trần Văn Minh', 'deputy');
  const item = await ward.submitted(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
  await ward.turn((unit) =>
    unit.stores.cards.insert({
      ...{ id: unit.ids.next() as never, submission: item.id, person: deputy.id, channel: 'telegram' },
      ...{ conversation: deputy.id, messageId: '1', hasPhoto: false, shownRevision: item.revision, shown: '' },
      createdAt: unit.now,
    }),
  );
  const [answer] = await heard(deputy, `D ${item.code.slice(-4)}`);
  expect(answer && ward.core.translator.say('vi', answer)).toBe(`Đã duyệt ${item.code}.`);
  expect(answer?.buttons).toEqual([[expect.objectContaining({ action: 'undo', subject: item.id })]]);
});
