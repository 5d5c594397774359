// Live updates and keyboard shortcuts of the web desk. All pages and forms also work without this script.
const title = document.title;
const help = document.querySelector('#phim');

if (document.body.dataset.live && 'EventSource' in window) {
  const source = new EventSource(document.body.dataset.live);
  // Counts when the page was opened, reduced as work gets done; higher counts are news.
  let known;
  source.addEventListener('waiting', ({ data }) => {
    const { items, dangers } = JSON.parse(data);
    document.title = dangers > 0 ? `‼ (${items}) ${title}` : items > 0 ? `(${items}) ${title}` : title;
    known ??= { items, dangers };
    const news = document.querySelector('.live-news');
    if (news && items <= known.items && dangers <= known.dangers) news.hidden = true;
    else if (news) {
      news.querySelector('a').href = dangers > known.dangers ? '/board/dangers' : '/board';
      news.hidden = false;
    }
    known = { items: Math.min(known.items, items), dangers: Math.min(known.dangers, dangers) };
  });
}

const links = () => [...document.querySelectorAll('[data-queue] .what > a')];

function move(step) {
  const list = links();
  if (list.length === 0) return;
  const at = list.indexOf(document.activeElement);
  list[Math.min(list.length - 1, Math.max(0, at + step))].focus();
}

/** Focuses the first of these acts that is offered; the person still has to press it. */
function goTo(...acts) {
  const place = acts
    .map((act) => document.querySelector(`details[data-act="${act}"], button[data-act="${act}"]`))
    .find(Boolean);
  if (!place) return;
  if (place.tagName === 'DETAILS') {
    place.open = true;
    place.querySelector('input:not([type="hidden"]), textarea, select')?.focus();
  } else place.focus();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  d: () => goTo('approve', 'override', 'approveCorrection', 'approveMask'),
  t: () => goTo('return', 'dropCorrection'),
  u: () => document.querySelector('main a[href="/board/items"], main a[href="/board/questions"]')?.click(),
  '/': () => document.querySelector('input[name="q"]')?.focus(),
  '?': () => {
    if (help) help.open = !help.open;
  },
};

document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
