/** The home page: what waits for this person, the clocks of the next 14 days, the cases. */
import { daysBetween } from '../../base/zone.js';
import type { HomeClock, WaitingItem } from '../../desk/home.js';
import { personOf } from '../context.js';
import type { WebModule } from '../contract.js';
import { page } from '../page.js';
import { greeting } from './greeting.js';

const clockDays = 14;

export const homePages: WebModule = {
  mount(app, services) {
    app.get('/', async (req, res) => {
      const person = personOf(req);
      const { waiting, clocks, cases } = await services.home.for(person);
      const { zone } = await services.settings.agency();
      const now = services.now();
      await page(req, res, 'home', {
        title: 'Home',
        width: 'wide',
        greeting: `${greeting(now, zone)}, ${person.title ? `${person.title} ` : ''}${lastName(person.name)}`,
        groups: grouped(waiting),
        ...clockViews(clocks, now.toISOString()),
        cases,
        mayPlan: services.access.can(person, 'plan.make'),
        mayRead: services.access.can(person, 'case.read'),
        setUp: services.access.can(person, 'settings.manage') ? await stillToSetUp(services) : [],
      });
    });
  },
};

function lastName(name: string): string {
  return name.split(' ').at(-1) ?? name;
}

/** What stands under one heading: the first ones, and the rest behind a disclosure. */
interface Group {
  title: string;
  count: number;
  items: WaitingItem[];
  more: WaitingItem[];
}

const shownAtOnce = 10;

function grouped(items: WaitingItem[]): Group[] {
  const groups = new Map<string, WaitingItem[]>();
  for (const item of items) {
    const title = item.group ?? 'Waiting for you';
    groups.set(title, [...(groups.get(title) ?? []), item]);
  }
  return [...groups].map(([title, list]) => ({
    title,
    count: list.length,
    items: list.slice(0, shownAtOnce),
    more: list.slice(shownAtOnce),
  }));
}

interface ClockView extends HomeClock {
  left: string;
  tone: string;
}

function clockViews(clocks: HomeClock[], now: string): { soon: ClockView[]; later: ClockView[] } {
  const views = clocks.map((clock) => {
    const days = daysBetween(now, clock.at);
    const left = days < 0 ? 'over' : days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`;
    return { ...clock, days, left, tone: days < 0 ? 'bad' : days <= 3 ? 'warn' : 'neutral' };
  });
  return { soon: views.filter((c) => c.days <= clockDays), later: views.filter((c) => c.days > clockDays) };
}

async function stillToSetUp(
  services: Parameters<WebModule['mount']>[1],
): Promise<{ text: string; href: string }[]> {
  const agency = await services.settings.agency();
  const open: { text: string; href: string }[] = [];
  if (!agency.address || !agency.email)
    open.push({ text: 'Complete the letterhead of your agency', href: '/settings' });
  if (!agency.helpPhone && !agency.helpEmail)
    open.push({ text: 'Name the help desk that each page shows', href: '/settings#helpName' });
  if ((await services.people.count()) < 2)
    open.push({ text: 'Add the people who work with you', href: '/people' });
  if ((await services.people.countActive('reviewer')) < 2)
    open.push({
      text: 'Name a reviewer: emergency and preservation letters wait for a second person',
      href: '/people',
    });
  return open;
}
