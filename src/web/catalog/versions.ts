/** A provider's file that the agency changed, beside the one that Tecum came with; after an upgrade, the choice between them. */
import type { RequestHandler } from 'express';
import { differenceWords } from '../../desk/catalog/facts-in-file.js';
import { flash, mayNow, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { theProvider } from '../look-up/provider-page.js';
import { page } from '../page.js';

/** GET /look-up/providers/:id/versions */
export function versionsPage(services: Services): RequestHandler {
  return async (req, res) => {
    const provider = theProvider(req, services);
    const { files, proposals } = services.catalogDesk;
    const today = services.now().toISOString().slice(0, 10);
    const { text, own } = files.current(provider.id);
    const shipped = files.shipped(provider.id);
    const upgraded = files.upgraded(provider.id);
    const words = (a: string, b: string) => {
      const { facts, file } = differenceWords(provider.id, a, b, today);
      return [...facts, ...file];
    };
    await page(req, res, 'catalog-versions', {
      title: `Two files of ${provider.name}`,
      crumbs: [
        { text: 'Look up', href: '/look-up' },
        { text: provider.name, href: `/look-up/providers/${provider.id}` },
        { text: 'Your changes' },
      ],
      width: 'wide',
      provider,
      own,
      gone: shipped === null,
      ours: own && shipped !== null ? words(upgraded?.begun ?? shipped, text) : [],
      theirs: upgraded ? words(upgraded.begun, upgraded.shipped) : [],
      between: upgraded ? words(upgraded.shipped, upgraded.own) : [],
      upgraded: upgraded !== null,
      approved: await proposals.list({ states: ['approved'], provider: provider.id }),
      mayChoose: await mayNow(req, 'catalog.approve'),
    });
  };
}

/** POST /look-up/providers/:id/versions: `keep` the agency's, or use the `shipped` one. */
export function chooseVersion(services: Services): RequestHandler {
  return async (req, res) => {
    const { id } = theProvider(req, services);
    const desk = services.catalogDesk;
    if (fields(req).text('use') === 'shipped') {
      await desk.useShipped(id, personOf(req));
      await flash(req, 'The file that Tecum came with is in force. Your changes are kept beside it.');
    } else {
      await desk.keepOwn(id, personOf(req));
      await flash(req, 'Your file stays in force.');
    }
    seeOther(res, `/look-up/providers/${id}`);
  };
}
