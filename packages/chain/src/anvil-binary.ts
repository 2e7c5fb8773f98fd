import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'win32',
};
const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * The native program inside the npm package. Its `.bin/anvil` is a Node program around it, which would outlive a kill of the
 * wrong process and doubles the memory.
 */
export function anvilBinary(): string {
  const platform = platforms[process.platform];
  const architecture = architectures[process.arch];
  const require = createRequire(import.meta.url);
  try {
    const wrapper = createRequire(require.resolve('@foundry-rs/anvil/package.json'));
    const native = wrapper.resolve(`@foundry-rs/anvil-${platform}-${architecture}/package.json`);
    return join(dirname(native), 'bin', process.platform === 'win32' ? 'anvil.exe' : 'anvil');
  } catch {
    throw new Error(
      `the chain cannot start: there is no Anvil for ${process.platform} ${process.arch}; give the address of an Ethereum node of your own instead (ETH_RPC_URL)`,
    );
  }
}
