import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages: `ui/` → `dist/ui`. Mode `mock` adds the service worker that plays the backends. */
export default defineConfig(({ mode }) => ({
  root: here('ui'),
  plugins: [react(), ...(mode === 'mock' ? [msw({ mode: 'worker-only' })] : [])],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  define: { global: 'globalThis' },
  build: { outDir: here('dist/ui'), emptyOutDir: true, chunkSizeWarningLimit: 800 },
  server: { host: '127.0.0.1', port: 4003 },
}));
