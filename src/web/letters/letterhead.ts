/** Logo and seal, and the words that the agency's letters always say. */
import { buffer } from 'node:stream/consumers';
import type { Request, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import { letterProfile, profileKeys, setLetterProfile } from '../../desk/requests/profile.js';
import { type ImageKind, imageKinds, mostImageBytes } from '../../letters/index.js';
import { audited, flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields } from '../forms.js';
import { readMultipart } from '../multipart.js';
import { page } from '../page.js';

const here = '/settings/letters/letterhead';

/** GET /settings/letters/letterhead */
export function letterheadPage(services: Services): RequestHandler {
  return async (req, res) => show(req, res, services);
}

/** GET /letterhead/:kind: the picture, for previews of letters in a page of Tecum. */
export function letterheadPicture(services: Services): RequestHandler {
  return (req, res) => {
    const kind = imageKinds.find((one) => one === req.params.kind);
    const picture = kind && services.pictures.now()[kind];
    if (!picture) throw notFound('picture');
    res.set('cache-control', 'no-cache').type(`image/${picture.type}`).send(picture.bytes);
  };
}

/** POST …/picture: a PNG or JPEG as `logo` or `seal`. */
export function putPicture(services: Services): RequestHandler {
  return async (req, res) => {
    const files: { kind: ImageKind; bytes: Buffer }[] = [];
    const form = await readMultipart(req, {
      maxFileBytes: mostImageBytes,
      async file({ field, stream }) {
        const bytes = await buffer(stream);
        const kind = imageKinds.find((one) => one === field);
        if (kind) files.push({ kind, bytes });
      },
    });
    const asked = imageKinds.find((one) => one === form.text('kind')) ?? 'logo';
    if (files.length === 0) return show(req, res, services, { [asked]: 'Choose a file first' });
    for (const { kind, bytes } of files) {
      try {
        await services.pictures.put(kind, bytes, personOf(req));
      } catch (error) {
        if (!isProblem(error) || error.code !== 'letterhead-image') throw error;
        return show(req, res, services, { [kind]: `${error.what} ${error.remedy ?? ''}` });
      }
    }
    await flash(req, 'Kept. It stands on each letter that is made from now on.');
    seeOther(res, here);
  };
}

/** POST …/picture/remove: `kind`. */
export function removePicture(services: Services): RequestHandler {
  return async (req, res) => {
    const kind = imageKinds.find((one) => one === fields(req).text('kind'));
    if (kind === undefined) throw notFound('picture');
    await services.pictures.remove(kind, personOf(req));
    await flash(req, 'Taken out.');
    seeOther(res, here);
  };
}

/** POST …/profile */
export function saveProfile(services: Services): RequestHandler {
  return async (req, res) => {
    const form = fields(req);
    const values = Object.fromEntries([...profileKeys().keys()].map((key) => [key, form.lines(key)]));
    await audited(req, 'settings.changed', 'settings/letter-profile', { fields: Object.keys(values) });
    await setLetterProfile(services, values, personOf(req).email);
    await flash(req, 'Saved. New letters begin with it.');
    seeOther(res, here);
  };
}

async function show(
  req: Request,
  res: Response,
  services: Services,
  errors: Record<string, string> = {},
): Promise<void> {
  const pictures = services.pictures.now();
  await page(req, res, 'letterhead', {
    title: 'Letterhead, logo and seal',
    crumbs: [
      { text: 'Settings', href: '/settings' },
      { text: 'Letters', href: '/settings/letters' },
      { text: 'Letterhead' },
    ],
    pictures: imageKinds.map((kind) => ({
      kind,
      label: kind === 'logo' ? 'Logo' : 'Seal',
      ...shown(pictures[kind]),
    })),
    profile: [...profileKeys()].map(([key, one]) => ({ key, ...one })),
    values: await letterProfile(services),
    errors,
  });
}

function shown(picture: { width: number; height: number } | undefined) {
  if (!picture) return { there: false };
  return { there: true, width: picture.width, height: picture.height };
}
