/** Settings of the agency: letterhead, where providers answer, signature block, verification line, zone, help desk. */
import type { Request, Response } from 'express';
import { agencyTypes } from '../../base/vocabulary.js';
import { isZone } from '../../base/zone.js';
import type { AgencySettings } from '../../store/desk/settings.js';
import { audited, flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services, WebModule } from '../contract.js';
import { type Fields, fields, hasErrors, isEmail } from '../forms.js';
import { requireMay } from '../guards.js';
import { page } from '../page.js';
import { wordsOf } from '../render/words.js';
import { zoneChoices } from '../zones.js';

export const settingsPages: WebModule = {
  mount(app, services) {
    const guard = requireMay('settings.manage');
    app.get('/settings', guard, async (req, res) => show(req, res, await services.settings.agency(), {}));
    app.post('/settings', guard, (req, res) => save(req, res, services));
  },
};

async function save(req: Request, res: Response, services: Services): Promise<void> {
  const before = await services.settings.agency();
  const values = read(fields(req), before);
  const errors = faults(values);
  if (hasErrors(errors)) return show(req, res, values, errors);
  const changed = (Object.keys(values) as (keyof AgencySettings)[]).filter(
    (name) => values[name] !== before[name],
  );
  await audited(req, 'settings.changed', 'settings/agency', { fields: changed });
  await services.settings.setAgency(values, personOf(req).email, services.now().toISOString());
  await flash(req, 'The settings are saved.');
  seeOther(res, '/settings');
}

const manyLines: (keyof AgencySettings)[] = ['address', 'verification'];

function read(form: Fields, before: AgencySettings): AgencySettings {
  const names = Object.keys(before) as (keyof AgencySettings)[];
  const pairs = names.map((name) => [name, manyLines.includes(name) ? form.lines(name) : form.text(name)]);
  return Object.fromEntries(pairs) as AgencySettings;
}

function faults(values: AgencySettings): FormErrors {
  const errors: FormErrors = {};
  if (!values.name) errors.name = 'Enter the name of the agency';
  if (!isZone(values.zone)) errors.zone = 'Choose a time zone';
  if (!/^[A-Za-z]{2}$/.test(values.country)) errors.country = 'Enter a country as two letters, like US';
  if (values.verifyUrl && !/^https:\/\/[^\s/]+(\/\S*)?$/.test(values.verifyUrl))
    errors.verifyUrl =
      'Enter an address that begins with https://, like https://tecum.agency.example.org/verify';
  if (values.email && !isEmail(values.email))
    errors.email = 'Enter an e-mail address, like records@agency.example.org';
  if (values.helpEmail && !isEmail(values.helpEmail))
    errors.helpEmail = 'Enter an e-mail address, like help@agency.example.org';
  return errors;
}

async function show(req: Request, res: Response, values: AgencySettings, errors: FormErrors): Promise<void> {
  await page(req, res, 'settings', {
    title: 'Settings',
    values: { ...values },
    errors,
    zones: zoneChoices(),
    agencyTypes: agencyTypes.map((value) => ({ value, text: wordsOf(value) })),
  });
}
