/** A letter's form as a browser would send it, read from its page. */
import { Parser } from 'htmlparser2';
import type { Request } from '../../src/desk/requests/requests.js';
import type { Agent, TestDesk } from './support.js';
import { type Form, makePlan } from './wizard-support.js';

/** Inputs, texts and choices of the form whose class is `tc-letter-form`, without the token. */
export function formOf(html: string): Form {
  const form: Form = {};
  const at = { inside: false, select: '', area: '' };
  const add = (name: string, value: string) => {
    const before = form[name];
    form[name] = before === undefined ? value : [before, value].flat();
  };
  const parser = new Parser({
    onopentag(tag, attributes) {
      const { name = '', type = 'text', value = '', class: classes = '' } = attributes;
      if (tag === 'form') at.inside = classes.includes('tc-letter-form');
      if (!at.inside) return;
      const box = type === 'radio' || type === 'checkbox';
      if (tag === 'input' && name !== '_csrf' && (!box || 'checked' in attributes)) add(name, value);
      if (tag === 'select') at.select = name;
      if (tag === 'option' && 'selected' in attributes) add(at.select, value);
      if (tag === 'textarea') {
        at.area = name;
        form[name] = '';
      }
    },
    ontext(text) {
      if (at.area !== '') form[at.area] = `${form[at.area]}${text}`;
    },
    onclosetag(tag) {
      if (tag === 'textarea') {
        form[at.area] = String(form[at.area]).replace(/^\n/, '');
        at.area = '';
      }
      if (tag === 'form') at.inside = false;
    },
  });
  parser.end(html);
  return form;
}

/** Every id in a page. */
export function idsIn(html: string): Set<string> {
  return new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));
}

export interface Letters {
  caseId: string;
  planId: string;
  /** Drafts the letter of a step, by the page. */
  draft(step: string): Promise<Request>;
  /** The address of a letter's page, or of one below it. */
  at(one: Request, below?: string): string;
  /** The letter as it is now. */
  now(one: Request): Promise<Request>;
}

/** A plan of this person with a subpoena and a search warrant to Snap, Google and Comcast. */
export async function lettersOf(desk: TestDesk, person: Agent, number: string): Promise<Letters> {
  const planId = await makePlan(person, {
    accounts: {
      accounts: 'https://www.snapchat.com/add/river.fox22\nriver.fox22@gmail.com\n198.51.100.23',
    },
    understood: { 'place-2': 'google', 'place-3': 'comcast' },
    signed: { canIssue: ['preservation', 'subpoena', 'search_warrant'] },
    case: { caseNumber: number },
  });
  const caseId = (await desk.services.plans.made(planId, person.person)).caseId ?? '';
  const at = (one: Request, below = '') => `/cases/${caseId}/requests/${one.id}${below}`;
  return {
    caseId,
    planId,
    at,
    now: (one) => desk.services.requests.see(one.id, person.person),
    async draft(step) {
      const answer = await person.post(`/plan/${planId}/letters`, { step });
      const id = String(answer.headers.location).split('/').at(-1) ?? '';
      return desk.services.requests.see(id, person.person);
    },
  };
}

/** Sends the letter's form as its page has it, with some answers changed. */
export async function sendForm(agent: Agent, address: string, change: Form = {}, to = address) {
  return agent.post(to, { ...formOf((await agent.get(address)).text), ...change });
}
