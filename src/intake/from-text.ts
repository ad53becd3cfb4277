/** A fraud report as text: every identifier in it, each once, as something to ask about. */
import { type FoundInText, recogniseText } from '../catalog/recognise-text.js';
import type { Catalog } from '../catalog/types.js';
import { emptyAccount, emptyIntake, type Intake } from './types.js';

/** Reads pasted text of any length. `region` is the ISO country of telephone numbers without +. */
export function readText(text: string, catalog: Catalog, region = 'US'): Intake {
  const intake = emptyIntake('text');
  const seen = new Map<string, number>();
  for (const found of recogniseText(text, catalog, { region })) {
    const path = `character ${found.start}`;
    if (found.kind === 'ip') addIp(intake, found, path);
    else if (found.kind === 'hash') intake.mentions.push({ path, found });
    else if (found.kind === 'routing') intake.mentions.push({ path, found });
    else if (found.identifier) addOnce(intake, found, path, seen);
  }
  if (intake.accounts.length + intake.ips.length + intake.mentions.length === 0)
    intake.findings.push(
      'Nothing in this text can name an account. Paste the part that has links, numbers or addresses.',
    );
  return intake;
}

function addIp({ ips }: Intake, found: FoundInText, path: string): void {
  const { value: ip, network = 'outside', at, port } = found;
  ips.push({ ip, network, of: 'the text', path, ...(at ? { at } : {}), ...(port ? { port } : {}) });
}

function addOnce({ accounts }: Intake, found: FoundInText, path: string, seen: Map<string, number>): void {
  if (!found.identifier) return;
  const [first] = found.candidates;
  const key = [found.identifier, found.value, first?.provider].join(' ');
  const times = seen.get(key) ?? 0;
  seen.set(key, times + 1);
  if (times > 0) return;
  const account = emptyAccount('found', found.kind, path);
  if (first) account.provider = first.provider;
  account.identifiers.push({
    identifier: found.identifier,
    value: found.value,
    path,
    note: found.why,
    ...(found.shown ? { shown: found.shown } : {}),
  });
  accounts.push(account);
}
