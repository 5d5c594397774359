/** A document is published with its number, its signer and the file itself, so that readers can look it up. */
import type { Check, Finding } from './check.ts';

/** Warns of a document without a number or a signer, and notes a missing file. */
export const paperFacts: Check = {
  id: 'paper-facts',
  find: ({ category, paper, documents }) => {
    if (category !== 'document' || !paper) return [];
    const about = { check: 'paper-facts', facts: {}, evidence: [] } as const;
    const findings: readonly (Finding | false)[] = [
      !paper.documentNumber && { ...about, key: 'check-paper-number', severity: 'warning' },
      !paper.signer && { ...about, key: 'check-paper-signer', severity: 'warning' },
      documents.length === 0 && { ...about, key: 'check-paper-file', severity: 'note' },
    ];
    return findings.filter((finding) => finding !== false);
  },
};
