/** The agency's signing key out of a PKCS #12 file, and the CMS signature that it makes. */
import { createHash, webcrypto } from 'node:crypto';
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Attribute,
  type CertBag,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  type IPublicKeyInfo,
  IssuerAndSerialNumber,
  PFX,
  type PKCS8ShroudedKeyBag,
  type PrivateKeyInfo,
  type SafeBag,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { Problem } from '../base/problem.js';

export interface SigningKey {
  /** The common name of the certificate. */
  name: string;
  key: webcrypto.CryptoKey;
  certificate: Certificate;
  /** The signer's own certificate first, then those that lead to its root. */
  chain: Certificate[];
}

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  commonName: '2.5.4.3',
  rsa: '1.2.840.113549.1.1.1',
};
const curves: Record<string, string> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

/** pkijs names the browser's types, which Node's do not match by name. */
type CryptoOfBrowser = ConstructorParameters<typeof CryptoEngine>[0]['crypto'];
type KeyOfBrowser = Parameters<SignedData['sign']>[0];

const engine = new CryptoEngine({ crypto: webcrypto as unknown as CryptoOfBrowser, name: 'node' });

/**
 * Opens a PKCS #12 file (`.p12`, `.pfx`) with an RSA or elliptic-curve key and its certificates.
 * @param at a certificate that is not valid then is refused
 * @throws Problem `signing-key`
 */
export async function openSigningKey(file: Buffer, password: string, at: Date): Promise<SigningKey> {
  const bags = await bagsOf(file, password).catch((cause: unknown) => {
    throw keyProblem('The file is no PKCS #12 file that its password opens.', cause);
  });
  const certificates = bags.flatMap((bag) => certificateOf(bag) ?? []);
  const secret = (await Promise.all(bags.map((bag) => keyOf(bag, password)))).find(Boolean);
  if (!secret) throw keyProblem('The file holds no private key.');
  const der = secret.toSchema().toBER();
  for (const certificate of certificates) {
    const key = await matching(der, certificate);
    if (key === null) continue;
    demandValid(certificate, at);
    const others = certificates.filter((one) => one !== certificate);
    return { name: nameOf(certificate), key, certificate, chain: [certificate, ...others] };
  }
  throw keyProblem('The file holds no certificate of its private key.');
}

async function bagsOf(file: Buffer, password: string): Promise<SafeBag[]> {
  const pfx = PFX.fromBER(new Uint8Array(file));
  const secret = utf8(password);
  await pfx.parseInternalValues({ password: secret, checkIntegrity: true }, engine);
  const safe = pfx.parsedValue?.authenticatedSafe;
  if (!safe) throw new Error('the file is empty');
  await safe.parseInternalValues(
    { safeContents: safe.safeContents.map(() => ({ password: secret })) },
    engine,
  );
  const contents = (safe.parsedValue as { safeContents: { value: { safeBags: SafeBag[] } }[] }).safeContents;
  return contents.flatMap(({ value }) => value.safeBags);
}

function certificateOf({ bagId, bagValue }: SafeBag): Certificate | null {
  if (bagId !== '1.2.840.113549.1.12.10.1.3') return null;
  const { parsedValue } = bagValue as CertBag;
  return parsedValue instanceof Certificate ? parsedValue : null;
}

async function keyOf({ bagId, bagValue }: SafeBag, password: string): Promise<PrivateKeyInfo | null> {
  if (bagId === '1.2.840.113549.1.12.10.1.1') return bagValue as unknown as PrivateKeyInfo;
  if (bagId !== '1.2.840.113549.1.12.10.1.2') return null;
  const shrouded = bagValue as unknown as PKCS8ShroudedKeyBag & {
    parseInternalValues(options: { password: ArrayBuffer }, crypto: CryptoEngine): Promise<void>;
  };
  await shrouded.parseInternalValues({ password: utf8(password) }, engine);
  return shrouded.parsedValue ?? null;
}

/** The key, ready for use, where it is the one of that certificate; else null. */
async function matching(der: ArrayBuffer, certificate: Certificate): Promise<webcrypto.CryptoKey | null> {
  const info = certificate.subjectPublicKeyInfo;
  const algorithm = algorithmOf(info);
  if (algorithm === null) return null;
  try {
    const key = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
    const spki = info.toSchema().toBER();
    const open = await webcrypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
    const probe = Buffer.from('the key of this certificate');
    const way = { name: algorithm.name, hash: 'SHA-256' };
    const made = await webcrypto.subtle.sign(way, key, probe);
    return (await webcrypto.subtle.verify(way, open, made, probe)) ? key : null;
  } catch {
    return null;
  }
}

function algorithmOf(
  info: IPublicKeyInfo & { algorithm: { algorithmId: string; algorithmParams?: unknown } },
) {
  if (info.algorithm.algorithmId === oid.rsa) return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const params = info.algorithm.algorithmParams;
  const curve = params instanceof ObjectIdentifier ? curves[params.valueBlock.toString()] : undefined;
  return curve === undefined ? null : { name: 'ECDSA', namedCurve: curve };
}

function demandValid(certificate: Certificate, at: Date): void {
  const [from, to] = [certificate.notBefore.value, certificate.notAfter.value];
  if (from <= at && at <= to) return;
  throw keyProblem(`The certificate is valid from ${day(from)} to ${day(to)} only.`);
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function nameOf(certificate: Certificate): string {
  const common = certificate.subject.typesAndValues.find(({ type }) => type === oid.commonName);
  return common ? String(common.value.valueBlock.value) : '';
}

/**
 * A detached CMS signature over the bytes, with the attributes that PAdES asks for: type, digest, and the certificate
 * that is meant (ESS signing-certificate-v2). The time stands in the PDF's `/M`, not here.
 */
export async function signedData(bytes: Buffer, { key, certificate, chain }: SigningKey): Promise<Buffer> {
  const digest = createHash('sha256').update(bytes).digest();
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        attribute(oid.contentType, new ObjectIdentifier({ value: oid.data })),
        attribute(oid.messageDigest, new OctetString({ valueHex: digest })),
        attribute(oid.signingCertificateV2, signingCertificate(certificate)),
      ],
    }),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
    signerInfos: [signer],
    certificates: chain,
  });
  await signed.sign(key as unknown as KeyOfBrowser, 0, 'SHA-256', new Uint8Array(bytes), engine);
  const content = new ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) });
  return Buffer.from(content.toSchema().toBER());
}

function attribute(type: string, value: ObjectIdentifier | OctetString | Sequence): Attribute {
  return new Attribute({ type, values: [value] });
}

/** `SigningCertificateV2` of RFC 5035: the certificate's SHA-256, which is the default and so not named. */
function signingCertificate(certificate: Certificate): Sequence {
  const hash = createHash('sha256')
    .update(Buffer.from(certificate.toSchema(true).toBER()))
    .digest();
  const one = new Sequence({ value: [new OctetString({ valueHex: hash })] });
  return new Sequence({ value: [new Sequence({ value: [one] })] });
}

function utf8(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer;
}

function keyProblem(what: string, cause?: unknown): Problem {
  return new Problem({
    code: 'signing-key',
    what: `The key for signing prints cannot be used. ${what}`,
    where: 'TECUM_SIGNING_P12',
    remedy: 'Put the key and its password right; docs/settings.md says how.',
    cause,
    status: 500,
  });
}
