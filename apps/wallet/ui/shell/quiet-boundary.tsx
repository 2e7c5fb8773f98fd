import { Component, type ReactNode, Suspense } from 'react';

/** For what stands beside the page: while it loads or when it fails, nothing of it is shown. The page tells the error. */
export class QuietBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (this.state.failed) return null;
    return <Suspense fallback={null}>{this.props.children}</Suspense>;
  }
}
