/** Reads a platform's environment variables. PURE. Problems name variables, never their values. */
import type { Environment } from '../factory.ts';

export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** A ward's own variable (`NAME__WARD_SLUG`) takes precedence over the plain one; an empty one counts as not set. */
export function ofWard(env: Environment, ward: string, name: string): Variable | null {
  const suffixed = `${name}__${ward.toUpperCase().replaceAll('-', '_')}`;
  for (const candidate of [suffixed, name]) {
    const value = env[candidate]?.trim();
    if (value) return { name: candidate, value };
  }
  return null;
}

/** An http(s) address; null for anything else. */
export function readAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

/** The root address of a platform's API, without a trailing slash; an invalid one is a problem. */
export function readRoot(found: Variable | null, official: string, problems: string[]): string {
  const url = found && readAddress(found.value);
  if (found && (!url || url.search || url.hash || url.username || url.password)) {
    problems.push(`${found.name} must be an http(s) address without query or user name`);
  }
  return (found?.value ?? official).replace(/\/+$/, '');
}

/** Host names separated by commas or spaces, in lower case. */
export const hostsOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((host) => host !== '');
