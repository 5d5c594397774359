/**
 * The rendered side of the matrix in `accused.test.ts`: a person whom a letter accuses finds neither its words nor its number on
 * any page of the desk that they can open, in any file from it, in the metrics, or in a line of the log.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receive } from '../../src/chat/question/receive-words.ts';
import { send } from '../../src/usecases/submission/send.ts';
import { type DeskReader, type DeskWorld, openDesk } from '../web/desk-world.ts';

const roles = ['member', 'office', 'deputy', 'standingDeputy', 'head'] as const;
/** Occurs in every letter and nowhere else. */
const secret = 'kè sông Kinh Thầy';

let desk: DeskWorld;
const lines: string[] = [];
const say = (...said: readonly unknown[]): void => void lines.push(JSON.stringify(said));
/** Codes by the role of the accused person. */
const codes = new Map<string, string>();

beforeAll(async () => {
  desk = await openDesk({ debug: say, info: say, warn: say, error: say });
  const lan = await desk.person('Nguyễn Thị Lan', 'contributor');
  const tu = await desk.person(sender, 'citizen', false);
  for (const role of roles) {
    const { name } = (await desk.as(role)).person;
    await desk.add(
      lan,
      `Đề nghị đăng bài\nHôm nay, tôi tố cáo ông bà ${name} nhận tiền của doanh nghiệp khi làm ${secret}. Đề nghị xem xét.\nNguồn: bà Lan`,
    );
    const draft = await desk.turn(({ stores }) => stores.submissions.openDraftOf(lan.id));
    if (!draft) throw new Error('there is no draft');
    expect(await desk.turn((unit) => send(unit, lan, draft.id, draft.revision))).toMatchObject({ kind: 'held' });
    const text = `Tôi tố cáo ông bà ${name} nhận tiền của doanh nghiệp khi làm ${secret}. Đề nghị xem xét.`;
    const given = { text, photos: [], messageKey: `tg:1:${role}`, channel: 'telegram', conversation: '1' };
    await desk.turn((unit) => receive(unit, tu, { ...given, receivedAt: unit.now }));
    codes.set(role, draft.code);
  }
});
afterAll(() => desk.close());

/** The sender of an item to the newsroom, who is on no list of the desk. */
const sender = 'Phạm Văn Tư';

/** Every declared page of the desk, and the addresses that a suspicious person would type. */
const addressesFor = (code: string, name: string): readonly string[] => [
  ...desk.system.app.declaredPages
    .filter(({ path, opener, method }) => method === 'GET' && path.startsWith('/board') && opener.by === 'session')
    .map(({ path }) => path)
    .filter((path) => !path.includes(':') && path !== '/board/live' && path !== '/board/leave'),
  ...[`/board/items/${code}`, `/board/items/${code}?ban=1`, '/board/items?tatca=1', '/board/questions?tatca=1'],
  ...['/board/search?q=Thầy', `/board/search?q=${encodeURIComponent(name)}`, `/board/search?q=${code.slice(-4)}`],
  ...[`/board/papers/dossier/${code}`, `/board/papers/dossier/${code}/zip`, '/board/papers/report/monthly%3A2026-11'],
  ...[
    '/board/papers/statement/2026-11/xlsx',
    '/board/papers/report/monthly%3A2026-11/docx',
    '/board/papers/violations/-',
  ],
];

describe.each(roles)('an accused person who is: %s', (role) => {
  it('An accused person finds neither the letter’s words nor its number on any desk page or in any desk file', async () => {
    const reader: DeskReader = await desk.as(role);
    const code = codes.get(role) ?? '';
    const told: string[] = [];
    for (const address of addressesFor(code, reader.person.name)) {
      const { text } = await reader.get(address);
      if ([secret, code, sender].some((word) => text.includes(word))) told.push(address);
    }
    expect(told).toEqual([]);
  });
});

it('The log and the metrics contain neither the words nor the number of a letter', async () => {
  // The log also records hostile requests and the desk's own work.
  for (const code of codes.values()) await desk.stranger.get(`/board/items/${code}`);
  await desk.system.tick();
  const figures = (await desk.stranger.get('/metrics')).text + (await desk.stranger.get('/readyz')).text;
  for (const word of [secret, ...codes.values()]) {
    expect(figures).not.toContain(word);
    expect(lines.filter((line) => line.includes(word))).toEqual([]);
  }
});
