// A plan on paper shows everything: closed parts are opened for the print and closed again. The button needs this script.
const print = document.querySelector('[data-print]');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details.tc-details:not([open])')];
  for (const part of opened) part.open = true;
});
addEventListener('afterprint', () => {
  for (const part of opened) part.open = false;
});
