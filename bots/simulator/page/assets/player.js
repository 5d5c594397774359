/** Plays a scene: says each step, brings its phone into view, and does it when the learner touches the button. */
import { setNetwork } from './api.js';
import { h } from './dom.js';
import { scenes } from './scenes.js';
import { texts } from './texts.js';

const lookMs = 300;
/** How long a step waits for what the program says; shorter where it may say nothing. */
const patienceMs = { sure: 20_000, maybe: 8_000 };

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
      if (await carryOut(step, stage)) tell(at + 1);
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

/** @returns whether it could be done */
async function carryOut({ who, text = '', photos, press, read, network, maybe }, stage) {
  const phone = stage.phone(who);
  if (photos || text) phone.look();
  if (network) await setNetwork(network);
  else if (photos) return phone.sendSamples(photos, text);
  else if (text) return phone.sendText(text);
  else {
    const isThere = await eventually(() => (press ? phone.choose(press) : phone.hears(read)), maybe);
    return isThere || maybe === true;
  }
  return true;
}

async function eventually(look, maybe) {
  const end = Date.now() + (maybe ? patienceMs.maybe : patienceMs.sure);
  while (Date.now() < end) {
    if (look()) return true;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  return false;
}
