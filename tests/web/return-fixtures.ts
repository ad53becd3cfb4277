/** What tests of returns share: a case with a served request, and the examples of our own packed as zips. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { projectPath } from '../../src/base/root.js';
import type { DataCategory } from '../../src/base/vocabulary.js';
import type { Services } from '../../src/desk/open.js';
import { letterFactsSchema } from '../../src/letters/facts.js';
import type { Person } from '../../src/store/desk/people.js';
import { requestStore, type StoredRequest } from '../../src/store/desk/requests.js';

export const askedCategories: DataCategory[] = [
  'basic_subscriber',
  'login_ip_history',
  'message_content',
  'media_photos_video',
  'location_history',
  'contacts_friends',
  'search_history',
];

/** A folder of an example as one zip, or one zip for each of its folders. */
export async function zipsOf(...parts: string[]): Promise<{ name: string; bytes: Buffer }[]> {
  const root = projectPath('providers', ...parts);
  const entries = readdirSync(root, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory() && /-\d+-/.test(entry.name))
    .map((entry) => entry.name);
  if (folders.length === 0) return [{ name: `${parts[0]}-records.zip`, bytes: await zipOf(root, root) }];
  return Promise.all(
    folders.map(async (name) => ({ name: `${name}.zip`, bytes: await zipOf(join(root, name), root) })),
  );
}

async function zipOf(folder: string, root: string): Promise<Buffer> {
  const zip = new ZipFile();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    zip.addBuffer(readFileSync(path), relative(root, path), { mtime: new Date('2026-12-02T12:00:00Z') });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** A request of the case, asking one account for the categories above in the dates of the demo. */
export async function addRequest(
  services: Services,
  caseId: string,
  by: Person,
  asked: { provider: string; account: string; categories?: DataCategory[] },
): Promise<StoredRequest> {
  const categories = (asked.categories ?? askedCategories).map((id) => ({ id, process: 'search_warrant' }));
  const providerName = services.catalog.providers.get(asked.provider)?.name ?? asked.provider;
  const facts = letterFactsSchema.parse({
    instrument: 'search_warrant',
    case: { number: '26-0117' },
    agency: {},
    signer: {},
    provider: { id: asked.provider, name: providerName },
    addressee: { entity: 'Example Entity, Inc.' },
    date: '2026-11-24',
    categories,
    identifiers: [{ kind: 'username', value: asked.account }],
    period: { from: '2026-10-01', to: '2026-11-20', zone: 'UTC', assumed: [] },
  });
  const found = await services.cases.byId(caseId);
  return requestStore(services.db).add(
    {
      caseId,
      planId: null,
      stepId: `${asked.provider}.search_warrant`,
      provider: asked.provider,
      providerName,
      entity: 'Example Entity, Inc.',
      instrument: 'search_warrant',
      facts,
      step: facts,
      authorId: by.id,
    },
    found?.number ?? '',
    services.now().toISOString(),
  );
}

/** Takes in files as the upload page does. */
export async function receive(
  services: Services,
  by: Person,
  caseId: string,
  files: { name: string; bytes: Buffer }[],
  more: { requestId?: string; provider?: string; password?: string } = {},
): Promise<number> {
  const stored = [];
  for (const file of files) stored.push(await services.returns.store(Readable.from([file.bytes]), file.name));
  const made = await services.returns.receive(
    {
      caseId,
      requestId: more.requestId ?? null,
      provider: more.provider ?? null,
      receivedAt: '2026-12-02T19:10:00Z',
      receivedFrom: 'Law enforcement portal',
      receivedHow: 'Downloaded from the provider’s portal',
      note: '',
      archivePassword: more.password ?? null,
      files: stored,
    },
    { person: by, fromWhere: '192.0.2.10' },
  );
  return made.id;
}
