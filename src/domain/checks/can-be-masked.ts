/** Private data were found that hiding them would change. */
import type { Finding, TextPlace } from './check.ts';

/** Texts that **Che thông tin riêng** changes; documents stay as they are. */
const maskable: readonly string[] = ['title', 'body', 'source', 'place', 'credit'] satisfies readonly TextPlace[];

/** Personal data was found, with what would stand in its place, in a text that can be changed. */
export const canBeMasked = (findings: readonly Finding[]): boolean =>
  findings.some(
    ({ check, evidence }) =>
      check === 'personal-data' &&
      evidence.some((each) => 'replacement' in each && each.replacement !== undefined && maskable.includes(each.where)),
  );
