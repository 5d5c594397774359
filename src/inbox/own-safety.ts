/**
 * Actions that a page still allows when it cannot carry the person's role: those that make the person's accounts safer, and
 * nothing else.
 */
import type { Intent } from '../chat/hear/intent.ts';

/** None of these actions needs the role: updating the dialogue memory, reporting an account as stolen, unlinking an account. */
export const isOwnSafety = (intent: Intent): boolean =>
  intent.do === 'remember' || intent.do === 'stolen' || (intent.do === 'person' && intent.act === 'unlink');
