import type { Art, IconName, Line, Page } from '../page.js';
import { type AppBuild, appName } from '../screen-book.js';
import { areaLines } from '../text-area.js';
import { available, centreContent, lineHeight, wholeFooter } from './page-builder.js';
import type { TouchModel } from './touch-models.js';

const TAGLINE: Record<AppBuild, string> = {
  test: 'DO NOT USE THIS APPLICATION\nWITH REAL FUNDS.\n!! TEST ONLY !!',
  production: 'This app enables swapping\nand selling assets\nin Ledger Wallet.',
};
const INFOS = [
  ['Version', '4.4.2'],
  ['Exchange App', '(c) 2025 Ledger'],
] as const;

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
  const { width, height } = model.button;
  const footer = wholeFooter(model, 'Quit app', 'quit');
  const rows = { top: model.header.page, bottom: model.height - model.footer.height };
  const content = centreContent(model, { icon, title: name, description: tagline }, rows);
  const corner = { x: model.width - model.margin - width, y: model.margin, width, height };
  const info: Art = {
    kind: 'icon',
    name: 'info',
    x: corner.x + width / 2,
    y: corner.y + height / 2,
    size: model.icon.small,
  };
  return {
    lines: [...content.lines, ...footer.lines],
    art: [...content.art, { kind: 'pill', ...corner, outlined: true }, info, footer.art],
    zones: [{ ...corner, action: 'info' }, footer.zone],
  };
}

/** The page behind the "i" of the home screen. */
export function infoPage(model: TouchModel, build: AppBuild): Page {
  const { header, margin, bold, regular, info } = model;
  const title = areaLines({
    x: header.arrowWidth,
    y: 0,
    width: model.width - 2 * header.arrowWidth,
    height: header.bar,
    font: bold,
    text: appName(build),
    align: 'centre',
  });
  const place = { x: margin, width: available(model), align: 'left' } as const;
  const valueHeight = lineHeight(regular);
  const pitch = 2 * info.margin + info.tagHeight + info.tagToValue + valueHeight;
  const rows = INFOS.flatMap(([tag, value], i) => {
    const y = header.bar + i * pitch + info.margin;
    return [
      ...areaLines({ ...place, y, height: info.tagHeight, font: bold, text: tag }),
      ...areaLines({
        ...place,
        y: y + info.tagHeight + info.tagToValue,
        height: valueHeight,
        font: regular,
        text: value,
      }),
    ];
  });
  const arrow: Art = {
    kind: 'icon',
    name: 'back',
    x: header.arrowWidth / 2,
    y: header.bar / 2,
    size: model.icon.small,
  };
  const rules = [0, 1, 2].map((i): Art => ({ kind: 'rule', y: header.bar + i * pitch - 1 }));
  return {
    lines: [...title, ...rows],
    art: [arrow, ...rules],
    zones: [{ x: 0, y: 0, width: header.arrowWidth, height: header.bar, action: 'back' }],
  };
}
