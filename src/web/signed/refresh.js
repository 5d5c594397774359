// Refreshes the part of the page with `data-look-again` (seconds) while it waits for something. Without this script, the page
// offers a link.
const part = () => document.querySelector('[data-look-again]');

const look = async (...ids) => {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' }, cache: 'no-store' });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const id of ids) renew(document.getElementById(id), page.getElementById(id));
};

const renew = (old, fresh) => {
  if (!old || !fresh) return;
  if (isSameForReaders(old, fresh)) {
    if (fresh.dataset.lookAgain) old.dataset.lookAgain = fresh.dataset.lookAgain;
    else delete old.dataset.lookAgain;
    return;
  }
  old.replaceWith(document.adoptNode(fresh));
};

/** Compares visible content only, because form ids and picture addresses differ in each response. */
const isSameForReaders = (one, other) =>
  one.textContent.trim() === other.textContent.trim() &&
  one.querySelectorAll('img').length === other.querySelectorAll('img').length;

const again = () => {
  const waiting = part();
  if (!waiting) return;
  setTimeout(
    async () => {
      if (!document.hidden) await look(waiting.id).catch(() => undefined);
      again();
    },
    Math.max(1, Number(waiting.dataset.lookAgain)) * 1000,
  );
};
again();

document.addEventListener('look-again', async () => {
  const wasWaiting = part() !== null;
  // The first file created an item, so the page's heading is refreshed too.
  await look('da-nhan', 'vao-bai').catch(() => undefined);
  if (!wasWaiting) again();
});

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}
