/** Reads the fields of a call as this platform does. */
import type { ApiCall } from '../kernel/bot-api.ts';
import { faults } from './faults.ts';

/** '' if the field is absent. @throws ApiFault if it is not text */
export function text(call: ApiCall, name: string): string {
  const value = call.fields.get(name);
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw faults.bug(`${name} must be a string`);
  return value;
}

/** Whole seconds; the documentation specifies a string and shows a number. @throws ApiFault */
export function seconds(call: ApiCall, name: string, fallback: number, most: number): number {
  const value = call.fields.get(name);
  if (value === undefined || value === null || value === '') return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw faults.bug(`${name} must be a number of seconds`);
  return Math.min(number, most);
}
