/**
 * Makes a fresh checkout ready to run: right Node, dependencies, sqlite3's native part, a current build.
 * Plain JavaScript with no dependency, since it runs before anything is installed. It says what it does while it does it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const lowestNode = [20, 17];

/** Prints one line of progress on stderr, so that stdout stays free for data. */
export function say(line) {
  process.stderr.write(`tecum: ${line}\n`);
}

/** Ends with exit code 2 and words that say what to do. */
export function stop(...lines) {
  for (const line of lines) say(line);
  process.exit(2);
}

/** Runs everything that is not yet done; quick when nothing has changed. */
export async function prepare() {
  checkNode();
  await install();
  await checkSqlite();
  await build();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantMajor, wantMinor] = lowestNode;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  stop(
    `this is Node ${process.versions.node}; Tecum needs ${lowestNode.join('.')} or newer.`,
    'Install a current LTS release of Node from nodejs.org or your system, then run this again.',
  );
}

async function install() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.tecum-installed');
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing dependencies; the first time takes two to four minutes, most of it compiling sqlite3 …');
  // Not `npm ci`: it insists on the binaries of every other system, which a partial mirror does not carry. Versions are
  // exact, the lock file is honoured and not written.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run(npm(), args, 'still installing');
  if (code !== 0) {
    stop(
      'npm could not install the dependencies; its own words are above.',
      ...nativeHelp(),
      'If the machine is behind a proxy or a private registry, set it with `npm config set registry …` and run this again.',
    );
  }
  writeFileSync(stamp, wanted);
}

/** sqlite3 is compiled where no ready-made binary fits; some npm settings skip that step, so it is tried here. */
async function checkSqlite() {
  if (loadsSqlite()) return;
  say('sqlite3 has no native part for this machine yet: compiling it (about two minutes) …');
  const code = await run(
    npm(),
    ['rebuild', 'sqlite3', '--foreground-scripts', '--loglevel=error'],
    'still compiling sqlite3',
  );
  if (code !== 0 || !loadsSqlite()) stop('sqlite3 could not be compiled.', ...nativeHelp());
}

function loadsSqlite() {
  const probe = spawnSync(process.execPath, ['-e', "require('sqlite3')"], { cwd: root });
  return probe.status === 0;
}

/** Which tools the native build misses, and the packages that bring them. */
function nativeHelp() {
  const missing = ['python3', 'make', 'g++'].filter(
    (tool) => spawnSync(tool, ['--version']).error !== undefined,
  );
  if (missing.length === 0) return [];
  return [
    `The native build of sqlite3 needs ${missing.join(', ')}, not found on this machine. Install:`,
    '  Debian, Ubuntu:  apt-get install python3 make g++',
    '  Fedora, RHEL:    dnf install python3 make gcc-c++',
    '  macOS:           xcode-select --install',
    '  Windows:         the "Desktop development with C++" workload of Visual Studio Build Tools, and Python 3',
  ];
}

/** Compiles when a source is newer than the last build. */
async function build() {
  const stamp = join(root, 'dist', '.built');
  const sources = ['src', 'providers', 'tests', 'tsconfig.json', 'package-lock.json'];
  const newest = Math.max(...sources.map((name) => newestIn(join(root, name))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest) return;
  say('building …');
  await buildAll();
  say('built.');
}

/** Compiles TypeScript to `dist/` and makes the style sheet; throws away what is no longer in the sources. */
export async function buildAll() {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(join(root, 'dist'), { recursive: true });
  const tsc = createRequire(join(root, 'package.json')).resolve('typescript/package.json');
  if ((await run(process.execPath, [join(dirname(tsc), 'bin', 'tsc'), '-p', root])) !== 0)
    stop('the build failed; the compiler says why above.');
  if ((await run(process.execPath, [join(root, 'dist', 'src', 'web', 'styles', 'build.js')])) !== 0)
    stop('the style sheet could not be made; the words above say why.');
  writeFileSync(join(root, 'dist', '.built'), new Date().toISOString());
}

function newestIn(path) {
  if (!existsSync(path)) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  let newest = 0;
  for (const entry of readdirSync(path)) newest = Math.max(newest, newestIn(join(path, entry)));
  return newest;
}

/** How npm is started: the one that started us, so that no second npm is needed on the path. */
function npm() {
  return process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : 'npm';
}

/** Runs a command with its words on stderr; every 20 seconds says that it still works. Gives the exit code. */
export function run(command, args, heartbeat) {
  const [file, all] = command.endsWith('.js') ? [process.execPath, [command, ...args]] : [command, args];
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(file, all, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32' && file === 'npm',
    });
    const beat =
      heartbeat &&
      setInterval(() => say(`${heartbeat} (${Math.round((Date.now() - started) / 1000)} s)`), 20_000);
    const end = (code) => {
      if (beat) clearInterval(beat);
      resolve(code);
    };
    child.on('error', (error) => {
      say(error.message);
      end(1);
    });
    child.on('exit', (code) => end(code ?? 1));
  });
}
