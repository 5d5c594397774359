/** Runs all checks on an item. */
import { type Check, type CheckSubject, type Finding, severities } from './check.ts';
import { checks } from './index.ts';

/** True when the content must be destroyed at once; no finding of another check may mention it. */
export const isSecret = (findings: readonly Finding[]): boolean =>
  findings.some(({ check, severity }) => check === 'secrecy' && severity === 'block');

/**
 * Maximum number of passages stored per finding, for texts such as a list of thousands of numbers. The facts contain the full
 * count.
 */
export const mostEvidence = 100;

/**
 * All findings, the most severe first; equal severity in the order of the registry. If the item is secret, only the findings
 * about secrecy.
 */
export const runChecks = (subject: CheckSubject, run: readonly Check[] = checks): readonly Finding[] => {
  const findings = run.flatMap((check) => check.find(subject));
  if (isSecret(findings)) return findings.filter(({ check }) => check === 'secrecy');
  return findings
    .map((finding) => ({ ...finding, evidence: finding.evidence.slice(0, mostEvidence) }))
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
};
