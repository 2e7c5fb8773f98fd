import { fonts } from '../font-metrics.js';
import type { Action, Line, Page } from '../page.js';
import { areaLines } from '../text-area.js';
import { available, type Centre, centreContent } from './page-builder.js';
import type { TouchModel } from './touch-models.js';

/** "Reject transaction?", asked before a review is given up. */
export function rejectQuestionPage(model: TouchModel): Page {
  return choicePage(model, {
    centre: { icon: 'important', title: 'Reject transaction?' },
    button: ['Yes, reject', 'reject'],
    footer: ['Go back to transaction', 'keep'],
  });
}

/** The warning before a review whose receive address does not belong to this signer. */
export function crossSeedPage(model: TouchModel): Page {
  return choicePage(model, {
    centre: {
      icon: 'important',
      title: 'Receive address does not belong to this Ledger device',
      description: 'Carefully verify that the receive address is correct.\nLearn more: ledger.com/e13',
    },
    button: ['Continue anyway', 'continue'],
    footer: ['Cancel', 'cancel'],
  });
}

interface Choice {
  centre: Centre;
  button: [text: string, action: Action];
  footer: [text: string, action: Action];
}

/** A question with a filled button and a plain footer; the device draws the footer first. */
function choicePage(model: TouchModel, { centre, button, footer }: Choice): Page {
  const { height, topMargin, bottomMargin, footerHeight } = model.choice;
  const top = model.height - height;
  const place = { x: model.margin, width: available(model) };
  const upper = { ...place, y: top + topMargin, height: model.button.height };
  const lower = { ...place, y: model.height - bottomMargin - footerHeight, height: footerHeight };
  const content = centreContent(model, centre, { top: model.header.question, bottom: top });
  return {
    lines: [
      ...content.lines,
      ...buttonLines(model, footer[0], lower),
      ...buttonLines(model, button[0], upper).map((line): Line => ({ ...line, colour: 'white' })),
    ],
    art: [...content.art, { kind: 'pill', ...upper }],
    zones: [
      { ...upper, action: button[1] },
      { ...lower, action: footer[1] },
    ],
  };
}

/** The text of a button, in the middle of it. */
export function buttonLines(
  model: TouchModel,
  text: string,
  area: { x: number; y: number; width: number; height: number },
): Line[] {
  const { height } = fonts[model.bold];
  const y = area.y + Math.trunc((area.height - height) / 2);
  return areaLines({ ...area, y, height, font: model.bold, text, align: 'centre' });
}
