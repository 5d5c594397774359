/** Jobs find their ward, and the ones that are given up are told of. */
import { giveUpTurn } from '../inbox/give-up-turn.ts';
import { giveUpDelivery, waitNoLonger } from '../outbox/give-up-delivery.ts';
import type { Log } from '../ports/log.ts';
import type { JobHandlers, OnDead, RunningJob } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { alarmGivenUp } from '../usecases/alarm.ts';
import { noteEvent } from '../usecases/machine-log.ts';
import type { WardRuntime } from '../ward-runtime.ts';

const tasks = ['turn', 'deliver', 'publish', 'answer-draft', 'propose-correction'] as const;

/** Which ward, and which of its workers, a job of the queue is given to. */
export interface JobRoutesOptions {
  readonly runtimes: readonly WardRuntime[];
  readonly unitOfWork: UnitOfWork;
  readonly log: Log;
  /** Work of the whole data folder, not of a ward. */
  readonly ofFolder: JobHandlers;
}

const hourMs = 3_600_000;
/** Once an hour for a day. One that does end the process ends it so often again, and no more. */
const againAtMost = 24;
/** Hours after which nothing waits any longer for what this job would bring. */
const othersWaitFor = 2;

const isDelivery = ({ task }: RunningJob): boolean => task === 'deliver' || task === 'publish';

/**
 * The process ended again and again while it ran, which may have been somebody's `kill`, or the power: it is tried again in an hour,
 * as a suspect, in a lane of its own. Nothing says yet that it is lost.
 * @returns false: it was tried for a day
 */
async function putOff(unit: Unit, job: RunningJob): Promise<boolean> {
  const again = Number(job.payload.again ?? 0) + 1;
  if (again > againAtMost) return false;
  await unit.stores.jobs.put({
    task: job.task,
    payload: { ...job.payload, again },
    lane: `again:${job.id}`,
    priority: job.priority,
    dueAt: new Date(unit.now.getTime() + hourMs),
    key: job.key ?? `again:${job.id}`,
    isSuspect: true,
  });
  if (again === 1) await noteEvent(unit, 'put-off', { about: job.task, id: job.id });
  if (again === othersWaitFor + 1 && isDelivery(job)) await waitNoLonger(unit, Number(job.payload.outbox));
  return true;
}

async function giveUp(unit: Unit, job: RunningJob, reason: string, isTriedLater: boolean): Promise<void> {
  if (job.task === 'turn') await giveUpTurn(unit, Number(job.payload.inbox), reason);
  if (isDelivery(job)) await giveUpDelivery(unit, Number(job.payload.outbox), reason, isTriedLater);
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

  /**
   * What may not have been at fault is put off. Given up is a state: the row says so, the head is told at most once an hour, an
   * operator can replay it.
   */
  const onDead: OnDead = async (job, reason, why) => {
    const { ward, openUnit } = runtimeOf(job);
    await unitOfWork.run(ward.id, async (stores) => {
      const unit = openUnit(stores, `dead:${job.id}`);
      if (why === 'blamed' && (await putOff(unit, job))) {
        log.warn({ ward: ward.id, task: job.task, job: job.id, reason }, 'put off for an hour');
        return;
      }
      log.error({ ward: ward.id, task: job.task, job: job.id, reason }, 'given up');
      await giveUp(unit, job, reason, why === 'failed');
      await stores.audit.record({ actor: 'system', action: 'given-up', object: `${job.task}:${job.id}` }, unit.now);
      await noteEvent(unit, 'gave-up', { about: job.task, id: job.id });
      await alarmGivenUp(unit, job.task, job.id);
    });
  };

  return { handlers, onDead };
};
