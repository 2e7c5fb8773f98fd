import { HandCoins } from '@ledgerhq/lumen-ui-react/symbols';
import { useLocation } from 'react-router';
import { RampLayout } from '../ramp/ramp-layout.js';
import { capable } from './limits.js';
import { sellOpening } from './open-sell.js';
import { SellSteps } from './sell-steps.js';

export function SellLayout() {
  const { pathname } = useLocation();
  return (
    <RampLayout
      product="sell"
      title="Sell"
      steps={<SellSteps pathname={pathname} />}
      opening={sellOpening.useCount()}
      icon={HandCoins}
      nobody="No provider can buy from you now"
      isServed={(providers) => capable(providers).length > 0}
    />
  );
}
