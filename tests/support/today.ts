const inWard = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/**
 * "Ngày 26/11/2026": today by the ward's clock, for tests in which the real clock runs. "Sáng nay" will not do: soon
 * after midnight it may mean two days, and the author is asked.
 */
export const onThisDay = (): string => `Ngày ${inWard.format(new Date())}`;
