/** How messages reach the wallet, as the Wallet API client wants it. */
export interface WalletTransport {
  onMessage: ((message: string) => void) | undefined;
  send(message: string): void;
}

/** Whether a wallet holds this page: in a frame, or in the web view of the mobile or desktop app. */
export function isInsideWallet(): boolean {
  return window.top !== window.self || 'ReactNativeWebView' in window || 'ElectronWebview' in window;
}
