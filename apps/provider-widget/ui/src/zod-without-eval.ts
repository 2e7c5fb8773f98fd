import { z } from 'zod';

// The site's content security policy forbids eval; zod would try it once and leave an error in the console.
z.config({ jitless: true });
