/** What a page may do for somebody whose role it cannot carry: make their accounts safer, and nothing else. */
import type { Intent } from '../chat/hear/intent.ts';

/** None of these needs the role: what a talk remembers, an account that is reported stolen, one that is taken off. */
export const isOwnSafety = (intent: Intent): boolean =>
  intent.do === 'remember' || intent.do === 'stolen' || (intent.do === 'person' && intent.act === 'unlink');
