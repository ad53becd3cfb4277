/** Letters of a fresh case, complete enough to be approved. */
import type { Request } from '../../src/desk/requests/requests.js';
import type { Person } from '../../src/store/desk/people.js';
import { planBy, type ServiceDesk } from './support.js';

let count = 300;

/** A preservation letter of a new case by this person, every warning read. */
export async function preservationBy(desk: ServiceDesk, author: Person): Promise<Request> {
  count += 1;
  const plan = await planBy(desk, author, { case: { number: `26-${count}` } });
  const [made] = await desk.services.requests.draftFromPlan(plan, ['snap.preservation'], author);
  return readWarnings(desk, made!, author);
}

/** Ticks every warning that the letter has now. */
export async function readWarnings(desk: ServiceDesk, request: Request, by: Person): Promise<Request> {
  const { requests } = desk.services;
  const letter = requests.letter(await requests.see(request.id, by));
  const rules = letter.problems.map((one) => `${one.rule}@${one.where}`);
  await requests.acknowledge(request.id, rules, by);
  return requests.see(request.id, by);
}
