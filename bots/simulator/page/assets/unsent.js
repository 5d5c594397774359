/** Messages that could not be sent: each waits below the others, with a button that sends it again. */
import { h } from './dom.js';
import { texts } from './texts.js';

/** `onProblem(error)` is called if the platform refuses the message, because a retry would not help. */
export function createUnsent(onProblem) {
  const element = h('div', { class: 'log-list', 'data-testid': 'unsent' });

  async function attempt(work, onUnreachable) {
    try {
      await work();
      return true;
    } catch (error) {
      if (error.code === 'unreachable') return onUnreachable();
      onProblem(error);
      return false;
    }
  }

  function keep(label, work) {
    const again = h('button', { type: 'button', class: 'key', 'data-testid': 'resend' }, texts.resend);
    const words = h('div', { class: 'words' }, label);
    const meta = h('div', { class: 'meta' }, texts.unsent);
    const bubble = h('div', { class: 'message mine unsent' }, h('div', { class: 'bubble' }, words, meta), again);
    again.addEventListener('click', async () => {
      again.disabled = true;
      const isSent = await attempt(work, () => false);
      if (isSent) bubble.remove();
      again.disabled = false;
    });
    element.append(bubble);
    bubble.scrollIntoView({ block: 'nearest' });
    return true;
  }

  return {
    element,
    /** @returns false if it was refused; true if it was sent, or waits here */
    send: (label, work) => attempt(work, () => keep(label, work)),
  };
}
