/** The rows of the page on which each column is said what it is for. */
import type { LookField, LookList } from '../../returns/taught/look.js';
import {
  listTargets,
  numberTargets,
  type TaughtTime,
  type TaughtUse,
  textTargets,
  timeForms,
  timeTargets,
} from '../../returns/taught/schema.js';
import type { Fields } from '../forms.js';
import { shortened } from '../render/words.js';

const targetWords: Record<string, string> = {
  at: 'When it happened',
  until: 'When it ended',
  account: 'Account of the return',
  actor: 'Who did it',
  peers: 'Whom it was with',
  thread: 'Conversation',
  text: 'Text',
  ip: 'IP address',
  port: 'Port',
  lat: 'Latitude',
  lon: 'Longitude',
  accuracy: 'Accuracy in metres',
  place: 'Place in words',
  amount: 'Amount',
  currency: 'Currency',
  device: 'Device',
  media: 'Media',
  service: 'Service',
  rest: 'Keep it under its own name',
  aside: 'Set it aside',
};

const targets = [
  ...timeTargets,
  'actor',
  'peers',
  ...textTargets,
  ...numberTargets,
  ...listTargets,
  'rest',
  'aside',
];
const options = [...new Set(targets)].map((value) => ({ value, text: targetWords[value] ?? value }));
const formats = timeForms.map((value) => ({
  value,
  text: value === 'any' ? 'A written time' : `A count from 1970 in ${value.slice(6)}`,
}));

/** One row a field; values are left out where nobody may see them. */
export function fieldRows(list: LookList, mayShow: boolean) {
  return list.fields.map((field, i) => {
    const { use, evidence } = field.suggestion;
    const time: Partial<TaughtTime> = 'time' in use ? (use.time ?? {}) : {};
    return {
      no: i,
      name: field.name,
      shortName: shortened(field.name, 60),
      count: field.count,
      samples: mayShow ? [...new Set(field.values)].slice(0, 3).map((value) => shortened(value, 200)) : [],
      evidence,
      options,
      formats,
      to: 'to' in use ? use.to : 'aside',
      time,
      known: i < 8,
      orders: [
        { value: 'dmy', text: 'Day first' },
        { value: 'mdy', text: 'Month first' },
      ],
    };
  });
}

/** What was said of each field. */
export function taughtFields(list: LookList, form: Fields): Record<string, TaughtUse> {
  return Object.fromEntries(list.fields.map((field, i) => [field.name, useOf(field, i, form)]));
}

function useOf(field: LookField, i: number, form: Fields): TaughtUse {
  const to = form.text(`to-${i}`) || 'rest';
  const meaning = form.text(`meaning-${i}`);
  const common = meaning === '' ? {} : { meaning };
  if (to === 'aside') return { aside: form.text(`because-${i}`) || `not needed: ${field.name}`, ...common };
  if (to === 'at' || to === 'until') return { to, time: timeOf(i, form), ...common };
  return { to, ...common } as TaughtUse;
}

function timeOf(i: number, form: Fields): TaughtTime {
  const pattern = form.text(`pattern-${i}`);
  const zone = form.text(`zone-${i}`);
  const order = form.text(`order-${i}`);
  const because = form.text(`because-${i}`);
  return {
    format: pattern || form.text(`format-${i}`) || 'any',
    ...(order === 'dmy' || order === 'mdy' ? { order } : {}),
    ...(zone === '' ? {} : { zone }),
    ...(because === '' ? {} : { because }),
  };
}
