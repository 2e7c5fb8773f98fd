import { centredLine, type IconName, type Line, leftLine, type Page } from '../page.js';
import { type AppBuild, appName } from '../screen-book.js';
import { centredText, wholeFooter } from './page-builder.js';
import type { TouchModel } from './touch-models.js';

const TAGLINE: Record<AppBuild, string> = {
  test: 'DO NOT USE THIS APPLICATION\nWITH REAL FUNDS.\n!! TEST ONLY !!',
  production: 'This app enables swapping\nand selling assets\nin Ledger Wallet.',
};

/** The home screen. */
export function homePage(model: TouchModel, build: AppBuild): Page {
  return homePageOf(model, appName(build), TAGLINE[build], build === 'test' ? 'warning' : 'exchange');
}

/** Texts of the home screen of a coin application that has no tagline of its own. */
export function coinHomeLines(model: TouchModel, name: string): readonly Line[] {
  const tagline = `This app enables signing\ntransactions on the ${name}\nnetwork.`;
  return homePageOf(model, name, tagline, 'exchange').lines;
}

function homePageOf(model: TouchModel, name: string, tagline: string, icon: IconName): Page {
  const { home } = model;
  const footer = wholeFooter(model, 'Quit app', 'quit');
  const corner = 2 * home.infoRadius + 40;
  return {
    lines: [
      ...centredText(model, name, model.large, home.titleY),
      ...centredText(model, tagline, model.regular, home.bodyY),
      footer.line,
    ],
    art: [
      { kind: 'icon', name: icon, x: model.width / 2, y: home.iconY, size: 64 },
      { kind: 'icon', name: 'info', x: model.width - model.margin - home.infoRadius, y: 56, size: 40 },
      footer.art,
    ],
    zones: [{ x: model.width - corner, y: 0, width: corner, height: corner, action: 'info' }, footer.zone],
  };
}

/** The page behind the "i" of the home screen. */
export function infoPage(model: TouchModel, build: AppBuild): Page {
  const { info, margin, bold, regular } = model;
  const rows = [
    ['Version', '4.4.2'],
    ['Exchange App', '(c) 2025 Ledger'],
  ];
  const lines = rows.flatMap(([tag = '', value = ''], i) => {
    const [tagY = 0, valueY = 0] = info.rows[i] ?? [];
    return [leftLine(tag, bold, margin, tagY), leftLine(value, regular, margin, valueY)];
  });
  const header = info.titleY + 60;
  return {
    lines: [centredLine(appName(build), bold, info.titleY, 0, model.width), ...lines],
    art: [
      { kind: 'icon', name: 'back', x: margin + 16, y: info.titleY + 14, size: 32 },
      { kind: 'rule', y: header },
      { kind: 'rule', y: (info.rows[1]?.[0] ?? 0) - 34 },
    ],
    zones: [{ x: 0, y: 0, width: header, height: header, action: 'back' }],
  };
}
