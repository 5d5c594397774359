/** Where a delivery comes from that no parser understood: nobody that we know said anything in it. */
import type { Delivery, EventOrigin } from '../incoming.ts';

export const originOfUnknown = (channel: string, { externalId, occurredAt }: Delivery): EventOrigin => ({
  channel,
  externalId,
  conversation: '',
  isGroup: false,
  sender: { id: '', displayName: '' },
  occurredAt,
});
