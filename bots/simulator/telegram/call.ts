/**
 * Reads the fields of a call as leniently as the server: numbers may be strings, objects may be JSON text, `null` means
 * absent.
 */
import type { ApiCall } from '../kernel/bot-api.ts';
import type { UploadedFile } from '../kernel/multipart.ts';
import { faults } from './faults.ts';

const attachmentScheme = 'attach://';

/** The field as text; '' if it is absent. */
export function text(call: ApiCall, name: string): string {
  const value = call.fields.get(name);
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** 'true', 'yes' and '1' are true; everything else is false. */
export function flag(call: ApiCall, name: string): boolean {
  return ['true', 'yes', '1'].includes(text(call, name).toLowerCase());
}

/** Never throws: an invalid number is 0, and a number out of range becomes the nearest limit. */
export function integer(call: ApiCall, name: string, fallback: number, least = -(2 ** 53), most = 2 ** 53): number {
  const value = text(call, name);
  const number = value === '' ? fallback : Number.parseInt(value, 10) || 0;
  return Math.min(Math.max(number, least), most);
}

/** @throws ApiFault "can't parse WHAT JSON object" */
export function json(call: ApiCall, name: string, what: string): unknown {
  const value = call.fields.get(name);
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw faults.bug(`can't parse ${what} JSON object`);
  }
}

/** A file uploaded with the call, as the field itself or by `attach://name`. */
export function attachment(call: ApiCall, reference: string): UploadedFile | null {
  if (!reference.startsWith(attachmentScheme)) return null;
  return call.files.get(reference.slice(attachmentScheme.length)) ?? null;
}
