/** Locations in platforms' payloads: degrees as numbers or text. */
import type { Place } from '../incoming.ts';
import type { Fields } from './fields.ts';

const degreesOf = (value: unknown, most: number): number | null => {
  const degrees = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof degrees === 'number' && Number.isFinite(degrees) && Math.abs(degrees) <= most ? degrees : null;
};

/** Null if it is missing or out of range. */
export function placeOf(fields: Fields | null): Place | null {
  const latitude = degreesOf(fields?.latitude, 90);
  const longitude = degreesOf(fields?.longitude, 180);
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
