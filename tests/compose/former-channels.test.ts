/**
 * Statements about channels concern only those of this installation: after a move, rows of
 * the former installation's channels remain.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rowsOf } from '../support/rows.ts';
import { type DeskWorld, openDesk } from '../web/desk-world.ts';

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDesk();
  for (const [channel, state] of [
    ['telegram', 'ok'],
    ['zalo-bot', 'refused'],
  ] as const)
    await rowsOf(desk.core)
      .insertInto('channel_health')
      .values({ wardId: desk.ward.id, channel, state, reason: null, until: null, updatedAt: 1 })
      .execute();
  // Rows of other wards stay.
  await rowsOf(desk.core)
    .insertInto('channel_health')
    .values({ wardId: 'ben-tam', channel: 'telegram', state: 'ok', reason: null, until: null, updatedAt: 1 })
    .execute();
});
afterEach(async () => desk.close());

it('A server without tokens reports no status for channels of the former installation', async () => {
  await desk.system.start();
  const { channels } = (await desk.system.app.inject({ url: '/readyz' })).json();
  const ours = channels.filter(({ ward }: { readonly ward: string }) => ward === desk.ward.id);
  expect(ours.map(({ channel }: { readonly channel: string }) => channel)).not.toContain('telegram');
  expect(channels).toContainEqual({ ward: 'ben-tam', channel: 'telegram', isUp: true });
  const metrics = (await desk.system.app.inject({ url: '/metrics' })).body;
  expect(metrics).not.toMatch(/channel_up\{ward="dong-lac",channel="(?:telegram|zalo-bot)"/u);
  const board = await (await desk.as('head')).get('/board/channels');
  expect(board.status).toBe(200);
  expect(board.text).not.toMatch(/Telegram|Zalo Bot/u);
  // The morning list names channels with problems.
  expect(await desk.turn(({ stores }) => stores.channels.unwell())).toEqual([]);
});
