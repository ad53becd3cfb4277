/** A YAML text as plain values, without places: what hundreds of good data files are read with. */
import jsYaml from 'js-yaml';

/**
 * The value of a YAML 1.2 text. This library gives no places, and reads about four times as fast as the one that does.
 * @returns undefined where it finds something amiss: the other one is asked then, and says what and where
 */
export function quickYaml(text: string): unknown {
  try {
    return jsYaml.load(text, { schema: jsYaml.CORE_SCHEMA });
  } catch {
    return undefined;
  }
}
