/**
 * One HTTP/1.1 connection on a plain socket. Node's own client needs longer for a request than the server for a cached page, so
 * it would be measured instead of the server. Supports only responses with a content length.
 */
import { once } from 'node:events';
import { connect } from 'node:net';

export interface PlainConnection {
  /** Sends a request and waits for the last byte of the response. @returns the status */
  get(path: string, headers: Readonly<Record<string, string>>): Promise<number>;
  close(): void;
}

const headEnd = '\r\n\r\n';

/** @throws if no server listens on this port */
export async function plainConnection(port: number): Promise<PlainConnection> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  let wait: { readonly resolve: (status: number) => void; readonly reject: (error: Error) => void } | null = null;
  let head = '';
  let status = 0;
  /** Bytes of the body that are still missing; null: the head is incomplete. */
  let missing: number | null = null;
  const finish = (): void => {
    const done = wait;
    wait = null;
    done?.resolve(status);
  };
  socket.on('data', (chunk: Buffer) => {
    if (missing !== null) missing -= chunk.length;
    else {
      head += chunk.toString('latin1');
      const end = head.indexOf(headEnd);
      if (end < 0) return;
      const length = /\r\ncontent-length: (\d+)/iu.exec(head.slice(0, end));
      status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
      missing = (status === 304 ? 0 : Number(length?.[1] ?? 0)) - (head.length - end - headEnd.length);
    }
    if (missing <= 0) finish();
  });
  socket.on('error', (error) => wait?.reject(error));
  socket.on('close', () => wait?.reject(new Error('The server closed the connection before its answer was whole.')));
  return {
    get: (path, headers) =>
      new Promise((resolve, reject) => {
        wait = { resolve, reject };
        head = '';
        missing = null;
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
        socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
      }),
    close: () => void socket.end(),
  };
}
