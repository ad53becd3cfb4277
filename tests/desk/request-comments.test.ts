/** Comments at a paragraph: they survive an edit, or say that their paragraph is gone; approval is warned by open ones. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { anchorOf } from '../../src/desk/requests/comments.js';
import { firstWordsOf, type Paragraph, paragraphsOf } from '../../src/desk/requests/paragraphs.js';
import type { Request } from '../../src/desk/requests/requests.js';
import type { Person } from '../../src/store/desk/people.js';
import { preservationBy, readWarnings } from './request-support.js';
import { problem, type ServiceDesk, serviceDesk } from './support.js';

describe('where a comment stands', () => {
  const paragraphs = (...texts: string[]): Paragraph[] =>
    texts.map((text, index) => ({ document: 'letter', title: 'Letter', index, text }));
  const comment = { document: 'letter', paragraph: 1, firstWords: 'Keep all records' };

  it('at its paragraph; moved with it; gone with it; never in another document', () => {
    assert.deepEqual(anchorOf(comment, paragraphs('Dear Sir', 'Keep all records')), {
      found: 'here',
      index: 1,
    });
    const moved = paragraphs('Dear Sir', 'New', 'Newer', 'Keep all records');
    assert.deepEqual(anchorOf(comment, moved), { found: 'moved', index: 3 });
    assert.deepEqual(anchorOf(comment, paragraphs('Dear Sir', 'Keep no records')), { found: 'gone' });
    const other = moved.map((one) => ({ ...one, document: 'attachment' }));
    assert.deepEqual(anchorOf(comment, other), { found: 'gone' });
  });

  it('of two paragraphs that begin alike, the one at its place, else the nearest', () => {
    const twice = paragraphs('Keep all records', 'Keep all records', 'x', 'Keep all records');
    assert.deepEqual(anchorOf(comment, twice), { found: 'here', index: 1 });
    const far = paragraphs('Keep all records', 'x', 'x', 'x', 'Keep all records');
    assert.deepEqual(anchorOf(comment, far), { found: 'moved', index: 0 });
  });

  it('is found by the first twelve words', () => {
    const long = Array.from({ length: 30 }, (_, at) => `w${at}`).join(' ');
    assert.equal(firstWordsOf(long).split(' ').length, 12);
  });
});

describe('a review', () => {
  let desk: ServiceDesk;
  let ana: Person;
  let ben: Person;
  let rita: Person;
  let letter: Request;
  before(async () => {
    desk = await serviceDesk();
    ana = await desk.person('Ana', 'investigator');
    ben = await desk.person('Ben', 'investigator');
    rita = await desk.person('Rita', 'reviewer');
    letter = await preservationBy(desk, ana);
    await desk.services.requests.edit(letter.id, { remarks: 'First remark.\n\nSecond remark.' }, ana);
    await readWarnings(desk, letter, ana);
    letter = await desk.services.requests.move(letter.id, 'review', {}, ana);
  });
  after(() => desk.close());

  const at = (request: Request, text: string) => {
    const found = paragraphsOf(desk.services.requests.letter(request)).find((one) => one.text === text);
    assert.ok(found, text);
    return { document: found.document, index: found.index };
  };
  const now = () => desk.services.requests.see(letter.id, ana);

  it('a reviewer comments, the author answers; whoever has no part in it cannot', async () => {
    const { comments } = desk.services.requests;
    await comments.add(letter, at(letter, 'Second remark.'), 'Say which one.', rita);
    await comments.add(letter, at(letter, 'First remark.'), 'Good.', rita);
    const [first, second] = await comments.of(letter);
    assert.deepEqual([first?.body, second?.body], ['Good.', 'Say which one.'], 'in the order of the letter');
    await comments.answer(letter, second!.id, 'The one of October.', ana);
    assert.equal((await comments.of(letter))[1]?.replies[0]?.by, 'Ana');
    await assert.rejects(
      comments.add(letter, at(letter, 'First remark.'), 'x', ben),
      problem('not-permitted'),
    );
    await assert.rejects(
      comments.add(letter, at(letter, 'First remark.'), '  ', rita),
      problem('words-missing'),
    );
    const nowhere = { document: 'preservation', index: 9999 };
    await assert.rejects(comments.add(letter, nowhere, 'x', rita), problem('comment-not-found'));
    await assert.rejects(comments.answer(letter, 9999, 'x', ana), problem('comment-not-found'));
    const other = await preservationBy(desk, ana);
    await assert.rejects(comments.resolve(other, first!.id, true, ana), problem('comment-not-found'));
  });

  it('approval is warned while one is open; going on all the same is kept', async () => {
    const { requests } = desk.services;
    await assert.rejects(requests.move(letter.id, 'approved', {}, rita), problem('comments-open'));
    assert.equal((await now()).state, 'review');
  });

  it('sent back, the note says how many are open; after the edit they stand where they stood, or are gone', async () => {
    const { requests } = desk.services;
    await requests.move(letter.id, 'draft', { note: 'See my comments.' }, rita);
    const event = (await requests.events(letter.id)).at(-1);
    assert.equal(event?.note, 'See my comments. (2 open comments)');
    await requests.edit(letter.id, { remarks: 'A new beginning.\n\nThird.\n\nSecond remark.' }, ana);
    const [gone, moved] = await requests.comments.of(await now());
    assert.deepEqual([gone?.body, gone?.anchor.found], ['Good.', 'gone']);
    assert.deepEqual([moved?.body, moved?.anchor.found], ['Say which one.', 'moved']);
  });

  it('resolved ones stand in nobody’s way; open ones can be passed over, which is on the chain', async () => {
    const { requests, audit } = desk.services;
    const [first] = await requests.comments.of(await now());
    await requests.comments.resolve(letter, first!.id, true, ana);
    assert.equal(await requests.comments.open(letter.id), 1);
    await readWarnings(desk, letter, ana);
    await requests.move(letter.id, 'review', {}, ana);
    await requests.move(letter.id, 'approved', { despiteComments: true }, rita);
    const [entry] = await audit.list({ action: 'request.approved', limit: 1 });
    assert.equal(entry?.details?.openComments, 1);
  });
});
