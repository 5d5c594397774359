/**
 * A storm of questions while the board decides: a press must not wait behind the crowd. First a minute at the rate of
 * 5,000 in ten minutes; then all 5,000 in one minute, where lanes and priorities have to prove themselves.
 */
import { performance } from 'node:perf_hooks';
import { systemClock } from '../src/adapters/clock.ts';
import { wardKey } from '../src/adapters/keys.ts';
import { createSigner } from '../src/adapters/signer.ts';
import { personId, type SubmissionId, submissionId, type WardId } from '../src/domain/ids.ts';
import type { Person } from '../src/domain/person/person.ts';
import type { Role } from '../src/domain/roles.ts';
import { createInboxWriter, type InboxWriter } from '../src/inbox/inbox-writer.ts';
import { addToDraft } from '../src/usecases/submission/draft.ts';
import { send } from '../src/usecases/submission/send.ts';
import type { WardRuntime } from '../src/ward-runtime.ts';
import { type Figure, percentile } from './figure.ts';
import { openBenchWard, textDelivery } from './ward.ts';

const storm = 5_000;
/** Questions in the minute of a storm that lasts ten. */
const tenth = storm / 10;
const stormMs = 60_000;
const decisions = 40;
const pressEveryMs = 1_000;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Waits of presses by the board while citizens' questions come in at two rates; in milliseconds from the press to its
 * answer.
 */
export const flood = async (): Promise<readonly Figure[]> => {
  const bench = await openBenchWard();
  const { core, system } = bench;
  const [ward] = bench.wards;
  const [runtime] = system.runtimes;
  if (!ward || !runtime) throw new Error('no ward');
  const inbox = createInboxWriter(core.storage, systemClock, core.onJobs);
  const signer = createSigner(wardKey(bench.dataDir, ward.id));
  await system.start();

  const work: Newsroom = { bench, ward: ward.id, runtime };
  const author = await person(work, 'Lan', 'contributor', 'author');
  await person(work, 'Minh', 'deputy', 'deputy');

  let presses = 0;
  /** Milliseconds from the webhook to the committed decision. */
  const decide = async (id: SubmissionId): Promise<number> => {
    const item = await core.unitOfWork.run(ward.id, (stores) => stores.submissions.get(id));
    const choice = signer.sign('deputy', { action: 'approve', subject: id, revision: item.revision });
    presses += 1;
    const started = performance.now();
    await inbox.receive(ward.id, [
      {
        channel: 'counting',
        externalId: `press:${presses}`,
        lane: 'c:deputy',
        priority: 1,
        kind: 'choice',
        occurredAt: new Date(),
        payload: JSON.stringify({ sender: 'deputy', choice }),
      },
    ]);
    for (;;) {
      const now = await core.unitOfWork.run(ward.id, (stores) => stores.submissions.get(id));
      if (now.state !== 'submitted') return performance.now() - started;
      await sleep(2);
    }
  };
  const prepared = async (from: number): Promise<readonly SubmissionId[]> => {
    const items: SubmissionId[] = [];
    for (let at = 0; at < decisions; at += 1) items.push(await submitted(work, author, from + at));
    await system.queue.idle();
    return items;
  };
  const decideAll = async (items: readonly SubmissionId[], everyMs: number): Promise<readonly number[]> => {
    const waits: number[] = [];
    for (const item of items) {
      waits.push(await decide(item));
      await sleep(everyMs);
    }
    return waits;
  };
  const amid = async (items: readonly SubmissionId[], from: number, count: number): Promise<readonly number[]> => {
    const [waits] = await Promise.all([decideAll(items, pressEveryMs), pour(inbox, ward.id, from, count)]);
    await system.queue.idle();
    return waits;
  };

  const quiet = await decideAll(await prepared(0), pressEveryMs / 4);
  const steady = await amid(await prepared(1_000), 0, tenth);
  const stormy = await amid(await prepared(2_000), tenth, storm);
  const kept = await core.unitOfWork.run(ward.id, async (stores) => {
    const questions = await stores.questions.list();
    return questions.reduce((sum, { standing }) => sum + 1 + standing.addenda.length, 0);
  });
  await bench.close();
  return figuresOf({ quiet, steady, stormy, kept });
};

interface Newsroom {
  readonly bench: Awaited<ReturnType<typeof openBenchWard>>;
  readonly ward: WardId;
  readonly runtime: WardRuntime;
}

const person = ({ bench, ward, runtime }: Newsroom, name: string, role: Role, account: string): Promise<Person> =>
  bench.core.unitOfWork.run(ward, async (stores) => {
    const unit = runtime.openUnit(stores, `bench:${name}`);
    const made = {
      id: personId(unit.ids.next()),
      name,
      role,
      unit: null,
      status: 'active' as const,
      locale: 'vi',
      noticedAt: unit.now,
      createdAt: unit.now,
    };
    await stores.people.insert(made);
    await stores.people.putAccount({
      channel: 'counting',
      accountId: account,
      personId: made.id,
      conversation: account,
      displayName: name,
      lastUsedAt: unit.now,
      unreachableAt: null,
    });
    await stores.people.accept(made.id, '1', unit.now);
    return made;
  });

async function submitted({ bench, ward, runtime }: Newsroom, author: Person, number: number): Promise<SubmissionId> {
  const draft = await bench.core.unitOfWork.run(ward, async (stores) => {
    const unit = runtime.openUnit(stores, `bench:item:${number}`);
    await addToDraft(unit, author, {
      text: `Khối 4 trồng cây lần ${number}\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan`,
      photos: [],
      messageKey: `bench:${number}`,
      albumKey: null,
      forwardedFrom: null,
      saidAt: unit.now,
    });
    return stores.submissions.openDraftOf(author.id);
  });
  if (!draft) throw new Error('no draft');
  await bench.core.unitOfWork.run(ward, (stores) =>
    send(runtime.openUnit(stores, `bench:send:${number}`), author, draft.id, draft.revision),
  );
  return submissionId(draft.id);
}

/** @param from number of the first question @param count how many come within the minute */
async function pour(inbox: InboxWriter, ward: WardId, from: number, count: number): Promise<void> {
  const batch = 50;
  const began = performance.now();
  for (let sent = 0; sent < count; sent += batch) {
    await inbox.receive(
      ward,
      Array.from({ length: batch }, (_, at) => textDelivery(from + sent + at)),
    );
    await sleep(Math.max(0, began + ((sent + batch) / count) * stormMs - performance.now()));
  }
}

const p95 = (waits: readonly number[]): number => percentile(waits, 0.95);

const figuresOf = ({
  quiet,
  steady,
  stormy,
  kept,
}: Readonly<Record<'quiet' | 'steady' | 'stormy', readonly number[]>> & {
  readonly kept: number;
}): readonly Figure[] => [
  { name: 'decisions in a quiet ward, p95 in ms', value: p95(quiet).toFixed(0) },
  { name: `decisions among ${tenth} questions in a minute, p95 in ms`, value: p95(steady).toFixed(0) },
  { name: 'the slowest of them, in ms', value: Math.max(...steady).toFixed(0) },
  { name: 'ratio to the quiet ward at p95', value: (p95(steady) / p95(quiet)).toFixed(2) },
  { name: `decisions among ${storm} questions in a minute, p95 in ms`, value: p95(stormy).toFixed(0) },
  { name: 'the slowest of them, in ms', value: Math.max(...stormy).toFixed(0) },
  { name: 'ratio to the quiet ward at p95', value: (p95(stormy) / p95(quiet)).toFixed(2) },
  { name: 'questions and additions kept', value: `${kept} of ${tenth + storm}` },
];
