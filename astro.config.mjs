import { fileURLToPath } from 'node:url';
import { defineConfig, passthroughImageService } from 'astro/config';
import { dropUnused } from './src/styles/drop-unused.mjs';

/**
 * Astro renders the pages; Hono (functions/app.ts) is in front and hands them their data.
 * So the adapter is only an entry that exports `render` (src/entry.ts).
 */
const behindHono = {
  name: 'behind-hono',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'behind-hono',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./src/entry.ts', import.meta.url),
        supportedAstroFeatures: { serverOutput: 'stable' },
      }),
  },
};

export default defineConfig({
  output: 'server',
  adapter: behindHono,
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  // Every script and style is a file of ours, so that the pages' policy needs neither hash nor nonce.
  build: { inlineStylesheets: 'never', assets: 'assets' },
  // The origin is checked in app.ts, for the API and the pages alike.
  security: { checkOrigin: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    resolve: {
      alias: Object.fromEntries(
        ['fonts', 'img'].map((name) => [
          `dkfds/${name}`,
          fileURLToPath(new URL(`./node_modules/dkfds/src/${name}`, import.meta.url)),
        ]),
      ),
    },
    css: {
      postcss: { plugins: [dropUnused()] },
      preprocessorOptions: {
        scss: { loadPaths: ['node_modules/dkfds/src/stylesheets'], quietDeps: true },
      },
    },
  },
});
