// Sends the chosen files one by one, each with a progress bar. Without this script the form sends them at once.
const form = document.querySelector('#gui-tep');
const list = document.querySelector('#dang-gui');

const row = (file) => {
  const item = document.createElement('li');
  const name = document.createElement('span');
  name.textContent = file.name;
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', file.name);
  const state = document.createElement('span');
  state.className = 'state';
  state.textContent = form.dataset.sending;
  item.append(name, bar, state);
  list.append(item);
  return { item, bar, state };
};

const send = (file, number, shown) =>
  new Promise((resolve) => {
    const body = new FormData();
    body.append('form', number);
    body.append('files', file);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) shown.bar.value = event.loaded / event.total;
    };
    const end = (isGood, words) => {
      shown.bar.value = isGood ? 1 : 0;
      shown.item.className = isGood ? 'good' : 'bad';
      shown.state.textContent = words;
      resolve(isGood);
    };
    request.onload = () => {
      const answer = request.response ?? {};
      end(request.status === 200, request.status === 200 ? form.dataset.sent : (answer.message ?? form.dataset.failed));
    };
    request.onerror = () => end(false, form.dataset.failed);
    request.ontimeout = request.onerror;
    request.send(body);
  });

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  const input = form.querySelector('input[type="file"]');
  const files = [...input.files];
  if (files.length === 0) return;
  button.disabled = true;
  list.replaceChildren();
  const shown = files.map(row);
  // One form id for all chosen files, so that they form one album; a repeated file is recognised by its bytes.
  const number = form.elements.namedItem('form').value;
  let good = 0;
  for (const [at, file] of files.entries()) {
    if (file.size > Number(form.dataset.maxBytes)) {
      shown[at].item.className = 'bad';
      shown[at].state.textContent = form.dataset.tooBig;
      continue;
    }
    if (await send(file, number, shown[at])) good += 1;
  }
  button.disabled = false;
  if (good === files.length) input.value = '';
  document.dispatchEvent(new Event('look-again'));
});
