/** What could not leave the phone: it waits under the other messages, each with a button that sends it again. */
import { h } from './dom.js';
import { texts } from './texts.js';

/** `onProblem(error)`: said when the platform refuses, which no second try would change. */
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
    /** @returns false when it was refused; true when it left, or waits here */
    send: (label, work) => attempt(work, () => keep(label, work)),
  };
}
