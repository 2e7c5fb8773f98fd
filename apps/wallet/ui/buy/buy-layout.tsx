import { CoinsAddPlus } from '@ledgerhq/lumen-ui-react/symbols';
import { useLocation } from 'react-router';
import { RampLayout } from '../ramp/ramp-layout.js';
import { BuySteps } from './buy-steps.js';
import { capable } from './limits.js';
import { buyOpening } from './open-buy.js';

export function BuyLayout() {
  const { pathname } = useLocation();
  return (
    <RampLayout
      product="buy"
      title="Buy"
      steps={<BuySteps pathname={pathname} />}
      opening={buyOpening.useCount()}
      icon={CoinsAddPlus}
      nobody="No provider can sell to you now"
      isServed={(providers) => capable(providers).length > 0}
    />
  );
}
