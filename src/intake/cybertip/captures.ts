/** Where something was captured from: IP addresses with event, time and port; devices; profile links. */
import { normaliseName } from '../../catalog/recognise/name.js';
import { keepText, type ReadContext } from '../context.js';
import type { Fields } from '../fields.js';
import type { IntakeAccount, IntakeIdentifier } from '../types.js';
import { identifierOf, ipOf, momentOf } from '../values.js';

/** JSON: `sourceInformation.sourceCaptures[]` with `captureType`, `value`, `dateTime`, `port`, `eventName`. */
export function jsonCaptures(
  context: ReadContext,
  fields: Fields,
  of: string,
  account?: IntakeAccount,
): void {
  fields.each('sourceInformation', (source) =>
    source.each('sourceCaptures', (capture) => {
      const type = capture.text('captureType') ?? '';
      const value = capture.text('value') ?? '';
      if (/\bip\b/i.test(type)) addIp(context, capture, value, of);
      else if (/url/i.test(type) && account)
        addIdentifier(context, account, 'profile_url', value, capture.path);
      else if (/url/i.test(type)) {
        context.intake.incident.notes.push({ label: type, value });
        keepText(context, capture.path, value);
      } else if (value !== '') context.intake.unknown.push({ path: `${capture.path} (${type})`, value });
    }),
  );
}

/** XML: `ipCaptureEvent` with `ipAddress`, `eventName`, `dateTime`, `possibleProxy`, `port`; `deviceId` with `idType`, `idValue`. */
export function xmlCaptures(context: ReadContext, fields: Fields, of: string, account?: IntakeAccount): void {
  fields.each('ipCaptureEvent', (capture) => addIp(context, capture, capture.text('ipAddress') ?? '', of));
  fields.each('deviceId', (device) => {
    const type = device.text('idType') ?? '';
    const value = device.text('idValue') ?? '';
    const kind = { imei: 'imei', iccid: 'iccid' }[type.toLowerCase()] ?? 'device_id';
    const note = [type, device.text('eventName'), device.text('dateTime')].filter(Boolean).join(', ');
    if (account && value) addIdentifier(context, account, kind as 'imei', value, device.path, note);
    else if (value) context.intake.unknown.push({ path: device.path, value: `${type} ${value}` });
  });
}

function addIp(context: ReadContext, capture: Fields, value: string, of: string): void {
  const { intake } = context;
  const ip = ipOf(value);
  const event = capture.text('eventName');
  const time = capture.text('dateTime');
  const port = Number(capture.text('port'));
  const proxy = capture.text('possibleProxy');
  if (!ip) {
    if (value !== '') intake.unknown.push({ path: capture.path, value: `no IP address: ${value}` });
    return;
  }
  intake.ips.push({
    ...ip,
    of,
    path: capture.path,
    ...(time ? { at: momentOf(time) } : {}),
    ...(Number.isInteger(port) && port > 0 && port < 65536 ? { port } : {}),
    ...(event ? { event: proxy === 'true' ? `${event}, possibly by a proxy` : event } : {}),
  });
}

/** Adds an identifier to an account; a link that names a provider sets it where the account has none. */
export function addIdentifier(
  { catalog }: ReadContext,
  account: IntakeAccount,
  kind: Parameters<typeof identifierOf>[0],
  raw: string,
  path: string,
  note?: string,
): void {
  if (raw.trim() === '') return;
  const { provider, ...identifier } = identifierOf(kind, raw, path, catalog, note);
  const own = catalog.providers.get(account.provider ?? '');
  if (own && identifier.identifier === 'username') identifier.value = normaliseName(own, identifier.value);
  if (provider && account.provider === undefined) {
    account.provider = provider;
    respell(account, catalog);
  }
  if (!has(account, identifier)) account.identifiers.push(identifier);
}

/** User names that were taken before the provider was known, in its spelling now. */
function respell(account: IntakeAccount, catalog: ReadContext['catalog']): void {
  const provider = catalog.providers.get(account.provider ?? '');
  if (!provider) return;
  for (const each of account.identifiers)
    if (each.identifier === 'username') each.value = normaliseName(provider, each.value);
}

function has(account: IntakeAccount, { identifier, value }: IntakeIdentifier): boolean {
  return account.identifiers.some((each) => each.identifier === identifier && each.value === value);
}
