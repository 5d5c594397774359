/** A TCP proxy on 127.0.0.1 between a program and a server. It can cut connections, swallow all data, or refuse connections. */

import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** `passing`: forwards data; `silent`: drops data in both directions; `refusing`: accepts no connections. */
  set(state: 'passing' | 'silent' | 'refusing'): void;
  /** Breaks every connection, as a pulled cable or a server restart does. */
  cut(): void;
  /**
   * The next `times` times that sent data contains these letters, it reaches the server, but
   * the connection breaks before the answer arrives.
   */
  loseAnswersTo(letters: string, times: number): void;
  /** How many answers were lost in this way. */
  lost(): number;
  close(): Promise<void>;
}

/** @param target a port of this machine, or the path of a socket */
export async function openTcpProxy(target: number | string): Promise<TcpProxy> {
  let state: 'passing' | 'silent' | 'refusing' = 'passing';
  let losing = { letters: '', left: 0, lost: 0 };
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server: Server = createServer((near) => {
    keep(near);
    if (state === 'refusing') return void near.destroy();
    const far = createConnection(typeof target === 'string' ? { path: target } : { host: '127.0.0.1', port: target });
    keep(far);
    let isDeaf = false;
    const carry = (from: Socket, to: Socket): void => {
      from
        .on('data', (bytes) => {
          if (from === far && isDeaf) return void near.destroy();
          if (from === near && losing.left > 0 && bytes.includes(losing.letters)) {
            losing = { ...losing, left: losing.left - 1, lost: losing.lost + 1 };
            isDeaf = true;
          }
          if (state === 'passing') to.write(bytes);
        })
        .on('close', () => to.destroy());
    };
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      state = next;
    },
    loseAnswersTo: (letters, left) => {
      losing = { ...losing, letters, left };
    },
    lost: () => losing.lost,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
