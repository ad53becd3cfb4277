/** `GET /api/v1/schemas/letter`: the published schema, for who has a token. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { projectPath } from '../../src/base/root.js';
import { type TestDesk, testDesk } from './support.js';

let desk: TestDesk;
before(async () => {
  desk = await testDesk();
});
after(() => desk.close());

describe('GET /api/v1/schemas/letter', () => {
  it('gives the schema that docs/schemas holds', async () => {
    const { person } = await desk.signIn('investigator');
    const { text } = await desk.services.tokens.make(person.id, 'test');
    const answer = await request(desk.app)
      .get('/api/v1/schemas/letter')
      .set('authorization', `Bearer ${text}`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-type'] ?? '', /^application\/schema\+json/);
    const published = readFileSync(projectPath('docs', 'schemas', 'letter.schema.json'), 'utf8');
    assert.deepEqual(JSON.parse(answer.text), JSON.parse(published));
  });

  it('answers nobody without one', async () => {
    assert.equal((await request(desk.app).get('/api/v1/schemas/letter')).status, 401);
  });
});
