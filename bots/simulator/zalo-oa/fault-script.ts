/** Scripted faults of calls to the OA API, to OAuth and to media addresses. */
import {
  type FaultEffect as AnyFaultEffect,
  type FaultRule as AnyFaultRule,
  createFaultScript,
} from '../kernel/faults.ts';

/** An error body, sent with HTTP 200 as on the platform. */
export interface ScriptedError {
  readonly error: number;
  readonly message?: string;
}

export type FaultEffect = AnyFaultEffect<ScriptedError>;

export interface FaultRule extends AnyFaultRule<ScriptedError> {
  /**
   * End of the path: `/message/cs`, `/upload/image`, `/access_token`; for media a part of it: `/media/`. All paths if
   * absent.
   */
  readonly path?: string;
  readonly userId?: string;
}

/** A rule without path and user affects the very next call. */
export const createOaFaults = (first: readonly FaultRule[]) =>
  createFaultScript<FaultRule, { readonly path: string; readonly userId: string | null }>(
    first,
    (rule, { path, userId }) =>
      (rule.path === undefined || isMeant(rule.path, path)) && (rule.userId === undefined || rule.userId === userId),
  );

const isMeant = (pattern: string, path: string) =>
  pattern.endsWith('/') ? path.includes(pattern) : path.endsWith(pattern);

/** Whether the caller cannot know the outcome of the call. */
export const mayLoseAnswer = (effect: FaultEffect | null): boolean =>
  effect?.kind === 'delay' || ((effect?.kind === 'hangUp' || effect?.kind === 'hang') && effect.when === 'after');
