/** Detects messages that arrive long after they were written, because the platform or this program was down. */
import type { Unit } from '../ports/services.ts';

/** Threshold in milliseconds. */
export const lateMs = 15 * 60_000;

/** True if the message was written more than `lateMs` ago. */
export const isLate = ({ now }: Unit, saidAt: Date): boolean => now.getTime() - saidAt.getTime() > lateMs;
