/** What all checks together say of an item, and what that means for sending it. */
import { type Check, type CheckSubject, type Finding, severities } from './check.ts';
import { checks } from './index.ts';

/** The content must go at once: no finding of another check may speak of it. */
export const isSecret = (findings: readonly Finding[]): boolean =>
  findings.some(({ check, severity }) => check === 'secrecy' && severity === 'block');

/** Places that are shown of one finding: a list of thousands of numbers needs no thousand marks. Facts count them all. */
export const mostEvidence = 100;

/** Heaviest first; of equal weight in the order of the registry. A secret stands alone. */
export const runChecks = (subject: CheckSubject, run: readonly Check[] = checks): readonly Finding[] => {
  const findings = run.flatMap((check) => check.find(subject));
  if (isSecret(findings)) return findings.filter(({ check }) => check === 'secrecy');
  return findings
    .map((finding) => ({ ...finding, evidence: finding.evidence.slice(0, mostEvidence) }))
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
};
