import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `--mode mock` starts the page alone: a service worker plays every server, and `ui/public-dev` is served beside it. */
export default defineConfig(({ mode }) => ({
  root: here('ui'),
  publicDir: mode === 'mock' ? here('ui/public-dev') : false,
  plugins: [react(), tailwindcss(), ...(mode === 'mock' ? [msw({ mode: 'worker-only' })] : [])],
  define: {
    global: 'globalThis',
    'import.meta.env.VITE_MOCK': JSON.stringify(mode === 'mock' ? '1' : (process.env.VITE_MOCK ?? '')),
  },
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'], dedupe: ['zod'] },
  server: { host: '127.0.0.1', port: 4100 },
  build: {
    outDir: here(mode === 'mock' ? 'dist/ui-mock' : 'dist/ui'),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 900,
  },
}));
