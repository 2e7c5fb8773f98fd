import { type Action, centredLine, coloured, type IconName, type Line, type Page } from '../page.js';
import { centredText, wholeFooter } from './page-builder.js';
import type { TouchModel } from './touch-models.js';

/** "Reject transaction?", asked before a review is given up. */
export function rejectQuestionPage(model: TouchModel): Page {
  const { titleY } = model.question;
  return choicePage(model, {
    icon: 'warning',
    lines: centredText(model, 'Reject transaction?', model.large, titleY),
    button: ['Yes, reject', 'reject'],
    footer: ['Go back to transaction', 'keep'],
  });
}

/** The warning before a review whose receive address does not belong to this signer. */
export function crossSeedPage(model: TouchModel): Page {
  const { titleY, bodyY } = model.warning;
  const title = 'Receive address does not belong to this Ledger device';
  const body = 'Carefully verify that the receive address is correct.\nLearn more: ledger.com/e13';
  return choicePage(model, {
    icon: 'warning',
    lines: [
      ...centredText(model, title, model.large, titleY),
      ...centredText(model, body, model.regular, bodyY),
    ],
    button: ['Continue anyway', 'continue'],
    footer: ['Cancel', 'cancel'],
  });
}

interface Choice {
  icon: IconName;
  lines: Line[];
  button: [text: string, action: Action];
  footer: [text: string, action: Action];
}

/** A question with a filled button and a plain footer; the device reports the footer's text first. */
function choicePage(model: TouchModel, { icon, lines, button, footer: [label, onFooter] }: Choice): Page {
  const { top, height, textY } = model.button;
  const [text, action] = button;
  const footer = wholeFooter(model, label, onFooter);
  const firstY = lines[0]?.event.y ?? 0;
  return {
    lines: [
      ...lines,
      centredLine(label, model.bold, model.footer.choiceTextY, 0, model.width),
      coloured('white', centredLine(text, model.bold, textY, 0, model.width)),
    ],
    art: [
      { kind: 'icon', name: icon, x: model.width / 2, y: firstY - 60, size: 64 },
      { kind: 'pill', x: model.margin, y: top, width: model.width - 2 * model.margin, height },
    ],
    zones: [{ x: 0, y: top, width: model.width, height, action }, footer.zone],
  };
}
