/**
 * Plays a scene: shows each step's text, brings its phone into view, and carries it out when the learner presses the
 * button.
 */
import { setNetwork } from './api.js';
import { h } from './dom.js';
import { scenes } from './scenes.js';
import { texts } from './texts.js';

const lookMs = 300;
/** How long a step waits for the program's message. */
const patienceMs = 20_000;
/**
 * An optional step waits this long after the next one has become possible, because its own message may arrive at that
 * moment.
 */
const graceMs = 1_500;

/** `stage`: { phone(key), show(key), today(), problem(error), begin() }. */
export function createPlayer(list, bar, stage) {
  const told = h('p', { role: 'status' });
  const go = h('button', { type: 'button', class: 'primary', 'data-testid': 'scene-step' });
  const stop = h('button', { type: 'button', class: 'secondary', onclick: end }, texts.scene.stop);
  bar.replaceChildren(told, h('div', { class: 'scene-keys' }, go, stop));
  list.replaceChildren(
    ...scenes('').map(({ title }, at) => h('button', { type: 'button', onclick: () => begin(at) }, title)),
  );
  let steps = [];
  let at = 0;
  let title = '';

  go.addEventListener('click', async () => {
    if (at >= steps.length) return end();
    const step = steps[at];
    go.disabled = true;
    try {
      if (await carryOut(step, steps[at + 1], stage)) tell(at + 1);
      else if (steps[at] === step) told.append(h('span', { class: 'scene-late' }, ` ${texts.scene.late}`));
    } catch (error) {
      stage.problem(error);
    }
    go.disabled = false;
  });

  function begin(number) {
    ({ title, steps } = scenes(stage.today())[number]);
    bar.hidden = false;
    stage.begin();
    tell(0);
  }

  function tell(next) {
    at = next;
    const step = steps[at];
    if (step) stage.show(step.who);
    const head = step ? texts.scene.step(title, at + 1, steps.length, stage.phone(step.who).title) : title;
    told.replaceChildren(h('strong', {}, head), h('span', {}, step ? step.say : texts.scene.over));
    go.textContent = step ? (step.read ? texts.scene.next : texts.scene.go) : texts.close;
  }

  function end() {
    bar.hidden = true;
    steps = [];
  }
}

/** @returns whether the step could be carried out, or was not needed */
async function carryOut({ who, text = '', photos, press, read, network, maybe }, next, stage) {
  const phone = stage.phone(who);
  if (photos || text) phone.look();
  if (network) await setNetwork(network);
  else if (photos) return phone.sendSamples(photos, text);
  else if (text) return phone.sendText(text);
  else {
    const isThere = () => (press ? phone.choose(press) : phone.hears(read));
    const couldGoOn = () => maybe && stage.phone(next.who).offers(next.press);
    return eventually(isThere, couldGoOn);
  }
  return true;
}

/** @returns true when it is present, or when the next step has been possible for a moment */
async function eventually(isThere, couldGoOn) {
  const end = Date.now() + patienceMs;
  let since = null;
  while (Date.now() < end) {
    if (isThere()) return true;
    if (couldGoOn()) since ??= Date.now();
    if (since !== null && Date.now() - since >= graceMs) return true;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  return false;
}
