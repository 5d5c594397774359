/**
 * Random sentences over real channels: Telegram and Zalo Bot with their simulators, from the inbox to the messages on the phones.
 */
import { expect, it } from 'vitest';
import { readExamples } from '../../scripts/words/examples.ts';
import { localDateOf } from '../../src/domain/calendar/local-date.ts';
import { accusedAmong } from '../../src/domain/question/named.ts';
import { triage } from '../../src/domain/question/triage.ts';
import type { Role } from '../../src/domain/roles.ts';
import { readMeaning } from '../../src/domain/words/reader.ts';
import { rowsOf } from '../support/rows.ts';
import { type Player, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const sentences = 500;
const people = 25;

const board: readonly (readonly [string, Role])[] = [
  ['Vũ Thị Hoa', 'head'],
  ['Trần Văn Minh', 'deputy'],
  ['Đỗ Thị Mai', 'office'],
  ['Ngô Văn Sáu', 'member'],
  ['Bùi Văn Chủ', 'chairman'],
];

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

const shownTo = ({ phone }: Player): string =>
  phone
    .seen()
    .map(({ text, buttons }) => `${text} ${buttons.join(' ')}`)
    .join('\n');

it('Each of 500 sentences is stored, answered or refused, and no accused person gets a letter', {
  timeout: 900_000,
}, async () => {
  const at = await openStage({ platforms: ['telegram', 'zalo-bot'] });
  const random = seeded(20_261_127);
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(random() * from.length)] as Item;
  const players: { readonly player: Player; readonly name: string; readonly role: Role }[] = [];
  for (const [index, [name, role]] of board.entries())
    players.push({
      player: await at.person(name, role, { platform: index % 2 === 0 ? 'telegram' : 'zalo-bot' }),
      name,
      role,
    });
  players.push({
    player: await at.person('Nguyễn Thị Lan', 'contributor'),
    name: 'Nguyễn Thị Lan',
    role: 'contributor',
  });
  for (let number = players.length; number < people; number += 1) {
    const name = `Người ${number}`;
    players.push({ player: at.stranger(name, number % 2 === 0 ? 'telegram' : 'zalo-bot'), name, role: 'citizen' });
  }
  const rows = rowsOf(at.core);
  const examples = readExamples();
  const letters: { readonly text: string; readonly accused: readonly string[] }[] = [];
  const lost: string[] = [];
  /** All stored traces of a sentence. A sentence that changes none of them and gets no answer is lost. */
  const trace = async (): Promise<string> => {
    const [audit] = await rows
      .selectFrom('audit_log')
      .select((eb) => eb.fn.countAll().as('n'))
      .execute();
    const [out] = await rows
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll().as('n'))
      .execute();
    const talk = await rows.selectFrom('dialogue').select('memory').execute();
    const items = await rows.selectFrom('submission').select(['id', 'version']).execute();
    return JSON.stringify([audit, out, talk, items]);
  };
  const deliveries = async (): Promise<number> => (await rows.selectFrom('inbox').select('id').execute()).length;
  for (let sent = 0; sent < sentences; sent += 1) {
    const { player, role, name } = pick(players);
    const { text } = pick(examples);
    const before = await trace();
    const came = await deliveries();
    await player.says(text);
    await at.eventually('it has come', async () => ((await deliveries()) > came ? true : null));
    await at.pass(20_000);
    const says = readMeaning(text, {
      model: at.core.words,
      today: localDateOf(at.clock.now(), at.ward.timeZone),
      isStaff: role !== 'citizen',
    }).says;
    // Only one of several courtesies is answered; the others need no answer.
    if (before === (await trace()) && says.kind !== 'courtesy' && says.kind !== 'service')
      lost.push(`${name} (${role}): ${text}`);
    if (role === 'citizen' && says.kind === 'letter' && triage(text, at.core.words).kind !== 'mixed')
      letters.push({
        text,
        accused: accusedAmong(
          text,
          board.map(([each, its]) => ({ id: each as never, name: each, role: its })),
        ),
      });
  }
  await at.pass(2 * 86_400_000);
  const read = players
    .filter(({ role }) => role !== 'citizen' && role !== 'contributor')
    .map(({ name, player }) => ({ name, text: shownTo(player) }));
  const readByAccused = letters.flatMap(({ text, accused }) =>
    read
      .filter((each) => accused.includes(each.name) && text.length > 12 && each.text.includes(text))
      .map(({ name }) => `${name}: ${text}`),
  );
  const open = await rows.selectFrom('inbox').select('id').where('status', 'in', ['new', 'dead']).execute();
  const dead = await rows.selectFrom('outbox').select(['id', 'kind']).where('status', '=', 'dead').execute();
  expect({ lost, readByAccused, unhandled: open.length, dead }).toEqual({
    lost: [],
    readByAccused: [],
    unhandled: 0,
    dead: [],
  });
  expect(letters.length).toBeGreaterThan(20);
});
