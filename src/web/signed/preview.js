// Updates the preview beside the fields while the user types, by sending the form as a preview only. Without this script, a
// button does the same.
const form = document.querySelector('#sua-bai');
const button = form?.querySelector('[data-preview]');

/** Delay after the last input, in milliseconds. */
const pauseMs = 900;
let waiting = 0;
let newest = 0;

const look = async () => {
  newest += 1;
  const mine = newest;
  const fields = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: 'POST', body: fields, headers: { accept: 'text/html' } });
  if (!answer.ok || mine !== newest) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const [old, fresh] = [document, page].map((each) => each.querySelector('#xem-truoc .frame-of-public'));
  if (old && fresh && old.innerHTML !== fresh.innerHTML) old.replaceChildren(...fresh.childNodes);
};

const lookSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => look().catch(() => undefined), pauseMs);
};

if (form && button) {
  button.hidden = true;
  form.addEventListener('input', lookSoon);
  // Handles text typed before this script loaded, or restored by the browser.
  if ([...form.elements].some((each) => 'defaultValue' in each && each.value !== each.defaultValue)) lookSoon();
}
