/** People of a measured ward, and how they send messages and presses on the counting channel. */
import { wardKey } from '../src/adapters/keys.ts';
import { createSigner } from '../src/adapters/signer.ts';
import type { Core } from '../src/compose/core.ts';
import { type PersonId, personId, type WardId } from '../src/domain/ids.ts';
import type { Role } from '../src/domain/roles.ts';
import { createInboxWriter } from '../src/inbox/inbox-writer.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { BenchMessage } from './ward.ts';

/** A person with a role, who has accepted the undertaking; the account id is their name. */
export const addMember = (core: Core, ward: WardId, clock: Clock, name: string, role: Role): Promise<PersonId> =>
  core.unitOfWork.run(ward, async (stores) => {
    const id = personId(core.ids.next());
    const at = clock.now();
    await stores.people.insert({
      ...{ id, name, role, unit: null, status: 'active', locale: 'vi', noticedAt: at, createdAt: at },
    });
    await stores.people.putAccount({
      ...{ channel: 'counting', accountId: name, personId: id, conversation: name, displayName: name },
      ...{ lastUsedAt: at, unreachableAt: null },
    });
    await stores.people.accept(id, '1', at);
    return id;
  });

export interface LifeOptions {
  readonly core: Core;
  readonly dataDir: string;
  readonly ward: WardId;
  readonly clock: Clock;
  /** Filler as long as what a platform adds to a message. */
  readonly padding?: (message: Partial<BenchMessage>) => string;
}

/** Sends messages and presses of people. */
export function createTalk({ core, dataDir, ward, clock, padding = () => '' }: LifeOptions) {
  const inbox = createInboxWriter(core.storage, clock, core.onJobs);
  const signer = createSigner(wardKey(dataDir, ward));
  let sent = 0;
  const says = async (sender: string, message: Partial<BenchMessage>): Promise<void> => {
    sent += 1;
    const payload = { number: sent, sender, text: '', ...message, padding: padding(message) };
    await inbox.receive(ward, [
      {
        ...{ channel: 'counting', externalId: String(sent), lane: `c:${sender}`, occurredAt: clock.now() },
        ...{ priority: message.choice ? 1 : 5, kind: message.choice ? 'choice' : 'message' },
        payload: JSON.stringify(payload),
      },
    ]);
  };
  return {
    says,
    presses: (sender: string, action: string, subject: string, revision: number): Promise<void> =>
      says(sender, { choice: signer.sign(sender, { action, subject, revision }) }),
  };
}
