/** A real S3 server in a separate process on 127.0.0.1. Tests can stop or freeze it, or put it behind a proxy. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { refusalOf, type S3Refusal } from './s3-checks.ts';

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

/** @param folder where the server stores its objects */
export async function startS3(folder: string, bucket = 'tin-phuong'): Promise<S3Server> {
  const port = await freePort();
  // The server encrypts its page tokens with a cipher that OpenSSL 3 treats as legacy.
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

/**
 * What the proxy does with a request; 'pass' forwards it unchanged. 'dawdle' promises an answer again and again; 'cut' ends
 * the connection as soon as the first bytes arrive, and 'half an answer' in the middle of the answer; 'bent' and 'other
 * bytes' change the bytes on their way to the server and back.
 */
export type Fault = 'pass' | 'hang' | 'dawdle' | 'cut' | 'bent' | 'other bytes' | 'half an answer' | S3Refusal;

/**
 * Starts a proxy in front of the server that injects the faults that `faultOf` returns. It refuses requests that S3 would
 * refuse: the server behind it verifies neither signatures nor bytes.
 */
export async function startFaults(target: string, faultOf: (request: IncomingMessage) => Fault) {
  const { hostname, port } = new URL(target);
  const server = createServer((incoming: IncomingMessage, answer: ServerResponse) => {
    void answered(incoming, answer, faultOf(incoming)).catch(() => answer.destroy());
  });
  const answered = async (incoming: IncomingMessage, answer: ServerResponse, fault: Fault): Promise<void> => {
    const refuse = ({ status, code }: S3Refusal): void => {
      incoming.resume();
      const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>told to</Message></Error>`;
      answer.writeHead(status, { 'content-type': 'application/xml' }).end(body);
    };
    if (fault === 'hang') return;
    if (fault === 'dawdle') {
      const promising = setInterval(() => answer.writeContinue(), 200);
      return void answer.on('close', () => clearInterval(promising));
    }
    if (fault === 'cut') return void incoming.once('data', () => incoming.socket.destroy());
    if (typeof fault === 'object') return refuse(fault);
    const chunks = (await incoming.toArray()) as Buffer[];
    const body = fault === 'bent' ? Buffer.concat(chunks).map((byte) => byte ^ 1) : Buffer.concat(chunks);
    const refusal = refusalOf(incoming, body, s3Credentials.secretAccessKey);
    if (refusal) return refuse(refusal);
    // The client signs the host that it connects to, so the headers are forwarded unchanged.
    const onwards = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (given) => {
        answer.writeHead(given.statusCode ?? 500, given.headers);
        if (fault === 'half an answer')
          return void given.once('data', (chunk) => answer.write(chunk, () => answer.destroy()));
        if (fault !== 'other bytes') return void given.pipe(answer);
        given.on('data', (chunk: Buffer) => answer.write(chunk.map((byte) => byte ^ 1)));
        given.on('end', () => answer.end());
      },
    );
    onwards.on('error', () => answer.destroy());
    onwards.end(body);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
