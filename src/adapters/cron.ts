/** node-cron only ticks: what is due is computed from the database, so a tick that never came loses nothing. */
import cron from 'node-cron';

/** @returns how to end it */
export const everyMinute = (tick: () => Promise<void>, timeZone: string): (() => void) => {
  const task = cron.schedule('* * * * *', tick, { timezone: timeZone, noOverlap: true });
  return () => void task.destroy();
};
