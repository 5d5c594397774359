/** pino: JSON lines, secrets cut out; readable when a person looks on. */
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
 * A bot's token stands in the address of each call, and so in many an error; a parser's error quotes what it could not
 * read, which may be what somebody wrote.
 */
const clean = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .replaceAll(/(?:bot)?\d{6,12}:[A-Za-z0-9_-]{20,}/gu, '[secret]')
        .replaceAll(/(?:["'`][\s\S]*["'`]|\S+) is not valid JSON/gu, 'something is not valid JSON')
    : value;

/** @param level as pino names them; what is below it costs nothing */
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
