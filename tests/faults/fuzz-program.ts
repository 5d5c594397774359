/**
 * Runs the whole program on changed updates and on presses with a valid signature and
 * meaningless content: no 5xx, and no failing turn.
 */
import { wardKey } from '../../src/adapters/keys.ts';
import { createSigner, deriveKey } from '../../src/adapters/signer.ts';
import { deriveSecret } from '../../src/channel/platform/webhook.ts';
import { checkActs } from '../../src/domain/act/check.ts';
import { dangerActs } from '../../src/domain/act/danger.ts';
import { paperActs } from '../../src/domain/act/paper.ts';
import { personActs } from '../../src/domain/act/person.ts';
import { planActs } from '../../src/domain/act/plan.ts';
import { moves } from '../../src/domain/act/press.ts';
import { submissionActs } from '../../src/domain/act/submission.ts';
import { wardActs } from '../../src/domain/act/ward.ts';
import { below, type Chance, changedText, changedValue, oneOf, someText, type Target } from '../support/fuzz.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';
import { telegramSamples } from './fuzz-deliveries.ts';

const acts = [submissionActs, checkActs, dangerActs, paperActs, personActs, planActs, wardActs].flat();
const names = [
  ...moves,
  ...acts.map(({ press }) => press),
  'q-similar',
  'q-letter',
  'q-ask',
  'q-tip',
  'q-takeTip',
  'x',
];
/** Number of inputs after which the turns are checked. */
const together = 200;

export async function openWholeProgram() {
  const world = await openWorld({ mode: 'webhook' });
  const people = [
    await world.person('Nguyễn Thị Lan', 'contributor'),
    await world.person('Trần Văn Minh', 'deputy'),
    await world.person('Vũ Thị Hoa', 'head'),
    await world.person('Lê Văn Tư', 'citizen'),
  ];
  const key = deriveKey(wardKey(world.dataDir, world.ward.id), 'channel:telegram');
  const signer = createSigner(wardKey(world.dataDir, world.ward.id));
  const secret = deriveSecret('telegram', key, world.ward.id, 7_000_000_001);
  let updates = 0;
  let told = 0;

  const failedTurns = async (): Promise<readonly string[]> => {
    await world.system.queue.idle();
    const failed = await rowsOf(world.core)
      .selectFrom('job')
      .select(['lastError', 'payload'])
      .where('task', '=', 'turn')
      .where('lastError', 'is not', null)
      .execute();
    return failed.map(({ lastError, payload }) => `${lastError} ${payload}`);
  };
  const post = async (body: string): Promise<string | null> => {
    const { statusCode } = await world.system.app.inject({
      ...{ method: 'POST', url: `/hooks/telegram/${world.ward.id}`, payload: body },
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    });
    if (statusCode >= 500) return `answered ${statusCode} to ${body}`;
    told += 1;
    if (told % together !== 0) return null;
    const [failed] = await failedTurns();
    return failed === undefined ? null : `a turn failed: ${failed}`;
  };
  const numbered = (update: unknown): unknown => {
    updates += 1;
    return typeof update === 'object' && update !== null && !Array.isArray(update)
      ? { ...update, update_id: updates }
      : update;
  };
  const pressed = async (chance: Chance): Promise<string | null> => {
    const { id, name } = oneOf(chance, people);
    const items = chance() < 0.1 ? await world.submissions() : [];
    const argument = chance() < 0.5 ? `.${someText(chance, 3).replaceAll(/[^a-zA-Z0-9.-]/gu, '')}`.slice(0, 12) : '';
    const subject =
      items[0]?.id ??
      someText(chance, 3)
        .replaceAll(/[\n\0]/gu, '')
        .toWellFormed()
        .slice(0, 8);
    const action = `${oneOf(chance, names)}${argument}`.slice(0, 24);
    const data = signer.sign(String(id), { action, subject, revision: below(chance, 40) });
    updates += 1;
    return post(
      JSON.stringify({
        update_id: updates,
        callback_query: {
          ...{ id: String(updates), chat_instance: '1', data },
          from: { id, is_bot: false, first_name: name },
          message: { message_id: 1 + below(chance, 50), date: 1_795_572_000, chat: { id, type: 'private' }, text: 'x' },
        },
      }),
    );
  };
  const spoken = (chance: Chance): Promise<string | null> => {
    const { id, name } = oneOf(chance, people);
    const message = {
      message_id: updates,
      date: 1_795_572_000,
      chat: { id, type: 'private' },
      text: someText(chance, 20),
    };
    return post(JSON.stringify(numbered({ message: { ...message, from: { id, is_bot: false, first_name: name } } })));
  };
  const targets: readonly Target[] = [
    {
      name: 'bodies of webhooks, through the whole program',
      share: 4_000,
      tried: (chance) =>
        post(
          chance() < 0.7
            ? (JSON.stringify(numbered(changedValue(oneOf(chance, telegramSamples), chance))) ?? '')
            : changedText(JSON.stringify(oneOf(chance, telegramSamples)), chance),
        ),
    },
    { name: 'signed presses that mean nothing, through the whole program', share: 3_000, tried: pressed },
    { name: 'words that nobody writes, through the whole program', share: 2_000, tried: spoken },
  ];
  // The invented people have no chat, so the simulator records a broken rule for each message to them.
  return { targets, failedTurns, close: () => world.close().catch(() => undefined) };
}
