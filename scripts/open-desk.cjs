// What the three starters have in common. CommonJS, and nothing that an old Node would stumble over: it runs on whatever
// Node the computer has, and says in Chinese if that is too old.
const { spawn, spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const PROJECT = path.join(__dirname, '..');
const INSTALLING = path.join(PROJECT, '.cache', 'installing');
/** After which nobody installs any more: the number of one that was killed may be another program's by now. */
const LONGEST_INSTALL_MS = 60 * 60 * 1000;

/** @returns whether a version, such as `20.19.0`, is at least the one of a range, such as `>=20.19.0` */
function isNewEnough(version, range) {
  const [has, wants] = [version, range].map((text) => (/\d+(?:\.\d+)*/.exec(text) || ['0'])[0].split('.'));
  const at = wants.findIndex((part, index) => Number(part) !== Number(has[index] || 0));
  return at < 0 || Number(has[at] || 0) > Number(wants[at]);
}

/**
 * @param system.list names in a folder; none if it is not there
 * @returns where Node may be, the one beside the program first: who double-clicks has no PATH of a shell
 */
function listNodes({ platform, env, home, project, list }) {
  const isWindows = platform === 'win32';
  const { join } = isWindows ? path.win32 : path.posix;
  const name = isWindows ? 'node.exe' : 'node';
  const onPath = (env.PATH || env.Path || '').split(isWindows ? ';' : ':');
  const managed = join(home, '.nvm', 'versions', 'node');
  const folders = isWindows
    ? [join(project, 'node')].concat(
        onPath.map((folder) => folder.replace(/"/g, '')),
        [env.ProgramW6432, env.ProgramFiles, env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'Programs')]
          .filter(Boolean)
          .map((folder) => join(folder, 'nodejs')),
      )
    : [join(project, 'node', 'bin')].concat(
        onPath,
        ['/usr/local/bin', '/opt/homebrew/bin', '/usr/bin', join(home, '.volta', 'bin')],
        list(managed).map((version) => join(managed, version, 'bin')),
      );
  return Array.from(new Set(folders.filter(Boolean).map((folder) => join(folder, name))));
}

/**
 * @param wanted `packages` of package-lock.json
 * @param installed those of the list that npm leaves in `node_modules` when it has installed all; nothing if there is none
 * @returns whether `npm ci` has to run: something is missing, of another version, or made for another system
 */
function needsPackages(wanted, installed, { platform, arch }) {
  if (!installed) return true;
  const isThere = (name) => installed[name] !== undefined && installed[name].version === wanted[name].version;
  const names = Object.keys(wanted).filter(
    (name) => name !== '' && !wanted[name].dev && !wanted[name].devOptional,
  );
  // Which of those for this system npm takes depends on more (such as the C library); that none is there, on the system.
  const ofSystem = names.filter((name) => {
    const { optional, os: systems, cpu } = wanted[name];
    return optional && systems && cpu && systems.includes(platform) && cpu.includes(arch);
  });
  return (
    names.some((name) => !wanted[name].optional && !isThere(name)) ||
    (ofSystem.length > 0 && !ofSystem.some(isThere))
  );
}

/** A folder that was dropped on the starter is the one with the reports. */
function readArguments(args, isFolder) {
  return args.length === 1 && isFolder(args[0]) ? ['--content', args[0]] : args;
}

function readJson(...names) {
  try {
    return JSON.parse(fs.readFileSync(path.join(PROJECT, ...names), 'utf8'));
  } catch (_error) {
    return undefined;
  }
}

function listFolder(folder) {
  try {
    return fs.readdirSync(folder);
  } catch (_error) {
    return [];
  }
}

function isFolder(name) {
  try {
    return fs.statSync(name).isDirectory();
  } catch (_error) {
    return false;
  }
}

function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function isInstalling() {
  try {
    const age = Math.abs(Date.now() - fs.statSync(INSTALLING).mtimeMs);
    return age < LONGEST_INSTALL_MS && isRunning(Number(fs.readFileSync(INSTALLING, 'utf8')));
  } catch (_error) {
    return false;
  }
}

function chooseNode(range) {
  if (isNewEnough(process.versions.node, range)) return process.execPath;
  const { platform, env } = process;
  return listNodes({ platform, env, home: os.homedir(), project: PROJECT, list: listFolder }).find((file) => {
    if (!fs.existsSync(file)) return false;
    const { stdout } = spawnSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' });
    return isNewEnough(stdout || '', range);
  });
}

/** Which npm belongs to a Node: as its makers pack it on Windows and elsewhere, and as Debian does. */
function findNpm(node) {
  const folder = path.dirname(fs.realpathSync(node));
  return [
    path.join(folder, 'node_modules'),
    path.join(folder, '..', 'lib', 'node_modules'),
    '/usr/share/nodejs',
  ]
    .map((modules) => path.join(modules, 'npm', 'bin', 'npm-cli.js'))
    .find((file) => fs.existsSync(file));
}

/** @returns why the packages could not be installed, in Chinese */
function install(node) {
  const npm = findNpm(node);
  if (!npm) return `${node} 旁边没有 npm。\n  改法：从 https://nodejs.org 重新安装 Node.js，再打开一次`;
  // Two at once, of somebody who has clicked again, would delete each other's files.
  if (isInstalling()) return '另一个窗口正在安装。\n  改法：等它装好，再打开一次';
  try {
    fs.mkdirSync(path.dirname(INSTALLING), { recursive: true });
    fs.writeFileSync(INSTALLING, String(process.pid));
  } catch (error) {
    return `程序包还没有装，程序所在的文件夹又写不进去（${error.code}）：${PROJECT}\n  改法：把整个程序文件夹移到自己能写的地方，例如“文档”里，再打开一次；或者请管网站的人用 npm run pack 打一个包，解压就能用`;
  }
  console.log(
    '第一次打开，或者程序更新过：正在安装要用的程序包，要联网，大约几分钟。装好以后编辑台会自己打开，请不要关掉这个窗口。',
  );
  const { status } = spawnSync(node, [npm, 'ci'], { cwd: PROJECT, stdio: 'inherit' });
  fs.unlinkSync(INSTALLING);
  return status === 0
    ? undefined
    : '程序包没有装好（上面的英文给管网站的人看）：多半是连不上网，或者不能写程序所在的文件夹。\n  改法：连上网再打开一次；不能上网的电脑，请管网站的人用 npm run pack 打一个包，解压就能用';
}

/** @returns what to tell of Node, from the text that the starters show who have none to run this */
function explainNode(range) {
  const advice = fs.readFileSync(path.join(__dirname, 'needs-node.txt'), 'utf8').replace(/^\ufeff|\r/g, '');
  return `这台电脑上的 Node.js 是 ${process.versions.node}，要 ${range.replace('>=', '')} 或更新的。\n\n${advice}`;
}

function main() {
  const fail = (message) => {
    console.error(`编辑台没有打开：${message}`);
    process.exitCode = 1;
  };
  const range = readJson('package.json').engines.node;
  const node = chooseNode(range);
  if (!node) return fail(explainNode(range));
  const wanted = readJson('package-lock.json').packages;
  const { packages: installed } = readJson('node_modules', '.package-lock.json') || {};
  if (needsPackages(wanted, installed, process)) {
    const fault = install(node);
    if (fault) return fail(fault);
  }
  console.log('编辑台正在打开，用的时候不要关掉这个窗口；用完了，关掉它就行。');
  const args = readArguments(process.argv.slice(2), isFolder);
  const command = [path.join(__dirname, 'run.mjs'), 'start', '--double-clicked'].concat(args);
  const child = spawn(node, command, { stdio: 'inherit' });
  // Ctrl+C reaches all processes of a window; this one ends after the desk has.
  process.on('SIGINT', () => {});
  for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.once('error', (error) => fail(error.message));
  child.once('exit', (code) => {
    process.exitCode = code === null ? 1 : code;
  });
}

if (require.main === module) main();
module.exports = { findNpm, isNewEnough, listNodes, needsPackages, readArguments };
