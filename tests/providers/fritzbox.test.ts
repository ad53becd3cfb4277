/** FRITZ!Box: the example; local times by the zone of the title. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';
import { us } from './read-example.js';

testExample('fritzbox', {
  unknown: ['Support_Data Supportdata', 'Uptime Uptime', 'dmesg'],
  check: ({ rows }) => {
    const [winter, summer] = rows.filter((row) => row.kind === 'call');
    assert.deepEqual([winter?.at, winter?.peers], [us('2026-01-04T09:00:00Z'), ['+19375550143']]);
    assert.deepEqual([summer?.at, summer?.at_basis], [us('2025-07-04T08:00:00Z'), 'layout']);
    assert.equal(rows.find((row) => row.text === 'module: start')?.at, us('2026-01-04T09:00:01.500Z'));
    assert.equal(rows.find((row) => row.device === 'PC-Küche')?.ip, '192.0.2.20');
  },
});
