/** What comes long after it was said: the platform or we stood still, and many messages come at once. */
import type { Unit } from '../ports/services.ts';

/** In milliseconds. */
export const lateMs = 15 * 60_000;

/** Said more than `lateMs` ago. */
export const isLate = ({ now }: Unit, saidAt: Date): boolean => now.getTime() - saidAt.getTime() > lateMs;
