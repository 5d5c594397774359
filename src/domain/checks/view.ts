/** Notices about a text that was stopped on receipt. They contain people and times, nothing of the text. */
import type { Facts } from '../facts.ts';

/** Notices to the sender and the head when a mark of secrecy stopped something. */
export type CheckView = { readonly noun: 'check' } & (
  | { readonly name: 'secrecy-stopped-citizen' | 'secrecy-stopped-contributor' }
  | { readonly name: 'secrecy-photos-stopped' | 'secrecy-send-again'; readonly facts: Facts }
  /** The head can release `record`. */
  | { readonly name: 'secrecy-stopped-head'; readonly record: string; readonly facts: Facts }
);
