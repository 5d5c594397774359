/** What a page may do for somebody whose role it cannot carry: make their accounts safer, and nothing else. */
import type { Intent } from '../chat/hear/intent.ts';

export const isOwnSafety = (intent: Intent): boolean =>
  intent.do === 'remember' || intent.do === 'stolen' || (intent.do === 'person' && intent.act === 'unlink');
