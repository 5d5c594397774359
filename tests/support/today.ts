const inWard = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/**
 * "Ngày 26/11/2026": today's date in the ward's time zone, for tests that use the real clock. "Sáng nay" would not work: soon
 * after midnight it is ambiguous between two days, and the bot asks the author.
 */
export const onThisDay = (): string => `Ngày ${inWard.format(new Date())}`;
