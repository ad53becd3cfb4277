/** Rotates a vault again and again until it is killed; for the test of a rotation that dies. */
import { rotate } from '../../src/store/vault/rotate.js';
import { vaultIn } from './vault-support.js';

const vault = await vaultIn(process.argv[2]!);
process.send?.('begun');
for (;;) await rotate(vault);
