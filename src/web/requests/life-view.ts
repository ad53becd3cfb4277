/** What a request's page shows of its life beside the letter: the second person, comments, versions, signatures. */
import type { Request as HttpRequest } from 'express';
import { isProblem } from '../../base/problem.js';
import { demandReleased } from '../../desk/plans/emergency-release.js';
import type { Comment } from '../../desk/requests/comments.js';
import type { Request, Requests } from '../../desk/requests/requests.js';
import { personOf } from '../context.js';
import type { Services } from '../contract.js';
import { hasLetter } from './letter-view.js';
import { requestHref } from './places.js';

/** For the partial `request-life`, handed as `life`. */
export async function lifeView(req: HttpRequest, services: Services, request: Request) {
  const { requests } = services;
  const own = hasLetter(request);
  const comments = own ? await requests.comments.of(request) : [];
  const versions = own ? await requests.versions.of(request.id) : [];
  const second = await requests.secondPerson(request, personOf(req));
  return {
    href: requestHref(request),
    hasLetter: own,
    twoPeople: own ? twoPeople(request, second) : null,
    mayManagePeople: services.access.can(personOf(req), 'people.manage'),
    openComments: comments.filter(isOpen),
    comments: comments.length,
    version: versions.at(-1)?.number ?? 0,
    versions: versions.length,
    sealed: versions.at(-1)?.sealed ?? false,
    signatures: (await requests.signatures(request.id)).map((one) => ({ ...one, words: ways[one.way] })),
    servedBy: request.servedBy,
    sent: request.servedAt !== null,
    frozen: request.frozen !== null,
    waitsForRelease: (await waitsForRelease(request, services)) ? `/plan/${request.planId}#emergency` : null,
  };
}

/** True for an emergency request that is not sent yet and that no second person has let out of its plan. */
async function waitsForRelease(
  { planId, step, servedAt, state }: Request,
  services: Services,
): Promise<boolean> {
  if (planId === null || step === null || servedAt !== null || state === 'withdrawn') return false;
  return demandReleased(planId, step, services).then(
    () => false,
    (error: unknown) => {
      if (isProblem(error) && error.code === 'emergency-not-released') return true;
      throw error;
    },
  );
}

const ways = { paper: 'on paper', key: 'with an electronic key', court: 'for the court' };

function isOpen({ resolvedAt }: Comment): boolean {
  return resolvedAt === null;
}

/** What to say of the second person; null once it is approved, or where there is nothing to wait for. */
function twoPeople(request: Request, second: Awaited<ReturnType<Requests['secondPerson']>>) {
  if (request.state !== 'draft' && request.state !== 'review') return null;
  const { rule, exists, wrote } = second;
  if (rule === null || (!wrote && exists)) return null;
  return { reason: rule.reason, source: rule.source, urgent: rule.urgent, alone: !exists };
}
