/** Fuzzing: makes hundreds of thousands of malformed inputs from valid ones and tries them. */

import { numbersFrom } from '../../scripts/words/dice.ts';

/** A number from 0 to below 1 (mulberry32); the same seed gives the same numbers. */
export type Chance = () => number;

/** A whole number from 0 to below `end`. */
export const below = (chance: Chance, end: number): number => Math.floor(chance() * end);
export const oneOf = <Value>(chance: Chance, values: readonly Value[]): Value =>
  values[below(chance, values.length)] as Value;

/** Lengths, counts and offsets that often break parsers. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] as const;

const changesOfBytes: readonly ((bytes: Buffer, chance: Chance) => Buffer)[] = [
  (bytes, chance) => {
    bytes[below(chance, bytes.length)] = below(chance, 256);
    return bytes;
  },
  (bytes, chance) => {
    const at = below(chance, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(chance, 8));
    return bytes;
  },
  (bytes, chance) => {
    const at = below(chance, bytes.length - 3);
    if (chance() < 0.5) bytes.writeUInt32BE(oneOf(chance, edges), at);
    else bytes.writeUInt32LE(oneOf(chance, edges), at);
    return bytes;
  },
  (bytes, chance) => {
    const at = below(chance, bytes.length - 1);
    bytes.writeUInt16BE(oneOf(chance, edges) & 0xffff, at);
    return bytes;
  },
  (bytes, chance) => bytes.subarray(0, below(chance, bytes.length)),
  (bytes, chance) => {
    const at = below(chance, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(chance, 40))]);
  },
  (bytes, chance) => {
    const at = below(chance, bytes.length);
    const from = below(chance, bytes.length);
    const part = bytes.subarray(from, from + 1 + below(chance, 200));
    return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);
  },
  (bytes, chance) => {
    const at = below(chance, bytes.length);
    return bytes.fill(chance() < 0.5 ? 0 : 0xff, at, Math.min(bytes.length, at + 1 + below(chance, 60)));
  },
];

/** Returns a copy with one to eight changes: changed bytes, bits or lengths, removed or repeated parts, a cut-off end. */
export function changedBytes(sample: Buffer, chance: Chance): Buffer {
  let bytes = Buffer.from(sample);
  for (let left = 1 + below(chance, 8); left > 0 && bytes.length >= 4; left -= 1)
    bytes = oneOf(chance, changesOfBytes)(bytes, chance) as Buffer<ArrayBuffer>;
  return bytes;
}

const pieces = [
  ...['', ' ', '\n', '\0', '..', '../', '/', '\\', 'con', '.pdf', '.docx.exe', '%00', '<b>', '&amp;', '"', '\u202e'],
  ...[
    '\ud83d',
    '\udc00',
    '👨‍👩‍👧',
    'ế',
    'e\u0302\u0301',
    '\ufeff',
    '\ufffd',
    'Đơn xin',
    'báo cáo',
    'x'.repeat(300),
    '1e999',
    '-0',
  ],
  ...[
    'm1:',
    ':',
    '#',
    '@0000',
    '__proto__',
    'constructor',
    'null',
    '٣',
    '０',
    '\u2028',
    '\r',
    'javascript:',
    '{{',
    '$&',
  ],
] as const;

/** Returns a text made of pieces that often break parsers and of arbitrary characters. */
export function someText(chance: Chance, most = 12): string {
  let text = '';
  for (let left = below(chance, most); left > 0; left -= 1)
    text += chance() < 0.6 ? oneOf(chance, pieces) : String.fromCharCode(below(chance, 0x1_0000));
  return text;
}

/** A text with some places changed. */
export function changedText(text: string, chance: Chance): string {
  let changed = text;
  for (let left = 1 + below(chance, 4); left > 0; left -= 1) {
    const at = below(chance, changed.length + 1);
    const end = chance() < 0.5 ? at : at + below(chance, 6);
    changed = changed.slice(0, at) + (chance() < 0.7 ? someText(chance, 3) : '') + changed.slice(end);
  }
  return changed;
}

