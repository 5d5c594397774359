/** One call of a method, whatever its body was: JSON, urlencoded, multipart or a query string. Methods check its fields. */
import { faults } from './faults.ts';
import type { JsonObject } from './objects.ts';

export interface ApiCall {
  readonly method: string;
  readonly fields: ReadonlyMap<string, unknown>;
  /** Fires when the caller hung up. */
  readonly signal: AbortSignal;
}

/** '' when the field is absent. @throws ApiFault when it is no text */
export function text(call: ApiCall, name: string): string {
  const value = call.fields.get(name);
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw faults.bug(`${name} must be a string`);
  return value;
}

/** Whole seconds; the documentation says string and shows a number. @throws ApiFault */
export function seconds(call: ApiCall, name: string, fallback: number, most: number): number {
  const value = call.fields.get(name);
  if (value === undefined || value === null || value === '') return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw faults.bug(`${name} must be a number of seconds`);
  return Math.min(number, most);
}

export const describe = (call: ApiCall): JsonObject => Object.fromEntries(call.fields);
