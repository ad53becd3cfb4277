/** Fitbit (Google Health) in a Takeout: scores, trackers, goals, the profile. No time there has a zone but those with one. */
import { type KnownTable, keep } from './kinds.js';

const service = 'Fitbit';

/** One table: how it is called, its moment, its telling columns, the rest. */
function health(id: string, at: string, telling: string, others: string): KnownTable {
  return {
    id,
    kind: 'other',
    service,
    columns: { ...keep(others), ...keep(telling), [at]: { to: 'at' } },
    telling: [at, ...telling.split('|')],
    required: [at],
  };
}

export const healthTables: KnownTable[] = [
  health(
    'fitbit sleep scores',
    'timestamp',
    'sleep_log_entry_id|overall_score',
    'composition_score|revitalization_score|duration_score|deep_sleep_in_minutes|resting_heart_rate|restlessness',
  ),
  health(
    'fitbit stress scores',
    'DATE',
    'STRESS_SCORE|SLEEP_POINTS|RESPONSIVENESS_POINTS',
    'UPDATED_AT|MAX_SLEEP_POINTS|MAX_RESPONSIVENESS_POINTS|EXERTION_POINTS|MAX_EXERTION_POINTS|STATUS|CALCULATION_FAILED',
  ),
  health('fitbit oxygen', 'timestamp', 'average_value|lower_bound|upper_bound', ''),
  health(
    'fitbit temperature',
    'sleep_start',
    'sleep_end|nightly_temperature',
    'type|temperature_samples|baseline_relative_sample_sum|baseline_relative_sample_sum_of_squares|baseline_relative_nightly_standard_deviation|baseline_relative_sample_standard_deviation',
  ),
];

export const healthProfile: KnownTable = {
  id: 'fitbit profile',
  kind: 'account',
  category: 'basic_subscriber',
  service,
  columns: {
    id: { to: 'account' },
    full_name: { to: 'text' },
    member_since: { to: 'at' },
    ...keep(
      'first_name|last_name|display_name_setting|display_name|username|email_address|date_of_birth|child|country|state|city|timezone|locale|about_me|start_of_week|sleep_tracking|time_display_format|gender|height|weight|stride_length_walking|stride_length_running|weight_unit|distance_unit|height_unit|water_unit|glucose_unit|swim_unit',
    ),
  },
  telling: ['id', 'full_name', 'member_since', 'stride_length_walking'],
  required: ['id'],
};
