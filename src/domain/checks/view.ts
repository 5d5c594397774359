/** What is told about a text that was stopped at the door. It knows people and times, nothing of the text. */
import type { Facts } from '../facts.ts';

/** What sender and head are told when a mark of secrecy stopped something. */
export type CheckView = { readonly noun: 'check' } & (
  | { readonly name: 'secrecy-stopped-citizen' | 'secrecy-stopped-contributor' }
  | { readonly name: 'secrecy-photos-stopped' | 'secrecy-send-again'; readonly facts: Facts }
  /** `record` can be let pass. */
  | { readonly name: 'secrecy-stopped-head'; readonly record: string; readonly facts: Facts }
);
