/** The kinds of agency that a country has, and how each is called there. */
import type { AgencyType } from '../../../base/vocabulary.js';
import type { Choice } from './choices.js';

const american: Choice<AgencyType>[] = [
  { value: 'local-police', text: 'Police department or sheriff' },
  { value: 'state-police', text: 'State police or state bureau' },
  { value: 'federal', text: 'Federal agency' },
  { value: 'prosecutor', text: "Prosecutor's office" },
  { value: 'grand-jury', text: 'Grand jury' },
  { value: 'tribal-police', text: 'Tribal police' },
  { value: 'military', text: 'Military investigators' },
];

const abroad: Choice<AgencyType>[] = [
  { value: 'police', text: 'Police of a town, region or State' },
  { value: 'federal-police', text: 'National or federal police' },
  { value: 'prosecutor', text: 'Public prosecutor' },
  { value: 'investigating-judge', text: 'Investigating judge' },
  { value: 'judge', text: 'Judge or court' },
  { value: 'military', text: 'Military investigators' },
];

/** The choices for a country (ISO 3166); those of the United States where none is named. */
export function agenciesOf(country: string | undefined): readonly Choice<AgencyType>[] {
  return (country ?? 'US') === 'US' ? american : abroad;
}

/** The name of a kind in a country. */
export function agencyText(country: string | undefined, type: AgencyType | undefined): string {
  return agenciesOf(country).find((choice) => choice.value === type)?.text ?? type ?? '';
}

/** Stands in where the kind is not known, so that a plan can be made as far as it goes; it is then held for a review. */
export function usualAgency(country: string | undefined): AgencyType {
  return (country ?? 'US') === 'US' ? 'local-police' : 'police';
}
