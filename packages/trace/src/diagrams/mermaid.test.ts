import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buyDiagram } from './buy.js';
import { toMermaid } from './mermaid.js';
import { sellDiagram } from './sell.js';
import { swapDiagram } from './swap.js';

const DOCS = join(import.meta.dirname, '../../../../docs/diagrams.md');

test.each([buyDiagram, sellDiagram, swapDiagram])(
  'docs/diagrams.md shows the $title diagram as it is',
  (diagram) => {
    expect(readFileSync(DOCS, 'utf8')).toContain(`\`\`\`mermaid\n${toMermaid(diagram)}\`\`\`\n`);
  },
);
