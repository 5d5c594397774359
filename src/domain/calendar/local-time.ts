/** How an instant is written for people of the ward. */

const pad = (value: number): string => String(value).padStart(2, '0');

/** 'dd/mm/yyyy HH:MM' in the ward. */
export const localTime = (at: Date, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }).formatToParts(
    at,
  );
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return `${pad(part('day'))}/${pad(part('month'))}/${part('year')} ${pad(part('hour'))}:${pad(part('minute'))}`;
};
