/** A process of its own that appends to an audit chain: `audit-writer.js <folder> <name> <count>`. */
import { appendAudit } from '../../src/safeguards/audit/chain.js';

const [dir = '', name = '', count = '0'] = process.argv.slice(2);
for (let i = 0; i < Number(count); i += 1)
  await appendAudit(dir, { who: name, action: 'written', details: { i } });
