// A button that needs a script: print the page as it stands. Opening all of its parts is a link.
const print = document.querySelector('[data-print]');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
