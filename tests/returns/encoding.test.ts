/** Encodings: found, stated with how sure the guess is, and doubted where the rest of the file does not fit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { detectEncoding, encodingLabel } from '../../src/returns/formats/encoding.js';
import { put, readAll, tempFolder } from './helpers.js';

const texts: [string, string][] = [
  ['shift_jis', 'これは日本語のテキストです。電話番号と時刻の記録。'],
  ['big5', '這是一個測試,電話記錄與時間。通話對方的號碼在此'],
  ['gb18030', '这是一个测试,电话记录与时间。通话对方的号码在此'],
  ['koi8-r', 'Это проверка кодировки текста записей вызовов'],
  ['windows-1251', 'Это проверка кодировки текста записей вызовов'],
  ['windows-1252', 'Señor Núñez habló con José, déjà vu'],
  ['euc-kr', '이것은 통화 기록 시험입니다 전화 번호와 시간'],
];

test('legacy encodings are told by their letters, also among plain English', () => {
  const english = 'Caller,Called,Seconds\n'.repeat(200);
  for (const [name, text] of texts) {
    const found = detectEncoding(iconv.encode(`${english}${text}\n`, name));
    assert.equal(found.name, name);
    assert.equal(found.basis, 'guess');
    assert.ok(found.share! > 0);
  }
});

test('UTF-16 of both orders, with and without a mark, also of scripts that have few zero bytes', () => {
  for (const name of ['utf-16le', 'utf-16be']) {
    for (const text of ['a,b\n1,2\n', '電話,番号\n日本,東京\n一,二\n', 'é,ñ\n\u{1f600},x\n']) {
      const bytes = iconv.encode(text, name, { addBOM: false });
      assert.deepEqual(detectEncoding(bytes), { name, bom: 0, basis: 'zeros' }, text);
      const marked = iconv.encode(text, name, { addBOM: true });
      assert.deepEqual(detectEncoding(marked), { name, bom: 2, basis: 'bom' }, text);
    }
  }
});

test('bytes with zeros that are no text are not taken for UTF-16', () => {
  const floats = Buffer.alloc(400);
  for (let i = 0; i < 100; i++) floats.writeUInt32LE(i * 7919, i * 4);
  assert.notEqual(detectEncoding(floats).basis, 'zeros');
});

test('the guess and its share stand in the ledger; what does not fit later is counted and warned of', async (t) => {
  const good = iconv.encode('名前,番号\n田中太郎さんの記録,一番\n'.repeat(4000), 'shift_jis');
  // Past the 64 KiB that the guess went by: two bytes that Shift_JIS does not have.
  const bytes = Buffer.concat([good, Buffer.from([0x78, 0xfd, 0x2c, 0xff, 0x0a])]);
  const { summary, records } = await readAll(await put(await tempFolder(t), { 'a.csv': bytes }));
  const [item] = summary.ledger.items;
  assert.match(
    item!.encoding!,
    /^shift_jis \(guessed from the bytes, sure to \d+ of 100, 2 characters did not fit\)$/,
  );
  assert.deepEqual(
    summary.problems!.map(({ code }) => code),
    ['encoding-doubt'],
  );
  // 8,000 lines and one more; the first is the header.
  assert.equal(records.length, 8000);
  assert.equal(summary.bytesAccounted, bytes.length);
  assert.deepEqual(records[0]!.rest, { 名前: '田中太郎さんの記録', 番号: '一番' });
});

test('labels', () => {
  assert.equal(encodingLabel({ name: 'utf-8', bom: 0, basis: 'valid' }), 'utf-8');
  assert.equal(
    encodingLabel({ name: 'utf-16le', bom: 2, basis: 'bom', replaced: 1 }),
    'utf-16le (1 characters did not fit)',
  );
});
