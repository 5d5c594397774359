/** A board with one deputy and one author on the counting channel, for benchmarks that measure how long a press takes. */
import { performance } from 'node:perf_hooks';
import { wardKey } from '../src/adapters/keys.ts';
import { createSigner } from '../src/adapters/signer.ts';
import type { SubmissionId } from '../src/domain/ids.ts';
import type { Person } from '../src/domain/person/person.ts';
import type { Submission } from '../src/domain/submission/submission.ts';
import { createInboxWriter, type InboxWriter } from '../src/inbox/inbox-writer.ts';
import type { Clock } from '../src/ports/clock.ts';
import { member, type Newsroom } from './newsroom.ts';
import { openBenchWard } from './ward.ts';

/** The ward to measure, and the presses used for it. */
export interface Desk {
  readonly work: Newsroom;
  readonly author: Person;
  readonly inbox: InboxWriter;
  /** Presses "approve". Resolves when the press is in the inbox. */
  readonly approve: (id: SubmissionId) => Promise<void>;
  readonly stateOf: (id: SubmissionId) => Promise<Submission['state']>;
  /** True if the portal's API returns the item with this number. */
  readonly isShown: (number: number) => Promise<boolean>;
  /** When the deputy last received a message, by `performance.now`. */
  readonly toldAt: () => number;
  readonly close: () => Promise<void>;
}

/** @param portalFault throws while the portal must be unavailable */
export async function openDesk(clock: Clock, portalFault: () => void = () => undefined): Promise<Desk> {
  let toldAt = 0;
  const bench = await openBenchWard({
    clock,
    portalFault,
    onSaid: (conversation) => {
      if (conversation === 'deputy') toldAt = performance.now();
    },
  });
  const { core, system } = bench;
  const [ward] = bench.wards;
  const [runtime] = system.runtimes;
  if (!ward || !runtime) throw new Error('no ward');
  const inbox = createInboxWriter(core.storage, clock, core.onJobs);
  const signer = createSigner(wardKey(bench.dataDir, ward.id));
  await system.start();
  const work: Newsroom = { bench, ward: ward.id, runtime };
  const author = await member(work, 'Lan', 'contributor', 'author');
  await member(work, 'Minh', 'deputy', 'deputy');
  const get = (id: SubmissionId) => core.unitOfWork.run(ward.id, (stores) => stores.submissions.get(id));
  let presses = 0;
  return {
    ...{ work, author, inbox, toldAt: () => toldAt, close: bench.close },
    approve: async (id) => {
      const { revision } = await get(id);
      presses += 1;
      const choice = signer.sign('deputy', { action: 'approve', subject: id, revision });
      await inbox.receive(ward.id, [
        {
          ...{ channel: 'counting', externalId: `press:${presses}`, lane: 'c:deputy', priority: 1, kind: 'choice' },
          ...{ occurredAt: clock.now(), payload: JSON.stringify({ sender: 'deputy', choice }) },
        },
      ]);
    },
    stateOf: async (id) => (await get(id)).state,
    isShown: async (number) => {
      const { body } = await system.app.inject({ url: `/w/${ward.id}/api/v1/articles` });
      return body.includes(`"Khối 4 trồng cây lần ${number}"`);
    },
  };
}
