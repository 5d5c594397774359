/** Misfortunes of calls to the OA API, to OAuth and to the addresses of media. */
import {
  type FaultEffect as AnyFaultEffect,
  type FaultRule as AnyFaultRule,
  createFaultScript,
} from '../kernel/faults.ts';

/** An error body, HTTP 200 as the platform does. */
export interface ScriptedError {
  readonly error: number;
  readonly message?: string;
}

export type FaultEffect = AnyFaultEffect<ScriptedError>;

export interface FaultRule extends AnyFaultRule<ScriptedError> {
  /** How the path ends: `/message/cs`, `/upload/image`, `/access_token`; a part of it for media: `/media/`. All when absent. */
  readonly path?: string;
  readonly userId?: string;
}

/** A rule without a path and a user means the very next call. */
export const createOaFaults = (first: readonly FaultRule[]) =>
  createFaultScript<FaultRule, { readonly path: string; readonly userId: string | null }>(
    first,
    (rule, { path, userId }) =>
      (rule.path === undefined || isMeant(rule.path, path)) && (rule.userId === undefined || rule.userId === userId),
  );

const isMeant = (pattern: string, path: string) =>
  pattern.endsWith('/') ? path.includes(pattern) : path.endsWith(pattern);

/** Whether the caller can't know what became of the call. */
export const mayLoseAnswer = (effect: FaultEffect | null): boolean =>
  effect?.kind === 'delay' || ((effect?.kind === 'hangUp' || effect?.kind === 'hang') && effect.when === 'after');
