// Keeps the bar of a reading moving between two loads of the page, and loads it at once when the reading ends.
const bar = document.querySelector('[data-progress]');

async function look() {
  const answer = await fetch(bar.dataset.progress, { headers: { accept: 'application/json' } });
  if (!answer.ok) return;
  const { state, percent, label } = await answer.json();
  bar.value = percent;
  document.getElementById('progress-percent').textContent = `${percent}%`;
  if (label) document.getElementById('progress-label').textContent = label;
  if (state !== 'queued' && state !== 'running') location.reload();
}

if (bar) setInterval(() => look().catch(() => {}), 800);
