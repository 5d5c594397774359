/** The origin of a delivery that no parser understood: it has no known sender. */
import type { Delivery, EventOrigin } from '../incoming.ts';

/** The delivery is stored and set aside; without a sender, no answer is sent. */
export const originOfUnknown = (channel: string, { externalId, occurredAt }: Delivery): EventOrigin => ({
  channel,
  externalId,
  conversation: '',
  isGroup: false,
  sender: { id: '', displayName: '' },
  occurredAt,
});
