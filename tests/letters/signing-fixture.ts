/** A certificate and a PKCS #12 file made for a test, by the library and not by Tecum. */
import { webcrypto } from 'node:crypto';
import { BmpString, Integer, type OctetString, PrintableString } from 'asn1js';
import {
  Attribute,
  AttributeTypeAndValue,
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';

export interface TestKey {
  p12: Buffer;
  certificate: Certificate;
}

/** A self-signed certificate for `Fox County Sheriff`, in force through 2026, and its key under a password. */
export async function testKey(kind: 'rsa' | 'ec', password: string): Promise<TestKey> {
  const algorithm =
    kind === 'rsa'
      ? {
          name: 'RSASSA-PKCS1-v1_5',
          hash: 'SHA-256',
          modulusLength: 2048,
          publicExponent: new Uint8Array([1, 0, 1]),
        }
      : { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeys;
  const certificate = await selfSigned(keys);
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { p12: await packed(certificate, pkcs8, password), certificate };
}

interface CryptoKeys {
  publicKey: webcrypto.CryptoKey;
  privateKey: webcrypto.CryptoKey;
}
type BrowserKey = Parameters<Certificate['sign']>[0];

async function selfSigned({ publicKey, privateKey }: CryptoKeys): Promise<Certificate> {
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ value: 41 }) });
  const name = () =>
    new AttributeTypeAndValue({
      type: '2.5.4.3',
      value: new PrintableString({ value: 'Fox County Sheriff' }),
    });
  certificate.issuer.typesAndValues.push(name());
  certificate.subject.typesAndValues.push(name());
  certificate.notBefore.value = new Date('2026-01-01T00:00:00Z');
  certificate.notAfter.value = new Date('2026-12-31T23:59:59Z');
  await certificate.subjectPublicKeyInfo.importKey(publicKey as unknown as BrowserKey);
  await certificate.sign(privateKey as unknown as BrowserKey, 'SHA-256');
  return certificate;
}

async function packed(certificate: Certificate, pkcs8: ArrayBuffer, password: string): Promise<Buffer> {
  const secret = new TextEncoder().encode(password).buffer as ArrayBuffer;
  const friendly = () =>
    new Attribute({ type: '1.2.840.113549.1.9.20', values: [new BmpString({ value: 'test' })] });
  const shrouded = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(pkcs8) });
  await shrouded.makeInternalValues({
    password: secret,
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 } as never,
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: 2048,
  });
  const bags = [
    new SafeBag({ bagId: '1.2.840.113549.1.12.10.1.2', bagValue: shrouded, bagAttributes: [friendly()] }),
    new SafeBag({
      bagId: '1.2.840.113549.1.12.10.1.3',
      bagValue: new CertBag({ parsedValue: certificate }),
      bagAttributes: [friendly()],
    }),
  ];
  const safe = new AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: 0, value: new SafeContents({ safeBags: bags }) }] },
  });
  await safe.makeInternalValues({ safeContents: [{}] });
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await pfx.makeInternalValues({
    password: secret,
    iterations: 2048,
    pbkdf2HashAlgorithm: 'SHA-256' as never,
    hmacHashAlgorithm: 'SHA-256',
  });
  return Buffer.from(pfx.toSchema().toBER());
}

/** An octet string's bytes. */
export function bytesOf(value: OctetString): Buffer {
  return Buffer.from(value.valueBlock.valueHexView);
}
