import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative } from 'node:path';
import { type Finding, finding } from '../doctor/finding.js';
import {
  APP_NAMES,
  APPS,
  type AppName,
  appFile,
  DEVICE_MODELS,
  type DeviceModel,
  SDK_VARIABLES,
} from '../speculos/apps.js';
import { type LedgerApp, readLedgerApp } from './ledger-app.js';
import { ElfDefect } from './read-elf.js';

/** The version of Exchange this simulator follows. */
const FOLLOWED = '4.4.2';
const WHERE = 'speculos/README.md says where Ledger has the applications and how they are built';

/**
 * Looks at one application. Which it should be is told by its place: `<model>/exchange.elf` is Exchange for that model; a file
 * of another name may be any application, in a folder of another name for any model.
 */
export async function inspectElf(path: string): Promise<Finding> {
  const subject = shown(path);
  try {
    return verdict(path, subject, readLedgerApp(await readFile(path)));
  } catch (error) {
    if (error instanceof ElfDefect) return finding('problem', subject, error.message, error.fix);
    return finding('problem', subject, ...unreadable(error));
  }
}

/** The application a file must be by its name. */
const expectedApp = (path: string): AppName | undefined =>
  APP_NAMES.find((name) => appFile(name) === basename(path));

/** The model a file must be for by its folder. */
const expectedModel = (path: string): DeviceModel | undefined =>
  DEVICE_MODELS.find((model) => model === basename(dirname(path)));

function verdict(path: string, subject: string, app: LedgerApp): Finding {
  const wanted = expectedApp(path);
  const model = expectedModel(path);
  const title = [app.name ?? 'an application without a name', app.version].filter(Boolean).join(' ');
  if (wanted && app.name && !APPS[wanted].titles.includes(app.name)) {
    const fix = `put ${APPS[wanted].titles.join(' or ')} there: ${build(wanted, model)}`;
    return finding('problem', subject, `is ${title}, not ${APPS[wanted].titles.at(-1)}`, fix);
  }
  if (model && app.model && app.model !== model) {
    const fix = `move it to ${app.model}/, or ${wanted ? build(wanted, model) : `build it for ${model}`}`;
    return finding('problem', subject, `is ${title} for ${app.model}, in the folder of ${model}`, fix);
  }
  const about = [
    title,
    app.model && `for ${app.model}`,
    app.apiLevel && `API level ${app.apiLevel}`,
    app.rootKey && `${app.rootKey} key`,
  ];
  const text = about.filter(Boolean).join(', ');
  const isExchange = wanted === 'exchange' || app.name?.startsWith('Exchange');
  return isExchange ? exchangeVerdict(subject, text, app, model) : namedVerdict(subject, text, app);
}

function exchangeVerdict(subject: string, text: string, app: LedgerApp, model?: DeviceModel): Finding {
  if (app.rootKey === undefined) {
    const fix = `${build('exchange', model)}, and use that`;
    return finding('problem', subject, `${text}: it holds none of the known keys of Ledger`, fix);
  }
  if (app.rootKey !== 'test') {
    return finding(
      'problem',
      subject,
      `${text}: it refuses the simulator’s providers and coins with 9D1A, which are signed with the published test key`,
      build('exchange', model),
    );
  }
  if (app.version !== undefined && app.version !== FOLLOWED) {
    const fix = `expect other answers here and there, or build the tag of ${FOLLOWED}`;
    return finding('warning', subject, `${text}: the simulator follows ${FOLLOWED}`, fix);
  }
  return namedVerdict(subject, text, app);
}

function namedVerdict(subject: string, text: string, app: LedgerApp): Finding {
  if (app.name && app.model) return finding('ok', subject, text);
  return finding(
    'warning',
    subject,
    `${text}: the ELF lacks the sections ledger.app_name or ledger.target, so Speculos cannot check it`,
    'build it with a current SDK',
  );
}

/** How to make an application. */
function build(name: AppName, model: DeviceModel | undefined): string {
  const sdk = model ? SDK_VARIABLES[model] : '$STAX_SDK (or another model’s)';
  return `build ${APPS[name].repository} with make BOLOS_SDK=${sdk} ${APPS[name].flags}`;
}

function unreadable(error: unknown): [text: string, fix: string] {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return ['does not exist', `put the application there; ${WHERE}`];
  if (code === 'EISDIR') return ['is a folder', `name the file in it; ${WHERE}`];
  return [
    `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    'make it readable for this user',
  ];
}

/** As a person would type it from here. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') || isAbsolute(short) ? path : short;
}
