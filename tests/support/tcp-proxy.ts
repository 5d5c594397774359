/** A network between a program and a server, on 127.0.0.1: it can be cut, swallow everything, or refuse. */

import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** `passing`; `silent`: what is sent arrives nowhere and nothing comes back; `refusing`: nobody gets in. */
  set(state: 'passing' | 'silent' | 'refusing'): void;
  /** Every connection breaks, as when a cable is pulled or a server is restarted. */
  cut(): void;
  close(): Promise<void>;
}

export async function openTcpProxy(target: number): Promise<TcpProxy> {
  let state: 'passing' | 'silent' | 'refusing' = 'passing';
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server: Server = createServer((near) => {
    keep(near);
    if (state === 'refusing') return void near.destroy();
    const far = createConnection({ host: '127.0.0.1', port: target });
    keep(far);
    const carry = (from: Socket, to: Socket): void => {
      from.on('data', (bytes) => state === 'passing' && to.write(bytes)).on('close', () => to.destroy());
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
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
