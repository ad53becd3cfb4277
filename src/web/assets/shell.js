// The shell's script: closes the menu, says when the session is about to be locked, moves the focus to errors.
// Every page works without it.
const menu = document.querySelector('.tc-menu');
document.addEventListener('click', (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu?.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

document.getElementById('error-summary')?.focus();

const idle = Number(document.body.dataset.idleSeconds);
const warnBefore = 300;
let timer = 0;

/** Shows a bar with a button five minutes before the lock; the button asks the server for any page, which counts as use. */
function warn() {
  if (document.querySelector('.tc-idle')) return;
  const bar = document.createElement('div');
  bar.className = 'tc-idle';
  bar.setAttribute('role', 'alert');
  const text = document.createElement('span');
  text.textContent = 'Tecum locks in 5 minutes if you do nothing. What you typed is kept.';
  const stay = document.createElement('button');
  stay.type = 'button';
  stay.className = 'usa-button';
  stay.textContent = 'Stay signed in';
  stay.addEventListener('click', async () => {
    const answer = await fetch('/api/v1/me', { headers: { accept: 'application/json' } });
    if (!answer.ok) return location.reload();
    bar.remove();
    start();
  });
  bar.append(text, stay);
  document.body.append(bar);
}

function start() {
  clearTimeout(timer);
  timer = setTimeout(warn, (idle - warnBefore) * 1000);
}
if (idle > warnBefore) start();
