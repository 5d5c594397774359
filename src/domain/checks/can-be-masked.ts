/** Whether findings contain private data that masking would change. */
import type { Finding, TextPlace } from './check.ts';

/** Texts that the button **Che thông tin riêng** changes; documents stay unchanged. */
const maskable: readonly string[] = ['title', 'body', 'source', 'place', 'credit'] satisfies readonly TextPlace[];

/** True when personal data with a replacement was found in a text that can be changed. */
export const canBeMasked = (findings: readonly Finding[]): boolean =>
  findings.some(
    ({ check, evidence }) =>
      check === 'personal-data' &&
      evidence.some((each) => 'replacement' in each && each.replacement !== undefined && maskable.includes(each.where)),
  );
