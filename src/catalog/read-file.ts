/** Reads one `provider.yaml`: quickly when it is good, and again with line numbers when it is not. */
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { quickYaml } from '../base/quick-yaml.js';
import { readYamlFile, type YamlFile } from '../base/yaml-file.js';
import { type ProviderFile, providerFile } from './schema.js';

/** What reading gave, and the document as it stands there: `{}` when it is not YAML at all. */
export interface ReadProvider extends YamlFile<ProviderFile> {
  raw: Readonly<Record<string, unknown>>;
}

/** Reads and checks the shape of one file; never throws for bad content. */
export function readProviderFile(file: string): ReadProvider {
  const raw = quickly(file);
  const result = providerFile.safeParse(raw);
  if (raw === undefined || !result.success)
    return { ...readYamlFile(file, providerFile), raw: asRecord(raw) };
  let slow: YamlFile<ProviderFile> | undefined;
  const at: ReadProvider['at'] = (path) => {
    slow ??= readYamlFile(file, providerFile);
    return slow.at(path);
  };
  return { value: result.data, problems: [], at, raw: asRecord(raw) };
}

/** The document without positions; undefined when it cannot be read or is not YAML. */
function quickly(file: string): unknown {
  try {
    return parseQuickly(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A YAML text as plain values; undefined when it has errors. */
export function parseQuickly(text: string): unknown {
  const quick = quickYaml(text);
  if (quick !== undefined) return quick;
  const doc = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  return doc.errors.length > 0 ? undefined : doc.toJS();
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}
