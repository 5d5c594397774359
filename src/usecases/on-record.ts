/** Records an act in the ward's audit chain, in the same transaction as the act. */
import type { AuditEntry, AuditStore } from '../ports/records.ts';

interface Recording {
  readonly stores: { readonly audit: Pick<AuditStore, 'record'> };
  readonly now: Date;
}

/**
 * Adds an entry at the unit's time.
 * @param by id of a person, or 'system'; null or nothing: the command line
 * @param details ids and hashes, no personal text
 */
export const putOnRecord = (
  { stores, now }: Recording,
  by: string | null | undefined,
  action: string,
  object: string,
  details?: AuditEntry['details'],
): Promise<void> => stores.audit.record({ actor: by ?? 'admin', action, object, ...(details && { details }) }, now);
