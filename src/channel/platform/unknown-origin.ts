/** Where a delivery comes from that no parser understood: nobody that we know said anything in it. */
import type { Delivery, EventOrigin } from '../incoming.ts';

/** It is stored and set aside; with no sender nobody is answered. */
export const originOfUnknown = (channel: string, { externalId, occurredAt }: Delivery): EventOrigin => ({
  channel,
  externalId,
  conversation: '',
  isGroup: false,
  sender: { id: '', displayName: '' },
  occurredAt,
});
