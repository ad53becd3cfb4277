/** Care of the catalog: propose, decide, compare with the file that Tecum came with. */
import type { WebModule } from '../contract.js';
import { requireMay } from '../guards.js';
import { approve, proposalList, proposalPage, reject, withdraw } from './proposals.js';
import { changePage, choosePage, proposeChange, proposeChecked } from './propose.js';
import { chooseVersion, versionsPage } from './versions.js';

export const catalogPages: WebModule = {
  mount(app, services) {
    const [propose, decide, care] = [
      requireMay('catalog.propose'),
      requireMay('catalog.approve'),
      requireMay('catalog.care'),
    ];
    const at = '/look-up/providers/:id';
    app.get(`${at}/propose`, propose, choosePage(services));
    app.post(`${at}/propose`, propose, proposeChecked(services));
    app.get(`${at}/propose/:key`, propose, changePage(services));
    app.post(`${at}/propose/:key`, propose, proposeChange(services));
    app.get(`${at}/versions`, requireMay('catalog.read'), versionsPage(services));
    app.post(`${at}/versions`, decide, chooseVersion(services));
    app.get('/look-up/proposals', care, proposalList(services));
    app.get('/look-up/proposals/:id', care, proposalPage(services));
    app.post('/look-up/proposals/:id/approve', decide, approve(services));
    app.post('/look-up/proposals/:id/reject', decide, reject(services));
    app.post('/look-up/proposals/:id/withdraw', propose, withdraw(services));
  },
};
