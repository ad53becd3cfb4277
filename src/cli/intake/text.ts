/** What `tecum intake` prints for people. */
import { identifierWord } from '../../catalog/recognise/words.js';
import type { MomentInText } from '../../catalog/recognise-text.js';
import { covered } from '../../intake/shown.js';
import type { IntakeDraft } from '../../intake/to-answers.js';
import type { Intake, IntakeAccount, IntakeFile, IntakeIp } from '../../intake/types.js';

/** The lines, from what the report is to what was not understood. */
export function intakeText(intake: Intake, draft: IntakeDraft): string[] {
  return [
    ...head(intake),
    ...intake.findings.map((finding) => `! ${finding}`),
    ...section('Accounts', intake.accounts.flatMap(accountLines)),
    ...section('IP addresses', intake.ips.map(ipLine)),
    ...section('Files (named only)', intake.files.flatMap(fileLines)),
    ...section(
      'Also in the text',
      intake.mentions.map(({ path, found }) => `${found.kind}  ${found.shown ?? found.value}  (${path})`),
    ),
    ...section(
      'Not understood',
      intake.unknown.map(({ path, value }) => `${path}: ${value}`),
    ),
    ...section('For the plan', planLines(draft)),
  ];
}

const formats = { 'cybertip-pdf': 'PDF', 'cybertip-json': 'JSON', 'cybertip-xml': 'XML', text: '' };

function head({ format, report, reporter, incident, complete, limits }: Intake): string[] {
  if (format === 'text') return ['Text'];
  return [
    `CyberTipline report ${report.number ?? '(number not found)'} (${formats[format]}${complete ? '' : ', incomplete'})`,
    `  received  ${shown(report.received)}`,
    `  reporter  ${reporter.name ?? 'not found'}${reporter.provider ? ` [${reporter.provider}]` : ''}`,
    `  incident  ${incident.type ?? 'not found'}, ${shown(incident.at)}`,
    ...(limits ? [`  ${limits.text} (${limits.citation})`] : []),
  ];
}

function shown(at: MomentInText | undefined): string {
  if (!at) return 'time not found';
  if (at.readings) return `${at.text} (either ${at.readings.join(' or ')})`;
  return at.iso && at.iso !== at.text ? `${at.text} = ${at.iso}` : at.text;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function accountLines({ label, role, provider, service, identifiers, particulars }: IntakeAccount): string[] {
  const where = provider ?? service ?? '';
  const ids = identifiers.map(({ identifier, value, shown: cover, note }) => {
    const secret = identifier === 'card_number' || identifier === 'account_number';
    return `${identifierWord(identifier)}: ${cover ?? (secret ? covered(value) : value)}${note ? ` (${note})` : ''}`;
  });
  if (role === 'found') return ids.map((id) => `${id}${where ? ` [${where}]` : ''}`);
  const rest = particulars.map(({ label: word, value }) => `${word}: ${value} (no provider searches by it)`);
  return [`${label}${where ? ` [${where}]` : ''}`, ...[...ids, ...rest].map((line) => `  ${line}`)];
}

function ipLine({ ip, port, at, event, of, network }: IntakeIp): string {
  const note = network === 'inside' ? ', a private network: it names nobody' : '';
  return `${ip}${port ? ` port ${port}` : ''}  ${shown(at)}  ${event ?? 'event not said'}  (${of}${note})`;
}

function fileLines({ name, hashes, viewedByEsp, publiclyAvailable }: IntakeFile): string[] {
  const said = (value: boolean | null): string => (value === null ? 'not said' : value ? 'yes' : 'no');
  return [
    `${name}  viewed by the provider: ${said(viewedByEsp)}, public: ${said(publiclyAvailable)}`,
    ...hashes.map(({ algorithm, value }) => `  ${algorithm} ${value}`),
  ];
}

function planLines({ answers, clock, notes }: IntakeDraft): string[] {
  const { accounts, period, needs } = answers;
  return [
    `${accounts.length} accounts; needs: ${needs.join(', ') || 'none'}`,
    ...(period ? [`period ${period.from} to ${period.to} (${period.zone})`] : []),
    ...(clock
      ? [`the provider keeps what is in the report until ${clock.until} (${clock.reason.citation})`]
      : []),
    ...notes,
  ];
}
