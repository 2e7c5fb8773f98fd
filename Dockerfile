# One file, a target for each part: docker build --target wallet .
# `build` installs and compiles; `production` is what runs, without sources and without what only builds and tests need.
FROM node:24-slim AS build
WORKDIR /app
ENV CI=true
COPY . .
RUN npx -y "pnpm@$(node -p "require('./package.json').config.pnpm")" install --frozen-lockfile --reporter=append-only
RUN node scripts/build.mjs
RUN npx -y "pnpm@$(node -p "require('./package.json').config.pnpm")" install --prod --frozen-lockfile --reporter=append-only
RUN rm -rf e2e bench docs packages/*/src apps/*/src apps/wallet/server apps/*/ui

FROM node:24-slim AS production
# the command is bundled with the paths of its files: they stay where they were built
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build --chown=node:node /app /app
USER node

FROM production AS chains
CMD ["node", "packages/cli/bin/exchange-sim.mjs", "chains", "--host", "0.0.0.0"]

FROM production AS signer
CMD ["node", "packages/cli/bin/exchange-sim.mjs", "signer", "--host", "0.0.0.0"]

FROM production AS ledger-backend
CMD ["node", "apps/ledger-backend/dist/main.js"]

FROM production AS provider-backend
CMD ["node", "apps/provider-backend/dist/main.js"]

FROM production AS provider-widget
CMD ["node", "apps/provider-widget/dist/main.js"]

FROM production AS wallet
CMD ["node", "apps/wallet/dist/server/main.js"]
