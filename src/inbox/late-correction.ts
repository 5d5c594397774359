/** Job that proposes a correction from documents that came as an album, once no more parts arrive. */
import { proposeGathered } from '../chat/acts/correct-files.ts';
import { personId } from '../domain/ids.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { WardWork } from '../ports/unit-of-work.ts';

/**
 * Creates the worker of that job.
 * @returns done, also when nothing is waiting any more
 */
export const createLateCorrection =
  ({ ward, unitOfWork, openUnit }: WardWork) =>
  async (job: RunningJob): Promise<JobOutcome> => {
    const { person, submission } = job.payload;
    await unitOfWork.run(ward, (stores) =>
      proposeGathered(openUnit(stores, `job:${job.id}`), personId(String(person)), String(submission)),
    );
    return { kind: 'done' };
  };
