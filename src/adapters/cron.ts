/** Uses node-cron only as a tick: due work is computed from the database, so a missed tick loses nothing. */
import cron from 'node-cron';

/** @returns the function that stops it */
export const everyMinute = (tick: () => Promise<void>, timeZone: string): (() => void) => {
  const task = cron.schedule('* * * * *', tick, { timezone: timeZone, noOverlap: true });
  return () => void task.destroy();
};
