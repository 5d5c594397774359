/** The demo's clock: Vietnam's time, and buttons that move it forward. */
import { advanceClock } from './api.js';

const format = new Intl.DateTimeFormat('vi-VN', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});

export function createClock(element, buttons, onProblem) {
  /** How far the demo's time is ahead of this computer's, in milliseconds. */
  let aheadMs = 0;

  function show() {
    const now = new Date(Date.now() + aheadMs);
    const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
    element.textContent = `${part.day}/${part.month}/${part.year} ${part.hour}:${part.minute}`;
    element.dateTime = now.toISOString();
  }

  function set({ now }) {
    aheadMs = new Date(now).getTime() - Date.now();
    show();
  }

  for (const button of buttons) {
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        set(await advanceClock(Number(button.dataset.advanceHours)));
      } catch (error) {
        onProblem(error);
      }
      button.disabled = false;
    });
  }
  setInterval(show, 1000);
  return { set };
}
