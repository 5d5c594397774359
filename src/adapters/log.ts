/** A pino logger: JSON lines with secrets removed, and readable output on a terminal. */
import { pino } from 'pino';
import type { Log } from '../ports/log.ts';

const secretNames = [
  'token',
  'secret',
  'code',
  'phone',
  'text',
  'caption',
  'body',
  'payload',
  'headers',
  'authorization',
  'cookie',
];

/**
 * A bot's token is part of the address of each call, and so of many errors; a JSON parser's error quotes its input,
 * which may be a person's message.
 */
const clean = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .replaceAll(/(?:bot)?\d{6,12}:[A-Za-z0-9_-]{20,}/gu, '[secret]')
        .replaceAll(/(?:["'`][\s\S]*["'`]|\S+) is not valid JSON/gu, 'something is not valid JSON')
    : value;

/** @param level a pino level; messages below it cost nothing */
export const createLog = (level: string, isTerminal: boolean): Log => {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    formatters: {
      log: (facts: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, clean(value)])),
    },
  };
  return isTerminal
    ? pino({ ...options, transport: { target: 'pino-pretty', options: { colorize: true, translateTime: 'HH:MM:ss' } } })
    : pino(options, pino.destination({ dest: 2, sync: true }));
};
