/** Assembles the page: requests the state, creates the phones, and passes events on to them. */
import { listen, readState } from './api.js';
import { createClock } from './clock.js';
import { createNetwork } from './network.js';
import { createPhone } from './phone.js';
import { createPlayer } from './player.js';
import { createTabs } from './tabs.js';
import { texts } from './texts.js';

// biome-ignore lint/style/useNamingConvention: the usual name of it in a browser
const $ = (selector) => document.querySelector(selector);
const notice = $('#notice');
const row = $('#phones');
const clock = createClock($('#clock'), document.querySelectorAll('[data-advance-hours]'), tellProblem);
const network = createNetwork(document.querySelectorAll('[data-network]'), tellProblem);
const backOnlineMs = 2500;
const stateRetryMs = 2000;

/** Narrow screens show a phone first; wide ones have no control to unfold what would be folded. */
const narrow = matchMedia('(max-width: 719px)');
const fold = () => {
  $('.how').open = !narrow.matches;
};
narrow.addEventListener('change', fold);
fold();

let phones = new Map();
let tabs = null;
let wasDown = false;

createPlayer($('#stories'), $('#scene'), {
  phone: (key) => phones.get(key),
  show: (key) => tabs.show(key),
  today: () => $('#clock').textContent.slice(0, 5),
  problem: tellProblem,
  begin() {
    fold();
    for (const phone of phones.values()) phone.look();
  },
});

show(texts.connecting, 'calm');
listen(
  {
    clock: (time) => clock.set(time),
    network(state) {
      network.show(state);
      // Shows the messages that arrived while the phones were offline.
      load();
    },
    ...Object.fromEntries(['message', 'answered', 'chat'].map((event) => [event, passOn(event)])),
  },
  load,
  () => {
    wasDown = true;
    show(texts.offline, 'down');
  },
);

function passOn(event) {
  return (data) => phones.get(data.phone)?.on[event](data);
}

/** Loads the state at the beginning and after each reconnection, because the server may have restarted. */
async function load() {
  try {
    const state = await readState();
    clock.set(state);
    network.show(state);
    $('#ward').textContent = state.wardName;
    for (const link of document.querySelectorAll('[data-link]')) link.href = state[link.dataset.link];
    const isSamePeople = state.phones.length === phones.size && state.phones.every(({ phone }) => phones.has(phone));
    if (isSamePeople) for (const phone of state.phones) phones.get(phone.phone).reset(phone);
    else build(state);
    online();
  } catch (error) {
    console.warn(error);
    show(texts.offline, 'down');
    setTimeout(load, stateRetryMs);
  }
}

function build(state) {
  const page = { wardName: state.wardName, samples: state.samples, unread: (key) => tabs?.mark(key) };
  const list = state.phones.map((details) => createPhone(details, page));
  phones = new Map(list.map((phone) => [phone.key, phone]));
  row.replaceChildren(...list.map((phone) => phone.element));
  for (const phone of state.phones) phones.get(phone.phone).reset(phone);
  tabs = createTabs($('#tabs'), row, list);
  document.body.classList.add('is-ready');
}

function online() {
  if (!wasDown) {
    notice.hidden = true;
    return;
  }
  wasDown = false;
  show(texts.backOnline, 'calm');
  setTimeout(() => {
    if (!wasDown) notice.hidden = true;
  }, backOnlineMs);
}

function show(text, tone) {
  notice.textContent = text;
  notice.dataset.tone = tone;
  notice.hidden = false;
}

function tellProblem(error) {
  show((texts.errors[error.code] ?? texts.errors.other)(error.file), 'down');
  setTimeout(() => {
    notice.hidden = true;
  }, backOnlineMs);
}
