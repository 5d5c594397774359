/** Three buttons for the state of the connection between the program and the platforms. */
import { setNetwork } from './api.js';

export function createNetwork(buttons, onProblem) {
  function show({ network }) {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.network === network));
  }
  for (const button of buttons) {
    button.addEventListener('click', async () => {
      try {
        show(await setNetwork(button.dataset.network));
      } catch (error) {
        onProblem(error);
      }
    });
  }
  return { show };
}
