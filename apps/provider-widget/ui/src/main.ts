/** Entry of the site. @module */
import './zod-without-eval.js';

// schemas are made while their modules load: those come after zod was told
await import('./page.js');
