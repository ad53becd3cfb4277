// Checks the letter while one types: problems, preview and questions follow the form. Without it, "Save and check again" does.
const form = document.querySelector('form[data-live-check]');
const pause = 700;
let timer = 0;
let running = null;

async function check() {
  running?.abort();
  running = new AbortController();
  const body = new URLSearchParams(new FormData(form));
  body.delete('act');
  try {
    const answer = await fetch(form.dataset.liveCheck, {
      method: 'POST',
      body,
      signal: running.signal,
      credentials: 'same-origin',
    });
    if (answer.status !== 200 && answer.status !== 422) return;
    show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  } catch {
    // The next change asks again; what was typed is not lost.
  }
}

let ids = new Set();

function show(page) {
  ids = new Set([...page.querySelectorAll('[data-live-group], [data-live-field]')].map((part) => part.id));
  for (const part of ['problems', 'letter']) {
    const here = document.querySelector(`[data-live="${part}"]`);
    const there = page.querySelector(`[data-live="${part}"]`);
    if (here && there && !here.contains(document.activeElement)) here.replaceChildren(...there.childNodes);
  }
  for (const words of form.querySelectorAll('.usa-error-message[id]'))
    if (!page.getElementById(words.id)) righted(words);
  questions(page);
}

/** What was wrong with a field is right now. */
function righted(words) {
  const marks = ['usa-form-group--error', 'usa-label--error', 'usa-input--error'];
  const group = words.closest('.usa-form-group--error');
  for (const part of group ? [group, ...group.querySelectorAll('*')] : []) {
    part.classList.remove(...marks);
    part.removeAttribute('aria-invalid');
    const by =
      part
        .getAttribute('aria-describedby')
        ?.split(' ')
        .filter((id) => id !== words.id) ?? [];
    if (by.length > 0) part.setAttribute('aria-describedby', by.join(' '));
    else part.removeAttribute('aria-describedby');
  }
  words.remove();
}

/** Questions that an answer opens or closes. Those that stay keep their inputs and what was typed. */
function questions(page) {
  const selector = '[data-live-group]';
  let before = null;
  for (const group of page.querySelectorAll(selector)) {
    const here = document.getElementById(group.id) ?? group;
    if (here !== group) fieldsOf(group, here);
    else if (before) before.after(group);
    before = here;
  }
  for (const here of document.querySelectorAll(selector)) if (gone(here)) here.remove();
}

function fieldsOf(group, here) {
  let before = here.querySelector('[data-live-head]');
  for (const field of group.querySelectorAll('[data-live-field]')) {
    const own = document.getElementById(field.id) ?? field;
    if (own === field) before.after(field);
    else rowsOf(field, own);
    before = own;
  }
  for (const field of here.querySelectorAll('[data-live-field]')) if (gone(field)) field.remove();
}

/** A table whose last rows are filled gets more of them. */
function rowsOf(field, own) {
  let before = null;
  for (const row of field.querySelectorAll('[data-live-row]')) {
    const here = document.getElementById(row.id) ?? row;
    if (here === row) before?.after(row);
    before = own.contains(here) ? here : before;
  }
}

function gone(part) {
  return !ids.has(part.id) && !part.contains(document.activeElement);
}

if (form) {
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(check, pause);
  };
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  // What was typed and not saved is asked about before the page is left.
  let unsaved = false;
  form.addEventListener('input', () => {
    unsaved = true;
  });
  form.addEventListener('submit', () => {
    unsaved = false;
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
}
