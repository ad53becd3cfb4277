/** What the names of a legal return say: account, account number, resource, part, mark; request and part of a bundle. */

/** `ines@example.com.100000000001.GoogleAccount.SubscriberInfo_001.Preserved.zip` */
export interface ResourceName {
  account?: string;
  accountId?: string;
  service: string;
  resource: string;
  part: number;
  /** Whatever stands after the part: `Preserved`. */
  marker?: string;
}

/** `10000001-20260514-2.zip` */
export interface BundleName {
  request: string;
  date: string;
  part: number;
}

/**
 * Reads a name from its right end, since an account has dots and a resource may have spaces and `&`. With or without
 * `.zip`; null when it is none.
 */
export function parseResourceName(name: string): ResourceName | null {
  const found = /^(.+)_(\d{3,})((?:\.[^./]+)*)$/.exec(name.replace(/\.zip$/i, ''));
  if (found === null) return null;
  const stem = found[1]!;
  const dot = stem.lastIndexOf('.');
  const before = stem.lastIndexOf('.', dot - 1);
  const [resource, service] = [stem.slice(dot + 1), stem.slice(before + 1, dot)];
  if (dot < 0 || !/^[A-Z][\w& -]*$/.test(resource) || !/^[A-Z][\w& -]*$/.test(service)) return null;
  const account = before < 0 ? '' : stem.slice(0, before);
  const marker = found[3]!.slice(1);
  return {
    ...accountOf(account),
    service,
    resource,
    part: Number(found[2]),
    ...(marker === '' ? {} : { marker }),
  };
}

function accountOf(text: string): Pick<ResourceName, 'account' | 'accountId'> {
  if (text === '') return {};
  if (/^\d{5,}$/.test(text)) return { account: text, accountId: text };
  const found = /^(.+)\.(\d{5,})$/.exec(text);
  return found === null ? { account: text } : { account: found[1]!, accountId: found[2]! };
}

/** A bundle's name; null when it is none. */
export function parseBundleName(name: string): BundleName | null {
  const found = /^(\d{3,})-(\d{8})-(\d+)(?:\.zip)?$/i.exec(name);
  return found === null ? null : { request: found[1]!, date: found[2]!, part: Number(found[3]) };
}

/** The innermost resource that a path lies in, whether zip or folder; and the bundle around it. */
export function placeOf(path: string): { resource: ResourceName | null; bundle: BundleName | null } {
  const folders = path.split(/!?\//).slice(0, -1).reverse();
  return { resource: first(folders, parseResourceName), bundle: first(folders, parseBundleName) };
}

function first<T>(names: readonly string[], parse: (name: string) => T | null): T | null {
  for (const name of names) {
    const found = parse(name);
    if (found !== null) return found;
  }
  return null;
}