/** A value of JSON, of little depth. */
function someValue(chance: Chance, depth = 2): unknown {
  const kind = below(chance, depth > 0 ? 9 : 7);
  if (kind === 0) return null;
  if (kind === 1) return chance() < 0.5;
  if (kind === 2) return oneOf(chance, edges) * (chance() < 0.3 ? -1 : 1);
  if (kind === 3) return oneOf(chance, [Number.NaN, 1e308, 1.5, -0.1, 2 ** 53, 1_795_597_230_000, -1]);
  if (kind <= 5) return someText(chance, 6);
  if (kind === 6) return String(oneOf(chance, edges));
  const values = Array.from({ length: below(chance, 4) }, () => someValue(chance, depth - 1));
  return kind === 7 ? values : Object.fromEntries(values.map((value) => [someText(chance, 3), value]));
}

type Fields = Record<string | number, unknown>;
const holders = (value: unknown, into: Fields[] = []): Fields[] => {
  if (typeof value !== 'object' || value === null) return into;
  into.push(value as Fields);
  for (const child of Object.values(value)) holders(child, into);
  return into;
};

/**
 * Returns a copy of a payload with one to four changes: another value, a changed text, a missing or new field, a deeper nesting.
 */
export function changedValue(sample: unknown, chance: Chance): unknown {
  const value = structuredClone(sample);
  for (let left = 1 + below(chance, 4); left > 0; left -= 1) {
    const all = holders(value);
    if (all.length === 0) return someValue(chance);
    const holder = oneOf(chance, all);
    const keys = Object.keys(holder);
    const key = keys.length === 0 || chance() < 0.08 ? someText(chance, 2) : oneOf(chance, keys);
    const kind = chance();
    const now = Object.hasOwn(holder, key) ? holder[key] : undefined;
    if (kind < 0.15) delete holder[key];
    else if (kind < 0.5 && typeof now === 'string') holder[key] = changedText(now, chance);
    else if (kind < 0.6) holder[key] = { [key]: now };
    else
      Object.defineProperty(holder, key, {
        value: someValue(chance),
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
  return value;
}

/** A program part to fuzz. */
export interface Target {
  readonly name: string;
  /** Inputs of each million that go to this target. */
  readonly share: number;
  /** Makes an input and gives it to the program. @returns what is wrong with the answer, or null */
  readonly tried: (chance: Chance) => string | null | Promise<string | null>;
}

export interface Tried {
  readonly name: string;
  readonly inputs: number;
  readonly seconds: number;
  readonly slowestMs: number;
}

/**
 * Tries all targets.
 * @param inputs total over all targets, distributed by their shares
 * @throws Error with target, seed and number of the first input whose answer is wrong or that throws
 */
export async function tryAll(targets: readonly Target[], inputs: number, seed: number): Promise<readonly Tried[]> {
  const whole = targets.reduce((sum, { share }) => sum + share, 0);
  const tried: Tried[] = [];
  for (const [at, target] of targets.entries()) {
    const most = Math.ceil((inputs * target.share) / whole);
    const began = performance.now();
    let slowestMs = 0;
    for (let number = 0; number < most; number += 1) {
      const started = performance.now();
      // Each input has its own seed, so a failing one can be reproduced alone.
      const own = (seed + at * 100_000_007 + number * 7919) >>> 0;
      const wrong = await Promise.resolve(target.tried(numbersFrom(own))).catch((error: unknown) => String(error));
      if (wrong !== null) throw new Error(`${target.name}, input ${number}, made with numbersFrom(${own}): ${wrong}`);
      slowestMs = Math.max(slowestMs, performance.now() - started);
    }
    tried.push({ name: target.name, inputs: most, seconds: (performance.now() - began) / 1000, slowestMs });
  }
  return tried;
}
