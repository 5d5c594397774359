/** Jobs find their ward, and the ones that are given up are told of. */
import { giveUpTurn } from '../inbox/give-up-turn.ts';
import { giveUpDelivery } from '../outbox/give-up-delivery.ts';
import type { Log } from '../ports/log.ts';
import type { JobHandlers, RunningJob } from '../ports/queue.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { alarmGivenUp } from '../usecases/alarm.ts';
import { noteEvent } from '../usecases/machine-log.ts';
import type { WardRuntime } from '../ward-runtime.ts';

const tasks = ['turn', 'deliver', 'publish', 'answer-draft'] as const;

export interface JobRoutesOptions {
  readonly runtimes: readonly WardRuntime[];
  readonly unitOfWork: UnitOfWork;
  readonly log: Log;
  /** Work of the whole data folder, not of a ward. */
  readonly ofFolder: JobHandlers;
}

/** @throws Error in the job for a ward that this process does not run */
export const createJobRoutes = ({ runtimes, unitOfWork, log, ofFolder }: JobRoutesOptions) => {
  const runtimeOf = (job: { readonly ward: string }): WardRuntime => {
    const found = runtimes.find(({ ward }) => ward.id === job.ward);
    if (!found) throw new Error(`no ward ${job.ward}`);
    return found;
  };
  const route = (task: string) => (job: RunningJob) => {
    const handler = runtimeOf(job).handlers[task];
    return handler ? handler(job) : Promise.resolve({ kind: 'dead' as const, reason: `nobody handles ${task}` });
  };
  const handlers: JobHandlers = {
    ...Object.fromEntries(tasks.map((task) => [task, route(task)])),
    // A job of a time when backups were switched on.
    backup: () => Promise.resolve({ kind: 'done' }),
    ...ofFolder,
  };

  /** Given up is a state: the row says so, the head is told at most once an hour, an operator can replay it. */
  const onDead = async (job: RunningJob, reason: string): Promise<void> => {
    const { ward, openUnit } = runtimeOf(job);
    log.error({ ward: ward.id, task: job.task, job: job.id, reason }, 'given up');
    await unitOfWork.run(ward.id, async (stores) => {
      const unit = openUnit(stores, `dead:${job.id}`);
      if (job.task === 'turn') await giveUpTurn(unit, Number(job.payload.inbox), reason);
      if (job.task === 'deliver' || job.task === 'publish')
        await giveUpDelivery(unit, Number(job.payload.outbox), reason);
      await stores.audit.record({ actor: 'system', action: 'given-up', object: `${job.task}:${job.id}` }, unit.now);
      await noteEvent(unit, 'gave-up', { about: job.task, id: job.id });
      await alarmGivenUp(unit, job.task, job.id);
    });
  };

  return { handlers, onDead };
};
