// Two buttons that need a script: print the page as it stands, and open or close all of its parts at once.
const print = document.querySelector('[data-print]');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
const all = document.querySelector('[data-open-all]');
if (all) {
  let open = false;
  all.hidden = false;
  all.addEventListener('click', () => {
    open = !open;
    for (const part of document.querySelectorAll('main details')) part.open = open;
    all.textContent = open ? 'Close all parts' : 'Open all parts';
  });
}
