import { centredLine, leftLine, type Page } from '../page.js';
import { type AppBuild, appName } from '../screen-book.js';
import { centredText, wholeFooter } from './page-builder.js';
import type { TouchModel } from './touch-models.js';

const TAGLINE: Record<AppBuild, string> = {
  test: 'DO NOT USE THIS APPLICATION\nWITH REAL FUNDS.\n!! TEST ONLY !!',
  production: 'This app enables swapping\nand selling assets\nin Ledger Wallet.',
};

/** The home screen. */
export function homePage(model: TouchModel, build: AppBuild): Page {
  const { home } = model;
  const footer = wholeFooter(model, 'Quit app', 'quit');
  const corner = 2 * home.infoRadius + 40;
  return {
    lines: [
      ...centredText(model, appName(build), model.large, home.titleY),
      ...centredText(model, TAGLINE[build], model.regular, home.bodyY),
      footer.line,
    ],
    art: [
      { kind: 'icon', name: 'exchange', x: model.width / 2, y: home.iconY, size: 64 },
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
