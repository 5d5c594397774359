/** Communication with the server: acts by POST, events by Server-Sent Events with automatic reconnection. */

const apiBase = new URL('../api/', import.meta.url);
/** Wait before reconnecting after the browser has stopped trying (the server refused the connection). */
const retryMs = 2000;

export const fileUrl = (phone, fileId) => new URL(`files/${phone}/${encodeURIComponent(fileId)}`, apiBase).href;
export const sampleUrl = (index) => new URL(`samples/${index}`, apiBase).href;

export async function readState() {
  const response = await fetch(new URL('state', apiBase));
  if (!response.ok) throw new Error(`state: ${response.status}`);
  return response.json();
}

/** Sends an act of a phone's owner. Throws ActError with a code of texts.errors. */
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

/** Calls `listeners[event](data)`, and `onUp` and `onDown` when the connection is established and lost. */
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
  // Leaving the page closes the connection at once, without waiting for a timeout.
  addEventListener('pagehide', () => source.close(), { once: true });
}
