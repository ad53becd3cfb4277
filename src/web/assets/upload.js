// Sends files in pieces (tus 1.0) as soon as they are chosen, goes on where a broken connection stopped, and leaves the
// form with their numbers instead of their bytes. Without it, the form sends the files itself.
const form = document.querySelector('form[data-uploads]');
const input = form?.querySelector('input[type=file]');
const list = form?.querySelector('[data-upload-list]');
const status = form?.querySelector('[data-upload-status]');
const address = form?.dataset.uploads;
const pieceBytes = 16 * 1024 * 1024;
const headers = () => ({
  'tus-resumable': '1.0.0',
  'x-csrf-token': form.querySelector('input[name=_csrf]').value,
});
let waiting = 0;
let queue = Promise.resolve();

if (form) {
  input.addEventListener('change', () => {
    for (const file of input.files) begin(file);
    input.value = '';
  });
  form.addEventListener('submit', (event) => {
    if (waiting === 0) return;
    event.preventDefault();
    say('Files are still on their way. The form can be sent when all have arrived.');
  });
  addEventListener('beforeunload', (event) => {
    if (waiting > 0) event.preventDefault();
  });
}

function begin(file) {
  waiting += 1;
  const line = row(file);
  // One after the other: two at once would halve the speed of each and double what a break costs.
  queue = queue
    .then(() => send(file, line))
    .catch((error) => line.fail(error.message))
    .finally(() => {
      waiting -= 1;
    });
}

async function send(file, line) {
  let url = unfinished(file) ?? (await create(file));
  for (let tries = 0; ; ) {
    try {
      let offset = await kept(url);
      while (offset < file.size) {
        line.progress(offset);
        offset = await piece(url, file, offset);
        tries = 0;
      }
      return line.done(url.split('/').at(-1));
    } catch (error) {
      if (error.final) throw error;
      if (error.gone) url = await create(file);
      tries += 1;
      if (tries > 60) throw error;
      line.wait();
      await new Promise((next) => setTimeout(next, Math.min(30000, 500 * 2 ** Math.min(tries, 6))));
    }
  }
}

/** A file that was begun before: the same name, size and time of change. */
function unfinished(file) {
  for (const one of form.querySelectorAll('[data-unfinished]')) {
    const { name, size, stamp, unfinished: id } = one.dataset;
    if (name !== file.name || Number(size) !== file.size || stamp !== String(file.lastModified)) continue;
    one.remove();
    return `${address}/${id}`;
  }
  return null;
}

async function create(file) {
  const metadata = `filename ${base64(file.name)},stamp ${base64(String(file.lastModified))}`;
  const answer = await ask(address, 'POST', {
    'upload-length': String(file.size),
    'upload-metadata': metadata,
  });
  return answer.headers.get('location');
}

async function kept(url) {
  return Number((await ask(url, 'HEAD')).headers.get('upload-offset'));
}

async function piece(url, file, offset) {
  const more = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  const answer = await ask(url, 'PATCH', more, file.slice(offset, offset + pieceBytes));
  return Number(answer.headers.get('upload-offset'));
}

async function ask(url, method, more = {}, body = undefined) {
  const answer = await fetch(url, {
    method,
    body,
    headers: { ...headers(), ...more },
    credentials: 'same-origin',
  });
  if (answer.ok) return answer;
  const words = method === 'HEAD' ? '' : await answer.text();
  const error = new Error(words.trim().slice(0, 300) || `The server answered ${answer.status}.`);
  error.gone = answer.status === 404 || answer.status === 410;
  // A refusal stays one however often it is asked again; a conflict of places is settled by asking for the place.
  error.final =
    !error.gone && answer.status >= 400 && answer.status < 500 && ![409, 423, 429].includes(answer.status);
  if (answer.redirected || (answer.status === 403 && words.includes('<')))
    error.message =
      'Sign in again, load this page, and choose the file once more: it goes on where it stopped.';
  throw error;
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function row(file) {
  list.hidden = false;
  const item = list.appendChild(document.createElement('li'));
  const words = item.appendChild(document.createElement('span'));
  const bar = item.appendChild(document.createElement('progress'));
  bar.className = 'tc-progress';
  bar.max = Math.max(1, file.size);
  bar.setAttribute('aria-label', file.name);
  const started = performance.now();
  let first = null;
  words.textContent = `${file.name}: waiting`;
  return {
    progress(offset) {
      first ??= offset;
      bar.value = offset;
      const rate = (offset - first) / ((performance.now() - started) / 1000);
      const left = rate > 0 ? `, ${time((file.size - offset) / rate)} left` : '';
      words.textContent = `${file.name}: ${size(offset)} of ${size(file.size)}${left}`;
    },
    wait() {
      words.textContent = `${file.name}: the connection broke; it goes on by itself`;
    },
    fail(why) {
      bar.remove();
      words.textContent = `${file.name}: not sent. ${why}`;
      say(words.textContent);
    },
    done(id) {
      bar.remove();
      words.textContent = `${file.name}: in the vault (${size(file.size)})`;
      const field = item.appendChild(document.createElement('input'));
      Object.assign(field, { type: 'hidden', name: 'arrival', value: id });
      say(words.textContent);
    },
  };
}

function say(text) {
  status.textContent = text;
}

function size(bytes) {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < 4) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

function time(seconds) {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
