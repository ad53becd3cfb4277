/** The published schema of reader definitions is the one that they are checked by. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { projectPath } from '../../../src/base/root.js';
import { parseDefinition } from '../../../src/returns/taught/load-taught.js';
import { readerSchemaText } from '../../../src/returns/taught/schema.js';

it('is in docs/schemas as the code has it', () => {
  assert.equal(
    readFileSync(projectPath('docs', 'schemas', 'reader.schema.json'), 'utf8'),
    readerSchemaText(),
  );
});

it('takes the example of docs/teach.md', () => {
  const text = readFileSync(projectPath('docs', 'teach.md'), 'utf8');
  const yaml = /```yaml\n([\s\S]*?)```/.exec(text)![1]!;
  const { value, problems } = parseDefinition(yaml);
  assert.deepEqual(problems, []);
  assert.equal(value?.parts[0]?.id, 'chats');
});
