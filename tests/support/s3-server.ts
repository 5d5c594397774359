/** A real server that speaks S3, in a process of its own on 127.0.0.1: it can be stopped, frozen, or put behind a proxy. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../node_modules/s3rver/bin/s3rver.js', import.meta.url));
export const s3Credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

export interface S3Server {
  readonly endpoint: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @param folder where it keeps its objects */
export async function startS3(folder: string, bucket = 'tin-phuong'): Promise<S3Server> {
  const port = await freePort();
  // It names the pages of a list by a cipher that OpenSSL 3 calls old.
  const child = spawn(
    process.execPath,
    [
      ...['--openssl-legacy-provider', program, '--directory', folder, '--address', '127.0.0.1'],
      ...['--port', String(port), '--configure-bucket', bucket],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => text.includes('listening') && resolve());
    child.stderr.on('data', (text: Buffer) => reject(new Error(text.toString('utf8'))));
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`the S3 server ended with ${code}`)));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { endpoint: `http://127.0.0.1:${port}`, child, stop };
}

/** What a proxy in between does with a request; 'pass' lets it through. */
export type Fault = 'pass' | 'hang' | { readonly status: number; readonly code: string } | 'other bytes';

/** Stands before the server and does harm as told. */
export async function startFaults(target: string, faultOf: (request: IncomingMessage) => Fault) {
  const { hostname, port } = new URL(target);
  const server = createServer((incoming: IncomingMessage, answer: ServerResponse) => {
    const fault = faultOf(incoming);
    if (fault === 'hang') return;
    if (typeof fault === 'object') {
      incoming.resume();
      const body = `<?xml version="1.0"?><Error><Code>${fault.code}</Code><Message>told to</Message></Error>`;
      answer.writeHead(fault.status, { 'content-type': 'application/xml' }).end(body);
      return;
    }
    // The signature is over the host that the client believes in.
    const onwards = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (given) => {
        answer.writeHead(given.statusCode ?? 500, given.headers);
        if (fault === 'pass') return void given.pipe(answer);
        given.on('data', (chunk: Buffer) => answer.write(chunk.map((byte) => byte ^ 1)));
        given.on('end', () => answer.end());
      },
    );
    onwards.on('error', () => answer.destroy());
    incoming.pipe(onwards);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
