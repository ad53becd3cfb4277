/** What a field's partial shows: its own parameters, the value typed and the error from the page. */

type Given = Record<string, unknown>;
interface Root {
  values?: Record<string, unknown>;
  errors?: Record<string, string>;
}
interface Choice {
  value: string;
  text: string;
  hint?: string;
}

/** The view of a text, select, radios or checkboxes field. */
export function fieldView(given: Given, root: Root): Given {
  const name = String(given.name);
  const value = given.value === undefined ? root.values?.[name] : given.value;
  const error = given.error ?? root.errors?.[name];
  return {
    ...given,
    value,
    error,
    describedBy: describedBy(name, given.hint, error),
    choices: choices(given, name, value),
  };
}

/** The view of three boxes for a date. */
export function dateFieldView(given: Given, root: Root): Given {
  const name = String(given.name);
  const error = given.error ?? root.errors?.[name];
  const boxes = [
    { part: 'day', label: 'Day', max: 2 },
    { part: 'month', label: 'Month', max: 2 },
    { part: 'year', label: 'Year', max: 4 },
  ].map((box) => ({ ...box, id: `${name}-${box.part}`, value: root.values?.[`${name}-${box.part}`] ?? '' }));
  return { ...given, error, boxes, describedBy: describedBy(name, given.hint, error) };
}

function describedBy(name: string, hint: unknown, error: unknown): string {
  return [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
}

/** The first choice carries the field's own id, so that the error summary's link goes to it. */
function choices(given: Given, name: string, value: unknown): Given[] {
  const list = Array.isArray(given.options) ? (given.options as (string | Choice)[]) : [];
  const chosen = (Array.isArray(value) ? value : [value]).map((v) => String(v ?? ''));
  return list.map((option, i) => {
    const choice = typeof option === 'string' ? { value: option, text: option } : option;
    const id = i === 0 ? name : `${name}-${i + 1}`;
    return { ...choice, id, chosen: chosen.includes(String(choice.value)) };
  });
}
