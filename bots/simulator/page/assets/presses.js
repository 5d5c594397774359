/** Pressed buttons that wait for their answer: they spin until the platform answers, or the wait times out. */
import { act } from './api.js';
import { texts } from './texts.js';

/** The platform waits as long for an answer to a press. */
const pressTimeoutMs = 15_000;

/** `show` = { toast(text), alert(text), problem(error) }. */
export function createPresses(phone, show) {
  /** The spinning button of each query id. */
  const waiting = new Map();
  /** Answers that arrived before the reply to the press itself. */
  const early = new Map();

  async function press(message, button, pressed) {
    if (pressed.classList.contains('is-waiting')) return;
    pressed.classList.add('is-waiting');
    pressed.setAttribute('aria-busy', 'true');
    try {
      const { queryId } = await act(phone, 'press', { messageId: message.messageId, data: button.data });
      // On Zalo a press is a message: it has no answer of its own, only the next message.
      if (queryId === undefined) {
        rest(pressed);
        return;
      }
      const timer = setTimeout(() => {
        endPress(queryId);
        show.toast(texts.pressTimedOut);
      }, pressTimeoutMs);
      waiting.set(queryId, { pressed, timer });
      const answer = early.get(queryId);
      if (answer) showAnswer(answer);
    } catch (error) {
      rest(pressed);
      show.problem(error);
    }
  }

  function rest(pressed) {
    pressed.classList.remove('is-waiting');
    pressed.removeAttribute('aria-busy');
  }

  function endPress(queryId) {
    const press = waiting.get(queryId);
    if (!press) return;
    clearTimeout(press.timer);
    rest(press.pressed);
    waiting.delete(queryId);
  }

  function showAnswer(answer) {
    if (!waiting.has(answer.queryId)) {
      early.set(answer.queryId, answer);
      // It may belong to a press in another window, so this page never needs it.
      setTimeout(() => early.delete(answer.queryId), pressTimeoutMs);
      return;
    }
    early.delete(answer.queryId);
    endPress(answer.queryId);
    if (answer.text === '') return;
    if (answer.isAlert) show.alert(answer.text);
    else show.toast(answer.text);
  }

  return { press, showAnswer };
}
