// The preview beside the fields keeps up with what is typed: the form is sent to be looked at, never to be saved.
// Without this script a button does the same.
const form = document.querySelector('#sua-bai');
const button = form?.querySelector('[data-preview]');

/** After the last key, in milliseconds: nobody reads along with their own typing. */
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
  // Typed before this script came, or put back by the browser on the way back to the page.
  if ([...form.elements].some((each) => 'defaultValue' in each && each.value !== each.defaultValue)) lookSoon();
}
