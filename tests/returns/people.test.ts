/** Numbers and addresses made comparable, and what must be left alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emailForm, mailboxHint } from '../../src/returns/people/email.js';
import { ipForm } from '../../src/returns/people/ip.js';
import { phoneForm } from '../../src/returns/people/phone.js';
import { writtenForms } from '../../src/returns/people/same-person.js';

test('the written forms of one number are one number', () => {
  const forms = [
    '+1 (937) 555-0142',
    '9375550142',
    '19375550142',
    '937.555.0142',
    '1-937-555-0142',
    'tel:+19375550142',
    '19375550142@s.whatsapp.net',
    '001 937 555 0142',
  ];
  for (const form of forms) assert.equal(phoneForm(form, 'US')?.e164, '+19375550142', form);
  assert.equal(phoneForm('9375550142', 'US')?.basis, 'region');
  assert.equal(phoneForm('+1 937 555 0142', 'GB')?.basis, 'stated');
});

test('a number without a country code is that of the region given', () => {
  assert.equal(phoneForm('020 7946 0018', 'GB')?.e164, '+442079460018');
  assert.notEqual(phoneForm('020 7946 0018', 'US')?.e164, '+442079460018');
});

test('short codes, emergency numbers, names, days, addresses and long ids are left alone', () => {
  for (const text of [
    '911',
    '112',
    '22395',
    '*86',
    'river.fox',
    '2026-10-02',
    '198.51.100.7',
    '17841400000000077',
    '',
    '100000000000042',
  ])
    assert.equal(phoneForm(text, 'US'), null, text);
});

test('addresses of the internet: ports, brackets, IPv4 within IPv6, zeros', () => {
  assert.deepEqual(ipForm('198.51.100.7:567'), {
    address: '198.51.100.7',
    port: 567,
    range: 'reserved: nobody has it',
  });
  assert.equal(ipForm('::ffff:198.51.100.7')?.address, '198.51.100.7');
  assert.equal(ipForm('[2001:0DB8:0:0:0:0:0:1]:443')?.address, '2001:db8::1');
  assert.equal(ipForm('[2001:db8::1]:443')?.port, 443);
  assert.match(ipForm('100.64.1.2')?.range ?? '', /carrier/);
  assert.match(ipForm('10.0.0.1')?.range ?? '', /private/);
  assert.equal(ipForm('8.8.8.8')?.range, null);
});

test('impossible addresses are none', () => {
  for (const text of ['1.2.3.400', '1.2.3', '1.2.3.4:99999', '12345', 'river', ':::', '010.1.1.999'])
    assert.equal(ipForm(text), null, text);
});

test('mail addresses: case and spaces folded, Gmail’s dots only hinted at', () => {
  assert.equal(emailForm(' "River Fox" <River.Fox@Example.ORG> '), 'river.fox@example.org');
  assert.notEqual(emailForm('r.fox@gmail.com'), emailForm('rfox@gmail.com'));
  assert.equal(mailboxHint('r.fox+x@gmail.com'), mailboxHint('rfox@googlemail.com'));
  assert.notEqual(mailboxHint('r.fox@example.org'), mailboxHint('rfox@example.org'));
});

test('the forms of a person are found as they stand, and nothing beside them', () => {
  const written = ['+1 (937) 555-0142', '9375550142', '9375550143', 'river', '555-0142'];
  assert.deepEqual(writtenForms('19375550142', written, 'US'), ['+1 (937) 555-0142', '9375550142']);
  assert.deepEqual(writtenForms('river', written, 'US'), []);
});
