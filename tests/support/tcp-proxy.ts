/** A network between a program and a server, on 127.0.0.1: it can be cut, swallow everything, or refuse. */

import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** `passing`; `silent`: what is sent arrives nowhere and nothing comes back; `refusing`: nobody gets in. */
  set(state: 'passing' | 'silent' | 'refusing'): void;
  /** Every connection breaks, as when a cable is pulled or a server is restarted. */
  cut(): void;
  /** The next so many times that these letters go to the server they arrive, and the answer does not: the connection breaks. */
  loseAnswersTo(letters: string, times: number): void;
  /** How many answers were lost so. */
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
