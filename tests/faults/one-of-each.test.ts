/**
 * Several processes on one PostgreSQL, of which only one may do something at a time: only one worker polls Telegram, and
 * only one clock runs each slot of the timetable. Processes are killed meanwhile.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { receive } from '../../src/chat/question/receive-words.ts';
import { openCore } from '../../src/compose/core.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { type FakeTelegram, startFakeTelegram, token } from '../bots/telegram-fake.ts';
import { bodyOf, closeNewsrooms, codeIn, openNewsroom, standsBy, until } from '../support/newsroom.ts';
import { newDatabases, postgresBinaries, withClient } from '../support/postgres.ts';
import { shippedTexts, shippedWard } from '../support/shipped-ward.ts';
import { countedSlots, countSlots, expectEachSlotOnce } from '../support/slot-log.ts';
import { root } from '../support/world.ts';
import { wardOn } from '../usecases/core.ts';

let telegram: FakeTelegram;
beforeAll(async () => {
  telegram = await startFakeTelegram();
});
afterAll(async () => {
  await closeNewsrooms();
  await telegram.close();
});

const polling = () => ({ TELEGRAM_MODE: 'polling', TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: telegram.root });

let written = 0;
/** A person writes; the update waits at Telegram until it is confirmed. @returns the text */
function writes(chat: number): string {
  written += 1;
  const message = {
    ...{ message_id: written, date: Math.floor(Date.now() / 1_000), text: bodyOf(written) },
    chat: { id: chat, type: 'private' },
    from: { id: chat, is_bot: false, first_name: 'An' },
  };
  telegram.updates.push({ update_id: written, message } as { update_id: number });
  return message.text;
}
const toldTo = (chat: number): readonly string[] =>
  telegram
    .of('sendMessage')
    .filter(({ fields }) => fields.chat_id === chat || fields.chat_id === String(chat))
    .map(({ fields }) => String(fields.text));

describe.skipIf(postgresBinaries() === null)('on one PostgreSQL', () => {
  it('Only one worker polls a bot; when it is killed another continues, and no message is lost or handled twice', async () => {
    const databases = await newDatabases();
    const { begin, close } = await openNewsroom(databases, polling());
    const asked: string[] = [];
    const chat = 501;
    const codes = () =>
      new Set(
        toldTo(chat)
          .map(codeIn)
          .filter((code) => code.startsWith('HD-')),
      );
    const answered = (by: string) => until(() => codes().size >= asked.length, by);
    const workers = await Promise.all([begin('worker'), begin('worker')]);
    const waits = await Promise.all(workers.map(standsBy));
    expect(waits.toSorted()).toEqual([false, true]);
    // One message is answered before the worker is killed, one has just come, and two come while no worker runs.
    asked.push(writes(chat));
    await answered('the worker that polls answers');
    asked.push(writes(chat));
    workers[waits.indexOf(false)]?.child.kill('SIGKILL');
    asked.push(writes(chat), writes(chat));
    await answered('the other worker answers');
    expect(telegram.polls.most).toBe(1);
    for (const { output } of workers) expect(output()).not.toContain('another process receives');
    const { rows } = await withClient(databases.core, (client) =>
      client.query<{ body: string; code: string }>('select body, code from question order by code'),
    );
    expect(rows.map(({ body }) => body)).toEqual(asked);
    // A receipt whose outcome was unknown when the worker was killed may be sent a second time.
    expect([...codes()].toSorted()).toEqual(rows.map(({ code }) => code));
    await close();
  });

  it('Only one clock runs each slot of the timetable, even while a second one is killed and restarted', async () => {
    const databases = await newDatabases();
    const { begin, dataDir, close } = await openNewsroom(databases, polling());
    const deputyChat = 601;
    const codes = await sixUnansweredCries({ databases, dataDir, deputyChat });
    await countSlots(databases);
    const [worker, first, second] = await Promise.all([begin('worker'), begin('clock'), begin('clock')]);
    const alerts = () => toldTo(deputyChat).flatMap((text) => codes.filter((code) => text.includes(code)));
    await until(() => new Set(alerts()).size === codes.length, 'the deputy is alerted to each case');
    first.child.kill('SIGKILL');
    const third = await begin('clock');
    await until(async () => {
      const { nights } = await countedSlots(databases);
      return nights.every(({ slots, jobs }) => jobs >= slots);
    }, 'the jobs of the night are put');
    await expectEachSlotOnce(databases);
    expect(alerts().toSorted()).toEqual(codes.toSorted());
    for (const { output } of [first, second, third]) expect(output()).not.toContain('a routine failed');
    expect(await worker.stop()).toBe(0);
    await close();
  });
});

/**
 * Six people cried for help eight minutes ago, and the head, who was alerted, did not take a case: the next minute's slot
 * alerts the deputy to each.
 * @returns the codes of the cases
 */
async function sixUnansweredCries(at: {
  readonly databases: Awaited<ReturnType<typeof newDatabases>>;
  readonly dataDir: string;
  readonly deputyChat: number;
}): Promise<readonly string[]> {
  const { databases, dataDir, deputyChat } = at;
  const ward = shippedWard();
  const clock = createMovableClock({ now: () => new Date(Date.now() - 8 * 60_000) });
  const core = await openCore({
    ...{ root, dataDir, clock, reach: nowhere, wards: [ward], texts: shippedTexts(), databases },
  });
  const seeded = wardOn({ core, ward, clock, dataDir, databases }, { causes: 0, messages: 0 });
  await seeded.person('Lê Thị Hạnh', 'head');
  const deputy = await seeded.person('Trần Văn Minh', 'deputy');
  await seeded.turn(({ stores, now }) =>
    stores.people.putAccount({
      ...{ channel: 'telegram', accountId: String(deputyChat), conversation: String(deputyChat) },
      ...{ personId: deputy.id, displayName: deputy.name, lastUsedAt: now, unreachableAt: null },
    }),
  );
  const codes: string[] = [];
  for (let number = 1; number <= 6; number += 1) {
    const sender = await seeded.person(`Người dân ${number}`, 'citizen', false);
    const cry = { text: `cháy nhà khối ${number}, cứu với`, photos: [], messageKey: `tg:9:${randomUUID()}` };
    await seeded.turn((unit) =>
      receive(unit, sender, { ...cry, channel: 'telegram', conversation: `9${number}`, receivedAt: unit.now }),
    );
    const [danger] = await seeded.turn(({ stores }) => stores.dangers.ofSender(sender.id, 5));
    if (danger) codes.push(danger.code);
  }
  expect(codes).toHaveLength(6);
  await core.media.close();
  await core.close();
  return codes;
}
