// Keys for those who live in the queues: j and k go down and up, r replies, n notes, a takes the ticket, / finds.
// They can be switched off, and they do nothing while somebody types. Every page works without them.
const place = document.querySelector('[data-desk-keys]');
const setting = 'tecum-desk-keys';
let on = localStorage.getItem(setting) !== 'off';

const items = () => [...document.querySelectorAll('[data-desk-item]')];

function move(step) {
  const all = items();
  const at = all.indexOf(document.activeElement);
  all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
}

function write(field) {
  const box = document.getElementById(field);
  if (!box) return;
  const part = box.closest('details');
  if (part) part.open = true;
  box.focus();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  r: () => write('body'),
  n: () => write('note'),
  a: () => document.querySelector('[data-desk-take]')?.requestSubmit(),
  '/': () => document.querySelector('[data-desk-search]')?.focus(),
};

const typing = (target) => target.closest('input, textarea, select, [contenteditable]') !== null;

document.addEventListener('keydown', (event) => {
  if (!on || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

if (place) {
  const words = document.createElement('p');
  words.className = 'tc-muted tc-small tc-no-print';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'usa-button usa-button--unstyled';
  const text = document.createElement('span');
  const show = () => {
    text.textContent = on ? 'Keys: j k move, r reply, n note, a take, / find. ' : 'Keys are off. ';
    button.textContent = on ? 'Switch the keys off' : 'Switch the keys on';
  };
  button.addEventListener('click', () => {
    on = !on;
    localStorage.setItem(setting, on ? 'on' : 'off');
    show();
  });
  show();
  words.append(text, button);
  place.append(words);
}
