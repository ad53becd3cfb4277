/** When an IP address was used, and from which port: without it a provider cannot say whose it was. */
import type { LetterFacts } from '../../letters/index.js';
import type { FormErrors } from '../contract.js';
import type { Fields } from '../forms.js';
import { readMoment } from './field-form.js';
import { momentInputs } from './field-view.js';

type Identifiers = LetterFacts['identifiers'];

/** The letter's IP addresses, each with the names of its inputs. */
export function ipRows(identifiers: Identifiers): { value: string; name: string; port: string }[] {
  return identifiers.flatMap(({ kind, value }, index) =>
    kind === 'ip_address' ? [{ value, name: `ip-${index}`, port: `ip-${index}-port` }] : [],
  );
}

/** Their inputs as the form shows them. @param zone with which a moment not yet given begins */
export function ipInputs(identifiers: Identifiers, zone: string): Record<string, unknown> {
  return Object.assign(
    {},
    ...identifiers.map(({ kind, at, port }, index) =>
      kind === 'ip_address'
        ? { ...momentInputs(`ip-${index}`, at, zone), [`ip-${index}-port`]: port ?? '' }
        : {},
    ),
  ) as Record<string, unknown>;
}

/** The identifiers with the moments and ports that the form gives; a form without them changes nothing. */
export function readIps(form: Fields, identifiers: Identifiers, errors: FormErrors): Identifiers {
  return identifiers.map((one, index) => {
    const name = `ip-${index}`;
    if (one.kind !== 'ip_address' || !(`${name}-port` in form.all())) return one;
    const { at: _at, port: _port, ...rest } = one;
    const at = readMoment(form, name, errors);
    const port = readPort(form.text(`${name}-port`), `${name}-port`, errors);
    return { ...rest, ...(at ? { at } : {}), ...(port === undefined ? {} : { port }) };
  });
}

function readPort(text: string, name: string, errors: FormErrors): number | undefined {
  if (text === '') return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  errors[name] = 'Enter a port from 1 to 65535';
  return undefined;
}
