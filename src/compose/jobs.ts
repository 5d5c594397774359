/** Routes jobs to their ward, and reports dead jobs. */
import { giveUpTurn } from '../inbox/give-up-turn.ts';
import { giveUpDelivery, waitNoLonger } from '../outbox/give-up-delivery.ts';
import { remakeTask } from '../ports/files-to-make.ts';
import type { Log } from '../ports/log.ts';
import type { JobHandlers, OnDead, RunningJob } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { alarmGivenUp } from '../usecases/alarm.ts';
import { noteEvent } from '../usecases/machine-log.ts';
import type { WardRuntime } from '../ward-runtime.ts';

const tasks = ['turn', 'deliver', 'publish', 'answer-draft', 'propose-correction', remakeTask] as const;

/** What routing jobs needs. */
export interface JobRoutesOptions {
  readonly runtimes: readonly WardRuntime[];
  readonly unitOfWork: UnitOfWork;
  readonly log: Log;
  /** Jobs of the whole data folder. */
  readonly ofFolder: JobHandlers;
}

const minuteMs = 60_000;
/** Waits before the first retries, then an hour before each: kills from outside are over soon, or last. */
const firstWaitsMs = [5 * minuteMs, 10 * minuteMs, 20 * minuteMs, 40 * minuteMs];
const laterWaitMs = 60 * minuteMs;
/** Retries within a day. A job that does crash the process crashes it this often and no more. */
const againAtMost = 27;
/** Retries for which the jobs behind this one wait: the first two hours. */
const othersWaitFor = 5;

const isDelivery = ({ task }: RunningJob): boolean => task === 'deliver' || task === 'publish';

/**
 * The process crashed repeatedly while the job ran, which may have been an external kill or a power cut. The job is
 * retried in five minutes and then less often, as a suspect, in its own lane.
 * @returns false if it was retried for a day already
 */
async function putOff(unit: Unit, job: RunningJob): Promise<boolean> {
  const again = Number(job.payload.again ?? 0) + 1;
  if (again > againAtMost) return false;
  await unit.stores.jobs.put({
    task: job.task,
    payload: { ...job.payload, again },
    lane: `again:${job.id}`,
    priority: job.priority,
    dueAt: new Date(unit.now.getTime() + (firstWaitsMs[again - 1] ?? laterWaitMs)),
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

/**
 * Creates the routes.
 * @throws Error in the handler, for a job of a ward that this process does not run
 */
export const createJobRoutes = ({ runtimes, unitOfWork, log, ofFolder }: JobRoutesOptions) => {
  const runtimeOf = (job: { readonly ward: string }): WardRuntime => {
    const found = runtimes.find(({ ward }) => ward.id === job.ward);
    if (!found) throw new Error(`no ward ${job.ward}`);
    return found;
  };
  const route = (task: string) => (job: RunningJob) => {
    const handler = runtimeOf(job).handlers[task];
    return handler ? handler(job) : Promise.resolve({ kind: 'dead' as const, reason: `no handler for task ${task}` });
  };
  const handlers: JobHandlers = {
    ...Object.fromEntries(tasks.map((task) => [task, route(task)])),
    // Backups were switched on when this job was added.
    backup: () => Promise.resolve({ kind: 'done' }),
    ...ofFolder,
  };

  /**
   * A job that may not be at fault is postponed. A dead job keeps its row, the head is notified at most once an hour,
   * and an operator can replay it.
   */
  const onDead: OnDead = async (job, reason, why) => {
    const { ward, openUnit } = runtimeOf(job);
    await unitOfWork.run(ward.id, async (stores) => {
      const unit = openUnit(stores, `dead:${job.id}`);
      if (why === 'blamed' && (await putOff(unit, job))) {
        log.warn({ ward: ward.id, task: job.task, job: job.id, reason }, 'a job was postponed for an hour');
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
