/** The page's talk with its server: acts by POST, news by Server-Sent Events with a reconnection of its own. */

const apiBase = new URL('../api/', import.meta.url);
/** After the browser gave up by itself (the server said no), how long until we try again. */
const retryMs = 2000;

export const fileUrl = (phone, fileId) => new URL(`files/${phone}/${encodeURIComponent(fileId)}`, apiBase).href;
export const sampleUrl = (index) => new URL(`samples/${index}`, apiBase).href;

export async function readState() {
  const response = await fetch(new URL('state', apiBase));
  if (!response.ok) throw new Error(`state: ${response.status}`);
  return response.json();
}

/** An act of a phone's owner. Throws ActError with a code of texts.errors. */
export function act(phone, name, body) {
  return send(`phones/${phone}/${name}`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export function sendFiles(phone, form) {
  return send(`phones/${phone}/files`, { headers: { 'x-simulator': '1' }, body: form });
}

export function advanceClock(hours) {
  return send('clock', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ hours }) });
}

export function setNetwork(state) {
  return send('network', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ state }) });
}

export class ActError extends Error {
  constructor(code, file) {
    super(code);
    this.code = code;
    this.file = file;
  }
}

async function send(path, request) {
  let response;
  try {
    response = await fetch(new URL(path, apiBase), { method: 'POST', ...request });
  } catch {
    throw new ActError('unreachable');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new ActError(response.status === 413 && !answer.error ? 'tooMuch' : answer.error, answer.file);
  return answer;
}

/** Calls `listeners[event](data)`, and `onUp`/`onDown` as the line comes and goes. */
export function listen(listeners, onUp, onDown) {
  const source = new EventSource(new URL('events', apiBase));
  source.addEventListener('open', onUp);
  source.addEventListener('error', () => {
    onDown();
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen(listeners, onUp, onDown), retryMs);
  });
  for (const [event, listener] of Object.entries(listeners)) {
    source.addEventListener(event, (message) => listener(JSON.parse(message.data)));
  }
  // Leaving the page closes the line at once instead of leaving it to a timeout.
  addEventListener('pagehide', () => source.close(), { once: true });
}
