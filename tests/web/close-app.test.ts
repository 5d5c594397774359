import { Agent, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { closerOf } from '../../src/web/server/close-app.ts';

const agent = new Agent({ keepAlive: true });
afterEach(() => agent.destroy());

describe('closing the server', () => {
  it('finishes running requests, and does not wait for further ones', async () => {
    const app = fastify();
    const closeApp = closerOf(app);
    let begun = (): void => undefined;
    let finish = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const mayFinish = new Promise<void>((resolve) => {
      finish = resolve;
    });
    app.get('/slow', async () => {
      begun();
      await mayFinish;
      return 'done';
    });
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const answer = new Promise<string>((resolve, reject) => {
      request(`${address}/slow`, { agent }, (response) => {
        let text = '';
        response.on('data', (piece) => {
          text += String(piece);
        });
        response.on('end', () => resolve(text));
      })
        .on('error', reject)
        .end();
    });
    await hasBegun;
    const closed = closeApp();
    finish();
    expect(await answer).toBe('done');
    await closed;
    expect(app.server.listening).toBe(false);
  });

  it('does not wait for a connection that was opened and never used', { timeout: 30_000 }, async () => {
    const app = fastify();
    const closeApp = closerOf(app);
    await app.listen({ host: '127.0.0.1', port: 0 });
    const known = new Promise((resolve) => app.server.once('connection', resolve));
    const spare = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    await known;
    await closeApp();
    expect(app.server.listening).toBe(false);
    spare.destroy();
  });
});
