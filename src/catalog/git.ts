/** Asks a local git repository: fixed arguments, no shell, no network, nothing of the repository's own that runs. */
import { spawnSync } from 'node:child_process';
import { Problem } from '../base/problem.js';

/** What a repository may not bring along: its hooks, its watchers, its way to the network. */
const guards = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];

const mostBytes = 512 * 1024 * 1024;

/**
 * Runs git in a folder and hands back its standard output.
 * @param folder a work tree or a bare repository
 * @param args the sub-command and its arguments; names that are data stand after `--` or `--end-of-options`
 * @param input bytes for its standard input
 * @throws Problem `git-missing` (there is no git on this machine), `git-failed` (git's own words, what to look at)
 */
export function git(folder: string, args: readonly string[], input?: string): Buffer {
  const { error, status, stdout, stderr } = spawnSync(
    'git',
    ['--no-pager', ...guards, '-C', folder, ...args],
    {
      input,
      maxBuffer: mostBytes,
      env: {
        ...process.env,
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_NO_LAZY_FETCH: '1',
        LC_ALL: 'C',
      },
    },
  );
  if (error) throw cannotRun(error, folder);
  if (status === 0) return stdout;
  throw new Problem({
    code: 'git-failed',
    what: `git ${args[0]} does not work here: ${firstLine(stderr)}`,
    where: folder,
    remedy: 'Check that the folder is a whole git repository of yours; clone or copy it again if it is not.',
  });
}

function cannotRun(error: NodeJS.ErrnoException, folder: string): Problem {
  if (error.code === 'ENOENT') {
    const remedy = 'Install git (https://git-scm.com/), or check that the folder is there.';
    return new Problem({
      code: 'git-missing',
      what: 'git cannot be run.',
      where: folder,
      remedy,
      cause: error,
    });
  }
  const what = `git cannot be run: ${error.message}.`;
  return new Problem({ code: 'git-failed', what, where: folder, remedy: 'Try again.', cause: error });
}

function firstLine(stderr: Buffer): string {
  const line = stderr.toString('utf8').trim().split('\n')[0] ?? '';
  return line.replace(/^(fatal|error): /, '').replace(/\.?$/, '.');
}

/** True where git finds a repository at this very folder, bare or not. */
export function isRepository(folder: string): boolean {
  try {
    const [top = '', bare = ''] = git(folder, ['rev-parse', '--git-dir', '--is-bare-repository'])
      .toString('utf8')
      .split('\n');
    return bare.trim() === 'true' ? top === '.' || top === folder : top === '.git';
  } catch (error) {
    if (error instanceof Problem && error.code === 'git-failed') return false;
    throw error;
  }
}

/**
 * The contents of objects, in the order asked for.
 * @param ids full object ids; one that is not there gives undefined
 */
export function blobs(folder: string, ids: readonly string[]): (string | undefined)[] {
  const out = git(folder, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''));
  let place = 0;
  return ids.map(() => {
    const end = out.indexOf(10, place);
    const [, kind, size] = out.subarray(place, end).toString('latin1').split(' ');
    if (kind === 'missing' || size === undefined) {
      place = end + 1;
      return undefined;
    }
    const text = out.subarray(end + 1, end + 1 + Number(size)).toString('utf8');
    place = end + 1 + Number(size) + 1;
    return text;
  });
}
