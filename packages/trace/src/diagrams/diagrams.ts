import { buyDiagram } from './buy.js';
import type { Diagram } from './diagram.js';
import { sellDiagram } from './sell.js';
import { swapDiagram } from './swap.js';

/** Every diagram by its product. */
export const diagrams: Readonly<Record<Diagram['id'], Diagram>> = {
  buy: buyDiagram,
  sell: sellDiagram,
  swap: swapDiagram,
};
