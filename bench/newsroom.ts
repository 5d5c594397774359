/** A newsroom on the counting channel, for benchmarks in which the board decides. */
import { personId, type SubmissionId, submissionId, type WardId } from '../src/domain/ids.ts';
import type { Person } from '../src/domain/person/person.ts';
import type { Role } from '../src/domain/roles.ts';
import { addToDraft } from '../src/usecases/submission/draft.ts';
import { send } from '../src/usecases/submission/send.ts';
import type { WardRuntime } from '../src/ward-runtime.ts';
import type { openBenchWard } from './ward.ts';

/** The measured ward with its people and items. */
export interface Newsroom {
  readonly bench: Awaited<ReturnType<typeof openBenchWard>>;
  readonly ward: WardId;
  readonly runtime: WardRuntime;
}

/** A person with a role and an account of the counting channel, who has accepted the undertaking. */
export const member = (
  { bench, ward, runtime }: Newsroom,
  name: string,
  role: Role,
  account: string,
): Promise<Person> =>
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

/** Submits an item by this author. @throws Error if it is incomplete: nothing would be measured */
export async function submitted(
  { bench, ward, runtime }: Newsroom,
  author: Person,
  number: number,
): Promise<SubmissionId> {
  const draft = await bench.core.unitOfWork.run(ward, async (stores) => {
    const unit = runtime.openUnit(stores, `bench:item:${number}`);
    await addToDraft(unit, author, {
      text: `Khối 4 trồng cây lần ${number}\nTối qua khối 4 họp dân, trồng 20 cây xanh.\nNguồn: bà Lan`,
      photos: [],
      messageKey: `bench:${number}`,
      albumKey: null,
      forwardedFrom: null,
      saidAt: unit.now,
    });
    return stores.submissions.openDraftOf(author.id);
  });
  if (!draft) throw new Error('no draft');
  const outcome = await bench.core.unitOfWork.run(ward, (stores) =>
    send(runtime.openUnit(stores, `bench:send:${number}`), author, draft.id, draft.revision),
  );
  if (!outcome.ok) throw new Error(`the item was not sent: ${outcome.issues.map(({ key }) => key).join()}`);
  return submissionId(draft.id);
}
